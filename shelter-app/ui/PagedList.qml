import QtQuick
import QtQuick.Layouts

// A list that can be leafed through with two big buttons, for hands that cannot flick.
ColumnLayout {
    id: root

    property alias model: list.model
    property alias delegate: list.delegate
    // Part of the object names of the two buttons.
    required property string name
    // Judged without the buttons, which take room themselves.
    readonly property bool overflows: list.contentHeight > height + 1

    // Something was done to a row; see RowsList.
    signal acted(int row, string verb)

    spacing: Metrics.gap

    RowsList {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        onActed: (row, verb) => root.acted(row, verb)
    }
    RowLayout {
        visible: root.overflows
        spacing: Metrics.gap

        ActionButton {
            objectName: root.name + ".up"
            //: Leafs one screenful up in a list.
            text: qsTr("▲ 前へ")
            enabled: !list.atYBeginning
            Layout.fillWidth: true
            onTapped: list.contentY = Math.max(list.originY, list.contentY - list.height * 0.9)
        }
        ActionButton {
            objectName: root.name + ".down"
            //: Leafs one screenful down in a list.
            text: qsTr("▼ 次へ")
            enabled: !list.atYEnd
            Layout.fillWidth: true
            onTapped: list.contentY = Math.min(list.originY + list.contentHeight - list.height, list.contentY + list.height * 0.9)
        }
    }
}
