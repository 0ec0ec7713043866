import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One file found on a stick.
Card {
    id: root

    required property int index
    required property string name
    required property string where
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Math.max(Metrics.mm(16), 2.6 * Metrics.body + 1.5 * Metrics.small)

    RowLayout {
        anchors.fill: parent
        anchors.margins: Metrics.gap
        anchors.leftMargin: Metrics.margin
        spacing: Metrics.margin

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.name
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 2
                lineHeight: 1
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
            }
            Words {
                text: root.where
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "carry." + root.index + ".read"
            //: USB page: takes this file in
            text: qsTr("読み込む")
            textSize: Metrics.body
            //: %1 name of the file
            Accessible.name: qsTr("読み込む: %1").arg(root.name)
            Layout.preferredWidth: Metrics.mm(24)
            onTapped: root.list.acted(root.index, "read")
        }
    }
}
