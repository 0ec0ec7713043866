import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W9: one verb, many people, one press. Digits type the number of a slip (or the rows of a name), Enter takes the first that is found and,
// with nothing typed, records; Backspace erases, "*" changes the verb, "/" the way to type, "-" takes the last one out again.
ShelterPage {
    id: root

    readonly property LeavingViewModel leaving: session.leaving
    readonly property var verbs: [
        //: Verbs: goes out / came back / stays out overnight / leaves / moves to another shelter / is taken to hospital
        [2, qsTr("外出"), "out"], [4, qsTr("もどり"), "back"], [3, qsTr("外泊"), "overnight"], [7, qsTr("退所"), "leave"], [5, qsTr("転所"), "transfer"], [6, qsTr("救急搬送"), "hospital"]]
    // What is asked besides: leaving where to, going out until when.
    readonly property bool asksWhere: !leaving.calling && leaving.verb === 7
    readonly property bool asksBack: !leaving.calling && (leaving.verb === 2 || leaving.verb === 3)

    function nextVerb() {
        const at = verbs.findIndex(verb => verb[0] === leaving.verb);
        leaving.verb = verbs[(at + 1) % verbs.length][0];
    }

    name: "leaving"
    onVisibleChanged: if (session)
        visible ? leaving.look() : leaving.lookAway()
    Component.onCompleted: if (visible)
        leaving.look()
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            leaving.key(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            leaving.erase();
        else if (event.key === Qt.Key_Asterisk)
            nextVerb();
        else if (event.key === Qt.Key_Slash)
            leaving.mode = leaving.mode === 2 ? 0 : 2;
        else if (event.key === Qt.Key_Minus)
            leaving.removeLast();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            leaving.empty ? leaving.record() : leaving.pick(0);
        else
            return;
        event.accepted = true;
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        ColumnLayout {
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.preferredWidth: root.small ? 58 : 55

            RowLayout {
                spacing: Metrics.gap

                ChipChoice {
                    group: "verb"
                    value: root.leaving.calling ? 0 : root.leaving.verb
                    options: root.verbs
                    textSize: root.small ? Metrics.small : Metrics.body
                    maximumHeight: Metrics.primary
                    Layout.fillWidth: true
                    onPicked: value => root.leaving.verb = value
                }
                ChipButton {
                    objectName: "leaving.call"
                    //: Opens the roll call at night; %1 people nobody has seen for twelve hours
                    text: (root.small ?
                        //: The roll call, on small glass
                        qsTr("点呼") : qsTr("夜の点呼")) + "\n" + qsTr("%1人").arg(root.leaving.unseenPeople)
                    textSize: Metrics.small
                    chosen: root.leaving.calling
                    description: qsTr("最後に見た時刻が 12時間より前の人を出します")
                    Layout.fillHeight: true
                    Layout.preferredWidth: root.small ? Metrics.staff : Metrics.mm(18)
                    Layout.minimumHeight: Metrics.staff
                    Layout.maximumHeight: Metrics.primary
                    onTapped: root.leaving.calling = !root.leaving.calling
                }
            }
            ChipChoice {
                visible: root.asksWhere
                group: "where"
                value: root.leaving.destination
                options: [
                    //: Where somebody goes who leaves
                    [1, qsTr("自宅"), "home"], [2, qsTr("親せき"), "relatives"], [3, qsTr("他の避難所"), "shelter"], [4, qsTr("病院"), "hospital"], [5, qsTr("分からない"), "unknown"]]
                maximumHeight: Metrics.staff
                Layout.fillWidth: true
                onPicked: value => root.leaving.destination = value
            }
            RowLayout {
                visible: root.asksBack
                spacing: Metrics.gap

                Words {
                    //: When somebody who goes out is expected back
                    text: qsTr("帰りの予定")
                    font.pixelSize: Metrics.small
                }
                ChipButton {
                    objectName: "back.soon"
                    text: root.leaving.soon
                    chosen: root.leaving.back === 1
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.leaving.back = 1
                }
                ChipButton {
                    objectName: "back.tomorrow"
                    text: qsTr("あした")
                    chosen: root.leaving.back === 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.leaving.back = 2
                }
                ChipButton {
                    objectName: "back.unknown"
                    text: qsTr("分からない")
                    chosen: root.leaving.back === 0
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTapped: root.leaving.back = 0
                }
            }
            Item {
                // Keeps the keys where they are whatever the verb asks.
                visible: !root.asksWhere && !root.asksBack
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.staff
            }
            RowLayout {
                spacing: Metrics.gap

                TypedField {
                    objectName: "leaving.typed"
                    //: Field: number of the slip / the rows of a name
                    label: root.leaving.mode === 2 ? qsTr("券") : qsTr("名前")
                    typed: root.leaving.typed
                    active: true
                    textSize: Metrics.large
                    Layout.fillWidth: true
                    onTapped: root.leaving.mode = root.leaving.mode === 2 ? 0 : 2
                }
                KeyButton {
                    objectName: "leaving.erase"
                    text: qsTr("１字消す")
                    textSize: Metrics.small
                    enabled: !root.leaving.empty
                    Layout.preferredWidth: Metrics.mm(18)
                    onTapped: root.leaving.erase()
                }
                ChipChoice {
                    group: "type"
                    value: root.leaving.mode
                    options: [
                        //: How people are found: by the number of their slip / by the rows of their name
                        [2, qsTr("番号"), "digits"], [0, qsTr("行キー"), "rows"]]
                    textSize: Metrics.small
                    maximumHeight: Metrics.staff
                    Layout.preferredWidth: Metrics.mm(36)
                    onPicked: value => root.leaving.mode = value
                }
            }
            DigitPad {
                visible: root.leaving.mode === 2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Metrics.mm(46)
                onDigit: value => root.leaving.key(value)
            }
            RowPad {
                visible: root.leaving.mode !== 2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Metrics.mm(46)
                onRow: digit => root.leaving.key(digit)
            }
            Words {
                visible: !root.small || root.leaving.problem !== ""
                text: root.leaving.problem !== "" ? "▲ " + root.leaving.problem :
                //: Batch of people: how it works
                qsTr("続けて入れられます（1人ずつ確定しません）")
                font.bold: root.leaving.problem !== ""
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
            }
            LiveRegion {
                text: root.leaving.problem
            }
        }
        ColumnLayout {
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: root.small ? 42 : 45

            RowLayout {
                spacing: Metrics.gap

                Words {
                    objectName: "leaving.heading"
                    text: root.leaving.calling ?
                    //: Roll call: %1 people nobody has seen for twelve hours
                    qsTr("12時間より前から 見ていない人　%1人").arg(root.leaving.unseenPeople) : !root.leaving.empty ?
                    //: Batch of people: %1 that match what was typed
                    qsTr("見つかった人　%1件").arg(root.leaving.found.count) :
                    //: Batch of people: %1 taken so far
                    qsTr("今回　%1人").arg(root.leaving.count)
                    font.pixelSize: Metrics.large
                    font.bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Metrics.small
                    Layout.fillWidth: true
                    Layout.preferredHeight: Metrics.mm(7)
                }
                ActionButton {
                    objectName: "leaving.last"
                    visible: !root.leaving.calling && root.leaving.empty && root.leaving.count > 0
                    //: Batch of people: takes the last one out again
                    text: qsTr("直前を外す")
                    textSize: Metrics.body
                    onTapped: root.leaving.removeLast()
                }
            }
            PagedList {
                visible: !root.leaving.calling && !root.leaving.empty
                name: "found"
                model: root.leaving.found
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: FoundRow {}
                onActed: row => root.leaving.pick(row)
            }
            PagedList {
                visible: !root.leaving.calling && root.leaving.empty
                name: "taken"
                model: root.leaving.taken
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: TakenRow {}
                onActed: (row, verb) => {
                    if (verb === "remove")
                        root.leaving.remove(row);
                    else
                        root.leaving.changePeople(row, verb === "more" ? 1 : -1);
                }
            }
            PagedList {
                visible: root.leaving.calling
                name: "unseen"
                model: root.leaving.unseen
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: UnseenRow {}
                onActed: (row, verb) => root.leaving.tick(row, verb === "here" ? 1 : 2)
            }
            Words {
                visible: root.leaving.calling
                //: Roll call: what "not there" does
                text: qsTr("「いない」人は 外出（行き先不明）として数えます")
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                wrapMode: Text.WordWrap
                Layout.fillWidth: true
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
            showsAll: false
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.record"
            //: Records everybody who was taken or ticked; %1 people
            text: qsTr("%1人を記録する").arg(root.leaving.calling ? root.leaving.ticked : root.leaving.count)
            enabled: (root.leaving.calling ? root.leaving.ticked : root.leaving.count) > 0
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.leaving.record()
        }
    ]
}
