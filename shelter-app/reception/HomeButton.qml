import QtQuick
import QtQuick.Layouts
import Hinanjo.Ui

// One of the verbs on the home page; all of one size.
ActionButton {
    textSize: Metrics.large
    bold: true
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    Layout.preferredHeight: Metrics.mm(14)
    Layout.minimumHeight: Metrics.staff
}
