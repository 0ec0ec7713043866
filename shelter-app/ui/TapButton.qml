import QtQuick
import QtQuick.Controls.Basic
import Hinanjo.Ui

// What every control to press has in common: it says what it is and does to a screen reader, can be reached and pressed by
// keyboard, ignores the second touch of a trembling finger, and shows a press at once. Use tapped(), not clicked().
AbstractButton {
    id: root

    // What happens, for screen readers; the text alone says what it is.
    property string description: ""
    property color fill: Theme.key
    property color ink: Theme.keyText
    property color line: Theme.edge
    property color pressedFill: Theme.keyPressed
    property real lineWidth: Metrics.line
    property real textSize: Metrics.body
    property bool bold: false
    property int textAlignment: Text.AlignHCenter

    property bool pressMeant: true

    signal tapped

    function place(): point {
        return mapToItem(null, pressX, pressY);
    }

    focusPolicy: Qt.TabFocus
    implicitHeight: Metrics.staff
    implicitWidth: Math.max(Metrics.staff, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: Metrics.margin
    rightPadding: Metrics.margin
    topPadding: 0
    bottomPadding: 0

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: description
    Accessible.onPressAction: if (enabled)
        tapped()

    onPressed: pressMeant = TapGuard.accepts(place(), Metrics.mm(8))
    onClicked: {
        if (!pressMeant)
            return;
        TapGuard.took(place());
        tapped();
    }
    Keys.onReturnPressed: tapped()
    Keys.onEnterPressed: tapped()

    background: Rectangle {
        color: !root.enabled ? Theme.disabled : root.down ? root.pressedFill : root.fill
        radius: Metrics.radius
        border.width: root.lineWidth
        border.color: root.enabled ? root.line : Theme.edgeQuiet

        FocusRing {
            target: root
        }
    }

    contentItem: Text {
        text: root.text
        textFormat: Text.PlainText
        color: root.enabled ? root.ink : Theme.disabledText
        font.pixelSize: root.textSize
        font.bold: root.bold
        horizontalAlignment: root.textAlignment
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Metrics.smallest
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
