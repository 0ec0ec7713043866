import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W17: who of the roster of this shelter's districts nobody has seen yet, from door to door, and what was found there. Sealed
// until headquarters or two officers open it.
ShelterPage {
    id: root

    readonly property RosterWatch roster: session.roster
    readonly property MissingViewModel missing: session.missing
    readonly property string heading: !roster.arrived ?
    //: Page of the missing: no roster has arrived from headquarters
    qsTr("要支援者名簿は まだ届いていません") : !roster.open ?
    //: Page of the missing: the roster is sealed
    qsTr("要支援者名簿（封）") : roster.shown ?
    //: Page of the missing: %1 of %2 people of the roster have not been seen yet
    qsTr("未確認の要支援者　%1人 ／ 名簿 %2人").arg(missing.missing).arg(roster.people) :
    //: Page of the missing: the roster is open, nobody is shown yet; %1 how many are on it
    qsTr("要支援者名簿　%1人").arg(roster.people)

    name: "missing"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        Words {
            objectName: "missing.heading"
            visible: !root.small || !root.roster.shown
            text: root.heading
            font.pixelSize: Metrics.large
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        RowLayout {
            visible: root.roster.shown
            spacing: Metrics.gap

            Words {
                visible: root.small
                text: root.heading
                font.bold: true
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
            ActionButton {
                objectName: "missing.pairs"
                //: Page of the missing: opens the arrivals that may be people of the roster, %1 how many
                text: qsTr("候補を確かめる %1組").arg(root.session.pairs.count + root.session.pairs.postponed)
                textSize: root.small ? Metrics.body : Metrics.large
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.go("pairs")
            }
            ActionButton {
                objectName: "missing.ticks"
                //: Page of the missing: enters a list that was ticked on paper
                text: qsTr("紙の一覧を入れる")
                textSize: root.small ? Metrics.body : Metrics.large
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.go("ticks")
            }
            ActionButton {
                objectName: "missing.part"
                visible: root.missing.parts.length > 2
                //: Page of the missing: which district is shown, %1 its name and how many are missing there
                text: qsTr("地区: %1 ▶").arg(root.missing.parts[root.missing.part] ?? "")
                description: qsTr("押すと 次の地区にかわります")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onTapped: root.missing.part = (root.missing.part + 1) % root.missing.parts.length
            }
        }
        PagedList {
            visible: root.roster.shown
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
            visible: root.roster.arrived && !root.roster.open
            roster: root.roster
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        WhyForm {
            visible: root.roster.open && !root.roster.shown
            roster: root.roster
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Item {
            visible: !root.roster.arrived
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
            visible: root.roster.open
            operations: root.session.operations
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        Item {
            visible: !root.roster.open
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.unseal"
            visible: root.roster.arrived && !root.roster.open
            text: root.roster.busy ?
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
