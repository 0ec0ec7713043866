import QtQuick
import Hinanjo.Ui

// The towns of this shelter's catchment.
ChipChoice {
    id: root

    // Texts.
    required property var towns
    // Offers "another or unknown" too.
    property bool withNone: true
    property int most: 40

    function chips(): var {
        const named = root.towns.slice(0, root.most).map((town, index) => [town, town, String(index)]);
        //: The person lives in another town, or nobody knows where
        return root.withNone ? named.concat([["", qsTr("ほか・わからない"), "none"]]) : named;
    }

    group: "town"
    options: chips()
}
