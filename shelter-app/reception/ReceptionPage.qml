import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W2: find the household by the rows of its kana. Digits press row keys, Enter takes the first household, Backspace erases, "/" or "+" goes
// on to the given name; kana from a keyboard are taken as they come.
ShelterPage {
    id: root

    readonly property SearchViewModel search: session.search

    name: "reception"
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            search.row(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            search.erase();
        else if (event.key === Qt.Key_Slash || event.key === Qt.Key_Plus)
            search.toGiven();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            search.pick(0);
        else if (event.text !== "" && event.text.charCodeAt(0) > 0x3000)
            search.kana(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.session.household

        function onOpened() {
            if (root.visible)
                root.go("household");
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        ColumnLayout {
            spacing: Metrics.gap
            Layout.preferredWidth: Math.min(root.search.byKana ? Metrics.mm(136) : Metrics.mm(112), root.width * 0.63)
            Layout.maximumWidth: Layout.preferredWidth

            Card {
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.mm(12)

                Words {
                    objectName: "search.typed"
                    anchors.fill: parent
                    anchors.leftMargin: Metrics.margin
                    //: Reception: nothing typed yet; the household is found by the rows of its name's kana
                    text: root.search.empty ? qsTr("お名前は？　姓のかなの行を押します") : root.search.typed + " _"
                    color: root.search.empty ? Theme.textQuiet : Theme.text
                    font.pixelSize: root.search.empty ? Metrics.large : Metrics.name
                    font.bold: !root.search.empty
                }
            }
            RowPad {
                visible: !root.search.byKana
                Layout.fillWidth: true
                Layout.fillHeight: true
                onRow: digit => root.search.row(digit)
            }
            KanaPad {
                roomForAll: !root.small
                visible: root.search.byKana
                Layout.fillWidth: true
                Layout.fillHeight: true
                hasNext: false
                onTyped: kana => root.search.kana(kana)
                onChanged: root.search.modify()
                onErased: root.search.erase()
            }
            RowLayout {
                spacing: Metrics.gap

                KeyButton {
                    objectName: "search.given"
                    //: Key: what follows is the given name
                    text: qsTr("名へ｜")
                    textSize: Metrics.large
                    enabled: !root.search.inGiven && !root.search.empty
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.search.toGiven()
                }
                KeyButton {
                    objectName: "search.erase"
                    visible: !root.search.byKana
                    //: Key: removes the last character
                    text: qsTr("１字消す")
                    textSize: Metrics.large
                    enabled: !root.search.empty
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.search.erase()
                }
                KeyButton {
                    objectName: "search.clear"
                    //: Key: removes everything typed
                    text: qsTr("全消し")
                    textSize: Metrics.large
                    enabled: !root.search.empty
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.search.clear()
                }
                KeyButton {
                    objectName: "search.kana"
                    //: Key: changes between ten row keys and the whole kana table
                    text: root.search.byKana ? qsTr("行キー") : qsTr("五十音")
                    textSize: Metrics.large
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.search.byKana ? root.search.setByKana(false) : root.search.setByKana(true)
                }
            }
            RowLayout {
                spacing: Metrics.gap

                ActionButton {
                    objectName: "action.headcount"
                    text: qsTr("人数だけ\n登録")
                    bold: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Metrics.primary
                    onTapped: root.go("headcount")
                }
                ActionButton {
                    objectName: "action.newcomer"
                    text: qsTr("名簿にない\n人を登録")
                    bold: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Metrics.primary
                    onTapped: {
                        root.session.quickAdd.start();
                        root.go("quickadd");
                    }
                }
                ActionButton {
                    objectName: "action.scan"
                    //: Reception: opens the page with the camera picture and the digits of a card
                    text: qsTr("QR・カード\nをかざす")
                    bold: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Metrics.primary
                    onTapped: root.go("scan")
                }
            }
            Words {
                //: Reception: codes and cards are read without pressing anything
                text: root.session.scan.busy ? qsTr("さがしています") : qsTr("読み取りはいつでも有効（この画面で待ち受け中）")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
            }
        }
        ColumnLayout {
            spacing: Metrics.gap

            ScanNotice {
                scan: root.session.scan
                Layout.fillWidth: true
                Layout.preferredHeight: wanted
            }
            Words {
                objectName: "search.summary"
                text: [root.session.naming.target, root.search.summary].filter(part => part !== "").join("　")
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.mm(12)
            }
            PagedList {
                id: list
                name: "candidates"
                model: root.search.candidates
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: CandidateButton {}
                onActed: row => root.search.pick(row)
            }
        }
    }

    actions: [
        LastOperation {
            operations: root.session.operations
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        ActionButton {
            objectName: "action.home"
            //: Goes to the first page
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
