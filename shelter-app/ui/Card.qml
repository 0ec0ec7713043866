import QtQuick

// A quiet surface that holds what belongs together.
Rectangle {
    color: Theme.surface
    radius: Metrics.radius
    border.width: Metrics.line
    border.color: Theme.edgeQuiet
}
