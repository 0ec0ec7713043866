import QtQuick
import QtQuick.Layouts

// Fixed places: back at the left, what decides at the right; for a left hand the other way round.
Rectangle {
    default property alias content: row.data

    implicitHeight: Metrics.bar
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Metrics.line
        color: Theme.edgeQuiet
    }
    RowLayout {
        id: row
        layoutDirection: Metrics.leftHanded ? Qt.RightToLeft : Qt.LeftToRight
        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        spacing: Metrics.margin
    }
}
