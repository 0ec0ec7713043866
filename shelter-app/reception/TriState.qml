import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One thing that works, works partly, does not, or was not looked at. The last answer stands there pale until somebody changes it.
RowLayout {
    id: root

    required property string label
    required property string code
    required property string value
    required property bool changed

    signal said(string value)

    spacing: Metrics.gap

    Words {
        text: root.label
        font.pixelSize: Metrics.large
        font.bold: true
        Layout.preferredWidth: Metrics.mm(13)
    }
    Repeater {
        //: Report to headquarters: how something works
        model: [["usable", qsTr("使える")], ["partly", qsTr("一部")], ["not", qsTr("使えない")], ["unknown", qsTr("未確認")]]

        ChipButton {
            required property var modelData

            objectName: root.code + "." + modelData[0]
            text: modelData[1]
            chosen: root.value === modelData[0]
            // Pale: this is what was said last, not now.
            fill: chosen && root.changed ? Theme.chosen : Theme.key
            line: chosen && root.changed ? Theme.chosenEdge : Theme.edge
            ink: chosen && root.changed ? Theme.chosenText : chosen ? Theme.textQuiet : Theme.keyText
            bold: chosen && root.changed
            Accessible.name: root.label + " " + text
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.said(modelData[0])
        }
    }
}
