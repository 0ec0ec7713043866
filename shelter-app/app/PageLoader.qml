import QtQuick
import Hinanjo.Reception

// Makes a page when it is first shown and keeps it.
Loader {
    id: root

    required property string name
    required property string file
    required property bool shown
    required property ReceptionSession session
    // The module of the page, and what it needs beside the session.
    property string module: "Reception"
    property var more: ({})

    signal go(string page)

    function make() {
        if (shown && status === Loader.Null)
            setSource("qrc:/qt/qml/Hinanjo/" + module + "/" + file, Object.assign({
                "session": session
            }, more));
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
