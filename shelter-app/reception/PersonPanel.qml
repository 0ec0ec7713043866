import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// What stands open on a person's page instead of needs and telephone: one question, answered by one press.
Card {
    id: root

    required property PersonViewModel person

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.margin
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                text: {
                    switch (root.person.panel) {
                    case "leave":
                        //: Leaving: where somebody goes
                        return qsTr("退所　行き先は どこですか");
                    case "transfer":
                        //: Moving to another shelter: which
                        return qsTr("転所　どこの避難所へ");
                    case "room":
                        return qsTr("場所");
                    case "need":
                        return qsTr("必要なこと");
                    default:
                        //: Everything that happened, it cannot be erased
                        return qsTr("履歴（消せません）");
                    }
                }
                font.pixelSize: Metrics.large
                font.bold: true
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "panel.close"
                text: qsTr("閉じる")
                textSize: Metrics.body
                onTapped: root.person.panel = ""
            }
        }
        ChipChoice {
            visible: root.person.panel === "leave"
            group: "leave"
            columns: 3
            options: [
                //: Where somebody goes who leaves
                [1, qsTr("自宅"), "home"], [2, qsTr("親せき"), "relatives"], [3, qsTr("他の避難所"), "shelter"], [4, qsTr("病院"), "hospital"], [6, qsTr("福祉避難所"), "welfare"], [5, qsTr("分からない"), "unknown"]]
            Layout.fillWidth: true
            Layout.fillHeight: true
            onPicked: value => {
                root.person.move(7, value);
                root.person.panel = "";
            }
        }
        PagedList {
            visible: root.person.panel === "transfer"
            name: "shelters"
            model: root.person.shelters
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: ActionButton {
                required property int index
                required property var model
                readonly property RowsList list: ListView.view as RowsList

                objectName: "shelter." + index
                text: model.text
                width: ListView.view.width
                onTapped: list.acted(index, "choose")
            }
            onActed: row => {
                root.person.transfer(row);
                root.person.panel = "";
            }
        }
        RoomPanel {
            visible: root.person.panel === "room"
            person: root.person
            Layout.fillWidth: true
            Layout.fillHeight: true
            onDone: root.person.panel = ""
        }
        NeedPanel {
            visible: root.person.panel === "need"
            person: root.person
            Layout.fillWidth: true
            Layout.fillHeight: true
            onDone: root.person.panel = ""
        }
        PagedList {
            visible: root.person.panel === "history"
            name: "history"
            model: root.person.history
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: HistoryLine {}
        }
    }
}
