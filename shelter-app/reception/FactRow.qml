import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One fact of the sync page.
Card {
    id: root

    required property int index
    required property string heading
    required property string text
    required property string detail
    required property int level

    objectName: "fact." + (index + 1)
    implicitHeight: Metrics.mm(13)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        spacing: Metrics.margin

        Words {
            text: root.heading
            font.bold: true
            Layout.preferredWidth: Metrics.mm(37)
        }
        StatusWord {
            level: root.level
            text: root.text
        }
        Words {
            text: root.detail
            color: Theme.textQuiet
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            Layout.fillWidth: true
        }
    }
}
