import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// The roster is open: why it is looked at, asked once. Nobody is shown before that is recorded.
ColumnLayout {
    id: root

    required property RosterWatch roster

    spacing: Metrics.margin

    Words {
        visible: root.roster.asksWhy
        //: Before names of the roster are shown: why somebody looks
        text: qsTr("なぜ 名簿を見ますか。えらぶと 名前が出ます。だれの端末で いつ なぜ見たかは 記録され、本部に伝わります。")
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    GridLayout {
        visible: root.roster.asksWhy
        columns: 2
        columnSpacing: Metrics.gap
        rowSpacing: Metrics.gap
        Layout.fillWidth: true

        Repeater {
            model: root.roster.reasons

            ActionButton {
                required property int index
                required property string modelData

                objectName: "why." + index
                text: modelData
                bold: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Metrics.primary
                onTapped: root.roster.giveReason(index)
            }
        }
    }
    Words {
        objectName: "why.problem"
        visible: root.roster.problem !== ""
        text: "■ " + root.roster.problem
        font.bold: true
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    LiveRegion {
        text: root.roster.problem
    }
    Item {
        Layout.fillHeight: true
    }
}
