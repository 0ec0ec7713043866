#include "ui/interactive_items.h"

#include <QAccessible>

namespace hinanjo::ui {
namespace {

bool canBePressed(QQuickItem* item) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item);
    if (!face) return false;
    switch (face->role()) {
        case QAccessible::Button:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::EditableText:
        case QAccessible::Link:
            return true;
        default:
            return false;
    }
}

void collect(QQuickItem* item, QRectF seen, std::vector<InteractiveItem>& out) {
    if (!item->isVisible() || item->opacity() == 0) return;
    const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    if (item->clip()) seen = seen.intersected(place);
    if (seen.isEmpty()) return;
    if (item->isEnabled() && canBePressed(item)) {
        const QRectF visible = place.intersected(seen);
        if (!visible.isEmpty()) out.push_back({item, visible});
    }
    const auto children = item->childItems();
    for (QQuickItem* child : children)
        collect(child, seen, out);
}

}  // namespace

std::vector<InteractiveItem> interactiveItems(QQuickWindow& window) {
    std::vector<InteractiveItem> out;
    collect(window.contentItem(), QRectF(0, 0, window.width(), window.height()), out);
    return out;
}

}  // namespace hinanjo::ui
