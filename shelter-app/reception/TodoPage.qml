import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Everything that waits for somebody at this desk.
ShelterPage {
    id: root

    name: "todo"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        Words {
            //: Heading over what waits for somebody
            text: qsTr("やること")
            font.bold: true
            font.pixelSize: Metrics.large
        }
        PagedList {
            name: "todo"
            model: root.session.todo
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: TodoRow {
                todo: root.session.todo
                width: ListView.view.width
            }
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.go("back")
        },
        Item {
            Layout.fillWidth: true
        }
    ]
}
