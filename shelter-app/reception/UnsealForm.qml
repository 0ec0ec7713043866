import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Two officers, each with a code on paper, open the sealed roster here, with or without headquarters.
ColumnLayout {
    id: root

    required property RosterWatch roster
    property int one: 0
    property int two: 1
    readonly property bool ready: !roster.busy && one !== two && first.code !== "" && second.code !== ""

    function unseal() {
        roster.unseal(one, first.code, two, second.code);
        first.code = "";
        second.code = "";
    }

    spacing: Metrics.margin

    Words {
        //: Unsealing page: %1 how many people are on the sealed roster of the districts
        text: qsTr("この避難所の地区の名簿（%1人）は 封がされています。本部の指示で開くか、担当者2人がここで開けます。開けたことは記録され、本部に伝わります。").arg(root.roster.people)
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    Words {
        visible: root.roster.officers.length < 2
        //: Unsealing page: nobody can open it here
        text: qsTr("▲ 開けられる担当者が 2人 登録されていません。本部に連絡してください")
        font.bold: true
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    OfficerCode {
        id: first
        visible: root.roster.officers.length >= 2
        place: 0
        officers: root.roster.officers
        chosen: root.one
        enabled: !root.roster.busy
        Layout.fillWidth: true
        onNext: root.one = (root.one + 1) % root.roster.officers.length
    }
    OfficerCode {
        id: second
        visible: root.roster.officers.length >= 2
        place: 1
        officers: root.roster.officers
        chosen: root.two
        enabled: !root.roster.busy
        Layout.fillWidth: true
        onNext: root.two = (root.two + 1) % root.roster.officers.length
        onAccepted: if (root.ready)
            root.unseal()
    }
    Words {
        objectName: "unseal.problem"
        visible: root.roster.problem !== ""
        text: "▲ " + root.roster.problem
        font.bold: true
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    LiveRegion {
        text: root.roster.problem
    }
    Item {
        Layout.fillHeight: true
    }
}
