import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// What somebody needs: what first, then how long what they have will last. Oxygen, dialysis and insulin go to headquarters at once.
ColumnLayout {
    id: root

    required property PersonViewModel person
    property string code: ""
    // Asks for how long; else for the day.
    readonly property bool lasts: code === "oxygen" || code === "insulin"
    readonly property bool isDue: code === "dialysis"

    signal done

    function choose(what: string) {
        code = what;
        if (!lasts && !isDue) {
            person.ask(what, -1);
            done();
        }
    }

    spacing: Metrics.gap
    onVisibleChanged: code = ""

    Words {
        text: root.lasts ?
        //: Needs: how long the oxygen or the medicine will last
        qsTr("あと どのくらい持ちますか") : root.isDue ?
        //: Needs: when the next dialysis is due
        qsTr("次の透析は いつですか") :
        //: Needs: what somebody needs
        qsTr("何が要りますか　（■ は本部へすぐ知らせます）")
        font.bold: true
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    ChipChoice {
        visible: root.code === ""
        group: "ask"
        columns: 4
        options: [
            //: Things people need; ■: headquarters hears at once
            ["oxygen", qsTr("■ 酸素・呼吸器"), "oxygen"], ["dialysis", qsTr("■ 透析"), "dialysis"], ["insulin", qsTr("■ インスリン"), "insulin"], ["doctor", qsTr("■ 医師・看護師"), "doctor"], ["medicine", qsTr("薬"), "medicine"], ["bed", qsTr("段ボールベッド"), "bed"], ["welfare", qsTr("福祉避難所"), "welfare"], ["interpreter", qsTr("通訳"), "interpreter"]]
        Layout.fillWidth: true
        onPicked: value => root.choose(value)
    }
    ChipChoice {
        visible: root.lasts
        group: "lasts"
        columns: 4
        options: [
            //: How long it lasts
            [60, qsTr("1時間"), "1"], [120, qsTr("2時間"), "2"], [240, qsTr("4時間"), "4"], [360, qsTr("6時間"), "6"], [720, qsTr("12時間"), "12"], [1440, qsTr("1日"), "24"], [4320, qsTr("3日"), "72"], [-1, qsTr("分からない"), "unknown"]]
        Layout.fillWidth: true
        onPicked: value => {
            root.person.ask(root.code, value);
            root.done();
        }
    }
    ChipChoice {
        visible: root.isDue
        group: "due"
        columns: 4
        options: [
            //: When the next dialysis is due
            [0, qsTr("きょう"), "0"], [1, qsTr("あした"), "1"], [2, qsTr("あさって"), "2"], [-1, qsTr("分からない"), "unknown"]]
        Layout.fillWidth: true
        onPicked: value => {
            root.person.askOnDay(root.code, value);
            root.done();
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
