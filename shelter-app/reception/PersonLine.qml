import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One row of the list of people: who, where from, how they are, since when; △ while headquarters has not taken it in.
TapButton {
    id: root

    required property int index
    required property string name
    required property string address
    required property string slip
    required property string status
    required property string since
    required property string mark
    required property bool care
    required property bool doubt
    required property bool selected
    readonly property RowsList list: ListView.view as RowsList
    // On small glass the slip and the room are more use than the address.
    readonly property string detail: [width < Metrics.mm(105) ? "" : address, slip].filter(part => part !== "").join("　")
    //: Badge: somebody who needs care
    readonly property string careWord: care ? qsTr("要配慮") : ""
    //: Badge: something about this person is to be decided
    readonly property string doubtWord: doubt ? qsTr("確かめる") : ""

    objectName: "person." + index
    text: name
    description: [address, slip, status, since, careWord, doubtWord, mark === "" ? "" :
        //: Of a row: headquarters has not taken it in yet
        qsTr("未送信")].filter(part => part !== "").join(" ")
    Accessible.name: qsTr("%1（%2件中 %3件目）").arg(name).arg(list ? list.count : 0).arg(index + 1)
    width: ListView.view.width
    implicitHeight: Metrics.staff
    topPadding: 0
    bottomPadding: 0
    fill: selected ? Theme.chosen : Theme.surface
    ink: selected ? Theme.chosenText : Theme.text
    line: selected ? Theme.chosenEdge : Theme.edgeQuiet
    lineWidth: selected ? Metrics.thickLine : Metrics.line
    onTapped: list.acted(index, "select")

    contentItem: RowLayout {
        spacing: Metrics.gap

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                text: root.name
                color: root.ink
                font.pixelSize: Metrics.body
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.small
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Words {
                text: root.detail
                color: root.selected ? root.ink : Theme.textQuiet
                font.pixelSize: Metrics.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.mm(2.6)
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Words {
            visible: text !== ""
            text: root.doubtWord !== "" ? root.doubtWord : root.careWord
            color: root.ink
            font.pixelSize: Metrics.small
            font.bold: true
            Accessible.ignored: true
        }
        ColumnLayout {
            spacing: 0
            Layout.preferredWidth: Metrics.mm(22)
            Layout.maximumWidth: Metrics.mm(22)

            Words {
                text: root.status
                color: root.ink
                font.pixelSize: Metrics.small
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.mm(2.6)
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Words {
                text: root.since
                color: root.selected ? root.ink : Theme.textQuiet
                font.pixelSize: Metrics.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.mm(2.6)
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Words {
            text: root.mark
            color: root.ink
            font.pixelSize: Metrics.small
            horizontalAlignment: Text.AlignHCenter
            Layout.preferredWidth: Metrics.mm(4)
            Accessible.ignored: true
        }
    }
}
