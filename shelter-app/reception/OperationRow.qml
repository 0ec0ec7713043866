import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One operation of the last twenty.
Card {
    id: root

    required property int index
    required property string text
    required property bool canUndo
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Metrics.mm(15)

    RowLayout {
        anchors.fill: parent
        anchors.margins: Metrics.gap
        anchors.leftMargin: Metrics.margin

        Words {
            text: root.text
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "operation." + root.index + ".undo"
            visible: root.canUndo
            text: qsTr("取り消す")
            //: %1 the operation: takes it back
            Accessible.name: qsTr("取り消す: %1").arg(root.text)
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.list.acted(root.index, "undo")
        }
    }
}
