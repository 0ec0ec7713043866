import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One of those who were taken, not recorded yet: the slip, the name, the verb; of counted people how many.
Card {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Math.max(Metrics.mm(13), words.implicitHeight + 2 * Metrics.gap)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        spacing: Metrics.gap

        ColumnLayout {
            id: words
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.model.name
                font.bold: true
                font.pixelSize: root.width < Metrics.mm(85) ? Metrics.small : Metrics.body
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Words {
                text: [root.model.token, root.model.verb].filter(part => part !== "").join("　")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        KeyButton {
            objectName: "taken." + root.index + ".less"
            visible: root.model.most > 1
            text: "－"
            enabled: root.model.people > 1
            //: Of counted people one less goes; %1 whom
            Accessible.name: qsTr("1人へらす: %1").arg(root.model.name)
            onTapped: root.list.acted(root.index, "less")
        }
        Words {
            visible: root.model.most > 1
            text: qsTr("%1人").arg(root.model.people)
            font.bold: true
        }
        KeyButton {
            objectName: "taken." + root.index + ".more"
            visible: root.model.most > 1
            text: "＋"
            enabled: root.model.people < root.model.most
            //: Of counted people one more goes; %1 whom
            Accessible.name: qsTr("1人ふやす: %1").arg(root.model.name)
            onTapped: root.list.acted(root.index, "more")
        }
        ActionButton {
            objectName: "taken." + root.index + ".remove"
            // Small glass has no room for three: the last one can be taken out above.
            visible: root.model.most < 2 || root.width >= Metrics.mm(85)
            text: qsTr("外す")
            textSize: Metrics.small
            Accessible.name: qsTr("%1を外す").arg(root.model.name)
            Layout.preferredWidth: Metrics.mm(14)
            onTapped: root.list.acted(root.index, "remove")
        }
    }
}
