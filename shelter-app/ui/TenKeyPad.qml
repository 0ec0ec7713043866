import QtQuick
import QtQuick.Layouts

// Ten-key for dates, PINs and numbers: 7 8 9 on top, as on office calculators.
GridLayout {
    id: root

    property bool hasNext: true

    signal digit(int value)
    signal erased
    signal next

    columns: 3
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Repeater {
        model: [7, 8, 9, 4, 5, 6, 1, 2, 3]

        KeyButton {
            required property int modelData
            readonly property TenKeyPad pad: parent as TenKeyPad

            objectName: "digit." + modelData
            text: modelData
            textSize: Metrics.counter
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.minimumHeight: Metrics.staff
            onTapped: pad.digit(modelData)
        }
    }
    KeyButton {
        objectName: "digit.erase"
        //: Key: removes the last digit.
        text: qsTr("消す")
        textSize: Metrics.large
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        Layout.minimumHeight: Metrics.staff
        onTapped: root.erased()
    }
    KeyButton {
        objectName: "digit.0"
        text: "0"
        textSize: Metrics.counter
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        Layout.minimumHeight: Metrics.staff
        onTapped: root.digit(0)
    }
    KeyButton {
        objectName: "digit.next"
        visible: root.hasNext
        //: Key: goes on to month or day.
        text: qsTr("次へ")
        textSize: Metrics.large
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        Layout.minimumHeight: Metrics.staff
        onTapped: root.next()
    }
}
