import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W3: everybody is ticked; untick who did not come; one press. Digits tick members, Enter receives.
ShelterPage {
    id: root

    readonly property HouseholdViewModel household: session.household
    // On a low glass the chips of a person take the place of the household's options.
    property bool showsCare: false

    function receive() {
        household.receive();
    }

    name: "household"
    onVisibleChanged: showsCare = false
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_9)
            household.toggle(event.key - Qt.Key_1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            receive();
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.household

        function onReceived() {
            root.go(root.household.naming === "" ? "reception" : "naming");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                text: root.household.title
                font.pixelSize: Metrics.name
                font.bold: true
            }
            Words {
                text: root.household.address
                visible: !root.small || !root.household.said
                Layout.fillWidth: true
            }
            Words {
                visible: root.small && root.household.said
                text: root.household.origin
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                lineHeight: 1
                Layout.fillWidth: true
            }
            Words {
                visible: !root.small && !root.household.said
                text: root.household.naming === "" ? root.household.origin : root.household.naming
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
            }
        }
        Words {
            objectName: "household.said"
            visible: !root.small && root.household.said
            text: root.household.origin
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            Layout.fillWidth: true
        }
        Words {
            visible: !root.small && !root.household.said
            //: Household page: how to untick people who did not come
            text: qsTr("来た人に ✓ がついています。来ていない人だけ 押して外してください。")
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Metrics.margin
            Layout.fillHeight: true

            PagedList {
                name: "members"
                model: root.household.members
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: MemberRow {}
                onActed: (row, verb) => {
                    if (verb === "toggle") {
                        root.household.toggle(row);
                    } else {
                        root.household.select(row);
                        root.showsCare = true;
                    }
                }
            }
            Card {
                Layout.preferredWidth: root.small ? Metrics.mm(54) : Metrics.mm(60)
                Layout.fillHeight: true

                ColumnLayout {
                    visible: !root.small || root.showsCare
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                    spacing: Metrics.gap

                    Words {
                        //: Household page: heading over the chips; %1 name of the person
                        text: qsTr("配慮: %1").arg(root.household.selectedName)
                        font.bold: true
                        Layout.fillWidth: true
                        Layout.leftMargin: Metrics.gap
                    }
                    CareChips {
                        care: root.household.care
                        columns: 2
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.maximumHeight: Metrics.mm(60)
                    }
                    Words {
                        visible: root.household.urgent
                        //: HQ hears of oxygen, dialysis or a child alone at once, without anybody calling
                        text: qsTr("▲ 本部へ自動で知らせます")
                        font.bold: true
                        Layout.fillWidth: true
                    }
                }
                StayOptions {
                    visible: root.small && !root.showsCare
                    narrow: true
                    household: root.household
                    anchors.fill: parent
                    anchors.margins: Metrics.gap
                }
            }
        }
        StayOptions {
            visible: !root.small
            narrow: false
            household: root.household
            Layout.fillWidth: true
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            //: Back to the page before
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.go("back")
        },
        ActionButton {
            objectName: "action.addmember"
            //: Household page: somebody who is not listed came with them
            text: qsTr("＋ この世帯に人を足す")
            textSize: Metrics.body
            Layout.preferredHeight: Metrics.primary
            onTapped: {
                root.session.addToHousehold();
                root.go("quickadd");
            }
        },
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            // In the bar: words about a code must not move what is being pressed.
            ScanNotice {
                scan: root.session.scan
                textSize: Metrics.small
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
            }
        },
        PrimaryButton {
            objectName: "action.receive"
            text: root.household.naming === "" ?
            //: Registers every ticked member of the household on this tablet, network or not; %1 people
            qsTr("%1人を受付する").arg(root.household.chosenCount) :
            //: Gives counted people the names of the ticked members; %1 people
            qsTr("%1人を名簿にする").arg(root.household.chosenCount)
            enabled: root.household.chosenCount > 0
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.receive()
        }
    ]
}
