import QtQuick
import Hinanjo.Ui

// One open question: its sides beside each other, each with the button that says it is right.
Card {
    id: root

    required property int index
    required property string questionId
    required property string heading
    required property string subject
    required property string remark
    required property var sides
    required property bool isPair
    required property int same
    required property int different
    readonly property RowsList list: ListView.view as RowsList

    // Widths come from the list and heights from the words, so that a card is right as soon as it is made.
    width: ListView.view.width
    height: column.height + 2 * Metrics.margin

    Column {
        id: column

        x: Metrics.margin
        y: Metrics.margin
        width: root.width - 2 * Metrics.margin
        spacing: Metrics.gap

        Words {
            text: root.subject === "" ? root.heading : root.heading + "　" + root.subject
            font.bold: true
            font.pixelSize: Metrics.large
            wrapMode: Text.WordWrap
            width: parent.width
        }
        Grid {
            id: grid

            columns: Math.min(root.sides.length, 3)
            columnSpacing: Metrics.margin
            rowSpacing: Metrics.gap

            Repeater {
                model: root.sides

                Column {
                    id: side

                    required property int index
                    required property var modelData

                    width: (column.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                    spacing: Metrics.gap

                    Words {
                        text: side.modelData.text
                        wrapMode: Text.WordWrap
                        width: parent.width
                    }
                    Words {
                        visible: text !== ""
                        text: side.modelData.meanwhile ?
                        //: %1 who said so and when: what is shown until somebody decides
                        qsTr("%1（いま表示中）").arg(side.modelData.detail) : side.modelData.detail
                        color: Theme.textQuiet
                        font.pixelSize: Metrics.small
                        wrapMode: Text.WordWrap
                        width: parent.width
                    }
                    ActionButton {
                        objectName: "question." + root.index + ".choose." + side.index
                        visible: !root.isPair && side.modelData.choice >= 0
                        //: Question: this side of it is right
                        text: qsTr("こちらが正しい")
                        //: %1 the value that is right
                        Accessible.name: qsTr("こちらが正しい: %1").arg(side.modelData.choiceName)
                        width: parent.width
                        onTapped: root.list.acted(root.index, root.questionId + ":" + side.modelData.choice)
                    }
                }
            }
        }
        Row {
            visible: root.isPair
            spacing: Metrics.margin

            ActionButton {
                objectName: "question." + root.index + ".same"
                visible: root.isPair && root.same >= 0
                //: Question: the two records are one person
                text: qsTr("同じ人（まとめる・あとで戻せます）")
                width: (column.width - Metrics.margin) * 2 / 3
                onTapped: root.list.acted(root.index, root.questionId + ":" + root.same)
            }
            ActionButton {
                objectName: "question." + root.index + ".different"
                visible: root.isPair && root.different >= 0
                //: Question: the two records are two people
                text: qsTr("別の人")
                width: (column.width - Metrics.margin) / 3
                onTapped: root.list.acted(root.index, root.questionId + ":" + root.different)
            }
        }
        Words {
            visible: root.remark !== ""
            text: root.remark
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            width: parent.width
        }
    }
}
