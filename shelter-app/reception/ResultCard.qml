import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// What came of it: a shape and words, and a second line. Takes no room while there is nothing to say.
Rectangle {
    id: root

    required property int level
    required property string text
    required property string detail
    readonly property bool bad: level === Level.Warning || level === Level.Emergency

    visible: text !== ""
    color: bad ? Theme.warning : Theme.surface
    radius: Metrics.radius
    border.width: Metrics.line
    border.color: bad ? Theme.warningEdge : Theme.edgeQuiet
    implicitHeight: words.implicitHeight + 2 * Metrics.gap

    ColumnLayout {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        spacing: 0

        Words {
            text: root.text
            color: root.bad ? Theme.warningText : Theme.text
            font.bold: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Words {
            visible: root.detail !== ""
            text: root.detail
            color: root.bad ? Theme.warningText : Theme.text
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    LiveRegion {
        text: root.text + root.detail
    }
}
