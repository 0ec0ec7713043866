import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// W10: how things stand, to headquarters. What was reported last stands pale; only what is pressed is sent.
ShelterPage {
    id: root

    readonly property ReportViewModel report: session.report
    // What the right side shows: "" urgent buttons, "list" goods, "number" ten-key, "goods" kinds to add, "text" kana pad.
    property string side: ""

    function leaveSide() {
        side = "";
        if (report)
            report.chooseGoods(-1);
    }

    function chooseGoods(row: int) {
        report.chooseGoods(row);
        side = report.typing ? "number" : "";
    }

    name: "report"
    onVisibleChanged: leaveSide()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            side === "text" ? report.remark.erase() : report.erase();
        else if (side !== "text" && event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            report.digit(event.key - Qt.Key_0);
        else if (side === "text" && event.text !== "" && event.text >= " ")
            report.remark.type(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.report

        function onSent() {
            root.go("home");
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.gap

        RowLayout {
            spacing: Metrics.margin

            Words {
                //: Report to headquarters: heading; %1 number and time
                text: qsTr("本部へ報告　%1").arg(root.report.title)
                font.pixelSize: Metrics.large
                font.bold: true
            }
            Words {
                visible: !root.small
                //: Report to headquarters: how it works
                text: root.report.previous === "" ? qsTr("わかったところだけ押す。") : qsTr("%1 の値を薄く表示。変わったところだけ押す。").arg(root.report.previous)
                color: Theme.textQuiet
                font.pixelSize: Metrics.small
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
            }
            Words {
                //: Report to headquarters: the numbers that go by themselves
                text: qsTr("人数（自動） 在所 %1　うち人数のみ %2　外出 %3").arg(root.session.status.inside).arg(root.session.status.counted).arg(root.session.status.out)
                font.pixelSize: Metrics.small
            }
        }
        TextPad {
            visible: root.side === "text"
            typed: root.report.remark
            //: Report to headquarters: nothing is written yet
            hint: qsTr("本部に知らせたいことを書きます")
            small: root.small
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            visible: root.side !== "text"
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 64

                Repeater {
                    model: root.report

                    TriState {
                        required property int index
                        required property var model

                        label: model.label
                        code: model.code
                        value: model.value
                        changed: model.changed
                        Layout.fillWidth: true
                        onSaid: value => root.report.say(index, value)
                    }
                }
                RowLayout {
                    spacing: Metrics.gap

                    Words {
                        //: Report to headquarters: toilets that can be used
                        text: qsTr("トイレ")
                        font.pixelSize: Metrics.large
                        font.bold: true
                        Layout.preferredWidth: Metrics.mm(13)
                    }
                    KeyButton {
                        objectName: "toilets.less"
                        text: "－"
                        enabled: root.report.toilets > 0
                        //: One toilet less
                        Accessible.name: qsTr("使えるトイレを1つへらす")
                        Layout.preferredWidth: Metrics.primary
                        onTapped: root.report.changeToilets(-1)
                    }
                    Words {
                        //: %1 toilets
                        text: root.report.toilets < 0 ? "―" : qsTr("%1基").arg(root.report.toilets)
                        color: root.report.toiletsChanged ? Theme.text : Theme.textQuiet
                        font.pixelSize: Metrics.large
                        font.bold: root.report.toiletsChanged
                        horizontalAlignment: Text.AlignHCenter
                        Layout.preferredWidth: Metrics.mm(16)
                    }
                    KeyButton {
                        objectName: "toilets.more"
                        text: "＋"
                        //: One toilet more
                        Accessible.name: qsTr("使えるトイレを1つふやす")
                        Layout.preferredWidth: Metrics.primary
                        onTapped: root.report.changeToilets(1)
                    }
                    Words {
                        text: root.report.toiletsWord
                        wrapMode: Text.WordWrap
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Metrics.smallest
                        lineHeight: 1
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.maximumHeight: Metrics.staff
                    }
                }
                Words {
                    visible: !root.small
                    //: Report to headquarters: goods the shelter lacks
                    text: qsTr("足りない物（上位5つ・数）")
                    font.bold: true
                }
                GoodsGrid {
                    visible: !root.small
                    report: root.report
                    Layout.fillWidth: true
                    onChosen: row => root.chooseGoods(row)
                    onMore: root.side = "goods"
                }
                ActionButton {
                    objectName: "goods.open"
                    visible: root.small
                    //: Report to headquarters: %1 kinds of goods are lacking; opens them
                    text: qsTr("足りない物　%1品目").arg(root.report.supplies.count)
                    textSize: Metrics.body
                    Layout.fillWidth: true
                    onTapped: root.side = "list"
                }
                Item {
                    Layout.fillHeight: true
                }
            }
            ColumnLayout {
                spacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 36

                Words {
                    visible: !root.small || root.side !== ""
                    text: root.side === "number" ?
                    //: Report to headquarters: how many are lacking
                    qsTr("いくつ足りませんか") : root.side === "goods" ?
                    //: Report to headquarters: choose a kind of goods
                    qsTr("何が足りませんか") :
                    //: Report to headquarters: buttons that tell it at once
                    qsTr("急ぎ（すぐ送ります）")
                    font.bold: true
                }
                ColumnLayout {
                    visible: root.side === ""
                    spacing: Metrics.gap
                    Layout.fillHeight: true

                    Repeater {
                        model: root.report.urgentWords

                        ActionButton {
                            required property var modelData

                            objectName: "urgent." + modelData.code
                            text: modelData.text
                            enabled: !modelData.told
                            bold: true
                            textSize: Metrics.body
                            line: Theme.emergencyEdge
                            lineWidth: Metrics.thickLine
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.minimumHeight: Metrics.staff
                            Layout.maximumHeight: Metrics.mm(20)
                            onTapped: root.report.urge(modelData.code)
                        }
                    }
                    ActionButton {
                        objectName: "action.remark"
                        //: Report to headquarters: opens the kana pad; %1 what was written
                        text: root.report.remark.text === "" ? qsTr("自由記入 [押して書く]") : qsTr("自由記入: %1").arg(root.report.remark.text)
                        textSize: Metrics.body
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: Metrics.staff
                        Layout.maximumHeight: Metrics.mm(20)
                        onTapped: root.side = "text"
                    }
                }
                GoodsGrid {
                    visible: root.side === "list"
                    columns: 1
                    report: root.report
                    Layout.fillWidth: true
                    onChosen: row => root.chooseGoods(row)
                    onMore: root.side = "goods"
                }
                Item {
                    visible: root.side === "list"
                    Layout.fillHeight: true
                }
                TenKeyPad {
                    visible: root.side === "number"
                    hasNext: false
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onDigit: value => root.report.digit(value)
                    onErased: root.report.erase()
                }
                GridLayout {
                    visible: root.side === "goods"
                    columns: 2
                    columnSpacing: Metrics.gap
                    rowSpacing: Metrics.gap
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Repeater {
                        model: root.report.moreGoods

                        ActionButton {
                            required property int index
                            required property string modelData

                            objectName: "kind." + index
                            text: modelData
                            textSize: Metrics.body
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            Layout.minimumHeight: Metrics.staff
                            onTapped: {
                                root.report.addGoods(modelData);
                                root.side = "number";
                            }
                        }
                    }
                }
            }
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Math.max(Metrics.mm(24), implicitWidth)
            onTapped: root.side === "" ? root.go("back") : root.leaveSide()
        },
        LastOperation {
            operations: root.session.operations
            showsAll: false
            Layout.fillWidth: true
        },
        Words {
            //: Report to headquarters: %1 things changed since the last one
            text: qsTr("変更 %1か所").arg(root.report.changes)
            font.bold: true
        },
        PrimaryButton {
            objectName: "action.send"
            //: Report to headquarters: sends it; with nothing changed it says so
            text: root.report.changes === 0 ? qsTr("「変わりなし」を送る") : qsTr("本部へ送る")
            Layout.preferredWidth: root.small ? Metrics.mm(48) : Metrics.mm(60)
            onTapped: root.report.send()
        }
    ]
}
