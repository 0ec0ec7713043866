import QtQuick

// One of several answers. The chosen one has a tick, a thick edge and another fill, so that it can be told apart without colour.
TapButton {
    id: root

    property bool chosen: false
    // Several may be chosen (tick box) or one of a group (radio button).
    property bool several: false

    fill: chosen ? Theme.chosen : Theme.key
    ink: chosen ? Theme.chosenText : Theme.keyText
    line: chosen ? Theme.chosenEdge : Theme.edge
    lineWidth: chosen ? Metrics.thickLine : Metrics.line
    bold: chosen
    textSize: Metrics.body
    leftPadding: Metrics.gap / 2
    rightPadding: Metrics.gap / 2

    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Text {
        text: root.chosen ? "✓ " + root.text : root.text
        textFormat: Text.PlainText
        color: root.enabled ? root.ink : Theme.disabledText
        font.pixelSize: root.textSize
        font.bold: root.bold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Metrics.smallest
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
