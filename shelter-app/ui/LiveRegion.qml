import QtQuick
import Hinanjo.Ui

// Not seen; a screen reader says its text whenever it changes.
Item {
    id: root

    required property string text

    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: Announcer.alert(root)
}
