import QtQuick

// 明治 to 令和 and 西暦 (0), one of them chosen.
ChipChoice {
    required property int era

    group: "era"
    value: era
    textSize: Metrics.large
    options: [
        //: Names of eras
        [1, qsTr("明治"), "1"], [2, qsTr("大正"), "2"], [3, qsTr("昭和"), "3"], [4, qsTr("平成"), "4"], [5, qsTr("令和"), "5"],
        //: Western calendar
        [0, qsTr("西暦"), "0"]]
}
