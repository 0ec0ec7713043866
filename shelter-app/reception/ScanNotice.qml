import QtQuick
import Hinanjo.Ui
import Hinanjo.Reception

// What became of the last code or card, while there is something to say.
Rectangle {
    id: root

    required property ScanViewModel scan
    property real textSize: Metrics.body
    readonly property real wanted: Math.max(Metrics.mm(12), words.contentHeight + 2 * Metrics.gap)

    visible: scan.notice !== ""
    color: Theme.warning
    radius: Metrics.radius
    border.width: Metrics.line
    border.color: Theme.warningEdge
    implicitHeight: wanted

    Words {
        id: words
        objectName: "scan.notice"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        text: "▲ " + root.scan.notice
        color: Theme.warningText
        font.bold: true
        font.pixelSize: root.textSize
        wrapMode: Text.WordWrap
        maximumLineCount: 5
        lineHeight: 1
    }
    LiveRegion {
        text: root.scan.notice
    }
}
