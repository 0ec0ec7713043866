import QtQuick
import QtQuick.Layouts

// One of several answers, as chips in a grid. Each option is [value, label, name]; the chip is called "<group>.<name>".
GridLayout {
    id: root

    required property string group
    required property var options
    // The same answers said again keep their chips: a finger may be on one of them.
    property var shown: []
    property var value
    property real textSize: Metrics.body
    property real minimumHeight: Metrics.staff
    property real maximumHeight: Metrics.mm(22)

    signal picked(var value)

    function show() {
        if (JSON.stringify(options) !== JSON.stringify(shown))
            shown = options;
    }

    onOptionsChanged: show()
    Component.onCompleted: show()
    columns: Math.max(1, options.length)
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: root.shown

        ChipButton {
            required property var modelData
            readonly property ChipChoice choice: parent as ChipChoice

            objectName: choice ? choice.group + "." + modelData[2] : ""
            text: modelData[1]
            textSize: choice ? choice.textSize : Metrics.body
            chosen: choice !== null && choice.value === modelData[0]
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: choice ? choice.minimumHeight : Metrics.staff
            Layout.maximumHeight: choice ? choice.maximumHeight : -1
            onTapped: choice.picked(modelData[0])
        }
    }
}
