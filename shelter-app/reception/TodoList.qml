import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// やること on the home page: the worst as far as there is room, the rest behind one button.
Item {
    id: root

    required property TodoViewModel todo
    readonly property real rowHeight: Math.max(Metrics.staff, 2.5 * Metrics.body) + Metrics.gap
    readonly property int room: Math.max(1, Math.floor((height + Metrics.gap) / rowHeight))
    readonly property int shown: todo.count > room ? room - 1 : todo.count

    signal showAll

    implicitHeight: rowHeight

    ColumnLayout {
        width: parent.width
        spacing: Metrics.gap

        Repeater {
            model: root.todo

            TodoRow {
                visible: index < root.shown
                todo: root.todo
                Layout.fillWidth: true
                Layout.preferredHeight: tall
            }
        }
        ActionButton {
            objectName: "todo.all"
            visible: root.todo.count > root.shown
            //: Home: %1 more things wait; opens all of them
            text: qsTr("ほか %1件 を見る").arg(root.todo.count - root.shown)
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.preferredHeight: root.rowHeight - Metrics.gap
            onTapped: root.showAll()
        }
    }
}
