import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui
import Hinanjo.Reception

// What every page has in common: the header, room for the content, a bar at the bottom. Keys that no control takes come to the
// page, so that everything works from a ten-key too.
FocusScope {
    id: root

    required property ReceptionSession session
    // Stable name: "home", "reception" … Scripts find the page as "page.<name>".
    required property string name
    default property alias content: body.data
    property alias actions: bar.content

    // Too small for everything at once (8 inch glass, 特大 text): pages move things aside.
    readonly property bool small: height < Metrics.mm(125) || width < Metrics.mm(200) || Metrics.type > 1.5

    // Another page by name; "back" is the one before.
    signal go(string page)

    objectName: "page." + name
    focus: true
    onVisibleChanged: if (visible)
        forceActiveFocus()
    Keys.onEscapePressed: go("back")

    Accessible.role: Accessible.Pane
    Accessible.name: root.session.status.shelterName

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        HeaderBar {
            Layout.fillWidth: true
            shelterName: root.session.status.enrolled ? root.session.status.shelterName :
            //: Header while the tablet belongs to no shelter yet
            qsTr("この端末は まだ登録されていません")
            counts: root.session.status.enrolled ? root.session.status.counts : ""
            chipText: root.session.status.chipText
            chipLevel: root.session.status.chipLevel
            time: root.session.status.time
            drill: root.session.status.drill
            onChipTapped: root.go("sync")
        }
        Item {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Metrics.margin
        }
        BottomBar {
            id: bar
            Layout.fillWidth: true
        }
    }
}
