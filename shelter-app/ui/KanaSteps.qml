import QtQuick
import QtQuick.Layouts

// The five kana of the row that was chosen; the second of two taps in the layout with large keys.
RowLayout {
    id: root

    // Five characters; a wide space where the row has no kana. Empty: no row chosen yet.
    required property string katakana
    required property string hiragana

    signal typed(string kana)

    spacing: Metrics.gap

    Repeater {
        model: 5

        KeyButton {
            required property int index
            readonly property KanaSteps steps: parent as KanaSteps
            readonly property string kana: steps ? steps.katakana.charAt(index) : ""

            objectName: "step." + (index + 1)
            text: steps ? steps.hiragana.charAt(index).trim() : ""
            enabled: text !== ""
            //: Name of a kana key that waits for a row to be chosen first
            Accessible.name: text === "" ? qsTr("さきに行をえらびます") : text
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.minimumHeight: Metrics.staff
            Layout.preferredHeight: Metrics.primary
            Layout.maximumHeight: Metrics.glove
            onTapped: steps.typed(kana)
        }
    }
}
