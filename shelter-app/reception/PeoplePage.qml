import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W7: everybody here. Digits press the keys of the present mode, Up and Down choose, Enter opens, Backspace erases, "/" or "+" goes on to
// the given name, "*" changes the mode, "-" the filter.
ShelterPage {
    id: root

    readonly property PeopleViewModel people: session.people
    readonly property PersonViewModel person: session.person
    // The keys stand where the chosen person else stands.
    property bool searching: false

    function enter() {
        people.look();
        person.look(name);
    }
    function leave() {
        people.lookAway();
        person.lookAway(name);
    }
    function choose(row: int) {
        people.select(row);
        list.keepInSight(row);
    }
    function openChosen(panel: string) {
        people.open();
        if (people.choosingFor === "" && person.known) {
            session.person.panel = panel;
            go("person");
        }
    }
    function filterName(index: int): string {
        //: Filters of the list of people: everybody present / inside / out / only counted / needs care / to be decided / left
        const names = [qsTr("すべて"), qsTr("在所"), qsTr("外出中"), qsTr("人数のみ"), qsTr("要配慮"), qsTr("未確認"), qsTr("退所")];
        return names[index] + "\n" + people.filterCounts[index];
    }

    name: "people"
    onVisibleChanged: if (session)
        visible ? enter() : leave()
    Component.onCompleted: if (visible)
        enter()
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9) {
            searching = true;
            people.key(event.key - Qt.Key_0);
        } else if (event.key === Qt.Key_Backspace)
            people.erase();
        else if (event.key === Qt.Key_Slash || event.key === Qt.Key_Plus)
            people.toGiven();
        else if (event.key === Qt.Key_Asterisk)
            people.mode = (people.mode + 1) % 4;
        else if (event.key === Qt.Key_Minus)
            people.filter = (people.filter + 1) % 7;
        else if (event.key === Qt.Key_Down)
            choose(Math.min(people.selected + 1, people.count - 1));
        else if (event.key === Qt.Key_Up)
            choose(Math.max(people.selected - 1, 0));
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            openChosen("");
        else if (event.text !== "" && event.text.charCodeAt(0) > 0x3000)
            people.kana(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.people

        function onJumped(row: int) {
            list.show(row);
        }
        function onChosen() {
            if (root.visible)
                root.go("person");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            visible: root.people.choosingFor !== ""
            spacing: Metrics.margin

            Words {
                objectName: "people.choosing"
                //: List of people: the other record of somebody is looked for; %1 name
                text: qsTr("%1 と同じ人を えらんで「この人」を押してください").arg(root.people.choosingFor)
                font.bold: true
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "people.stop"
                //: Stops looking for the other record
                text: qsTr("やめる")
                onTapped: {
                    root.people.stopChoosing();
                    root.go("back");
                }
            }
        }
        RowLayout {
            visible: root.people.choosingFor === "" && !(root.small && root.searching)
            spacing: Metrics.margin

            RowLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.preferredWidth: 7

                Repeater {
                    model: 7

                    ChipButton {
                        required property int index

                        objectName: "filter." + index
                        text: root.filterName(index)
                        textSize: Metrics.small
                        chosen: root.people.filter === index
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Metrics.staff
                        onTapped: root.people.filter = index
                    }
                }
            }
            ChipChoice {
                group: "order"
                value: root.people.order
                options: [
                    //: Orders of the list of people: by kana / by neighbourhood / newest first
                    [0, qsTr("かな"), "kana"], [1, qsTr("町会"), "town"], [2, qsTr("新しい順"), "newest"]]
                textSize: Metrics.small
                maximumHeight: Metrics.staff
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                onPicked: value => root.people.order = value
            }
        }
        RowLayout {
            spacing: Metrics.margin
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: root.small ? 56 : 60

                RowLayout {
                    spacing: Metrics.margin

                    TypedField {
                        objectName: "people.search"
                        //: Field: who is looked for
                        label: qsTr("さがす")
                        typed: root.people.typed
                        active: root.searching
                        textSize: Metrics.large
                        Layout.fillWidth: true
                        onTapped: root.searching = !root.searching
                    }
                    Words {
                        objectName: "people.position"
                        text: list.first < 0 ?
                        //: List of people: nobody
                        qsTr("0人") :
                        //: List of people: %1 people, rows %2 to %3 of %4 are in sight
                        qsTr("%1人　%2〜%3 ／ %4行").arg(root.people.people).arg(list.first + 1).arg(list.last + 1).arg(root.people.count)
                        color: Theme.textQuiet
                        font.pixelSize: Metrics.small
                    }
                }
                PagedList {
                    id: list
                    name: "people"
                    model: root.people
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    delegate: PersonLine {}
                    onActed: row => root.choose(row)
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: root.small ? 44 : 40

                PeoplePad {
                    visible: root.searching
                    small: root.small
                    people: root.people
                    anchors.fill: parent
                    onClosed: root.searching = false
                }
                PersonSummary {
                    visible: !root.searching && root.people.selected >= 0 && root.person.known
                    person: root.person
                    anchors.fill: parent
                    onOpened: root.openChosen("")
                    onLeaving: root.openChosen("leave")
                    onPlaced: root.openChosen("room")
                }
                Words {
                    visible: !root.searching && root.people.selected < 0
                    //: List of people: nothing chosen yet
                    text: root.people.count === 0 ? qsTr("だれも いません") : qsTr("行を押すと、ここに出ます")
                    color: Theme.textQuiet
                    wrapMode: Text.WordWrap
                    anchors.fill: parent
                    anchors.margins: Metrics.margin
                }
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
            visible: root.people.choosingFor === ""
            operations: root.session.operations
            showsAll: !root.small
            Layout.fillWidth: true
            onShowAll: root.go("operations")
        },
        Item {
            visible: root.people.choosingFor !== ""
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.choose"
            visible: root.people.choosingFor !== ""
            //: The chosen row is the other record of the same person
            text: qsTr("この人")
            enabled: root.people.selected >= 0
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.people.open()
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("home")
        }
    ]
}
