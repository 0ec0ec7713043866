import QtQuick
import QtQuick.Layouts

// One of several names, as chips in a grid. The names may change at any time without a chip being made anew under a finger, as
// the options of a ChipChoice would. The chip is called "<group>.<its place>".
GridLayout {
    id: root

    required property string group
    required property var names
    property int value: -1
    property real textSize: Metrics.body
    property real maximumHeight: Metrics.mm(22)

    signal picked(int value)

    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: root.names.length

        ChipButton {
            required property int index
            readonly property NameChoice choice: parent as NameChoice

            objectName: choice ? choice.group + "." + index : ""
            text: choice ? choice.names[index] ?? "" : ""
            textSize: choice ? choice.textSize : Metrics.body
            chosen: choice !== null && choice.value === index
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: Metrics.staff
            Layout.maximumHeight: choice ? choice.maximumHeight : -1
            onTapped: choice.picked(index)
        }
    }
}
