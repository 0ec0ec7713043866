import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W4b: the date of birth as people say it, said back at once. Never a calendar.
ShelterPage {
    id: root

    readonly property BirthDateViewModel birthDate: session.birthDate

    name: "birthdate"
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            birthDate.digit(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            birthDate.erase();
        else if (event.key === Qt.Key_Slash || event.key === Qt.Key_Period)
            birthDate.next();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            birthDate.accept();
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.birthDate

        function onAccepted() {
            root.go("back");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        EraPad {
            era: root.birthDate.era
            Layout.fillWidth: true
            onPicked: era => root.birthDate.era = era
        }
        RowLayout {
            spacing: Metrics.margin
            Layout.fillHeight: true

            TenKeyPad {
                Layout.preferredWidth: Metrics.mm(80)
                Layout.maximumWidth: Metrics.mm(100)
                Layout.fillHeight: true
                onDigit: value => root.birthDate.digit(value)
                onErased: root.birthDate.erase()
                onNext: root.birthDate.next()
            }
            ColumnLayout {
                spacing: Metrics.margin
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Metrics.gap

                    TypedField {
                        objectName: "date.year"
                        //: Part of a date
                        label: qsTr("年")
                        typed: root.birthDate.year
                        active: root.birthDate.field === 0
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Metrics.primary
                        onTapped: root.birthDate.field = 0
                    }
                    TypedField {
                        objectName: "date.month"
                        //: Part of a date
                        label: qsTr("月")
                        typed: root.birthDate.month
                        active: root.birthDate.field === 1
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Metrics.primary
                        onTapped: root.birthDate.field = 1
                    }
                    TypedField {
                        objectName: "date.day"
                        //: Part of a date
                        label: qsTr("日")
                        typed: root.birthDate.day
                        active: root.birthDate.field === 2
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Metrics.primary
                        onTapped: root.birthDate.field = 2
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    ColumnLayout {
                        anchors.fill: parent
                        anchors.margins: Metrics.margin * 1.5
                        spacing: Metrics.margin

                        Words {
                            objectName: "date.echo"
                            text: root.birthDate.echo
                            font.pixelSize: Metrics.name
                            font.bold: true
                            wrapMode: Text.WordWrap
                            Layout.fillWidth: true
                        }
                        Words {
                            visible: root.birthDate.valid
                            //: Staff say the date and the age back to the person
                            text: qsTr("声に出して 確かめてください")
                            Layout.fillWidth: true
                        }
                        Item {
                            Layout.fillHeight: true
                        }
                        Repeater {
                            model: root.small ? [] : [
                                //: Hints on the date page
                                qsTr("・2けた入ると 自動で次へ進みます"), qsTr("・1けたの月や日は、0 を付けるか［次へ］を押します"), qsTr("・月や日が わからなければ、年だけで かまいません"), qsTr("・年も わからなければ、もどって年代をえらびます")]

                            Words {
                                required property string modelData

                                text: modelData
                                color: Theme.textQuiet
                                font.pixelSize: Metrics.small
                                wrapMode: Text.WordWrap
                                Layout.fillWidth: true
                            }
                        }
                        LiveRegion {
                            text: root.birthDate.echo
                        }
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
        Item {
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.accept"
            //: Takes the date of birth over
            text: qsTr("この日付にする")
            enabled: root.birthDate.valid
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.birthDate.accept()
        }
    ]
}
