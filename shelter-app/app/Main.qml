import QtQuick
import QtQuick.Window
import Hinanjo.App
import Hinanjo.Reception
import Hinanjo.Ui

// The window: one page at a time.
Window {
    id: window

    required property ReceptionSession session
    required property Appearance appearance
    readonly property list<string> pages: ["home", "reception", "household", "quickadd", "family", "birthdate", "headcount", "operations", "sync", "carry", "neighbours", "questions", "missing", "scan", "enrol"]
    // The way back; the last one is shown.
    property var trail: [session.status.enrolled ? "home" : "enrol"]
    readonly property string page: trail[trail.length - 1]

    function open(page: string) {
        const known = trail.indexOf(page);
        if (page === "back")
            trail = trail.length > 1 ? trail.slice(0, -1) : trail;
        else if (page === "home")
            trail = ["home"];
        else if (known >= 0)
            trail = trail.slice(0, known + 1);
        else
            trail = trail.concat([page]);
        if (page === "headcount")
            session.headCount.start();
        if (page === "carry")
            session.carry.look();
        if (page === "missing")
            session.missing.look();
    }

    function applyAppearance() {
        Theme.mode = appearance.brightness;
    }

    visible: true
    //: Title of the window
    title: qsTr("避難所 受付")
    color: Theme.page
    Component.onCompleted: {
        applyAppearance();
        session.scan.attach(window);
    }

    Connections {
        target: Theme

        function onModeChanged() {
            window.appearance.brightness = Theme.mode;
        }
    }
    Connections {
        target: window.session.scan

        function onOpen(page: string) {
            window.open(page);
        }
    }
    Binding {
        target: window.session.scan
        property: "page"
        value: window.page
    }
    Binding {
        target: Theme
        property: "night"
        value: window.session.status.night
    }
    Binding {
        target: Metrics
        property: "screenDensity"
        value: window.Screen.pixelDensity
    }
    Binding {
        target: Metrics
        property: "densityOverride"
        value: window.appearance.density
    }

    FocusScope {
        anchors.fill: parent
        focus: true

        PageLoader {
            name: "home"
            file: "HomePage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "reception"
            file: "ReceptionPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "household"
            file: "HouseholdPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "quickadd"
            file: "QuickAddPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "family"
            file: "FamilyPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "birthdate"
            file: "BirthDatePage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "headcount"
            file: "HeadCountPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "operations"
            file: "OperationsPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "sync"
            file: "SyncPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "carry"
            file: "CarryPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "neighbours"
            file: "NeighboursPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "questions"
            file: "QuestionsPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "missing"
            file: "MissingPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "scan"
            file: "ScanPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "enrol"
            file: "EnrolPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
    }
}
