import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// Two records of one household, one more than was counted: most likely the same person, named on two tablets.
Card {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    width: ListView.view.width
    height: Metrics.mm(15)
    border.color: Theme.warningEdge

    RowLayout {
        anchors.fill: parent
        anchors.margins: Metrics.gap
        anchors.leftMargin: Metrics.margin
        spacing: Metrics.gap

        Words {
            //: Named twice: %1 number of the slip, %2 and %3 the two records
            text: qsTr("▲ %1　%2 と %3 は 同じ人ですか").arg(root.model.token).arg(root.model.one).arg(root.model.other)
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "double." + root.index + ".same"
            //: Named twice: the two records are one person
            text: qsTr("同じ人")
            textSize: Metrics.body
            Accessible.name: qsTr("同じ人: %1").arg(root.model.other)
            Layout.preferredWidth: Metrics.mm(24)
            onTapped: root.list.acted(root.index, "same")
        }
        ActionButton {
            objectName: "double." + root.index + ".different"
            //: Named twice: two people, so one more came than was counted
            text: qsTr("別の人（1人ふえます）")
            textSize: Metrics.small
            Accessible.name: qsTr("別の人（1人ふえます）: %1").arg(root.model.other)
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.list.acted(root.index, "different")
        }
    }
}
