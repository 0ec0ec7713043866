import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W11: paper. Choose, look at page 1, press twice; then how the job goes, and from which sheet to go on after a jam. Without a
// printer: a locked PDF on a stick.
ShelterPage {
    id: root

    readonly property PrintViewModel printing: session.printing
    // What of the page is shown: "paper", "printers", "recipients", "preview", "job" or "stick".
    property string view: "paper"

    function back() {
        if (view === "paper")
            go("back");
        else
            view = "paper";
    }

    name: "print"
    onVisibleChanged: {
        view = "paper";
        if (!visible && printing)
            printing.leave();
    }

    PrintPaper {
        anchors.fill: parent
        visible: root.view === "paper"
        printing: root.printing
        small: root.small
        onChoosePrinter: root.view = "printers"
        onChooseRecipient: root.view = "recipients"
        onShowJob: root.view = "job"
        onUseStick: root.view = "stick"
    }
    PrintPicker {
        anchors.fill: parent
        visible: root.view === "printers"
        group: "printer"
        //: Printing: heading over the printers that were found
        heading: root.printing.searching ? qsTr("プリンタを さがしています…") : qsTr("プリンタを えらびます（%1台）").arg(root.printing.printers.length)
        names: root.printing.printers
        columns: 1
        value: root.printing.printer
        onPicked: value => {
            root.printing.printer = value;
            root.view = "paper";
        }
    }
    PrintPicker {
        anchors.fill: parent
        visible: root.view === "recipients"
        group: "recipient"
        //: Printing: heading over the bodies that a list may be given to
        heading: qsTr("だれに渡しますか（町会には その町の人だけが のります）")
        names: root.printing.recipients
        columns: 3
        value: root.printing.recipient
        onPicked: value => {
            root.printing.recipient = value;
            root.view = "paper";
        }
    }
    ColumnLayout {
        anchors.fill: parent
        visible: root.view === "preview"
        spacing: Metrics.gap

        Words {
            //: Printing: over the picture of page 1, before it is printed
            text: qsTr("下書き（1ページ目）　まだ刷っていません")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        PagePicture {
            objectName: "print.preview"
            page: root.printing.preview
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.Graphic
            //: For screen readers: picture of the first page
            Accessible.name: qsTr("1ページ目の下書き")
        }
    }
    PrintJob {
        anchors.fill: parent
        visible: root.view === "job"
        printing: root.printing
    }
    PrintStick {
        anchors.fill: parent
        visible: root.view === "stick"
        printing: root.printing
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.back()
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.search"
            visible: root.view === "printers"
            //: Printing: looks for printers again
            text: qsTr("もう一度さがす")
            enabled: !root.printing.searching
            Layout.preferredHeight: Metrics.primary
            onTapped: root.printing.searchPrinters()
        },
        ActionButton {
            objectName: "action.preview"
            visible: root.view === "paper"
            //: Printing: shows a picture of page 1
            text: qsTr("下書きを見る")
            Layout.preferredHeight: Metrics.primary
            onTapped: {
                root.printing.drawPreview();
                root.view = "preview";
            }
        },
        PrimaryButton {
            objectName: "action.print"
            visible: root.view === "paper" || root.view === "preview"
            text: root.printing.printLabel
            //: Printing: says to screen readers that two presses are needed
            description: qsTr("2回押すと印刷します")
            enabled: root.printing.canPrint
            fill: root.printing.armed ? Theme.warning : Theme.action
            ink: root.printing.armed ? Theme.warningText : Theme.actionText
            line: root.printing.armed ? Theme.warningEdge : Theme.action
            textSize: Metrics.large
            Layout.preferredWidth: root.small ? Metrics.mm(62) : Metrics.mm(84)
            onTapped: {
                const decided = root.printing.armed;
                root.printing.print();
                if (decided)
                    root.view = "job";
            }
        },
        PrimaryButton {
            objectName: "action.write"
            visible: root.view === "stick"
            text: root.printing.writeLabel
            //: Printing: says to screen readers that two presses are needed
            description: qsTr("2回押すと書き出します")
            enabled: !root.printing.busy && root.printing.sticks.length > 0
            fill: root.printing.writeArmed ? Theme.warning : Theme.action
            ink: root.printing.writeArmed ? Theme.warningText : Theme.actionText
            line: root.printing.writeArmed ? Theme.warningEdge : Theme.action
            textSize: Metrics.large
            Layout.preferredWidth: root.small ? Metrics.mm(62) : Metrics.mm(84)
            onTapped: root.printing.write()
        }
    ]
}
