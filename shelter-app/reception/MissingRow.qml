import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One roster person nobody has seen yet: who, where, and what was found at the door.
Card {
    id: root

    required property int index
    required property string rosterNo
    required property string name
    required property string kana
    required property string place
    required property string phone
    required property string need
    required property string word
    required property bool rescue
    readonly property RowsList list: ListView.view as RowsList
    // Beside the words, or below them on small glass.
    readonly property bool narrow: width < Metrics.mm(190)

    width: ListView.view.width
    height: grid.implicitHeight + 2 * Metrics.gap
    border.color: rescue ? Theme.emergencyEdge : Theme.edgeQuiet
    border.width: rescue ? Metrics.thickLine : Metrics.line

    GridLayout {
        id: grid

        x: Metrics.margin
        y: Metrics.gap
        width: root.width - 2 * Metrics.margin
        columns: root.narrow ? 1 : 2
        columnSpacing: Metrics.margin
        rowSpacing: Metrics.gap

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.name + "（" + root.kana + "）"
                font.bold: true
                font.pixelSize: Metrics.large
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            Words {
                text: root.place + (root.phone === "" ? "" : "　☎ " + root.phone)
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            Words {
                visible: text !== ""
                text: (root.need + "　" + root.word).trim()
                color: root.rescue ? Theme.text : Theme.textQuiet
                font.bold: root.rescue
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
        }
        RowLayout {
            spacing: Metrics.gap
            Layout.fillWidth: root.narrow
            Layout.preferredWidth: root.narrow ? -1 : Metrics.mm(98)

            Repeater {
                model: [
                    //: Found at the door
                    ["safe", qsTr("無事")],
                    //: Found at the door: has left for a shelter or relatives
                    ["evacuated", qsTr("避難済")],
                    //: Nobody opened
                    ["absent", qsTr("不在")],
                    //: Somebody must go there
                    ["rescue", qsTr("要救助")]
                ]

                ActionButton {
                    required property var modelData

                    objectName: "missing." + root.index + "." + modelData[0]
                    text: modelData[1]
                    //: %1 what was found, %2 whom
                    Accessible.name: qsTr("%1: %2").arg(modelData[1]).arg(root.name)
                    bold: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Metrics.primary
                    onTapped: root.list.acted(root.index, root.rosterNo + ":" + modelData[0])
                }
            }
        }
    }
}
