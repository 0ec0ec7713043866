import QtQuick
import Hinanjo.Ui

// One line of what happened; what was taken back stays and says so.
Words {
    required property var model

    text: model.text
    width: ListView.view.width
    color: model.undone ? Theme.textQuiet : Theme.text
    font.pixelSize: Metrics.small
    font.strikeout: model.undone
    wrapMode: Text.WordWrap
}
