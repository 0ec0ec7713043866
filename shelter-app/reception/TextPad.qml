import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// A few words: what stands there, and the kana pad that types it. A keyboard types too, through the page's keys.
ColumnLayout {
    id: root

    required property TypedText typed
    // What stands there while nothing is typed.
    required property string hint
    required property bool small

    spacing: Metrics.gap

    Card {
        Layout.fillWidth: true
        Layout.preferredHeight: Metrics.mm(20)

        Words {
            objectName: "typed.text"
            anchors.fill: parent
            anchors.margins: Metrics.margin
            text: root.typed.text === "" ? root.hint : root.typed.text + "_"
            color: root.typed.text === "" ? Theme.textQuiet : Theme.text
            font.pixelSize: Metrics.large
            fontSizeMode: Text.Fit
            minimumPixelSize: Metrics.smallest
            wrapMode: Text.WrapAnywhere
            lineHeight: 1
            verticalAlignment: Text.AlignTop
        }
    }
    KanaPad {
        roomForAll: !root.small
        hasNext: false
        Layout.fillWidth: true
        Layout.fillHeight: true
        onTyped: kana => root.typed.type(kana)
        onChanged: root.typed.modify()
        onErased: root.typed.erase()
    }
}
