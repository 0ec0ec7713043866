pragma Singleton

import QtQuick

// Sizes in millimetres of glass, never in pixels: what a finger can hit does not depend on the panel.
QtObject {
    // Dots per millimetre as the platform tells them; the window sets it from Screen.pixelDensity.
    property real screenDensity: 5.88
    // Measured with a card by hand because the platform is wrong (0: believe the platform).
    property real densityOverride: 0
    readonly property real density: densityOverride > 0 ? densityOverride : screenDensity

    function mm(length: real): real {
        return Math.ceil(length * density - 0.01);
    }

    // Anything that can be pressed at all / by staff / decides something / 行キー, also with gloves
    readonly property real floor: mm(9.5)
    readonly property real staff: mm(12)
    readonly property real primary: mm(16)
    readonly property real glove: mm(19)

    readonly property real gap: mm(1.4)
    readonly property real margin: mm(2.4)
    readonly property real radius: mm(1)
    readonly property real line: Math.max(1, Math.round(density * 0.2))
    readonly property real thickLine: Math.max(2, Math.round(density * 0.5))

    // Type, at arm's length (ISO 9241-3: 20 arc minutes at 50 cm are 2.9 mm)
    readonly property real small: mm(3.4)
    readonly property real body: mm(3.8)
    readonly property real large: mm(4.6)
    readonly property real name: mm(5.6)
    readonly property real counter: mm(8.6)

    readonly property real header: mm(10.9)
    readonly property real bar: mm(18)
}
