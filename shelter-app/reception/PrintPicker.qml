import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One of several names.
ColumnLayout {
    id: root

    required property string group
    required property string heading
    required property var names
    required property int value
    property alias columns: chips.columns
    readonly property int most: 18

    signal picked(int value)

    spacing: Metrics.margin

    Words {
        text: root.heading
        font.pixelSize: Metrics.large
        font.bold: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    NameChoice {
        id: chips
        group: root.group
        names: root.names.slice(0, root.most)
        value: root.value
        maximumHeight: Metrics.primary
        Layout.fillWidth: true
        onPicked: value => root.picked(value)
    }
    Item {
        Layout.fillHeight: true
    }
}
