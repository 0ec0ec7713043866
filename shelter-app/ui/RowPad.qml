import QtQuick
import QtQuick.Layouts

// 行キー: ten keys, one for each row of the kana table, 20 x 19 mm where there is room. Digits as in the search keys: あ=1 … ら=9,
// わ=0.
GridLayout {
    id: root

    signal row(int digit)

    columns: 5
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: [
            ["あ", "a", 1],
            ["か", "ka", 2],
            ["さ", "sa", 3],
            ["た", "ta", 4],
            ["な", "na", 5],
            ["は", "ha", 6],
            ["ま", "ma", 7],
            ["や", "ya", 8],
            ["ら", "ra", 9],
            ["わ", "wa", 0]
        ]

        KeyButton {
            required property var modelData
            readonly property RowPad pad: parent as RowPad

            objectName: "row." + modelData[1]
            text: modelData[0]
            textSize: Metrics.counter
            //: Says what a row key does; %1 is the first kana of the row.
            description: qsTr("%1の行の文字").arg(modelData[0])
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.minimumHeight: Metrics.staff
            Layout.preferredHeight: Metrics.glove
            onTapped: pad.row(modelData[2])
        }
    }
}
