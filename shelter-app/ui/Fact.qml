import QtQuick
import QtQuick.Layouts

// A number with its word.
RowLayout {
    id: root

    required property string label
    required property string value

    spacing: Metrics.gap
    Layout.fillWidth: true
    Layout.preferredWidth: 1

    Words {
        text: root.label
        color: Theme.textQuiet
        Layout.fillWidth: true
    }
    Words {
        text: root.value
        font.pixelSize: Metrics.large
        font.bold: true
    }
}
