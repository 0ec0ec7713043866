import QtQuick
import QtQuick.Layouts

// Ten digits in two rows of five, as large as the row keys: for the number of a slip or a room.
GridLayout {
    id: root

    signal digit(int value)

    columns: 5
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

        KeyButton {
            required property int modelData
            readonly property DigitPad pad: parent as DigitPad

            objectName: "digit." + modelData
            text: modelData
            textSize: Metrics.counter
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.minimumHeight: Metrics.staff
            Layout.preferredHeight: Metrics.glove
            onTapped: pad.digit(modelData)
        }
    }
}
