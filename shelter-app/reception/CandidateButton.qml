import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One household that matches: who, where, and whether some of them have come already.
TapButton {
    id: root

    required property int index
    required property string title
    required property string subtitle
    required property string badge
    required property bool needsCare
    readonly property RowsList list: ListView.view as RowsList

    objectName: "candidate." + index
    text: title
    //: Badge: somebody of this household needs care
    description: subtitle + " " + badge + (needsCare ? " " + qsTr("要配慮") : "")
    //: Position in a list for screen readers: %1 title, %2 how many, %3 which
    Accessible.name: qsTr("%1（%2件中 %3件目）").arg(title).arg(list ? list.count : 0).arg(index + 1)
    width: ListView.view.width
    implicitHeight: Math.max(Metrics.mm(15), 1.35 * (Metrics.large + Metrics.small) + Metrics.gap)
    onTapped: list.acted(index, "pick")

    contentItem: RowLayout {
        spacing: Metrics.gap

        ColumnLayout {
            spacing: Metrics.gap / 2
            Layout.fillWidth: true

            Words {
                text: root.title
                font.pixelSize: Metrics.large
                font.bold: true
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Words {
                text: root.subtitle
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            visible: root.needsCare || root.badge !== ""
            spacing: 0

            Words {
                visible: root.needsCare
                text: qsTr("要配慮")
                font.pixelSize: Metrics.small
                font.bold: true
                Layout.alignment: Qt.AlignRight
                Accessible.ignored: true
            }
            Words {
                visible: root.badge !== ""
                text: root.badge
                font.pixelSize: Metrics.small
                Layout.alignment: Qt.AlignRight
                Accessible.ignored: true
            }
        }
    }
}
