import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W12: saved here, taken in by HQ, received from HQ: three facts, each with its own time.
ShelterPage {
    id: root

    name: "sync"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        Words {
            //: Sync page: heading
            text: qsTr("同期の状況")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        Repeater {
            model: root.session.sync

            FactRow {
                Layout.fillWidth: true
            }
        }
        Words {
            objectName: "sync.reason"
            text: root.session.sync.reason
            font.pixelSize: Metrics.large
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
        Words {
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
        Item {
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
