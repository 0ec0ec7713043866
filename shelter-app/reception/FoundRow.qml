import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// Somebody, or a whole household, that was found by what was typed.
TapButton {
    id: root

    required property int index
    required property var model
    readonly property RowsList list: ListView.view as RowsList

    objectName: "found." + index
    text: model.title
    description: model.detail
    Accessible.name: qsTr("%1（%2件中 %3件目）").arg(text).arg(list ? list.count : 0).arg(index + 1)
    enabled: model.possible
    width: ListView.view.width
    implicitHeight: Metrics.mm(13)
    onTapped: list.acted(index, "pick")

    contentItem: ColumnLayout {
        spacing: 0

        Words {
            text: root.model.title
            color: root.enabled ? root.ink : Theme.disabledText
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.small
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Words {
            text: root.model.detail
            color: root.enabled ? Theme.textQuiet : Theme.disabledText
            font.pixelSize: Metrics.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.mm(2.6)
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
