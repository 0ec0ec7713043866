pragma Singleton

import QtQuick

// Colours by meaning, day and night side by side. Values: デジタル庁デザインシステム (MIT) and the CUD set; every pair of
// text and fill has a contrast of at least 7:1, marks at least 3:1 (tests/shelter-app checks it). Colour is never the only
// sign of a state.
QtObject {
    // 0 by the hour, 1 day, 2 night
    property int mode: 0
    property bool night: false
    readonly property bool dark: mode === 0 ? night : mode === 2

    // Pages
    readonly property color page: dark ? "#121212" : "#f2f2f2"
    readonly property color surface: dark ? "#1e1e1e" : "#ffffff"
    readonly property color text: dark ? "#e6e6e6" : "#1a1a1a"
    readonly property color textQuiet: dark ? "#b3b3b3" : "#4d4d4d"
    readonly property color edge: dark ? "#8c8c8c" : "#4d4d4d"
    readonly property color edgeQuiet: dark ? "#4d4d4d" : "#c8c8cb"

    // The bar on top
    readonly property color header: dark ? "#1e1e1e" : "#00118f"
    readonly property color headerText: dark ? "#e6e6e6" : "#ffffff"
    readonly property color drill: "#ffd43d"
    readonly property color drillText: "#000000"

    // Things to press
    readonly property color action: dark ? "#9db7f9" : "#0017c1"
    readonly property color actionText: dark ? "#000000" : "#ffffff"
    readonly property color actionPressed: dark ? "#c5d7fb" : "#000060"
    readonly property color key: dark ? "#2b2b2b" : "#ffffff"
    readonly property color keyText: dark ? "#f2f2f2" : "#1a1a1a"
    readonly property color keyPressed: dark ? "#454545" : "#c5d7fb"
    readonly property color chosen: dark ? "#1a2a5c" : "#e8f1fe"
    readonly property color chosenText: dark ? "#e8f1fe" : "#00118f"
    readonly property color chosenEdge: dark ? "#9db7f9" : "#0017c1"
    readonly property color disabled: dark ? "#1e1e1e" : "#f2f2f2"
    readonly property color disabledText: dark ? "#b3b3b3" : "#4d4d4d"

    // Focus: yellow outside, black inside, seen on every background
    readonly property color focus: "#ffd43d"
    readonly property color focusInner: "#000000"

    // States (shape + word + these)
    readonly property color normal: dark ? "#1e1e1e" : "#ffffff"
    readonly property color normalText: dark ? "#e6e6e6" : "#1a1a1a"
    readonly property color normalEdge: dark ? "#8c8c8c" : "#84919e"
    readonly property color notice: dark ? "#1e1e1e" : "#ffff80"
    readonly property color noticeText: dark ? "#ffd43d" : "#000000"
    readonly property color noticeEdge: dark ? "#ffd43d" : "#4d4d4d"
    readonly property color warning: dark ? "#1e1e1e" : "#f6aa00"
    readonly property color warningText: dark ? "#ffc199" : "#000000"
    readonly property color warningEdge: dark ? "#ffc199" : "#4d4d4d"
    readonly property color emergency: dark ? "#1e1e1e" : "#a90000"
    readonly property color emergencyText: dark ? "#ff9696" : "#ffffff"
    readonly property color emergencyEdge: "#ff4b00"
    readonly property color unknown: dark ? "#454545" : "#c8c8cb"
    readonly property color unknownText: dark ? "#e6e6e6" : "#000000"
    readonly property color unknownEdge: dark ? "#b3b3b3" : "#4d4d4d"
}
