import QtQuick
import Hinanjo.Reception

// Makes a page when it is first shown and keeps it.
Loader {
    id: root

    required property string name
    required property string file
    required property bool shown
    required property ReceptionSession session

    signal go(string page)

    function make() {
        if (shown && status === Loader.Null)
            setSource("qrc:/qt/qml/Hinanjo/Reception/" + file, {
                "session": session
            });
    }

    anchors.fill: parent
    visible: shown
    focus: shown
    onShownChanged: make()
    Component.onCompleted: make()

    Connections {
        target: root.item

        function onGo(page: string) {
            root.go(page);
        }
    }
}
