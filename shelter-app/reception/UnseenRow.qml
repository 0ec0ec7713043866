import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// Somebody who was not seen for a long time: there, or not there.
Card {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Math.max(Metrics.mm(13), words.implicitHeight + 2 * Metrics.gap)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        spacing: Metrics.gap

        ColumnLayout {
            id: words
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.model.name
                font.bold: true
                font.pixelSize: root.width < Metrics.mm(85) ? Metrics.small : Metrics.body
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Words {
                text: [root.model.detail, root.model.since].filter(part => part !== "").join("　")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        ChipButton {
            objectName: "unseen." + root.index + ".here"
            //: Roll call: somebody is there
            text: qsTr("いる")
            chosen: root.model.seen === 1
            //: %1 what the roll call found, %2 whom
            Accessible.name: qsTr("%1: %2").arg(text).arg(root.model.name)
            Layout.preferredWidth: Metrics.mm(17)
            onTapped: root.list.acted(root.index, "here")
        }
        ChipButton {
            objectName: "unseen." + root.index + ".away"
            //: Roll call: somebody is not there; counted as gone out
            text: qsTr("いない")
            chosen: root.model.seen === 2
            Accessible.name: qsTr("%1: %2").arg(text).arg(root.model.name)
            Layout.preferredWidth: Metrics.mm(17)
            onTapped: root.list.acted(root.index, "away")
        }
    }
}
