import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W4: somebody who is in no register. Only the family name's kana is wanted; nothing is required.
ShelterPage {
    id: root

    readonly property QuickAddViewModel quickAdd: session.quickAdd
    property bool choosingTown: false

    name: "quickadd"
    onVisibleChanged: choosingTown = false
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            quickAdd.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            quickAdd.receive();
        else if (event.text !== "" && event.text.charCodeAt(0) > 0x3000)
            quickAdd.kana(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.quickAdd

        function onReceived() {
            root.go(root.quickAdd.naming === "" ? "reception" : "naming");
        }
        function onCorrected() {
            if (root.visible)
                root.go("person");
        }
        function onHandedOver() {
            root.go("household");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            visible: !root.small
            spacing: Metrics.margin

            Words {
                text: root.quickAdd.intoHousehold ?
                //: Quick add: one more person for a household
                qsTr("この世帯に人を足す") : root.quickAdd.correcting ?
                //: Quick add: what is known of somebody is corrected
                qsTr("わかっていることを直す") : root.quickAdd.naming !== "" ? root.quickAdd.naming : root.quickAdd.current === 0 ?
                //: Quick add: the first person of a household
                qsTr("名簿にない人　1人目（代表）") :
                //: Quick add: %1 number of the person within the household
                qsTr("名簿にない人　%1人目").arg(root.quickAdd.current + 1)
                font.bold: true
            }
            Words {
                text: root.quickAdd.saidName !== "" ?
                //: Quick add: %1 name as written on the card; its reading is to be typed
                qsTr("カードの氏名: %1。読みのかなを入れてください。").arg(root.quickAdd.saidName) :
                //: Quick add: only the family name in kana is wanted
                qsTr("要るのは「姓のかな」だけ。ほかは あとで入れられます。")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
            }
            Words {
                visible: !root.quickAdd.intoHousehold && !root.quickAdd.correcting
                //: %1 token number handed to the household
                text: qsTr("整理券 %1").arg(root.quickAdd.token)
                font.bold: true
            }
        }
        RowLayout {
            spacing: Metrics.margin
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillHeight: true
                Layout.fillWidth: true

                RowLayout {
                    spacing: Metrics.gap

                    TypedField {
                        objectName: "field.family"
                        //: Field: family name
                        label: qsTr("姓")
                        typed: root.quickAdd.familyKana
                        active: !root.quickAdd.inGiven
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onTapped: root.quickAdd.inGiven = false
                    }
                    TypedField {
                        objectName: "field.given"
                        //: Field: given name
                        label: qsTr("名")
                        typed: root.quickAdd.givenKana
                        active: root.quickAdd.inGiven
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onTapped: root.quickAdd.inGiven = true
                    }
                }
                KanaPad {
                    roomForAll: !root.small
                    visible: !root.choosingTown
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onTyped: kana => root.quickAdd.kana(kana)
                    onChanged: root.quickAdd.modify()
                    onErased: root.quickAdd.erase()
                    onNext: root.quickAdd.nextField()
                }
                TownChoice {
                    visible: root.choosingTown
                    towns: root.quickAdd.towns
                    columns: Math.max(2, Math.ceil((root.quickAdd.towns.length + 1) / 5))
                    value: root.quickAdd.town
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onPicked: town => {
                        root.quickAdd.town = town;
                        root.choosingTown = false;
                    }
                }
            }
            GridLayout {
                id: answers

                columns: 2
                columnSpacing: Metrics.gap
                rowSpacing: Metrics.gap
                Layout.preferredWidth: root.small ? Metrics.mm(98) : Metrics.mm(70)
                Layout.maximumWidth: Layout.preferredWidth
                Layout.fillHeight: true

                ChipChoice {
                    group: "sex"
                    value: root.quickAdd.sex
                    options: [
                        //: Sex
                        [1, qsTr("男"), "1"], [2, qsTr("女"), "2"], [3, qsTr("答えない"), "3"]]
                    maximumHeight: Metrics.staff
                    Layout.row: 0
                    Layout.column: 0
                    Layout.columnSpan: root.small ? 1 : 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onPicked: value => root.quickAdd.sex = value
                }
                ChipChoice {
                    group: "age"
                    value: root.quickAdd.ageBand
                    columns: 4
                    options: [
                        //: Age bands in years
                        [1, qsTr("0才"), "1"], [2, qsTr("1〜5"), "2"], [3, qsTr("6〜12"), "3"], [4, qsTr("13〜17"), "4"], [5, qsTr("18〜39"), "5"], [6, qsTr("40〜64"), "6"], [7, qsTr("65〜74"), "7"], [8, qsTr("75〜"), "8"]]
                    Layout.row: 1
                    Layout.column: 0
                    Layout.columnSpan: 2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onPicked: value => root.quickAdd.ageBand = value
                }
                GridLayout {
                    columns: root.small ? 2 : 1
                    columnSpacing: Metrics.gap
                    rowSpacing: Metrics.gap
                    Layout.row: root.small ? 0 : 2
                    Layout.column: root.small ? 1 : 0
                    Layout.columnSpan: root.small ? 1 : 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1

                    ActionButton {
                        objectName: "action.birthdate"
                        text: root.quickAdd.birthText !== "" ? root.quickAdd.birthText :
                        //: Opens the page for the date of birth
                        qsTr("生年月日を入れる")
                        textSize: Metrics.body
                        leftPadding: Metrics.gap
                        rightPadding: Metrics.gap
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onTapped: {
                            root.session.birthDate.start();
                            root.go("birthdate");
                        }
                    }
                    ActionButton {
                        objectName: "action.town"
                        visible: root.quickAdd.towns.length > 0
                        text: root.quickAdd.town === "" ?
                        //: Opens the choice of towns
                        qsTr("町丁目をえらぶ") : root.quickAdd.town
                        textSize: Metrics.body
                        leftPadding: Metrics.gap
                        rightPadding: Metrics.gap
                        //: %1 the town chosen; empty for none
                        Accessible.name: qsTr("町丁目 %1").arg(root.quickAdd.town)
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onTapped: root.choosingTown = !root.choosingTown
                    }
                }
                CareChips {
                    care: root.quickAdd.care
                    columns: 4
                    Layout.row: 3
                    Layout.column: 0
                    Layout.columnSpan: 2
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.go("back")
        },
        ActionButton {
            objectName: "action.family"
            visible: !root.quickAdd.intoHousehold && !root.quickAdd.correcting
            text: root.quickAdd.count > 1 ?
            //: Quick add: to the list of the family; %1 people
            qsTr("家族 %1人を見る・足す").arg(root.quickAdd.count) :
            //: Quick add: adds members of the family; family name and town are copied
            qsTr("＋ 家族を足す（姓・町丁目は同じ）")
            textSize: Metrics.body
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("family")
        },
        Item {
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.receive"
            enabled: root.quickAdd.naming === "" || root.quickAdd.namedCount > 0
            text: root.quickAdd.intoHousehold ?
            //: Quick add: hands the person over to the household page
            qsTr("世帯に足す") : root.quickAdd.correcting ?
            //: Quick add: takes over what was corrected of somebody
            qsTr("直した内容にする") : root.quickAdd.naming !== "" ? qsTr("%1人を名簿にする").arg(root.quickAdd.namedCount) :
            //: Quick add: registers everybody typed so far; %1 people
            qsTr("%1人を受付する").arg(root.quickAdd.count)
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.quickAdd.receive()
        }
    ]
}
