import QtQuick
import QtQuick.Layouts

// The whole 五十音 table, or, where keys would get smaller than 12 mm (or fingers wear gloves), two taps for each kana: the row,
// then one of five. Sends katakana.
ColumnLayout {
    id: root

    // Whether the page has room for fifty keys of 12 mm.
    required property bool roomForAll
    // Large keys were asked for.
    property bool wantsLarge: false
    // Gloves need larger keys than fifty at once leave room for.
    readonly property bool fits: roomForAll && Metrics.reach === 1
    readonly property bool large: wantsLarge || !fits
    // The row chosen first in the layout with large keys; -1: none yet.
    property int chosenRow: -1
    // Whether there is a next field to go to.
    property bool hasNext: true

    signal typed(string kana)
    signal changed
    signal erased
    signal next

    spacing: Metrics.gap

    KanaTable {
        id: table
        visible: !root.large
        Layout.fillWidth: true
        Layout.fillHeight: true
        onTyped: kana => root.typed(kana)
    }
    RowPad {
        visible: root.large
        Layout.fillWidth: true
        Layout.fillHeight: true
        onRow: digit => root.chosenRow = (digit + 9) % 10
    }
    KanaSteps {
        visible: root.large
        katakana: root.chosenRow < 0 ? "" : table.katakana.substr(root.chosenRow * 5, 5)
        hiragana: root.chosenRow < 0 ? "" : table.hiragana.substr(root.chosenRow * 5, 5)
        Layout.fillWidth: true
        onTyped: kana => {
            root.typed(kana);
            root.chosenRow = -1;
        }
    }
    RowLayout {
        spacing: Metrics.gap

        KeyButton {
            objectName: "kana.modify"
            //: Key: voiced, half-voiced and small forms of the last kana
            text: qsTr("゛゜小")
            textSize: Metrics.large
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.changed()
        }
        KeyButton {
            objectName: "kana.ン"
            text: "ん"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.typed("ン")
        }
        KeyButton {
            objectName: "kana.ッ"
            text: "っ"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.typed("ッ")
        }
        KeyButton {
            objectName: "kana.erase"
            //: Key: removes the last character
            text: qsTr("１字消す")
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.erased()
        }
        KeyButton {
            objectName: "kana.size"
            visible: root.fits
            //: Key: changes between the whole kana table and the layout with large keys
            text: root.large ? qsTr("五十音") : qsTr("大きいキー")
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.wantsLarge = !root.wantsLarge
        }
        KeyButton {
            objectName: "kana.next"
            visible: root.hasNext
            //: Key: goes on to the next field
            text: qsTr("次の欄")
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.next()
        }
    }
}
