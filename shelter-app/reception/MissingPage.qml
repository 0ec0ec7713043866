import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W17: who of the roster of this shelter's districts nobody has seen yet, from door to door, and what was found there. Sealed
// until headquarters or two officers open it.
ShelterPage {
    id: root

    readonly property MissingViewModel missing: session.missing

    name: "missing"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin
            Layout.fillWidth: true

            Words {
                objectName: "missing.heading"
                text: !root.missing.arrived ?
                //: Page of the missing: no roster has arrived from headquarters
                qsTr("要支援者名簿は まだ届いていません") : root.missing.open ?
                //: Page of the missing: %1 of %2 people of the roster have not been seen yet
                qsTr("未確認の要支援者　%1人 ／ 名簿 %2人").arg(root.missing.missing).arg(root.missing.people) :
                //: Page of the missing: the roster is sealed
                qsTr("要支援者名簿（封）")
                font.pixelSize: Metrics.large
                font.bold: true
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "missing.part"
                visible: root.missing.open && root.missing.parts.length > 2
                //: Page of the missing: which district is shown, %1 its name and how many are missing there
                text: qsTr("地区: %1 ▶").arg(root.missing.parts[root.missing.part] ?? "")
                description: qsTr("押すと 次の地区にかわります")
                Layout.preferredWidth: Metrics.mm(70)
                onTapped: root.missing.part = (root.missing.part + 1) % root.missing.parts.length
            }
        }
        PagedList {
            visible: root.missing.open
            name: "missing"
            model: root.missing
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: MissingRow {}
            onActed: (row, verb) => {
                const parts = verb.split(":");
                root.missing.tick(parts[0], parts[1]);
            }
        }
        UnsealForm {
            id: form
            visible: root.missing.arrived && !root.missing.open
            missing: root.missing
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Item {
            visible: !root.missing.arrived
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
        LastOperation {
            visible: root.missing.open
            operations: root.session.operations
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        Item {
            visible: !root.missing.open
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.unseal"
            visible: root.missing.arrived && !root.missing.open
            text: root.missing.busy ?
            //: Unsealing page: it takes a second
            qsTr("開けています…") :
            //: Unsealing page: opens the sealed roster
            qsTr("名簿を開ける")
            enabled: form.ready
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: form.unseal()
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
