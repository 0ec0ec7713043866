import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// Which paper, for whom, how large, how many, on which printer.
ColumnLayout {
    id: root

    required property PrintViewModel printing
    required property bool small

    signal choosePrinter
    signal chooseRecipient
    signal showJob
    signal useStick

    spacing: Metrics.gap

    RowLayout {
        spacing: Metrics.gap

        Words {
            objectName: "print.printer"
            //: Printing: %1 the printer and how it is
            text: qsTr("プリンタ: %1").arg(root.printing.printerText)
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 1
            font.pixelSize: root.small ? Metrics.small : Metrics.body
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "print.choosePrinter"
            //: Printing: opens the list of printers
            text: qsTr("変える")
            description: qsTr("別のプリンタを えらびます")
            textSize: Metrics.body
            onTapped: root.choosePrinter()
        }
        ActionButton {
            objectName: "print.showJob"
            visible: root.printing.hasJob
            //: Printing: shows how the last print goes
            text: qsTr("前の印刷")
            textSize: Metrics.body
            onTapped: root.showJob()
        }
        ActionButton {
            objectName: "print.useStick"
            //: Printing: a locked PDF on a USB stick instead of paper
            text: qsTr("PDFをUSBへ")
            textSize: Metrics.body
            onTapped: root.useStick()
        }
    }
    RowLayout {
        spacing: Metrics.margin
        Layout.fillWidth: true
        Layout.fillHeight: true

        NameChoice {
            group: "paper"
            names: root.printing.papers.map(paper => paper.pages > 0 ?
                //: %1 name of a list, %2 its pages
                qsTr("%1\n%2ページ").arg(paper.name).arg(paper.pages) :
                //: %1 name of a list that cannot be made now, or is not counted yet
                qsTr("%1\n−").arg(paper.name))
            value: root.printing.paper
            columns: 2
            enabled: !root.printing.busy
            textSize: root.small ? Metrics.small : Metrics.body
            maximumHeight: Metrics.mm(26)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 62
            onPicked: value => root.printing.paper = value
        }
        PrintOptions {
            printing: root.printing
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 38
            onChooseRecipient: root.chooseRecipient()
        }
    }
    Words {
        objectName: "print.note"
        text: root.small ? root.printing.note : root.printing.note + root.printing.noteDetail
        font.pixelSize: Metrics.small
        color: Theme.textQuiet
        wrapMode: Text.Wrap
        lineHeight: 1
        Layout.fillWidth: true
    }
    ResultCard {
        objectName: "print.result"
        visible: !root.small && text !== ""
        level: root.printing.resultLevel
        text: root.printing.resultText
        detail: root.printing.resultDetail
        Layout.fillWidth: true
    }
}
