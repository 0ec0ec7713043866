import QtQuick

// A key to type with: 行キー at 20 x 19 mm, others as large as the page allows. Keys give a big label and no padding.
TapButton {
    textSize: Metrics.name
    bold: true
    leftPadding: Metrics.gap / 2
    rightPadding: Metrics.gap / 2
}
