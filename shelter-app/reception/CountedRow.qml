import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// A household that was counted: its slip, how many, and the two ways to give it names.
Card {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Metrics.mm(15)

    RowLayout {
        anchors.fill: parent
        anchors.margins: Metrics.gap
        anchors.leftMargin: Metrics.margin
        spacing: Metrics.gap

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                //: A counted household: %1 number of the slip, %2 people
                text: qsTr("%1　%2人").arg(root.model.token).arg(root.model.people) + (root.model.mark === "" ? "" : "　" + root.model.mark)
                font.pixelSize: Metrics.large
                font.bold: true
                Layout.fillWidth: true
            }
            Words {
                text: [root.model.detail, root.model.status, root.model.since].filter(part => part !== "").join("　")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.mm(2.6)
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "counted." + root.index + ".search"
            //: Gives counted people names from the residents' register
            text: qsTr("名簿からさがす")
            textSize: Metrics.body
            bold: true
            Accessible.name: qsTr("名簿からさがす: %1").arg(root.model.token)
            Layout.preferredWidth: Metrics.mm(38)
            onTapped: root.list.acted(root.index, "search")
        }
        ActionButton {
            objectName: "counted." + root.index + ".type"
            //: Gives counted people names, typed in kana
            text: qsTr("かなで入れる")
            textSize: Metrics.body
            bold: true
            Accessible.name: qsTr("かなで入れる: %1").arg(root.model.token)
            Layout.preferredWidth: Metrics.mm(34)
            onTapped: root.list.acted(root.index, "type")
        }
    }
}
