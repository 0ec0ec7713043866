import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W12: saved here, seen by other tablets, taken in by HQ, received from HQ: four facts, each with its own time.
ShelterPage {
    id: root

    name: "sync"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        Words {
            visible: !root.small
            //: Sync page: heading
            text: qsTr("同期の状況")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        // All of them at once: nobody should have to leaf for the worst one.
        Repeater {
            model: root.session.sync

            FactRow {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Metrics.floor
                Layout.preferredHeight: Metrics.mm(13)
                Layout.maximumHeight: Metrics.mm(15)
            }
        }
        Words {
            objectName: "sync.reason"
            text: root.session.sync.reason
            font.pixelSize: root.small ? Metrics.body : Metrics.large
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Item {
            visible: !root.small
            Layout.fillHeight: true
        }
        Words {
            visible: !root.small
            //: Sync page: what the shapes mean
            text: qsTr("形の意味:　○ 本部の確認ずみ　　△ 未送信あり（この端末に保存ずみ）　　▲ 30分より長く未送信　　■ 送れない・対応が要る　　？ わからない")
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
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
        ActionButton {
            objectName: "action.carry"
            //: Sync page: to the page that writes and reads USB sticks
            text: qsTr("USBで運ぶ・読み込む")
            enabled: root.session.status.enrolled
            Layout.preferredHeight: Metrics.primary
            Layout.fillWidth: true
            onTapped: root.go("carry")
        },
        ActionButton {
            objectName: "action.neighbours"
            //: Sync page: to the page that connects two tablets by hand
            text: qsTr("隣の端末とつなぐ")
            enabled: root.session.status.enrolled
            Layout.preferredHeight: Metrics.primary
            Layout.fillWidth: true
            onTapped: root.go("neighbours")
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
