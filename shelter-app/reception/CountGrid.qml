import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// The six counters of the head count: a tap on the class counts one more.
GridLayout {
    id: root

    required property HeadCountViewModel headCount

    columns: 3
    columnSpacing: Metrics.margin
    rowSpacing: Metrics.margin

    Repeater {
        model: root.headCount

        RowLayout {
            id: cell

            required property int index
            required property string label
            required property int people
            required property string code
            readonly property CountGrid grid: parent as CountGrid

            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            TapButton {
                objectName: "count." + cell.code
                text: cell.label
                //: %1 class of people, %2 how many: name of the key that counts one more
                Accessible.name: qsTr("%1 %2人").arg(cell.label).arg(cell.people)
                //: What pressing a class of people does
                description: qsTr("1人ふやします")
                fill: cell.people > 0 ? Theme.chosen : Theme.key
                line: cell.people > 0 ? Theme.chosenEdge : Theme.edge
                lineWidth: cell.people > 0 ? Metrics.thickLine : Metrics.line
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Metrics.primary
                onTapped: cell.grid.headCount.change(cell.index, 1)

                contentItem: RowLayout {
                    Words {
                        text: cell.label
                        font.pixelSize: Metrics.large
                        font.bold: true
                        color: cell.people > 0 ? Theme.chosenText : Theme.keyText
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Words {
                        text: cell.people
                        font.pixelSize: Metrics.counter
                        font.bold: true
                        color: cell.people > 0 ? Theme.chosenText : Theme.textQuiet
                        Accessible.ignored: true
                    }
                }
            }
            KeyButton {
                objectName: "count." + cell.code + ".less"
                text: "－"
                enabled: cell.people > 0
                //: %1 class of people: takes one off
                Accessible.name: qsTr("%1を1人へらす").arg(cell.label)
                Layout.preferredWidth: Metrics.staff
                Layout.fillHeight: true
                onTapped: cell.grid.headCount.change(cell.index, -1)
            }
        }
    }
}
