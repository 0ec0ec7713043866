import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W8: one person. Digits press the verbs in their order, Enter and Escape go back.
ShelterPage {
    id: root

    readonly property PersonViewModel person: session.person
    // On small glass a question takes the place of everything else.
    readonly property bool asking: small && person.panel !== ""
    readonly property var verbs: [
        //: Verbs on a person's page; back: came back
        [person.isAway ? "back" : "out", person.isAway ? qsTr("もどり") : qsTr("外出"), true],
        //: stays out overnight
        ["overnight", qsTr("外泊"), true], ["leave", qsTr("退所"), true],
        //: moves to another shelter
        ["transfer", qsTr("転所"), true],
        //: an ambulance takes them to hospital
        ["hospital", qsTr("救急搬送"), true],
        //: Where inside the shelter
        ["room", qsTr("場所"), !person.counted],
        //: Writes down what somebody needs
        ["need", qsTr("＋ 必要なこと"), !person.counted],
        //: Corrects what is known of somebody; counted people get names
        ["correct", person.counted ? qsTr("名簿にする") : qsTr("直す"), true],
        //: There is another record of the same person
        ["same", qsTr("同じ人が他にいる"), !person.counted],
        //: The reception was a mistake
        ["withdraw", qsTr("受付を取り消す"), true],
        //: Everything that happened to somebody
        ["history", qsTr("履歴"), true]]

    function act(verb: string) {
        switch (verb) {
        case "out":
            person.move(2, 0);
            break;
        case "back":
            person.move(4, 0);
            break;
        case "overnight":
            person.move(3, 0);
            break;
        case "hospital":
            person.move(6, 4);
            break;
        case "correct":
            person.correct();
            go(person.counted ? "naming" : "quickadd");
            break;
        case "same":
            person.findOther();
            go("people");
            break;
        case "withdraw":
            person.withdraw();
            break;
        default:
            person.panel = person.panel === verb ? "" : verb;
        }
    }

    name: "person"
    onVisibleChanged: if (session)
        visible ? person.look(name) : person.lookAway(name)
    Component.onCompleted: if (visible)
        person.look(name)
    Keys.onPressed: event => {
        const index = event.key === Qt.Key_0 ? 9 : event.key - Qt.Key_1;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9 && verbs[index][2])
            act(verbs[index][0]);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            go("back");
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.person

        function onWithdrawn() {
            if (root.visible)
                root.go("back");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                objectName: "person.name"
                text: root.person.known ? root.person.name :
                //: Person's page: nobody is shown
                qsTr("だれも えらばれていません")
                font.pixelSize: Metrics.name
                font.bold: true
            }
            Words {
                text: [root.person.detail, root.person.household].filter(part => part !== "").join("　")
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            StatusWord {
                visible: root.person.care !== ""
                level: Level.Normal
                text: qsTr("要配慮") + "　" + root.person.care
                implicitHeight: Metrics.mm(8)
            }
            Words {
                visible: root.person.token !== ""
                text: qsTr("券 %1").arg(root.person.token)
                font.pixelSize: Metrics.large
                font.bold: true
            }
        }
        RowLayout {
            visible: !root.asking
            spacing: Metrics.margin

            Words {
                objectName: "person.where"
                text: [root.person.where, root.person.room].filter(part => part !== "").join("　")
                font.bold: true
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
                Layout.preferredWidth: 3
            }
            Words {
                text: root.person.address
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
                Layout.preferredWidth: 2
            }
            Words {
                visible: root.person.known && !root.person.atHq
                text: qsTr("△ この変更は未送信")
                font.pixelSize: Metrics.small
                font.bold: true
            }
        }
        Words {
            visible: root.person.doubt !== "" && !root.asking
            text: "▲ " + root.person.doubt
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        GridLayout {
            visible: !root.asking
            columns: 6
            columnSpacing: Metrics.gap
            rowSpacing: Metrics.gap
            Layout.fillWidth: true

            Repeater {
                model: root.verbs.length

                ActionButton {
                    required property int index
                    readonly property var verb: root.verbs[index]

                    objectName: "person." + verb[0]
                    visible: verb[2]
                    enabled: root.person.known && !(root.person.isGone && index < 5)
                    text: verb[1]
                    textSize: Metrics.body
                    bold: true
                    leftPadding: Metrics.gap / 2
                    rightPadding: Metrics.gap / 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.act(verb[0])
                }
            }
        }
        RowLayout {
            visible: root.person.panel === ""
            spacing: Metrics.margin
            Layout.fillHeight: true

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 58

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                    anchors.leftMargin: Metrics.margin
                    spacing: Metrics.gap

                    Words {
                        visible: !root.small || root.person.needs.count === 0
                        text: root.person.needs.count === 0 ?
                        //: Person's page: they need nothing
                        qsTr("必要なこと: まだ聞いていません") : qsTr("必要なこと")
                        font.bold: true
                        Layout.fillWidth: true
                    }
                    PagedList {
                        name: "needs"
                        model: root.person.needs
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        delegate: NeedRow {}
                        onActed: (row, verb) => verb === "met" ? root.person.met(row) : root.person.hurry(row)
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 42

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                    anchors.leftMargin: Metrics.margin
                    spacing: Metrics.gap

                    Words {
                        // Small glass keeps its room for what headquarters answers.
                        visible: text !== "" && !(root.small && root.person.answers.count > 0)
                        text: root.person.disclosure
                        font.pixelSize: Metrics.small
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    RowLayout {
                        visible: root.person.phones.length > 0
                        spacing: Metrics.gap

                        Words {
                            text: root.person.phones.map(phone => "☎ " + phone).join("\n")
                            wrapMode: Text.WordWrap
                            Layout.fillWidth: true
                        }
                        ActionButton {
                            objectName: "person.reveal"
                            visible: !root.person.revealed
                            //: Shows telephone numbers; that somebody looked is recorded
                            text: qsTr("見る（記録されます）")
                            textSize: Metrics.small
                            Layout.preferredWidth: Metrics.mm(26)
                            onTapped: root.person.reveal()
                        }
                    }
                    Words {
                        visible: root.person.answers.count > 0
                        //: Person's page: heading over what headquarters answered
                        text: qsTr("本部の対応")
                        font.bold: true
                        Layout.fillWidth: true
                    }
                    RowsList {
                        model: root.person.answers
                        spacing: Metrics.gap / 2
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        delegate: Words {
                            required property var model

                            text: model.text
                            width: ListView.view.width
                            font.pixelSize: Metrics.small
                            wrapMode: Text.WordWrap
                        }
                    }
                }
            }
        }
        HistoryList {
            visible: root.person.panel === "" && !root.small
            model: root.person.history
            Layout.fillWidth: true
            Layout.preferredHeight: Metrics.mm(15)
        }
        PersonPanel {
            visible: root.person.panel !== ""
            person: root.person
            Layout.fillWidth: true
            Layout.fillHeight: true
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
        LastOperation {
            operations: root.session.operations
            showsAll: !root.small
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
