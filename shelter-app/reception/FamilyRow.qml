import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One member of the family that is being typed.
RowLayout {
    id: root

    required property int index
    required property string name
    required property string detail
    required property string care
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Metrics.mm(13)
    spacing: Metrics.gap

    Words {
        text: root.index + 1
        color: Theme.textQuiet
        horizontalAlignment: Text.AlignRight
        Layout.preferredWidth: Metrics.mm(5)
    }
    ColumnLayout {
        spacing: Metrics.gap / 2
        Layout.fillWidth: true

        Words {
            text: root.name
            font.pixelSize: root.width < Metrics.mm(95) ? Metrics.body : Metrics.large
            font.bold: true
            Layout.fillWidth: true
        }
        Words {
            text: root.detail + (root.care === "" ? "" : "　" + root.care)
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            Layout.fillWidth: true
        }
    }
    ActionButton {
        objectName: "family." + root.index + ".edit"
        //: Changes what was typed of one member
        text: qsTr("直す")
        textSize: Metrics.body
        //: %1 name: changes what was typed of this person
        Accessible.name: qsTr("%1を直す").arg(root.name)
        Layout.preferredWidth: root.width < Metrics.mm(95) ? Metrics.mm(14) : Metrics.mm(18)
        onTapped: root.list.acted(root.index, "edit")
    }
    ActionButton {
        objectName: "family." + root.index + ".remove"
        // The head stays: somebody must be first.
        enabled: root.index > 0
        opacity: root.index > 0 ? 1 : 0
        //: Takes one member off the list before it is registered
        text: qsTr("外す")
        textSize: Metrics.body
        //: %1 name: takes this person off the list
        Accessible.name: qsTr("%1を外す").arg(root.name)
        Layout.preferredWidth: root.width < Metrics.mm(95) ? Metrics.mm(14) : Metrics.mm(18)
        onTapped: root.list.acted(root.index, "remove")
    }
}
