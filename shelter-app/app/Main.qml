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
    readonly property list<string> pages: ["home", "todo", "reception", "household", "quickadd", "family", "birthdate", "headcount", "operations", "sync", "carry", "neighbours", "questions", "missing", "people", "person", "leaving", "naming", "scan", "pairs", "ticks", "print", "enrol", "unlock", "notes", "report", "opening", "settings"]
    // The way back; the last one is shown.
    property var trail: [session.status.enrolled ? "home" : "enrol"]
    // Nobody said who they are: nothing but the unlock page, or head counts.
    readonly property string page: session.staff.locked ? "unlock" : session.staff.countsOnly ? "headcount" : trail[trail.length - 1]

    // Pages somebody is in the middle of: what is half entered there is kept.
    readonly property var standing: session.staff.locked || session.staff.countsOnly ? trail.concat(["headcount"]) : trail

    function open(page: string) {
        if (session.staff.countsOnly) {
            if (page !== "headcount")
                session.staff.lock();
            return;
        }
        if (session.staff.locked)
            return;
        const known = trail.indexOf(page);
        if (page === "back")
            trail = trail.length > 1 ? trail.slice(0, -1) : trail;
        else if (page === "home")
            trail = ["home"];
        else if (known >= 0)
            trail = trail.slice(0, known + 1);
        else
            trail = trail.concat([page]);
        if (page === "home")
            session.naming.cancel();
        if (trail.indexOf("headcount") < 0)
            session.headCount.start();
        if (page === "carry")
            session.carry.look();
        if (page === "pairs")
            session.pairs.start();
        if (page === "ticks")
            session.ticks.start();
        if (["missing", "pairs", "ticks"].includes(window.page))
            session.roster.look(window.page);
        else
            session.roster.leave();
        if (page === "print")
            session.printing.look();
    }

    function applyAppearance() {
        Theme.mode = appearance.brightness;
    }

    visible: true
    onStandingChanged: session.drafts.standOn(standing)
    //: Title of the window
    title: qsTr("避難所 受付")
    color: Theme.page
    Component.onCompleted: {
        applyAppearance();
        session.scan.attach(window);
        session.drafts.standOn(standing);
    }

    IdleWatch {
        window: window
        milliseconds: window.appearance.hideAfter * 1000
        onIdle: window.session.staff.lock()
    }
    Connections {
        target: window.session.staff

        function onSwitched() {
            if (window.trail[window.trail.length - 1] === "unlock")
                window.open("back");
        }
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
        property: "type"
        value: [1, 1.25, 1.6][window.appearance.textSize]
    }
    Binding {
        target: Metrics
        property: "reach"
        value: window.appearance.gloves ? 1.25 : 1
    }
    Binding {
        target: Metrics
        property: "leftHanded"
        value: window.appearance.leftHanded
    }
    Binding {
        target: TapGuard
        property: "debounce"
        value: window.appearance.gloves ? 160 : 120
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
            name: "todo"
            file: "TodoPage.qml"
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
            name: "people"
            file: "PeoplePage.qml"
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
            name: "pairs"
            file: "PairsPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "person"
            file: "PersonPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "unlock"
            file: "UnlockPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "leaving"
            file: "LeavingPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "ticks"
            file: "TicksPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "naming"
            file: "NamingPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "notes"
            file: "NotesPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "print"
            file: "PrintPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "report"
            file: "ReportPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "opening"
            file: "OpeningPage.qml"
            shown: window.page === name
            session: window.session
            onGo: page => window.open(page)
        }
        PageLoader {
            name: "settings"
            module: "App"
            file: "SettingsPage.qml"
            more: ({
                    "appearance": window.appearance
                })
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
