import QtQuick
import QtQuick.Layouts

// The 五十音 table at once: ten columns of five. Sends katakana.
GridLayout {
    id: root

    // Column by column, five each; a wide space where a row has no kana.
    readonly property string katakana: "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤ　ユ　ヨラリルレロワ　　ーヲ"
    readonly property string hiragana: "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもや　ゆ　よらりるれろわ　　ーを"

    signal typed(string kana)

    columns: 10
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: 50

        KeyButton {
            required property int index
            readonly property KanaTable table: parent as KanaTable
            readonly property int column: index % 10
            readonly property int line: Math.floor(index / 10)
            readonly property string kana: table ? table.katakana.charAt(column * 5 + line) : ""

            objectName: "kana." + kana
            text: table ? table.hiragana.charAt(column * 5 + line) : ""
            // The gaps of the や and わ rows keep their place.
            opacity: kana === "　" ? 0 : 1
            enabled: kana !== "　"
            Layout.row: line
            Layout.column: column
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Metrics.staff
            Layout.minimumWidth: Metrics.staff
            Layout.minimumHeight: Metrics.staff
            onTapped: table.typed(kana)
        }
    }
}
