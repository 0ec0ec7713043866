import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// What is said for the whole household: where they stay, whether we may tell people who ask, the 整理券.
GridLayout {
    id: root

    required property HouseholdViewModel household
    // One below the other, without words beside the chips.
    required property bool narrow

    columns: narrow ? 1 : 2
    columnSpacing: Metrics.gap
    rowSpacing: Metrics.gap

    Words {
        //: Where the household stays
        text: qsTr("居どころ")
    }
    ChipChoice {
        group: "place"
        value: root.household.place
        columns: root.narrow ? 2 : 4
        options: [
            //: Where the household stays: in the shelter / in the car / in a tent / at home, comes for supplies only
            [1, qsTr("避難所の中"), "inside"], [2, qsTr("車の中"), "car"], [3, qsTr("テント"), "tent"], [4, qsTr("自宅（物資だけ）"), "home"]]
        maximumHeight: Metrics.staff
        Layout.fillWidth: true
        onPicked: value => root.household.place = value
    }
    Words {
        //: May we tell people who ask that they are here?
        text: qsTr("安否の公開")
    }
    RowLayout {
        spacing: Metrics.gap
        Layout.fillWidth: true

        ChipButton {
            objectName: "disclose.yes"
            //: Yes, tell people who ask
            text: qsTr("する")
            chosen: root.household.disclose === 1
            Layout.fillWidth: root.narrow
            Layout.preferredWidth: Metrics.mm(24)
            onTapped: root.household.disclose = root.household.disclose === 1 ? 0 : 1
        }
        ChipButton {
            objectName: "disclose.no"
            //: No, tell nobody
            text: qsTr("しない")
            chosen: root.household.disclose === 2
            Layout.fillWidth: root.narrow
            Layout.preferredWidth: Metrics.mm(24)
            onTapped: root.household.disclose = root.household.disclose === 2 ? 0 : 2
        }
        Words {
            visible: !root.narrow
            //: As long as nobody asked, nothing is disclosed
            text: root.household.disclose === 0 ? qsTr("聞くまでは公開しません") : ""
            color: Theme.textQuiet
            font.pixelSize: Metrics.small
            Layout.fillWidth: true
        }
        TokenChip {
            visible: !root.narrow && root.household.naming === ""
            household: root.household
            Layout.preferredWidth: Metrics.mm(60)
        }
    }
    TokenChip {
        visible: root.narrow && root.household.naming === ""
        household: root.household
        Layout.fillWidth: true
    }
}
