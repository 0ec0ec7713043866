import QtQuick
import Hinanjo.Ui

// Shape, word and, last, colour of one state. Pressed it opens the page that explains it.
TapButton {
    id: root

    required property int level

    readonly property list<color> fills: [Theme.normal, Theme.notice, Theme.warning, Theme.emergency, Theme.unknown]
    readonly property list<color> inks: [Theme.normalText, Theme.noticeText, Theme.warningText, Theme.emergencyText, Theme.unknownText]
    readonly property list<color> lines: [Theme.normalEdge, Theme.noticeEdge, Theme.warningEdge, Theme.emergencyEdge, Theme.unknownEdge]

    fill: fills[level]
    ink: inks[level]
    line: lines[level]
    lineWidth: level === Level.Emergency ? Metrics.thickLine : Metrics.line
    textSize: Metrics.small
    bold: level === Level.Warning || level === Level.Emergency
    implicitHeight: Metrics.floor
}
