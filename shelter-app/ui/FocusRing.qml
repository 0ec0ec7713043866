import QtQuick

// Where the keyboard is: 4 px yellow outside, 2 px black inside, around its parent.
Rectangle {
    required property Item target

    anchors.fill: parent
    anchors.margins: -Metrics.gap / 2
    visible: target.activeFocus
    color: "transparent"
    radius: Metrics.radius + Metrics.gap / 2
    border.width: Math.max(4, Metrics.thickLine)
    border.color: Theme.focus

    Rectangle {
        anchors.fill: parent
        anchors.margins: parent.border.width
        color: "transparent"
        radius: Metrics.radius
        border.width: 2
        border.color: Theme.focusInner
    }
}
