import QtQuick
import QtQuick.Controls.Basic
import Hinanjo.Ui

// A field for a code on paper: what was typed can be read, because a mistyped letter must be seen.
TextField {
    id: root

    required property string label

    placeholderText: label
    placeholderTextColor: Theme.textQuiet
    color: Theme.text
    selectionColor: Theme.action
    selectedTextColor: Theme.actionText
    font.pixelSize: Metrics.large
    font.capitalization: Font.AllUppercase
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhPreferUppercase
    leftPadding: Metrics.margin
    implicitHeight: Metrics.primary
    Accessible.name: label

    background: Rectangle {
        color: Theme.surface
        radius: Metrics.radius
        border.width: root.activeFocus ? Metrics.thickLine : Metrics.line
        border.color: root.activeFocus ? Theme.chosenEdge : Theme.edge
    }
}
