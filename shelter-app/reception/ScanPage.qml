import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// QR・カードをかざす: what the camera sees, and the digits printed on a My Number card. Codes are read on the pages before, too; this
// one is for aiming and for cards. Digits type, Backspace erases.
ShelterPage {
    id: root

    readonly property ScanViewModel scan: session.scan

    name: "scan"
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            scan.digit(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            scan.erase();
        else
            return;
        event.accepted = true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        ScanNotice {
            scan: root.scan
            Layout.fillWidth: true
            Layout.preferredHeight: wanted
        }
        RowLayout {
            spacing: Metrics.margin
            Layout.fillHeight: true

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 10

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.margin
                    spacing: Metrics.margin

                    Words {
                        //: Scan page: heading over what the camera sees
                        text: qsTr("QRコード")
                        font.bold: true
                        font.pixelSize: Metrics.large
                    }
                    CameraPreview {
                        id: preview
                        visible: root.scan.cameraText === ""
                        scan: root.scan
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Accessible.role: Accessible.Graphic
                        //: Scan page: name of the camera picture for screen readers
                        Accessible.name: qsTr("カメラの画像")
                    }
                    Words {
                        objectName: "scan.camera"
                        text: root.scan.cameraText !== "" ? root.scan.cameraText :
                        //: Scan page: what to hold before the camera
                        qsTr("事前登録のコードか 整理券を、四角いもようが 全部見えるように かざしてください")
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                        Layout.fillHeight: !preview.visible
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 17

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Metrics.margin
                    spacing: Metrics.gap

                    Words {
                        //: Scan page: heading over the digits of the card
                        text: qsTr("マイナンバーカード（個人番号は読みません）")
                        font.bold: true
                        font.pixelSize: root.small ? Metrics.body : Metrics.large
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    Words {
                        objectName: "scan.card"
                        text: root.scan.cardText
                        wrapMode: Text.WordWrap
                        Layout.fillWidth: true
                    }
                    RowLayout {
                        spacing: Metrics.margin
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        ColumnLayout {
                            spacing: Metrics.gap
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1

                            CardDigits {
                                //: Digits printed on the card: date of birth
                                label: qsTr("生年月日")
                                //: How the date of birth is typed: two digits each
                                hint: qsTr("券面どおり 年・月・日を2けたずつ")
                                digits: root.scan.birthDigits
                                active: root.scan.cardReady && root.scan.part === 0
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                            }
                            CardDigits {
                                //: Digits printed on the card: year of expiry
                                label: qsTr("有効期限の年")
                                hint: qsTr("西暦4けた")
                                digits: root.scan.expiryDigits
                                active: root.scan.cardReady && root.scan.part === 1
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                            }
                            CardDigits {
                                //: Digits printed on the card: security code
                                label: qsTr("セキュリティコード")
                                hint: qsTr("顔写真の下の4けた")
                                digits: root.scan.securityDigits
                                active: root.scan.cardReady && root.scan.part === 2
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                            }
                        }
                        TenKeyPad {
                            enabled: root.scan.cardReady && !root.scan.busy
                            hasNext: false
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            onDigit: value => root.scan.digit(value)
                            onErased: root.scan.erase()
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
            Layout.preferredWidth: root.small ? Metrics.mm(22) : Metrics.mm(30)
            onTapped: root.go("back")
        },
        Item {
            Layout.fillWidth: true
        },
        ActionButton {
            objectName: "action.byname"
            //: Scan page: goes on without a code or a card
            text: qsTr("お名前でさがす")
            bold: true
            Layout.preferredHeight: Metrics.primary
            onTapped: root.go("reception")
        }
    ]
}
