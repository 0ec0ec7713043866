import QtQuick
import QtQuick.Layouts

// The same four facts on every page: where, how many (by name / by head count), what HQ has, what time it is.
Rectangle {
    id: root

    required property string shelterName
    required property string counts
    required property string chipText
    required property int chipLevel
    required property string time
    required property bool drill

    signal chipTapped

    implicitHeight: Metrics.header
    color: Theme.header

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        spacing: Metrics.margin

        Rectangle {
            visible: root.drill
            color: Theme.drill
            radius: Metrics.radius
            Layout.preferredHeight: Metrics.mm(7)
            Layout.preferredWidth: drillWord.implicitWidth + 2 * Metrics.margin

            Words {
                id: drillWord
                anchors.centerIn: parent
                //: Shown on every page during a drill.
                text: qsTr("訓練")
                color: Theme.drillText
                font.bold: true
            }
        }
        Words {
            text: root.shelterName
            color: Theme.headerText
            font.pixelSize: Metrics.large
            font.bold: true
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
        }
        Words {
            text: root.counts
            color: Theme.headerText
            Layout.fillWidth: true
        }
        StatusChip {
            objectName: "header.sync"
            text: root.chipText
            level: root.chipLevel
            //: What pressing the sync chip in the header does.
            description: qsTr("同期の状況をくわしく見ます")
            Layout.preferredHeight: Metrics.floor
            onTapped: root.chipTapped()
        }
        Words {
            text: root.time
            color: Theme.headerText
            font.pixelSize: Metrics.large
            font.bold: true
        }
    }
}
