import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// A list that was ticked on paper comes back: page, row and what was ticked, from the ten-key (「3-12-2」) or with one tap a row.
ShelterPage {
    id: root

    readonly property TickedListViewModel ticks: session.ticks
    readonly property bool listed: ticks.list !== ""

    name: "ticks"
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            ticks.digit(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            ticks.erase();
        else if (event.key === Qt.Key_Minus || event.key === Qt.Key_Slash || event.key === Qt.Key_Period)
            ticks.next();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            listed ? ticks.accept() : ticks.next();
        else
            return;
        event.accepted = true;
    }

    RowLayout {
        anchors.fill: parent
        visible: root.session.roster.shown
        spacing: Metrics.margin

        TenKeyPad {
            Layout.preferredWidth: root.small ? Metrics.mm(62) : Metrics.mm(80)
            Layout.maximumWidth: root.small ? Metrics.mm(62) : Metrics.mm(90)
            Layout.fillHeight: true
            onDigit: value => root.ticks.digit(value)
            onErased: root.ticks.erase()
            onNext: root.ticks.next()
        }
        // Which list.
        ColumnLayout {
            visible: !root.listed
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            Words {
                //: Entering a list: which one; its edition stands on every page
                text: qsTr("どの一覧ですか。紙の「版」の数字を入れるか、下からえらんでください。")
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            TypedField {
                objectName: "ticks.edition"
                //: Entering a list: the number of its edition
                label: qsTr("版")
                typed: root.ticks.edition
                active: true
                Layout.fillWidth: true
            }
            Repeater {
                model: root.listed ? [] : root.ticks.choices

                ActionButton {
                    required property int index
                    required property var modelData

                    objectName: "ticks.list." + index
                    text: modelData.words
                    textSize: Metrics.body
                    textAlignment: Text.AlignLeft
                    Layout.fillWidth: true
                    onTapped: root.ticks.choose(modelData.id)
                }
            }
            Words {
                visible: root.ticks.choices.length === 0
                //: Entering a list: none with this edition is known here
                text: qsTr("この版の一覧は この端末に届いていません。")
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            Words {
                visible: text !== ""
                text: root.ticks.problem === "" ? "" : "▲ " + root.ticks.problem
                font.bold: true
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            Item {
                Layout.fillHeight: true
            }
        }
        // Which row, and what was ticked.
        ColumnLayout {
            visible: root.listed
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                spacing: Metrics.gap

                Words {
                    objectName: "ticks.chosen"
                    text: root.ticks.list
                    font.bold: true
                    font.pixelSize: root.small ? Metrics.small : Metrics.body
                    wrapMode: Text.WordWrap
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "ticks.other"
                    //: Entering a list: another one than this
                    text: qsTr("一覧をかえる")
                    textSize: root.small ? Metrics.body : Metrics.large
                    Layout.preferredWidth: root.small ? Metrics.mm(28) : Metrics.mm(34)
                    onTapped: root.ticks.leaveList()
                }
            }
            RowLayout {
                spacing: Metrics.gap

                TypedField {
                    objectName: "ticks.page"
                    //: Entering a list: page
                    label: qsTr("ページ")
                    typed: root.ticks.page
                    active: root.ticks.field === 0
                    Layout.fillWidth: true
                    Layout.preferredWidth: 10
                    onTapped: root.ticks.field = 0
                }
                TypedField {
                    objectName: "ticks.row"
                    //: Entering a list: row of the page
                    label: qsTr("行")
                    typed: root.ticks.row
                    active: root.ticks.field === 1
                    Layout.fillWidth: true
                    Layout.preferredWidth: 8
                    onTapped: root.ticks.field = 1
                }
                ActionButton {
                    objectName: "ticks.seen"
                    //: Entering a list: when the row was ticked, %1 a time or "now"
                    text: qsTr("見た時刻: %1 ▶").arg(root.ticks.seen)
                    description: qsTr("押すと 前の時刻にかわります")
                    textSize: Metrics.body
                    Layout.fillWidth: true
                    Layout.preferredWidth: 10
                    onTapped: root.ticks.earlier()
                }
            }
            Card {
                border.color: root.ticks.rescue ? Theme.emergencyEdge : Theme.edgeQuiet
                border.width: root.ticks.rescue ? Metrics.thickLine : Metrics.line
                Layout.fillWidth: true
                Layout.fillHeight: true

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                    spacing: 0

                    Words {
                        objectName: "ticks.name"
                        visible: text !== ""
                        text: root.ticks.name
                        font.pixelSize: root.small ? Metrics.large : Metrics.name
                        font.bold: true
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Words {
                        visible: text !== ""
                        text: root.ticks.place
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Words {
                        visible: text !== ""
                        text: (root.ticks.rescue ? "▲ " : "") + root.ticks.standing
                        font.bold: root.ticks.rescue
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Words {
                        objectName: "ticks.problem"
                        visible: text !== ""
                        text: root.ticks.problem === "" ? "" : "▲ " + root.ticks.problem
                        font.bold: true
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Words {
                        visible: root.ticks.name === "" && root.ticks.problem === ""
                        //: Entering a list: how it works
                        text: qsTr("ページ、次へ、行の順に入れると 名前が出ます。名前を 紙と見くらべてから 押してください。")
                        color: Theme.textQuiet
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Item {
                        Layout.fillHeight: true
                    }
                }
            }
            RowLayout {
                spacing: Metrics.gap

                Repeater {
                    model: root.ticks.words

                    ChipButton {
                        required property int index
                        required property string modelData

                        objectName: "ticks.word." + index
                        text: (index + 1) + " " + modelData
                        //: %1 what was ticked, %2 whom
                        Accessible.name: qsTr("%1: %2").arg(modelData).arg(root.ticks.name)
                        chosen: root.ticks.word === index
                        enabled: root.ticks.name !== ""
                        textSize: Metrics.body
                        bold: true
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: root.small ? Metrics.staff : Metrics.primary
                        onTapped: root.ticks.record(index)
                    }
                }
            }
            LiveRegion {
                text: root.ticks.name + root.ticks.standing + root.ticks.problem
            }
        }
    }
    WhyForm {
        anchors.fill: parent
        visible: !root.session.roster.shown
        roster: root.session.roster
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.go("back")
        },
        LastOperation {
            operations: root.session.operations
            showsAll: false
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.record"
            //: Entering a list: records the word that was chosen by its digit
            text: qsTr("記録する")
            enabled: root.ticks.name !== "" && root.ticks.word >= 0
            onTapped: root.ticks.accept()
        }
    ]
}
