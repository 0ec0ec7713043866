import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// 直前20件: what this tablet recorded, newest first; each can be taken back.
ShelterPage {
    id: root

    name: "operations"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        Words {
            //: The last twenty operations: heading
            text: qsTr("直前20件")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        PagedList {
            name: "operations"
            model: root.session.operations
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: OperationRow {}
            onActed: row => root.session.operations.undoAt(row)
        }
        Words {
            visible: root.session.operations.count === 0
            text: root.session.operations.message
            color: Theme.textQuiet
            Layout.fillHeight: true
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.go("back")
        },
        Words {
            //: Taking back keeps the original record
            text: qsTr("取り消しても もとの記録は残り、取り消したことが記録されます。")
            color: Theme.textQuiet
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
