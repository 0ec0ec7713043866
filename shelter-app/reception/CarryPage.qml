import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// USBで運ぶ: out to HQ on the left, in from HQ or another tablet on the right.
ShelterPage {
    id: root

    readonly property CarryViewModel carry: session.carry

    name: "carry"

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                Words {
                    //: USB page: heading of the half that writes
                    text: qsTr("USBで本部へ運ぶ")
                    font.pixelSize: Metrics.large
                    font.bold: true
                }
                Words {
                    //: USB page: what writing means
                    text: qsTr("この端末にある記録を全部、1つのファイルに書きます。本部と この避難所の端末だけが読めます。記録はこの端末にも残ります。")
                    font.pixelSize: Metrics.small
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Words {
                    //: USB page: above the sticks to choose from
                    text: qsTr("書く場所")
                    color: Theme.textQuiet
                    font.pixelSize: Metrics.small
                }
                ChipChoice {
                    group: "place"
                    options: root.carry.placeNames.slice(0, 4).map((name, at) => [at, name, at])
                    value: root.carry.place
                    columns: 2
                    enabled: !root.carry.busy
                    maximumHeight: Metrics.staff
                    Layout.fillWidth: true
                    onPicked: value => root.carry.place = value
                }
                Item {
                    Layout.fillHeight: true
                }
                PrimaryButton {
                    objectName: "action.write"
                    text: root.carry.writeLabel
                    //: USB page: says to screen readers that two presses are needed
                    description: qsTr("2回押すと書き出します")
                    enabled: !root.carry.busy && root.carry.placeNames.length > 0
                    fill: root.carry.armed ? Theme.warning : Theme.action
                    ink: root.carry.armed ? Theme.warningText : Theme.actionText
                    line: root.carry.armed ? Theme.warningEdge : Theme.action
                    textSize: Metrics.large
                    Layout.fillWidth: true
                    onTapped: root.carry.write()
                }
            }
            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                Words {
                    //: USB page: heading of the half that reads
                    text: qsTr("USBから読み込む")
                    font.pixelSize: Metrics.large
                    font.bold: true
                }
                PagedList {
                    name: "carry"
                    visible: root.carry.count > 0
                    model: root.carry
                    enabled: !root.carry.busy
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    delegate: CarryRow {}
                    onActed: row => root.carry.read(row)
                }
                Words {
                    visible: root.carry.count === 0
                    //: USB page: no file on any stick
                    text: qsTr("記録のファイル（.evx）が見つかりません。USBをさして［もう一度さがす］を押してください。")
                    color: Theme.textQuiet
                    wrapMode: Text.Wrap
                    verticalAlignment: Text.AlignTop
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        ResultCard {
            objectName: "carry.result"
            level: root.carry.resultLevel
            text: root.carry.resultText
            detail: root.carry.resultDetail
            Layout.fillWidth: true
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
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.look"
            //: USB page: looks for sticks and files again
            text: qsTr("もう一度さがす")
            enabled: !root.carry.busy
            Layout.preferredHeight: Metrics.primary
            onTapped: root.carry.look()
        }
    ]
}
