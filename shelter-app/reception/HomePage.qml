import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W1: begin, and how things stand.
ShelterPage {
    id: root

    name: "home"
    Keys.onReturnPressed: go("reception")
    Keys.onEnterPressed: go("reception")

    Connections {
        target: root.session.todo

        function onGo(page: string) {
            root.go(page);
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        ColumnLayout {
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 54

            PrimaryButton {
                objectName: "action.begin"
                //: Home: starts registering arrivals
                text: qsTr("受付をはじめる")
                textSize: Metrics.counter
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: Metrics.mm(44)
                onTapped: root.go("reception")
            }
            GridLayout {
                columns: root.small ? 4 : 2
                columnSpacing: Metrics.margin
                rowSpacing: Metrics.margin
                Layout.fillWidth: true

                HomeButton {
                    objectName: "action.headcount"
                    //: Home: registers how many people came, without names
                    text: qsTr("人数だけ登録")
                    onTapped: root.go("headcount")
                }
                HomeButton {
                    objectName: "action.newcomer"
                    //: Home: registers somebody who is in no register
                    text: qsTr("名簿にない人を登録")
                    onTapped: {
                        root.session.quickAdd.start();
                        root.go("quickadd");
                    }
                }
                HomeButton {
                    objectName: "action.leaving"
                    //: Home: records people who go out, come back or leave
                    text: qsTr("退所・外出・もどり")
                    onTapped: root.go("leaving")
                }
                HomeButton {
                    objectName: "action.people"
                    //: Home: opens the list of people
                    text: qsTr("名簿をさがす")
                    onTapped: root.go("people")
                }
                HomeButton {
                    objectName: "action.missing"
                    //: Home: opens the page of the roster people nobody has seen yet
                    text: qsTr("要支援者の安否")
                    onTapped: root.go("missing")
                }
                HomeButton {
                    objectName: "action.report"
                    //: Home: opens the report to headquarters
                    text: qsTr("物資・要望を報告")
                    onTapped: root.go("report")
                }
                HomeButton {
                    objectName: "action.opening"
                    //: Home: opens the checklists of opening, crowded, full, closing
                    text: qsTr("開設・混雑・満員・閉鎖")
                    onTapped: root.go("opening")
                }
                HomeButton {
                    objectName: "action.print"
                    //: Home: opens the page that prints lists and cards
                    text: qsTr("印刷")
                    onTapped: root.go("print")
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.preferredHeight: notes.implicitHeight + 2 * Metrics.gap

                RowLayout {
                    id: notes
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                    spacing: Metrics.gap

                    Words {
                        text: root.session.notes.count === 0 ?
                        //: Home: nobody wrote a hand-over note
                        qsTr("申し送りは まだありません") : root.session.notes.latest.slice(0, root.small ? 1 : 3).join("\n")
                        color: root.session.notes.count === 0 ? Theme.textQuiet : Theme.text
                        font.pixelSize: Metrics.small
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    ActionButton {
                        objectName: "action.notes"
                        //: Home: opens the hand-over notes
                        text: qsTr("申し送り")
                        textSize: Metrics.body
                        onTapped: root.go("notes")
                    }
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.preferredWidth: 46
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: root.small ? Metrics.margin : Metrics.margin * 1.5
                spacing: root.small ? Metrics.gap : Metrics.margin

                RowLayout {
                    Words {
                        //: Home: heading over the numbers of this shelter
                        text: qsTr("いまの状況")
                        font.bold: true
                        font.pixelSize: Metrics.large
                        Layout.fillWidth: true
                    }
                    Words {
                        //: %1 time of the numbers
                        text: qsTr("%1 現在").arg(root.session.status.time)
                        color: Theme.textQuiet
                    }
                }
                RowLayout {
                    spacing: Metrics.margin

                    Words {
                        //: People inside the shelter now
                        text: qsTr("在所")
                        font.pixelSize: Metrics.large
                        Layout.alignment: Qt.AlignBaseline
                    }
                    Words {
                        objectName: "count.inside"
                        text: root.session.status.inside
                        font.pixelSize: Metrics.counter
                        font.bold: true
                        Layout.alignment: Qt.AlignBaseline
                    }
                    Words {
                        text: qsTr("人")
                        font.pixelSize: Metrics.large
                        Layout.alignment: Qt.AlignBaseline
                    }
                    Words {
                        visible: root.session.status.capacity > 0
                        text: root.session.status.inside <= root.session.status.capacity ?
                        //: %1 more people fit in, %2 capacity
                        qsTr("あと %1人 入れます（定員 %2人）").arg(root.session.status.capacity - root.session.status.inside).arg(root.session.status.capacity) :
                        //: %1 people above the capacity of %2
                        qsTr("▲ 定員 %2人を %1人 こえています").arg(root.session.status.inside - root.session.status.capacity).arg(root.session.status.capacity)
                        font.pixelSize: Metrics.small
                        font.bold: root.session.status.inside > root.session.status.capacity
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignBaseline
                    }
                }
                GridLayout {
                    columns: 2
                    columnSpacing: Metrics.margin
                    rowSpacing: root.small ? Metrics.gap : Metrics.margin
                    Layout.fillWidth: true

                    Fact {
                        // The header says it too.
                        visible: !root.small
                        //: Home: People known by name
                        label: qsTr("うち名簿")
                        value: qsTr("%1人").arg(root.session.status.named)
                    }
                    Fact {
                        visible: !root.small
                        //: Home: People counted without names
                        label: qsTr("うち人数のみ")
                        value: qsTr("%1人").arg(root.session.status.counted)
                    }
                    Fact {
                        //: Home: People out for a while
                        label: qsTr("外出中")
                        value: qsTr("%1人").arg(root.session.status.out)
                    }
                    Fact {
                        //: Home: People who have left
                        label: qsTr("退所")
                        value: qsTr("%1人").arg(root.session.status.left)
                    }
                    Fact {
                        //: Home: People who need care
                        label: qsTr("要配慮")
                        value: qsTr("%1人").arg(root.session.status.needCare)
                    }
                    Fact {
                        //: Home: people counted whose presence two shelters see differently
                        visible: root.session.status.inDoubt > 0
                        label: qsTr("△ うち確認待ち")
                        value: qsTr("%1人").arg(root.session.status.inDoubt)
                    }
                    Fact {
                        //: Home: People at home or in cars who come for supplies
                        label: qsTr("在宅・車中")
                        value: qsTr("%1人").arg(root.session.status.outside)
                    }
                }
                Rectangle {
                    color: Theme.edgeQuiet
                    Layout.fillWidth: true
                    Layout.preferredHeight: Metrics.line
                }
                Words {
                    //: Home: heading over what waits for somebody
                    text: qsTr("やること")
                    font.bold: true
                    font.pixelSize: Metrics.large
                    Layout.fillWidth: true
                }
                Words {
                    visible: root.session.todo.count === 0
                    //: Home: nothing waits
                    text: qsTr("いまは ありません")
                    color: Theme.textQuiet
                    Layout.fillWidth: true
                }
                TodoList {
                    todo: root.session.todo
                    onShowAll: root.go("todo")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Words {
                    visible: root.session.status.residents === 0
                    //: The residents' register has not been received
                    text: qsTr("住民名簿は まだ届いていません。名簿にない人・人数だけ で受付できます")
                    color: Theme.textQuiet
                    wrapMode: Text.WordWrap
                    font.pixelSize: Metrics.small
                    Layout.fillWidth: true
                }
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
            objectName: "action.staff"
            visible: root.session.staff.required
            //: Home: who works here, and the way to hand over; %1 name
            text: qsTr("%1\n交代する").arg(root.session.staff.name)
            description: qsTr("画面はそのまま、担当だけかわります")
            textSize: Metrics.body
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.go("unlock")
        },
        ActionButton {
            objectName: "action.brightness"
            // The settings have it too.
            visible: !root.small
            //: Day or night colours: by the hour, always day, always night
            text: Theme.mode === 1 ? qsTr("画面:\n昼") : Theme.mode === 2 ? qsTr("画面:\n夜") : qsTr("画面:\n自動")
            textSize: Metrics.body
            description: qsTr("画面の明るさを切りかえます")
            Layout.preferredHeight: Metrics.primary
            onTapped: Theme.mode = (Theme.mode + 1) % 3
        },
        ActionButton {
            objectName: "action.sync"
            // The chip in the header opens it too.
            visible: !root.small
            //: Opens the page about the exchange with HQ
            text: qsTr("同期の\n状況")
            textSize: Metrics.body
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("sync")
        },
        ActionButton {
            objectName: "action.settings"
            //: Home: opens the settings of this tablet
            text: qsTr("設定")
            textSize: Metrics.body
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("settings")
        }
    ]
}
