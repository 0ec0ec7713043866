import QtQuick
import Hinanjo.Ui

// Shape and word of a state, not to be pressed.
Rectangle {
    id: root

    required property int level
    required property string text

    readonly property list<color> fills: [Theme.normal, Theme.notice, Theme.warning, Theme.emergency, Theme.unknown]
    readonly property list<color> inks: [Theme.normalText, Theme.noticeText, Theme.warningText, Theme.emergencyText, Theme.unknownText]
    readonly property list<color> lines: [Theme.normalEdge, Theme.noticeEdge, Theme.warningEdge, Theme.emergencyEdge, Theme.unknownEdge]

    implicitWidth: word.implicitWidth + 2 * Metrics.margin
    implicitHeight: Metrics.floor
    color: fills[level]
    radius: Metrics.radius
    border.width: level === Level.Emergency ? Metrics.thickLine : Metrics.line
    border.color: lines[level]

    Words {
        id: word
        anchors.centerIn: parent
        text: root.text
        color: root.inks[root.level]
        font.bold: true
    }
}
