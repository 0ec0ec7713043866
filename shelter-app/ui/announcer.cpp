#include "ui/announcer.h"

#include <QAccessible>

namespace hinanjo::ui {

void Announcer::alert(QQuickItem* item) const {
    if (!item || !QAccessible::isActive()) return;
    QAccessibleEvent event(item, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}  // namespace hinanjo::ui
