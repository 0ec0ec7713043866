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

    // The rows in sight, for rows of one height; -1 and -2 while the list is empty.
    readonly property real rowHeight: list.count === 0 ? 1 : (list.contentHeight + list.spacing) / list.count
    readonly property int first: list.count === 0 ? -1 : Math.max(0, Math.floor((list.contentY - list.originY) / rowHeight))
    readonly property int last: list.count === 0 ? -2 : Math.min(list.count - 1, Math.floor((list.contentY - list.originY + list.height - 1) / rowHeight))

    function show(row: int) {
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Beginning);
    }
    function keepInSight(row: int) {
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Contain);
    }

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
