import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One member of the household: the whole row ticks and unticks, the button beside it shows the chips of this person.
RowLayout {
    id: root

    required property int index
    required property string name
    required property string detail
    required property string where
    required property bool ticked
    required property string care
    required property bool selected

    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    spacing: Metrics.gap

    TapButton {
        objectName: "member." + root.index
        text: root.name
        description: root.detail + " " + root.where + " " + root.care
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: root.ticked
        //: State of a member of the household for screen readers: comes in / does not
        Accessible.name: root.name + " " + (root.ticked ? qsTr("来ています") : qsTr("来ていません"))
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(Metrics.mm(13.5), 1.3 * (Metrics.name + Metrics.small))
        line: root.ticked ? Theme.chosenEdge : Theme.edgeQuiet
        fill: Theme.surface
        onTapped: root.list.acted(root.index, "toggle")

        contentItem: RowLayout {
            spacing: Metrics.margin

            TickBox {
                ticked: root.ticked
            }
            ColumnLayout {
                spacing: Metrics.gap / 2
                Layout.fillWidth: true

                RowLayout {
                    spacing: Metrics.margin

                    Words {
                        text: root.name
                        font.pixelSize: Metrics.large
                        font.bold: true
                        color: root.ticked ? Theme.text : Theme.textQuiet
                        Accessible.ignored: true
                    }
                    Words {
                        visible: root.where !== ""
                        text: root.detail
                        font.pixelSize: Metrics.small
                        color: Theme.textQuiet
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
                Words {
                    text: root.where !== "" ? root.where : root.detail
                    color: root.where !== "" ? Theme.text : Theme.textQuiet
                    font.pixelSize: Metrics.small
                    font.bold: root.where !== ""
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
        }
    }
    ChipButton {
        objectName: "member." + root.index + ".care"
        //: Button beside a person: shows the chips for needs of this person
        text: root.care === "" ? qsTr("配慮") : root.care
        textSize: Metrics.small
        chosen: root.selected
        //: %1 name of a person
        Accessible.name: qsTr("%1の配慮").arg(root.name)
        description: root.care
        Layout.preferredWidth: Metrics.mm(20)
        Layout.preferredHeight: Metrics.mm(13.5)
        onTapped: root.list.acted(root.index, "select")
    }
}
