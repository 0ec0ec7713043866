import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One officer and the code on paper. A press on the name goes to the next officer.
RowLayout {
    id: root

    // First or second, from 0; part of the object names.
    required property int place
    required property var officers
    required property int chosen
    property alias code: field.text

    signal next
    signal accepted

    spacing: Metrics.margin

    ActionButton {
        objectName: "unseal.officer." + root.place
        //: Unsealing page: %1 first or second officer, %2 name
        text: qsTr("%1人め: %2").arg(root.place + 1).arg(root.officers[root.chosen] ?? "")
        description: qsTr("押すと 次の担当者にかわります")
        Layout.preferredWidth: Metrics.mm(66)
        Layout.preferredHeight: Metrics.primary
        onTapped: root.next()
    }
    CodeField {
        id: field
        objectName: "unseal.code." + root.place
        //: Unsealing page: the field for the code of the %1st officer
        label: qsTr("%1人めのコード（紙に書いてある16文字）").arg(root.place + 1)
        enabled: root.enabled
        Layout.fillWidth: true
        Layout.preferredHeight: Metrics.primary
        onAccepted: root.accepted()
    }
}
