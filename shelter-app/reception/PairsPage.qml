import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Arrivals that may be people of the roster, one card each; whoever knows says so, everybody else leaves it for later.
ShelterPage {
    id: root

    readonly property PairsViewModel pairs: session.pairs

    name: "pairs"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        Words {
            objectName: "pairs.heading"
            text: !root.session.roster.shown ?
            //: Page of candidates while nobody may look
            qsTr("候補の確認") : root.pairs.count === 0 && root.pairs.postponed === 0 ?
            //: Page of candidates: none
            qsTr("確かめる候補は ありません") : root.pairs.postponed === 0 ?
            //: Page of candidates: %1 how many
            qsTr("確かめる候補　%1組").arg(root.pairs.count) :
            //: Page of candidates: %1 how many, %2 how many more were put off
            qsTr("確かめる候補　%1組（ほかに あとで %2組）").arg(root.pairs.count).arg(root.pairs.postponed)
            font.pixelSize: Metrics.large
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Words {
            objectName: "pairs.problem"
            visible: text !== ""
            text: root.pairs.problem === "" ? "" : "▲ " + root.pairs.problem
            font.bold: true
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        PagedList {
            visible: root.session.roster.shown
            name: "pairs"
            model: root.pairs
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: PairRow {}
            onActed: (row, verb) => {
                const pair = verb.slice(verb.indexOf(":") + 1);
                if (verb.startsWith("later:"))
                    root.pairs.postpone(pair);
                else
                    root.pairs.decide(pair, verb.startsWith("same:"));
            }
        }
        WhyForm {
            visible: !root.session.roster.shown
            roster: root.session.roster
            Layout.fillWidth: true
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
            operations: root.session.operations
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
