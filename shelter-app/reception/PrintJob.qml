import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// How the last print goes. After a jam: 「何ページ目から？」.
ColumnLayout {
    id: root

    required property PrintViewModel printing

    spacing: Metrics.margin

    // Moves the sheet to go on from.
    component Step: KeyButton {
        required property PrintViewModel printing
        required property int by

        objectName: "job.from" + (by > 0 ? "+" : "") + by
        text: by < 0 ? "－" + -by : "＋" + by
        enabled: by < 0 ? printing.fromSheet > 1 : printing.fromSheet < printing.jobSheets
        Accessible.name: by < 0 ?
        //: Printing: the sheet to go on from, %1 sheets back
        qsTr("%1枚 もどす").arg(-by) :
        //: Printing: the sheet to go on from, %1 sheets forward
        qsTr("%1枚 すすめる").arg(by)
        Layout.preferredWidth: Metrics.mm(16)
        onTapped: printing.fromSheet += by
    }

    Words {
        text: root.printing.jobTitle !== "" ?
        //: Printing: %1 name of the paper, %2 its sheets
        qsTr("%1　全部で %2枚").arg(root.printing.jobTitle).arg(root.printing.jobSheets) :
        //: Printing: the paper is being made
        qsTr("印刷")
        font.pixelSize: Metrics.large
        font.bold: true
    }
    ResultCard {
        objectName: "job.result"
        level: root.printing.resultLevel
        text: root.printing.resultText
        detail: root.printing.resultDetail
        Layout.fillWidth: true
    }
    Item {
        Layout.fillHeight: true
    }
    RowLayout {
        visible: root.printing.hasJob
        spacing: Metrics.gap

        Words {
            //: Printing: from which sheet to go on
            text: qsTr("何ページ目から？")
            font.pixelSize: Metrics.large
            font.bold: true
        }
        Step {
            printing: root.printing
            by: -10
        }
        Step {
            printing: root.printing
            by: -1
        }
        Words {
            objectName: "job.from"
            //: Printing: the sheet to go on from
            text: qsTr("%1枚目").arg(root.printing.fromSheet)
            font.pixelSize: Metrics.name
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            Layout.preferredWidth: Metrics.mm(26)
        }
        Step {
            printing: root.printing
            by: 1
        }
        Step {
            printing: root.printing
            by: 10
        }
        Item {
            Layout.fillWidth: true
        }
    }
    RowLayout {
        visible: root.printing.hasJob
        spacing: Metrics.gap

        ActionButton {
            objectName: "job.rest"
            //: Printing: prints the list again from sheet %1 on
            text: qsTr("%1枚目から刷る").arg(root.printing.fromSheet)
            //: Printing: the copy number stays the same
            description: qsTr("控え番号は そのままです")
            enabled: !root.printing.busy
            Layout.preferredHeight: Metrics.primary
            Layout.fillWidth: true
            onTapped: root.printing.printRest()
        }
        ActionButton {
            objectName: "job.cancel"
            //: Printing: cancels the print
            text: qsTr("印刷をやめる")
            enabled: root.printing.jobActive
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Metrics.mm(46)
            onTapped: root.printing.cancel()
        }
    }
}
