import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Where inside the shelter somebody is: a room that others are in already, or a kind of room and a number.
ColumnLayout {
    id: root

    required property PersonViewModel person
    property string kind: ""
    property string number: ""
    readonly property string room: (kind + " " + number).trim()

    signal done

    spacing: Metrics.gap
    onVisibleChanged: {
        kind = "";
        number = "";
    }

    RowLayout {
        visible: root.person.rooms.length > 0
        spacing: Metrics.gap

        Repeater {
            // As many as are ever offered: chips that come and go would take a finger's place.
            model: 6

            ChipButton {
                required property int index

                objectName: "room." + index
                visible: index < root.person.rooms.length
                text: root.person.rooms[index] ?? ""
                textSize: Metrics.small
                chosen: root.person.room === text
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: {
                    root.person.setRoom(text);
                    root.done();
                }
            }
        }
    }
    RowLayout {
        spacing: Metrics.gap
        Layout.fillHeight: true

        ColumnLayout {
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            ChipChoice {
                group: "kind"
                columns: 4
                textSize: Metrics.small
                value: root.kind
                options: [
                    //: Kinds of rooms in a shelter
                    [qsTr("体育館"), qsTr("体育館"), "gym"], [qsTr("教室"), qsTr("教室"), "class"], [qsTr("保健室"), qsTr("保健室"), "nurse"], [qsTr("和室"), qsTr("和室"), "tatami"]]
                Layout.fillWidth: true
                Layout.fillHeight: true
                onPicked: value => root.kind = value
            }
            ActionButton {
                objectName: "room.set"
                text: root.room === "" ?
                //: Sets where somebody is: nothing said yet
                qsTr("場所を入れてください") :
                //: %1 the room that is set
                qsTr("「%1」にする").arg(root.room)
                bold: true
                enabled: root.room !== ""
                Layout.fillWidth: true
                onTapped: {
                    root.person.setRoom(root.room);
                    root.done();
                }
            }
        }
        DigitPad {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Metrics.mm(42)
            Layout.preferredWidth: 1
            onDigit: value => root.number = (root.number + value).slice(-4)
        }
    }
}
