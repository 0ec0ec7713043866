import QtQuick

// A plain verb: もどる, ホーム, 取り消す.
TapButton {
    textSize: Metrics.large
}
