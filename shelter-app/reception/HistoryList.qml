import QtQuick
import Hinanjo.Ui

// What happened last, as far as there is room.
RowsList {
    spacing: Metrics.gap / 2
    interactive: false
    delegate: HistoryLine {}
}
