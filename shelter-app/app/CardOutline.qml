import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.App

// The true size of the glass: an outline that must be as large as a bank card or a driving licence (85.6 mm x 54 mm,
// ISO/IEC 7810 ID-1) held against it.
ColumnLayout {
    id: root

    required property Appearance appearance

    function stretch(by: real) {
        appearance.density = Math.min(20, Math.max(3, Metrics.density * by));
    }

    spacing: Metrics.margin

    Words {
        //: Settings: how to measure the glass
        text: qsTr("運転免許証などのカードを画面にあて、枠と同じ大きさになるまで押してください。")
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Metrics.margin
        Layout.fillHeight: true

        Rectangle {
            objectName: "card.outline"
            color: "transparent"
            radius: Metrics.mm(3.2)
            border.width: Metrics.thickLine
            border.color: Theme.action
            Layout.preferredWidth: Metrics.density * 85.6
            Layout.preferredHeight: Metrics.density * 54
        }
        ColumnLayout {
            spacing: Metrics.gap

            ActionButton {
                objectName: "card.larger"
                //: Settings: the outline grows
                text: qsTr("大きく")
                Layout.fillWidth: true
                onTapped: root.stretch(1.01)
            }
            ActionButton {
                objectName: "card.smaller"
                //: Settings: the outline shrinks
                text: qsTr("小さく")
                Layout.fillWidth: true
                onTapped: root.stretch(1 / 1.01)
            }
            ActionButton {
                objectName: "card.forget"
                //: Settings: the glass is as large as the tablet says
                text: qsTr("はじめに戻す")
                textSize: Metrics.body
                Layout.fillWidth: true
                onTapped: root.appearance.density = 0
            }
        }
        Item {
            Layout.fillWidth: true
        }
    }
}
