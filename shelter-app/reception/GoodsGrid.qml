import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Goods the shelter lacks, each with its number, and the way to one more kind.
GridLayout {
    id: root

    required property ReportViewModel report

    signal chosen(int row)
    signal more

    columns: 2
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: root.report.supplies

        ChipButton {
            required property int index
            required property var model

            objectName: "goods." + index
            //: %1 kind of goods, %2 number, %3 unit
            text: qsTr("%1 × %2 %3").arg(model.kind).arg(model.quantity).arg(model.unit)
            chosen: model.chosen
            bold: model.changed
            ink: model.changed || model.chosen ? Theme.keyText : Theme.textQuiet
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.chosen(index)
        }
    }
    ActionButton {
        objectName: "goods.more"
        visible: root.report.moreGoods.length > 0
        //: Report to headquarters: one more kind of goods
        text: qsTr("＋ 品目")
        textSize: Metrics.body
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onTapped: root.more()
    }
}
