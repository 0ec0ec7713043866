import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Size, number and recipient of the chosen paper. Blank forms have a number only.
ColumnLayout {
    id: root

    required property PrintViewModel printing

    signal chooseRecipient

    enabled: !printing.busy
    spacing: Metrics.gap

    ChipChoice {
        visible: !root.printing.blank
        group: "size"
        options: [
            //: Size of the letters on paper
            [false, qsTr("ふつう12pt"), "ordinary"],
            //: Size of the letters on paper
            [true, qsTr("大きい18pt"), "large"]]
        value: root.printing.large
        maximumHeight: Metrics.staff
        Layout.fillWidth: true
        onPicked: value => root.printing.large = value
    }
    RowLayout {
        spacing: Metrics.gap

        KeyButton {
            objectName: "print.fewer"
            text: "－"
            enabled: root.printing.blank ? true : root.printing.copies > 1
            Accessible.name: root.printing.blank ?
            //: Printing: fewer cards or tokens
            qsTr("数をへらす") :
            //: Printing: one copy less
            qsTr("部数をへらす")
            Layout.preferredWidth: Metrics.mm(14)
            onTapped: root.printing.blank ? root.printing.changeCount(-1) : root.printing.changeCopies(-1)
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Words {
                objectName: "print.amount"
                text: root.printing.blank ?
                //: Printing: number of cards or tokens
                qsTr("%1枚分").arg(root.printing.count) :
                //: Printing: number of copies
                qsTr("%1部").arg(root.printing.copies)
                font.pixelSize: Metrics.large
                font.bold: true
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Words {
                objectName: "print.number"
                visible: !root.printing.blank
                text: root.printing.number
                font.pixelSize: Metrics.small
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
        }
        KeyButton {
            objectName: "print.more"
            text: "＋"
            Accessible.name: root.printing.blank ?
            //: Printing: more cards or tokens
            qsTr("数をふやす") :
            //: Printing: one copy more
            qsTr("部数をふやす")
            Layout.preferredWidth: Metrics.mm(14)
            onTapped: root.printing.blank ? root.printing.changeCount(1) : root.printing.changeCopies(1)
        }
    }
    Words {
        objectName: "print.tokens"
        visible: root.printing.blank
        //: Printing: %1 numbers on the next cards or tokens
        text: qsTr("番号 %1").arg(root.printing.number)
        font.bold: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ActionButton {
        objectName: "print.chooseRecipient"
        visible: !root.printing.blank
        //: Printing: %1 who the list is for; a press opens the choice
        text: qsTr("渡す相手: %1 ▶").arg(root.printing.recipients[root.printing.recipient] ?? "")
        textSize: Metrics.body
        Layout.fillWidth: true
        onTapped: root.chooseRecipient()
    }
    ChipButton {
        objectName: "print.receipt"
        visible: !root.printing.blank && root.printing.recipient > 0
        //: Printing: a receipt to be signed is printed after the list
        text: qsTr("受領書を最後に付ける")
        several: true
        chosen: root.printing.receipt
        Layout.fillWidth: true
        onTapped: root.printing.receipt = !root.printing.receipt
    }
    Item {
        Layout.fillHeight: true
    }
}
