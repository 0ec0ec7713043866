import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// 人数のみを名簿に: households that were counted, each to be looked up in the register or typed. The numbers stay as they are. Digits
// choose a household by its place (1 to 9) and look it up, Enter the first one.
ShelterPage {
    id: root

    readonly property NamingViewModel naming: session.naming

    function enter() {
        naming.cancel();
        naming.look();
    }
    function begin(row: int, verb: string) {
        if (!naming.choose(row))
            return;
        if (verb === "type") {
            session.quickAdd.start();
            go("quickadd");
        } else {
            session.search.clear();
            go("reception");
        }
    }

    name: "naming"
    onVisibleChanged: if (session)
        visible ? enter() : naming.lookAway()
    Component.onCompleted: if (visible)
        enter()
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_9)
            begin(event.key - Qt.Key_1, "search");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            begin(0, "search");
        else
            return;
        event.accepted = true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                objectName: "naming.heading"
                text: root.naming.people > 0 ?
                //: Naming page: heading, %1 people were counted without names
                qsTr("人数のみの %1人を名簿に").arg(root.naming.people) :
                //: Naming page: heading when everybody has a name
                qsTr("人数のみの人は いません")
                font.pixelSize: Metrics.large
                font.bold: true
            }
            Words {
                visible: !root.small
                //: Naming page: counts do not change
                text: qsTr("名前を入れても 人数は かわりません。どの端末でも できます。")
                color: Theme.textQuiet
                Layout.fillWidth: true
            }
        }
        PagedList {
            visible: root.naming.doubles.count > 0
            name: "doubles"
            model: root.naming.doubles
            Layout.fillWidth: true
            Layout.fillHeight: false
            // One, or as many as fit beside the counted ones.
            Layout.preferredHeight: Metrics.mm(root.small || root.naming.doubles.count === 1 ? 15 : 46)
            delegate: DoubleRow {}
            onActed: (row, verb) => root.naming.decide(row, verb === "same")
        }
        PagedList {
            name: "counted"
            model: root.naming.households
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: CountedRow {}
            onActed: (row, verb) => root.begin(row, verb)
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
