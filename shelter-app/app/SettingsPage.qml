import QtQuick
import QtQuick.Layouts
import Hinanjo.App
import Hinanjo.Ui
import Hinanjo.Reception

// W16: what is set for this tablet and the people at it. Everything takes effect at once.
ShelterPage {
    id: root

    required property Appearance appearance
    property bool measuring: false

    name: "settings"
    onVisibleChanged: measuring = false

    CardOutline {
        visible: root.measuring
        anchors.fill: parent
        appearance: root.appearance
    }
    ColumnLayout {
        visible: !root.measuring
        anchors.fill: parent
        spacing: Metrics.gap

        SettingRow {
            //: Settings: size of all text
            label: qsTr("文字の大きさ")
            group: "text"
            options: [[0, qsTr("ふつう"), "normal"], [1, qsTr("大"), "large"], [2, qsTr("特大"), "huge"]]
            value: root.appearance.textSize
            Layout.fillWidth: true
            onPicked: value => root.appearance.textSize = value
        }
        SettingRow {
            //: Settings: colours of the screen
            label: qsTr("画面")
            group: "brightness"
            options: [[1, qsTr("昼"), "day"], [0, qsTr("自動（18〜6時は夜）"), "auto"], [2, qsTr("夜"), "night"]]
            value: Theme.mode
            Layout.fillWidth: true
            onPicked: value => Theme.mode = value
        }
        SettingRow {
            //: Settings: the hand that presses what decides
            label: qsTr("利き手")
            group: "hand"
            options: [[false, qsTr("右"), "right"], [true, qsTr("左（決めるボタンが左）"), "left"]]
            value: root.appearance.leftHanded
            Layout.fillWidth: true
            onPicked: value => root.appearance.leftHanded = value
        }
        SettingRow {
            //: Settings: larger keys for gloved hands
            label: qsTr("手袋モード")
            group: "gloves"
            options: [[false, qsTr("なし"), "no"], [true, qsTr("あり（1.25倍）"), "yes"]]
            value: root.appearance.gloves
            Layout.fillWidth: true
            onPicked: value => root.appearance.gloves = value
        }
        SettingRow {
            //: Settings: the screen hides itself when nobody touches it
            label: qsTr("未操作で隠す")
            group: "hide"
            options: [[30, qsTr("30秒"), "30"], [60, qsTr("1分"), "60"], [180, qsTr("3分"), "180"]]
            value: root.appearance.hideAfter
            Layout.fillWidth: true
            onPicked: value => root.appearance.hideAfter = value
        }
        Words {
            visible: !root.session.staff.required && !root.small
            //: Settings: there is nobody to ask who they are
            text: qsTr("担当が本部から届くまで、画面は隠れません。")
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
        Words {
            visible: !root.small
            //: Settings: %1 shelter, %2 tablet, %3 people in the register
            text: qsTr("%1　%2　住民名簿 %3人　端末をなくしたら 本部に電話して止めてもらう").arg(root.session.status.shelterName).arg(root.session.status.deviceName).arg(root.session.status.residents)
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.measuring ? root.measuring = false : root.go("back")
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.measure"
            visible: !root.measuring
            //: Settings: opens the outline of a card
            text: qsTr("実寸あわせ（カードで調整）")
            Layout.preferredHeight: Metrics.primary
            onTapped: root.measuring = true
        },
        ActionButton {
            objectName: "action.home"
            text: qsTr("ホーム")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(30)
            onTapped: root.go("home")
        }
    ]
}
