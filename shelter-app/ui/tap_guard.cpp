#include "ui/tap_guard.h"

#include <QLineF>

namespace hinanjo::ui {

bool TapGuard::accepts(QPointF place, qreal reach) const {
    return !m_sinceLast.isValid() || m_sinceLast.elapsed() >= m_debounce || QLineF(place, m_last).length() > reach;
}

void TapGuard::took(QPointF place) {
    m_last = place;
    m_sinceLast.start();
}

}  // namespace hinanjo::ui
