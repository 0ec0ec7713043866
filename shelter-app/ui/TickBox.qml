import QtQuick

// The レ of a paper list.
Rectangle {
    id: root

    required property bool ticked

    implicitWidth: Metrics.mm(7)
    implicitHeight: Metrics.mm(7)
    radius: Metrics.radius
    color: ticked ? Theme.action : Theme.surface
    border.width: Metrics.thickLine
    border.color: ticked ? Theme.action : Theme.edge

    Text {
        anchors.centerIn: parent
        visible: root.ticked
        text: "✓"
        color: Theme.actionText
        font.pixelSize: Metrics.mm(5.4)
        font.bold: true
        Accessible.ignored: true
    }
}
