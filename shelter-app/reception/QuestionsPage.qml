import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W13: what tablets disagree about, one card each; whoever knows says which side is right, everybody else goes back.
ShelterPage {
    id: root

    name: "questions"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        Words {
            text: root.session.questions.count > 0 ?
            //: Questions page: heading, %1 how many are open
            qsTr("確かめてください　%1件").arg(root.session.questions.count) :
            //: Questions page: heading when none is open
            qsTr("確かめることは ありません")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        PagedList {
            name: "questions"
            model: root.session.questions
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: QuestionRow {}
            onActed: (row, verb) => {
                const parts = verb.split(":");
                root.session.questions.choose(parts[0], Number(parts[1]));
            }
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
