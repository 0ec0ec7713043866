import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One setting: its word, and one of several answers. Takes effect at once.
RowLayout {
    id: root

    required property string label
    required property string group
    required property var options
    required property var value

    signal picked(var value)

    spacing: Metrics.margin

    Words {
        text: root.label
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        lineHeight: 1
        Layout.preferredWidth: Metrics.mm(34)
        Layout.fillHeight: true
    }
    ChipChoice {
        group: root.group
        options: root.options
        value: root.value
        maximumHeight: Metrics.staff
        Layout.fillWidth: true
        onPicked: value => root.picked(value)
    }
}
