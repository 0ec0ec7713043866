import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// The person chosen in the list, beside it: how they are, the verbs used most, what happened last.
Card {
    id: root

    required property PersonViewModel person

    signal opened
    signal leaving
    signal placed

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.margin
        spacing: Metrics.gap

        Words {
            text: root.person.name
            font.pixelSize: Metrics.large
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Words {
            visible: text !== ""
            text: [root.person.detail, root.person.household].filter(part => part !== "").join("　")
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Words {
            text: root.person.where
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Words {
            visible: text !== ""
            text: [root.person.address, root.person.token === "" ? "" :
                //: %1 number of the slip
                qsTr("券 %1").arg(root.person.token), root.person.room].filter(part => part !== "").join("　")
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        GridLayout {
            columns: 2
            columnSpacing: Metrics.gap
            rowSpacing: Metrics.gap
            Layout.fillWidth: true

            ActionButton {
                objectName: "summary.out"
                visible: !root.person.isGone
                text: root.person.isAway ?
                //: Verb: came back
                qsTr("もどり") :
                //: Verb: goes out for a while
                qsTr("外出")
                bold: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.person.move(root.person.isAway ? 4 : 2, 0)
            }
            ActionButton {
                objectName: "summary.leave"
                visible: !root.person.isGone
                //: Verb: leaves for good
                text: qsTr("退所")
                bold: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.leaving()
            }
            ActionButton {
                objectName: "summary.room"
                visible: !root.person.counted
                //: Where inside the shelter somebody is
                text: qsTr("場所")
                bold: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.placed()
            }
            ActionButton {
                objectName: "summary.open"
                //: Opens everything that is known of a person
                text: qsTr("くわしく")
                bold: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.opened()
            }
        }
        Words {
            visible: !root.person.atHq
            //: Headquarters has not taken in this person's newest record
            text: qsTr("△ この変更は未送信")
            font.pixelSize: Metrics.small
            font.bold: true
            Layout.fillWidth: true
        }
        HistoryList {
            model: root.person.history
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
