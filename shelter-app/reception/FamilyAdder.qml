import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One key for each sex and age band: one tap adds one person.
GridLayout {
    id: root

    readonly property list<string> bands: [
        //: Age bands in years
        qsTr("0才"), qsTr("1〜5"), qsTr("6〜12"), qsTr("13〜17"), qsTr("18〜39"), qsTr("40〜64"), qsTr("65〜74"), qsTr("75〜")]

    signal added(int sex, int ageBand)

    columns: 4
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: 16

        KeyButton {
            required property int index
            readonly property FamilyAdder adder: parent as FamilyAdder
            readonly property int sex: index % 2 + 1
            readonly property int band: Math.floor(index / 2) + 1

            objectName: "add." + sex + "." + band
            //: Key that adds one man or one woman; %1 age band
            text: (sex === 1 ? qsTr("男\n%1") : qsTr("女\n%1")).arg(adder ? adder.bands[band - 1] : "")
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Metrics.staff
            Layout.maximumHeight: Metrics.mm(22)
            Layout.preferredWidth: 1
            onTapped: adder.added(sex, band)
        }
    }
}
