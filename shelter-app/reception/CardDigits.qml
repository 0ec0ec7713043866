import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One part of what is printed on a card: where it stands, the digits typed so far, and whether it is being typed.
Rectangle {
    id: root

    required property string label
    required property string hint
    required property string digits
    required property bool active

    color: active ? Theme.chosen : Theme.surface
    radius: Metrics.radius
    border.width: active ? Metrics.thickLine : Metrics.line
    border.color: active ? Theme.chosenEdge : Theme.edgeQuiet
    implicitHeight: texts.implicitHeight + 2 * Metrics.gap
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + hint + " " + digits

    ColumnLayout {
        id: texts
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Metrics.margin
        spacing: 0

        Words {
            text: root.label
            font.bold: true
            color: root.active ? Theme.chosenText : Theme.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Words {
            text: root.hint
            font.pixelSize: Metrics.small
            color: root.active ? Theme.chosenText : Theme.textQuiet
            wrapMode: Text.WordWrap
            lineHeight: 1
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Words {
            text: root.digits
            font.pixelSize: Metrics.name
            font.bold: true
            font.letterSpacing: Metrics.mm(0.6)
            color: root.active ? Theme.chosenText : Theme.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
