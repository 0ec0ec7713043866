import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W0: who works at this tablet. Names at the left, a ten-key at the right; a badge is read at any time. Head counts go without.
ShelterPage {
    id: root

    readonly property StaffViewModel staff: session.staff

    name: "unlock"
    onVisibleChanged: if (visible && staff)
        staff.begin()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            staff.enter();
        else if (event.key === Qt.Key_Backspace)
            staff.erase();
        else if (event.text.length === 1)
            staff.key(event.text);
        else
            return;
        event.accepted = true;
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.margin * 2

        ColumnLayout {
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 50

            Words {
                //: Unlock page: heading
                text: qsTr("担当の切りかえ")
                font.pixelSize: Metrics.large
                font.bold: true
            }
            Words {
                text: root.staff.message
                font.pixelSize: Metrics.large
                font.bold: true
                wrapMode: Text.WordWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Metrics.smallest
                lineHeight: 1
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.mm(20)
            }
            Words {
                visible: root.staff.count === 0
                //: Unlock page: headquarters has named nobody, the tablet asks nobody
                text: qsTr("担当は 本部で登録します。まだ届いていないので、PINなしで使えます。")
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            PagedList {
                name: "staff"
                model: root.staff
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: ChipButton {
                    required property int index
                    required property var model

                    objectName: "staff." + index
                    text: model.duty === "" ? model.name : model.name + "　" + model.duty
                    chosen: model.chosen
                    textSize: Metrics.large
                    width: ListView.view.width
                    height: Metrics.primary
                    onTapped: root.staff.choose(index)
                }
            }
        }
        ColumnLayout {
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 50

            Row {
                spacing: Metrics.margin
                Layout.alignment: Qt.AlignHCenter

                Repeater {
                    model: 4

                    Rectangle {
                        required property int index
                        width: Metrics.mm(8)
                        height: Metrics.mm(8)
                        radius: width / 2
                        color: index < root.staff.digits ? Theme.action : Theme.surface
                        border.width: Metrics.thickLine
                        border.color: Theme.edge
                    }
                }
            }
            TenKeyPad {
                enabled: root.staff.ready
                hasNext: false
                Layout.fillWidth: true
                Layout.fillHeight: true
                onDigit: value => root.staff.digit(value)
                onErased: root.staff.erase()
            }
        }
    }
    LiveRegion {
        text: root.staff.message
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            visible: !root.staff.locked
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.go("back")
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.count.without"
            visible: root.staff.required
            //: Unlock page: head counts work without saying who you are
            text: qsTr("PINなしで人数だけ登録")
            description: qsTr("担当不明として記録します")
            bold: true
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(75)
            onTapped: root.staff.countWithoutPin()
        }
    ]
}
