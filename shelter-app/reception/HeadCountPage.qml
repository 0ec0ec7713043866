import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W6: how many, without names. Every tap on a class counts one; the page stays for the next household. Digits 1 to 6 count, Enter enters.
ShelterPage {
    id: root

    readonly property HeadCountViewModel headCount: session.headCount

    name: "headcount"
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_6)
            headCount.change(event.key - Qt.Key_1, 1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            headCount.enter();
        else
            return;
        event.accepted = true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        RowLayout {
            Words {
                //: Head count page: heading
                text: qsTr("人数だけ登録")
                font.pixelSize: Metrics.large
                font.bold: true
            }
            Words {
                visible: !root.small
                //: Head count page: how it works
                text: qsTr("押すごとに 1人 ふえます。名前は あとで名簿にできます。")
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: root.small
            }
            Words {
                objectName: "token.next"
                //: %1 token number handed to the household
                text: qsTr("整理券 %1 をわたす").arg(root.headCount.token)
                font.pixelSize: Metrics.large
                font.bold: true
            }
        }
        CountGrid {
            headCount: root.headCount
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            visible: root.headCount.towns.length > 0
            spacing: Metrics.gap

            Words {
                //: Where they live, if they say so
                text: qsTr("町丁目（任意）")
            }
            TownChoice {
                towns: root.headCount.towns
                withNone: false
                most: 5
                value: root.headCount.town
                maximumHeight: Metrics.staff
                Layout.fillWidth: true
                onPicked: value => root.headCount.town = value
            }
        }
        RowLayout {
            spacing: Metrics.gap

            Words {
                //: People of this household who need help at once
                text: qsTr("急いで支援が要る人")
            }
            KeyButton {
                objectName: "urgent.less"
                text: "－"
                enabled: root.headCount.urgentPeople > 0
                //: One person less who needs help at once
                Accessible.name: qsTr("急いで支援が要る人を1人へらす")
                Layout.preferredWidth: Metrics.mm(16)
                onTapped: root.headCount.changeUrgent(-1)
            }
            Words {
                text: root.headCount.urgentPeople === 0 ?
                //: Nobody needs help at once
                qsTr("いない") :
                //: %1 people need help at once; HQ hears of it
                qsTr("%1人　▲ 本部へ知らせます").arg(root.headCount.urgentPeople)
                font.pixelSize: Metrics.large
                font.bold: true
                horizontalAlignment: Text.AlignHCenter
                Layout.preferredWidth: Metrics.mm(58)
            }
            KeyButton {
                objectName: "urgent.more"
                text: "＋"
                enabled: root.headCount.urgentPeople < root.headCount.total
                //: One person more who needs help at once
                Accessible.name: qsTr("急いで支援が要る人を1人ふやす")
                Layout.preferredWidth: Metrics.mm(16)
                onTapped: root.headCount.changeUrgent(1)
            }
            Item {
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
            // Without a PIN nobody reads a name.
            visible: !root.session.staff.countsOnly || root.session.operations.latestIsCount
            operations: root.session.operations
            showsAll: false
            Layout.fillWidth: true
        },
        Item {
            visible: root.session.staff.countsOnly
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.count"
            //: Enters the head count; %1 people
            text: qsTr("%1人を入れる").arg(root.headCount.total)
            enabled: root.headCount.total > 0
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.headCount.enter()
        }
    ]
}
