import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// 申し送り (P17): what the next shift must know. Read at the left; written at the right, with phrases or kana.
ShelterPage {
    id: root

    readonly property NotesViewModel notes: session.notes
    property bool typing: false

    name: "notes"
    onVisibleChanged: typing = false
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            notes.typed.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            notes.write();
        else if (event.text !== "" && event.text >= " ")
            notes.typed.type(event.text);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: root.notes

        function onWritten() {
            root.typing = false;
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.margin

        ColumnLayout {
            visible: !root.typing
            spacing: Metrics.margin
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 55

            Words {
                //: Hand-over notes: heading
                text: qsTr("申し送り")
                font.bold: true
                font.pixelSize: Metrics.large
            }
            Words {
                visible: root.notes.count === 0
                //: Hand-over notes: there are none
                text: qsTr("まだ ありません")
                color: Theme.textQuiet
            }
            PagedList {
                name: "notes"
                model: root.notes
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: Card {
                    id: note

                    required property var model

                    width: ListView.view.width
                    height: words.height + 2 * Metrics.margin

                    Column {
                        id: words
                        x: Metrics.margin
                        y: Metrics.margin
                        width: parent.width - 2 * Metrics.margin

                        Words {
                            text: note.model.when
                            color: Theme.textQuiet
                            font.pixelSize: Metrics.small
                            width: parent.width
                        }
                        Words {
                            text: note.model.text
                            wrapMode: Text.WrapAnywhere
                            width: parent.width
                        }
                    }
                }
            }
        }
        ColumnLayout {
            visible: !root.typing
            spacing: Metrics.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 45

            RowLayout {
                spacing: Metrics.gap

                Words {
                    objectName: "note.typed"
                    //: Hand-over notes: what is being written
                    text: root.notes.typed.text === "" ? qsTr("押して えらぶか、文字で書きます") : root.notes.typed.text
                    color: root.notes.typed.text === "" ? Theme.textQuiet : Theme.text
                    wrapMode: Text.WrapAnywhere
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Metrics.smallest
                    lineHeight: 1
                    Layout.fillWidth: true
                    Layout.preferredHeight: Metrics.mm(14)
                }
                ActionButton {
                    objectName: "action.type"
                    //: Hand-over notes: opens the kana pad
                    text: qsTr("文字で書く")
                    textSize: Metrics.body
                    onTapped: root.typing = true
                }
            }
            GridLayout {
                columns: 2
                columnSpacing: Metrics.gap
                rowSpacing: Metrics.gap
                Layout.fillWidth: true
                Layout.fillHeight: true

                Repeater {
                    model: root.notes.phrases

                    ActionButton {
                        required property int index
                        required property string modelData

                        objectName: "phrase." + index
                        text: modelData
                        textSize: Metrics.body
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        Layout.minimumHeight: Metrics.staff
                        Layout.maximumHeight: Metrics.mm(18)
                        onTapped: root.notes.typed.add(modelData)
                    }
                }
            }
        }
        TextPad {
            visible: root.typing
            typed: root.notes.typed
            //: Hand-over notes: nothing is written yet
            hint: qsTr("申し送りを書きます")
            small: root.small
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }

    actions: [
        ActionButton {
            objectName: "action.back"
            text: qsTr("もどる")
            Layout.preferredHeight: Metrics.primary
            Layout.preferredWidth: Math.max(Metrics.mm(24), implicitWidth)
            onTapped: root.typing ? root.typing = false : root.go("back")
        },
        LastOperation {
            operations: root.session.operations
            showsAll: false
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "action.write"
            enabled: root.notes.typed.text !== ""
            //: Hand-over notes: records the note
            text: qsTr("申し送りをのこす")
            Layout.preferredWidth: root.small ? Metrics.mm(50) : Metrics.mm(60)
            onTapped: root.notes.write()
        }
    ]
}
