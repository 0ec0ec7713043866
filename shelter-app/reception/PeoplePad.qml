import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// How somebody is looked for in the list: rows of kana, kana, digits of a slip or a room, or a jump to a row of names.
ColumnLayout {
    id: root

    required property PeopleViewModel people
    // The kana keys need all of a small glass; the field above closes them.
    required property bool small

    signal closed

    spacing: Metrics.gap

    ChipChoice {
        group: "mode"
        value: root.people.mode
        options: [
            //: How to look for somebody: rows of kana / kana / digits of the slip or the room / jump to a row of names
            [0, qsTr("行キー"), "rows"], [1, qsTr("かな"), "kana"], [2, qsTr("数字"), "digits"], [3, qsTr("行へとぶ"), "jump"]]
        textSize: Metrics.small
        maximumHeight: Metrics.staff
        Layout.fillWidth: true
        onPicked: value => root.people.mode = value
    }
    RowPad {
        visible: root.people.mode === 0 || root.people.mode === 3
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Metrics.mm(42)
        onRow: digit => root.people.key(digit)
    }
    DigitPad {
        visible: root.people.mode === 2
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Metrics.mm(42)
        onDigit: value => root.people.key(value)
    }
    KanaPad {
        visible: root.people.mode === 1
        roomForAll: false
        hasNext: false
        Layout.fillWidth: true
        Layout.fillHeight: true
        onTyped: kana => root.people.kana(kana)
        onChanged: root.people.modify()
        onErased: root.people.erase()
    }
    RowLayout {
        visible: !(root.small && root.people.mode === 1)
        spacing: Metrics.gap

        KeyButton {
            objectName: "people.given"
            visible: root.people.mode !== 2
            text: qsTr("名へ｜")
            textSize: Metrics.body
            enabled: !root.people.inGiven && !root.people.empty
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.people.toGiven()
        }
        KeyButton {
            objectName: "people.erase"
            visible: root.people.mode !== 1
            text: qsTr("１字消す")
            textSize: Metrics.body
            enabled: !root.people.empty
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.people.erase()
        }
        KeyButton {
            objectName: "people.clear"
            text: qsTr("全消し")
            textSize: Metrics.body
            enabled: !root.people.empty
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.people.clear()
        }
        KeyButton {
            objectName: "people.close"
            //: Closes the keys; what was typed stays
            text: qsTr("閉じる")
            textSize: Metrics.body
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTapped: root.closed()
        }
    }
}
