import QtQuick
import QtQuick.Layouts

// The last operation, always on screen, and the way to take it back. It does not time out.
RowLayout {
    id: root

    required property string message
    // The operation could not be saved: said in words and shape, offered again.
    required property bool failed
    required property bool canUndo
    property bool showsAll: true

    signal undo
    signal retry
    signal showAll

    spacing: Metrics.margin

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Metrics.staff
        radius: Metrics.radius
        color: root.failed ? Theme.emergency : "transparent"
        border.width: root.failed ? Metrics.thickLine : 0
        border.color: Theme.emergencyEdge

        Words {
            anchors.fill: parent
            anchors.margins: root.failed ? Metrics.gap : 0
            text: root.message
            color: root.failed ? Theme.emergencyText : Theme.text
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            lineHeight: 1
        }
    }
    ActionButton {
        objectName: "undo.retry"
        visible: root.failed
        //: Tries again to save an operation that could not be saved on this tablet.
        text: qsTr("もう一度保存する")
        onTapped: root.retry()
    }
    ActionButton {
        objectName: "undo.last"
        visible: root.canUndo
        //: Takes back the last operation (undo).
        text: qsTr("取り消す")
        description: root.message
        onTapped: root.undo()
    }
    ActionButton {
        objectName: "undo.all"
        visible: root.showsAll
        //: Opens the list of the last twenty operations.
        text: qsTr("直前20件")
        onTapped: root.showAll()
    }
    LiveRegion {
        text: root.message
    }
}
