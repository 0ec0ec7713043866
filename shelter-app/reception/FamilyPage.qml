import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W5: the family of the person typed first. One tap adds a member by sex and age; names may follow later or now.
ShelterPage {
    id: root

    readonly property QuickAddViewModel quickAdd: session.quickAdd

    name: "family"
    Keys.onReturnPressed: quickAdd.receive()
    Keys.onEnterPressed: quickAdd.receive()

    Connections {
        target: root.quickAdd

        function onReceived() {
            root.go(root.quickAdd.naming === "" ? "reception" : "naming");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                //: Family page: heading
                text: qsTr("家族をまとめて登録")
                font.pixelSize: Metrics.large
                font.bold: true
            }
            Words {
                text: root.quickAdd.town === "" ?
                //: Family page: the family name was copied to everybody
                qsTr("姓は全員に写しました") :
                //: Family page: family name and town were copied to everybody; %1 town
                qsTr("姓と町丁目（%1）は全員に写しました").arg(root.quickAdd.town)
                Layout.fillWidth: true
            }
            Words {
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
                Layout.fillWidth: true
                Layout.fillHeight: true

                PagedList {
                    name: "family"
                    model: root.quickAdd.people
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    delegate: FamilyRow {}
                    onActed: (row, verb) => {
                        if (verb === "remove") {
                            root.quickAdd.remove(row);
                        } else {
                            root.quickAdd.edit(row);
                            root.go("quickadd");
                        }
                    }
                }
                RowLayout {
                    spacing: Metrics.gap

                    ActionButton {
                        objectName: "family.named"
                        //: Adds a member and types the name now
                        text: qsTr("＋ 名前も入れる")
                        textSize: Metrics.body
                        Layout.fillWidth: true
                        onTapped: {
                            root.quickAdd.addNamed(false);
                            root.go("quickadd");
                        }
                    }
                    ActionButton {
                        objectName: "family.otherName"
                        //: Adds a member with another family name at the same address
                        text: qsTr("＋ べつの姓の人")
                        textSize: Metrics.body
                        Layout.fillWidth: true
                        onTapped: {
                            root.quickAdd.addNamed(true);
                            root.go("quickadd");
                        }
                    }
                }
            }
            Card {
                Layout.preferredWidth: root.small ? Metrics.mm(74) : Metrics.mm(92)
                Layout.fillHeight: true

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.margin
                    spacing: Metrics.gap

                    Words {
                        //: Family page: one tap adds one person of this age and sex
                        text: qsTr("押すと 1人 足します（名前はあとで）")
                        font.bold: true
                        Layout.fillWidth: true
                    }
                    FamilyAdder {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onAdded: (sex, ageBand) => root.quickAdd.addMember(sex, ageBand)
                    }
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
        Words {
            //: %1 people without a given name: it may be added later
            text: root.quickAdd.unnamed > 0 ? qsTr("名のない人 %1人。あとで入れられます").arg(root.quickAdd.unnamed) : ""
            color: Theme.textQuiet
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.receive"
            text: root.quickAdd.naming === "" ? qsTr("%1人を受付する").arg(root.quickAdd.count) : qsTr("%1人を名簿にする").arg(root.quickAdd.namedCount)
            enabled: root.quickAdd.naming === "" || root.quickAdd.namedCount > 0
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.quickAdd.receive()
        }
    ]
}
