import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W16, the part for a new tablet: the one-time code of HQ makes it one of this shelter's. A keyboard-like scanner types the code and
// presses Enter by itself.
ShelterPage {
    id: root

    readonly property EnrolmentViewModel enrolment: session.enrolment

    function enrol() {
        enrolment.enrol(code.text);
    }

    name: "enrol"
    onVisibleChanged: if (visible)
        code.forceActiveFocus()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.margin
        spacing: Metrics.margin

        Words {
            //: Enrolment page: heading
            text: qsTr("端末の登録（はじめの1回）")
            font.pixelSize: Metrics.name
            font.bold: true
        }
        Words {
            //: Enrolment page: what to do
            text: qsTr("本部が出した登録コードを、読み取り機でかざすか、貼り付けるか、コードを書いたファイルの場所を入れてください。コードは1回だけ使えます。")
            wrapMode: Text.WordWrap
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Metrics.margin

            TextField {
                id: code
                objectName: "enrol.code"
                //: Enrolment page: the field for the code
                placeholderText: qsTr("HNJ1|…　または ファイルの場所")
                placeholderTextColor: Theme.textQuiet
                color: Theme.text
                selectionColor: Theme.action
                selectedTextColor: Theme.actionText
                font.pixelSize: Metrics.body
                leftPadding: Metrics.margin
                enabled: !root.enrolment.busy && !root.enrolment.done
                Layout.fillWidth: true
                Layout.preferredHeight: Metrics.primary
                Accessible.name: qsTr("登録コード")
                Accessible.description: placeholderText
                onAccepted: root.enrol()

                background: Rectangle {
                    color: Theme.surface
                    radius: Metrics.radius
                    border.width: code.activeFocus ? Metrics.thickLine : Metrics.line
                    border.color: code.activeFocus ? Theme.chosenEdge : Theme.edge
                }
            }
            ActionButton {
                objectName: "enrol.paste"
                //: Enrolment page: puts the clipboard's text into the field
                text: qsTr("貼り付け")
                enabled: code.enabled
                Layout.preferredHeight: Metrics.primary
                onTapped: code.text = root.enrolment.clipboard()
            }
        }
        Rectangle {
            visible: root.enrolment.problem !== ""
            color: Theme.warning
            radius: Metrics.radius
            border.width: Metrics.line
            border.color: Theme.warningEdge
            Layout.fillWidth: true
            Layout.preferredHeight: problem.implicitHeight + 2 * Metrics.margin

            Words {
                id: problem
                objectName: "enrol.problem"
                anchors.fill: parent
                anchors.margins: Metrics.margin
                text: "▲ " + root.enrolment.problem
                color: Theme.warningText
                wrapMode: Text.WordWrap
            }
        }
        Words {
            objectName: "enrol.progress"
            text: root.enrolment.progress
            font.pixelSize: Metrics.large
            font.bold: true
            Layout.fillWidth: true
        }
        LiveRegion {
            text: root.enrolment.problem + root.enrolment.progress
        }
        Item {
            Layout.fillHeight: true
        }
    }

    actions: [
        Item {
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.enrol"
            text: root.enrolment.done ?
            //: Enrolment page: done, on to the first page
            qsTr("はじめる") :
            //: Enrolment page: sends the code to HQ
            qsTr("登録する")
            enabled: !root.enrolment.busy
            Layout.preferredWidth: root.small ? Metrics.mm(58) : Metrics.mm(75)
            onTapped: root.enrolment.done ? root.go("home") : root.enrol()
        }
    ]
}
