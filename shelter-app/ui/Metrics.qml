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

    // Text: 1 ふつう, 1.25 大, 1.6 特大. Reach: 1, with gloves 1.25.
    property real type: 1
    property real reach: 1
    // What decides stands at the left instead of the right.
    property bool leftHanded: false

    // Anything that can be pressed at all / by staff / decides something / 行キー, also with gloves
    readonly property real floor: mm(9.5 * reach)
    readonly property real staff: mm(12 * reach)
    readonly property real primary: mm(16 * reach)
    readonly property real glove: mm(19 * reach)

    readonly property real gap: mm(1.4)
    readonly property real margin: mm(2.4)
    readonly property real radius: mm(1)
    readonly property real line: Math.max(1, Math.round(density * 0.2))
    readonly property real thickLine: Math.max(2, Math.round(density * 0.5))

    // Type, at arm's length (ISO 9241-3: 20 arc minutes at 50 cm are 2.9 mm)
    readonly property real small: mm(3.4 * type)
    readonly property real body: mm(3.8 * type)
    readonly property real large: mm(4.6 * type)
    readonly property real name: mm(5.6 * type)
    readonly property real counter: mm(8.6 * type)
    // What text may shrink to before it is cut off; never below.
    readonly property real smallest: mm(3.4)

    readonly property real header: Math.max(mm(10.9), floor + gap)
    readonly property real bar: Math.max(mm(18), primary + mm(2))
}
