import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One need of a person: what, how long what they have will last, what headquarters says, and the two things to do about it.
Item {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Metrics.mm(13)

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.model.text
                font.bold: true
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                Layout.fillWidth: true
            }
            Words {
                visible: text !== ""
                text: [root.model.clock, root.model.answer].filter(part => part !== "").join("　")
                font.pixelSize: Metrics.small
                font.bold: root.model.level === Level.Emergency || root.model.level === Level.Warning
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "need." + root.index + ".hurry"
            visible: root.model.open && !root.model.urgent
            //: Tells headquarters of this need at once
            text: qsTr("本部へ至急")
            textSize: Metrics.small
            bold: true
            Accessible.name: qsTr("本部へ至急: %1").arg(root.model.text)
            Layout.preferredWidth: Metrics.mm(22)
            onTapped: root.list.acted(root.index, "hurry")
        }
        ActionButton {
            objectName: "need." + root.index + ".met"
            visible: root.model.open
            //: The need was met here
            text: qsTr("済")
            textSize: Metrics.body
            Accessible.name: qsTr("済: %1").arg(root.model.text)
            Layout.preferredWidth: Metrics.mm(14)
            onTapped: root.list.acted(root.index, "met")
        }
    }
}
