import QtQuick

// The list inside a PagedList. Its rows tell what was done to them through acted(); a row finds it as `ListView.view as RowsList`.
ListView {
    // `verb` is the row's own word: "pick", "toggle", "undo" …
    signal acted(int row, string verb)

    clip: true
    spacing: Metrics.gap
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
}
