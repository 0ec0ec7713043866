// What can be pressed or typed into on the page that is shown: for the checks of size and naming, and for scripts that
// drive the real application.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QRectF>
#include <vector>

namespace hinanjo::ui {

struct InteractiveItem {
    QQuickItem* item = nullptr;
    QRectF place;  // Window pixels, cut to what can be seen.
};

// Every visible, enabled item a screen reader would call a button, tick box or text field. GUI thread only.
[[nodiscard]] std::vector<InteractiveItem> interactiveItems(QQuickWindow& window);

}  // namespace hinanjo::ui
