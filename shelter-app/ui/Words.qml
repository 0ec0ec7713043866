import QtQuick

// Text as it stands on our pages. Read by screen readers as static text; give `Accessible.ignored: true` where it only repeats a
// control's name.
Text {
    color: Theme.text
    font.pixelSize: Metrics.body
    // Larger text (大, 特大) gives way where there is no room; then it is cut, visibly.
    fontSizeMode: wrapMode === Text.NoWrap ? Text.HorizontalFit : Text.FixedSize
    minimumPixelSize: Metrics.smallest
    elide: Text.ElideRight
    textFormat: Text.PlainText
    lineHeight: wrapMode === Text.NoWrap ? 1 : 1.2
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
