import QtQuick

// A field that our own keys type into: shows the label, what was typed, and whether it is the one being typed.
TapButton {
    required property string label
    required property string typed
    required property bool active

    text: label + "　" + typed + (active ? "_" : "")
    textSize: Metrics.name
    textAlignment: Text.AlignLeft
    bold: true
    fill: active ? Theme.chosen : Theme.surface
    ink: active ? Theme.chosenText : Theme.text
    line: active ? Theme.chosenEdge : Theme.edge
    lineWidth: active ? Metrics.thickLine : Metrics.line
    Accessible.name: label + " " + typed
}
