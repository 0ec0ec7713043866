import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Opening, crowded, full, closing: what to do, step by step, and the one press that tells headquarters.
ShelterPage {
    id: root

    readonly property OpeningViewModel opening: session.opening
    property bool naming: false

    name: "opening"
    onVisibleChanged: {
        naming = false;
        if (visible && opening)
            opening.begin();
    }
    Component.onCompleted: opening.begin()
    Keys.onPressed: event => {
        if (!naming)
            return;
        if (event.key === Qt.Key_Backspace)
            opening.ownName.erase();
        else if (event.text !== "" && event.text >= " ")
            opening.ownName.type(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.opening

        function onCreated() {
            root.naming = false;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        RowLayout {
            visible: !root.naming
            spacing: Metrics.margin

            ChipChoice {
                group: "situation"
                //: Checklists of a shelter
                options: [[0, qsTr("開設"), "open"], [1, qsTr("混雑"), "crowded"], [2, qsTr("満員"), "full"], [3, qsTr("閉鎖"), "close"]]
                value: root.opening.situation
                textSize: Metrics.large
                maximumHeight: Metrics.staff
                Layout.fillWidth: true
                onPicked: value => root.opening.situation = value
            }
            ActionButton {
                objectName: "action.own"
                //: Checklists: tells headquarters of a shelter that stands in no register
                text: qsTr("自主避難所\nを届ける")
                textSize: Metrics.body
                Layout.preferredWidth: Metrics.mm(26)
                onTapped: root.naming = true
            }
            Words {
                visible: !root.small || root.opening.warning !== ""
                //: Checklists: %1 status of the shelter now
                text: root.small ? root.opening.warning : (qsTr("いま: %1").arg(root.opening.statusWord) + "　" + root.opening.warning).trim()
                font.bold: true
            }
        }
        Words {
            visible: root.naming
            //: A shelter that people made themselves: what is wanted
            text: qsTr("自主避難所を本部へ届けます。場所の名前を書いてください（例: ふくじまちかいかん）。人数は 本部が端末を登録してから数えます。")
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        TextPad {
            visible: root.naming
            typed: root.opening.ownName
            //: A shelter that people made themselves: nothing is written yet
            hint: qsTr("場所の名前")
            small: root.small
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        PagedList {
            visible: !root.naming
            name: "steps"
            model: root.opening
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: ChipButton {
                required property int index
                required property var model

                objectName: "step." + index
                text: model.done && model.when !== "" ? model.text + "（" + model.when + "）" : model.text
                chosen: model.done
                several: true
                textSize: Metrics.body
                width: ListView.view.width
                height: Math.max(Metrics.staff, Metrics.body * 2.7)
                onTapped: root.opening.toggle(index)
            }
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Math.max(Metrics.mm(24), implicitWidth)
            onTapped: root.naming ? root.naming = false : root.go("back")
        },
        LastOperation {
            operations: root.session.operations
            showsAll: false
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.decide"
            visible: !root.naming
            enabled: !root.opening.reached
            text: root.opening.reached ?
            //: Checklists: headquarters was told already
            qsTr("本部へ知らせました") : root.opening.verb
            textSize: Metrics.large
            Layout.preferredWidth: root.small ? Metrics.mm(46) : Metrics.mm(55)
            onTapped: root.opening.decide()
        },
        PrimaryButton {
            objectName: "action.create"
            visible: root.naming
            enabled: root.opening.ownName.text !== ""
            //: A shelter that people made themselves: tells headquarters
            text: qsTr("本部へ届ける")
            Layout.preferredWidth: Metrics.mm(55)
            onTapped: root.opening.createShelter()
        }
    ]
}
