import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// One thing that waits, and the button that begins it.
RowLayout {
    id: root

    required property int index
    required property var model
    required property TodoViewModel todo

    readonly property real tall: Math.max(Metrics.staff, 2.5 * Metrics.body)

    spacing: Metrics.gap
    height: tall

    Words {
        text: (root.model.urgent ? "▲ " : "・ ") + root.model.text
        font.bold: root.model.urgent
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Metrics.smallest
        lineHeight: 1
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    ActionButton {
        objectName: "todo.drop." + root.model.name
        visible: root.model.drops
        //: Home: throws a draft away
        text: qsTr("すてる")
        description: root.model.text
        textSize: Metrics.body
        Layout.fillHeight: true
        onTapped: root.todo.drop(root.index)
    }
    ActionButton {
        objectName: "todo." + root.model.name
        text: root.model.verb
        description: root.model.text
        bold: true
        textSize: Metrics.body
        Layout.fillHeight: true
        Layout.preferredWidth: Math.max(Metrics.mm(20), implicitWidth)
        onTapped: root.todo.begin(root.index)
    }
}
