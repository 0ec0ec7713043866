import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// No printer: the chosen list as a locked PDF on a stick, for the school's office PC.
ColumnLayout {
    id: root

    required property PrintViewModel printing

    spacing: Metrics.margin

    Words {
        //: Printing on a stick: heading, %1 name of the list
        text: qsTr("PDFをUSBへ　%1").arg(root.printing.papers[root.printing.paper].name)
        font.pixelSize: Metrics.large
        font.bold: true
    }
    Words {
        //: Printing on a stick: what it is
        text: qsTr("パスワードの付いたPDFを1つ書きます。控え番号は 紙と同じように 記録されます。")
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    NameChoice {
        visible: root.printing.sticks.length > 0
        group: "stick"
        names: root.printing.sticks.slice(0, 6)
        value: root.printing.stick
        columns: 2
        enabled: !root.printing.busy
        maximumHeight: Metrics.primary
        Layout.fillWidth: true
        onPicked: value => root.printing.stick = value
    }
    Words {
        visible: root.printing.sticks.length === 0
        //: Printing on a stick: there is none
        text: qsTr("USBが見つかりません。さしてから［もう一度さがす］を押してください。")
        font.bold: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ActionButton {
        objectName: "stick.search"
        //: Printing on a stick: looks for sticks again
        text: qsTr("もう一度さがす")
        enabled: !root.printing.busy
        textSize: Metrics.body
        onTapped: root.printing.look()
    }
    ResultCard {
        objectName: "stick.result"
        visible: root.printing.carrying && text !== ""
        level: root.printing.resultLevel
        text: root.printing.resultText
        detail: root.printing.resultDetail
        Layout.fillWidth: true
    }
    Words {
        objectName: "stick.password"
        visible: root.printing.password !== ""
        //: Printing on a stick: %1 password that opens the file
        text: qsTr("パスワード　%1").arg(root.printing.password)
        font.pixelSize: Metrics.name
        font.bold: true
        Layout.fillWidth: true
    }
    Item {
        Layout.fillHeight: true
    }
}
