import QtQuick

// The one button that decides: bottom right on every page, never smaller than 16 mm.
TapButton {
    fill: Theme.action
    ink: Theme.actionText
    line: Theme.action
    pressedFill: Theme.actionPressed
    textSize: Metrics.name
    bold: true
    implicitHeight: Metrics.primary
    implicitWidth: Math.max(Metrics.mm(50), implicitContentWidth + leftPadding + rightPadding)
}
