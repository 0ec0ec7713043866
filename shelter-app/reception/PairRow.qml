import QtQuick
import Hinanjo.Ui

// One arrival beside the roster person it may be, field by field, and the three answers. Only what contradicts stands out.
Card {
    id: root

    required property int index
    required property string pairId
    required property string name
    required property string why
    required property string arrived
    required property string need
    required property var fields
    readonly property RowsList list: ListView.view as RowsList
    readonly property real labelWidth: Metrics.mm(20)
    readonly property real sideWidth: (column.width - labelWidth - 3 * Metrics.gap) / 3

    width: ListView.view.width
    height: column.height + 2 * Metrics.margin

    Column {
        id: column

        x: Metrics.margin
        y: Metrics.margin
        width: root.width - 2 * Metrics.margin
        spacing: Metrics.gap

        Words {
            text: root.why
            font.bold: true
            wrapMode: Text.WordWrap
            width: parent.width
        }
        Row {
            spacing: Metrics.gap

            Item {
                width: root.labelWidth
                height: 1
            }
            Words {
                //: Heading over what the roster says of somebody, %1 why they need help
                text: root.need === "" ? qsTr("名簿") : qsTr("名簿（%1）").arg(root.need)
                color: Theme.textQuiet
                wrapMode: Text.WordWrap
                width: root.sideWidth
            }
            Words {
                //: Heading over what an arrival said, %1 where and when
                text: qsTr("受付 %1").arg(root.arrived)
                color: Theme.textQuiet
                wrapMode: Text.WordWrap
                width: root.sideWidth * 2
            }
        }
        Repeater {
            model: root.fields

            Row {
                id: field

                required property var modelData

                spacing: Metrics.gap

                Words {
                    text: field.modelData.field
                    color: Theme.textQuiet
                    width: root.labelWidth
                }
                Words {
                    text: field.modelData.roster === "" ? "－" : field.modelData.roster
                    font.bold: field.modelData.differs
                    wrapMode: Text.WordWrap
                    width: root.sideWidth
                }
                Words {
                    text: field.modelData.arrival === "" ? "－" : field.modelData.arrival
                    font.bold: field.modelData.differs
                    wrapMode: Text.WordWrap
                    width: root.sideWidth
                }
                Words {
                    text: field.modelData.words
                    font.bold: field.modelData.differs
                    color: field.modelData.differs ? Theme.text : Theme.textQuiet
                    wrapMode: Text.WordWrap
                    width: root.sideWidth
                }
            }
        }
        Row {
            spacing: Metrics.gap

            ActionButton {
                objectName: "pair." + root.index + ".same"
                //: Candidate: the arrival is this person of the roster
                text: qsTr("同じ人（あとで戻せます）")
                //: %1 whom of the roster
                Accessible.name: qsTr("同じ人: %1").arg(root.name)
                bold: true
                width: (column.width - 2 * Metrics.gap) * 0.44
                onTapped: root.list.acted(root.index, "same:" + root.pairId)
            }
            ActionButton {
                objectName: "pair." + root.index + ".different"
                //: Candidate: the arrival is somebody else
                text: qsTr("別の人")
                //: %1 whom of the roster
                Accessible.name: qsTr("別の人: %1").arg(root.name)
                bold: true
                width: (column.width - 2 * Metrics.gap) * 0.28
                onTapped: root.list.acted(root.index, "different:" + root.pairId)
            }
            ActionButton {
                objectName: "pair." + root.index + ".later"
                //: Candidate: nobody knows yet; asks the person first
                text: qsTr("あとで・本人に聞く")
                //: %1 whom of the roster
                Accessible.name: qsTr("あとで: %1").arg(root.name)
                width: (column.width - 2 * Metrics.gap) * 0.28
                onTapped: root.list.acted(root.index, "later:" + root.pairId)
            }
        }
    }
}
