import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// The eight chips of one person.
GridLayout {
    id: root

    required property CareModel care

    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: root.care

        ChipButton {
            required property int index
            required property string code
            required property string label
            required property bool on
            required property bool fixed
            readonly property CareChips chips: parent as CareChips

            objectName: "care." + code
            text: label
            chosen: on
            several: true
            enabled: !fixed
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: Metrics.staff
            onTapped: chips.care.toggle(index)
        }
    }
}
