import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// 隣の端末とつなぐ: for a network on which tablets do not find each other. A keyboard-like scanner types the code and presses Enter by
// itself.
ShelterPage {
    id: root

    readonly property NeighboursViewModel neighbours: session.neighbours

    function add() {
        if (neighbours.add(code.text))
            code.clear();
    }

    name: "neighbours"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        Words {
            //: Page that connects two tablets by hand: heading
            text: qsTr("隣の端末とつなぐ")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        Words {
            objectName: "neighbours.connected"
            text: root.neighbours.connected
            font.bold: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Words {
            text: root.neighbours.ownCode === "" ?
            //: Others cannot reach this tablet
            qsTr("この端末は ネットワークにつながっていないか、端末どうしの同期が止まっています。") :
            //: Above this tablet's own code
            qsTr("この端末のコード（隣の端末に入れてもらう）")
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        RowLayout {
            visible: root.neighbours.ownCode !== ""
            spacing: Metrics.margin

            QrCode {
                objectName: "neighbours.qr"
                text: root.neighbours.ownCode
                //: Name of the picture for screen readers
                Accessible.name: qsTr("この端末のコードのQR")
                Accessible.role: Accessible.Graphic
                Layout.preferredWidth: Metrics.mm(40)
                Layout.preferredHeight: Metrics.mm(40)
            }
            Words {
                objectName: "neighbours.own"
                text: root.neighbours.ownCode
                font.bold: true
                wrapMode: Text.WrapAnywhere
                Layout.fillWidth: true
            }
        }
        RowLayout {
            spacing: Metrics.margin

            TextField {
                id: code
                objectName: "neighbours.code"
                //: The field for another tablet's code or address
                placeholderText: qsTr("隣の端末のコード HNJP1|…　または アドレス 10.0.0.5:8444")
                placeholderTextColor: Theme.textQuiet
                color: Theme.text
                selectionColor: Theme.action
                selectedTextColor: Theme.actionText
                font.pixelSize: Metrics.body
                leftPadding: Metrics.margin
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.primary
                //: Name of the field for screen readers
                Accessible.name: qsTr("隣の端末のコード")
                Accessible.description: placeholderText
                onAccepted: root.add()

                background: Rectangle {
                    color: Theme.surface
                    radius: Metrics.radius
                    border.width: code.activeFocus ? Metrics.thickLine : Metrics.line
                    border.color: code.activeFocus ? Theme.chosenEdge : Theme.edge
                }
            }
            ActionButton {
                objectName: "neighbours.paste"
                //: Puts the clipboard's text into the field
                text: qsTr("貼り付け")
                Layout.preferredHeight: Metrics.primary
                onTapped: code.text = root.neighbours.clipboard()
            }
        }
        ResultCard {
            objectName: "neighbours.message"
            level: root.neighbours.wrong ? Level.Warning : Level.Notice
            text: root.neighbours.message === "" ? "" : (root.neighbours.wrong ? "▲ " : "△ ") + root.neighbours.message
            detail: ""
            Layout.fillWidth: true
        }
        Item {
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
        Item {
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.connect"
            //: Connects to the tablet of the code
            text: qsTr("つなぐ")
            onTapped: root.add()
        }
    ]
}
