#include "app/page_tour.h"

#include <QDir>
#include <QQuickItem>

namespace hinanjo::app {
namespace {

const QQuickItem* visiblePage(const QQuickItem* item, const QString& name) {
    if (!item->isVisible()) return nullptr;
    if (item->objectName() == name) return item;
    const auto children = item->childItems();
    for (const QQuickItem* child : children) {
        if (const QQuickItem* found = visiblePage(child, name)) return found;
    }
    return nullptr;
}

}  // namespace

PageTour::PageTour(QQuickWindow& window, QString pictures, QObject* parent)
    : QObject(parent),
      m_window(window),
      m_pictures(std::move(pictures)),
      m_pages(window.property("pages").toStringList()) {}

void PageTour::start() {
    // A page counts as opened when it has been drawn.
    connect(&m_window, &QQuickWindow::frameSwapped, this, &PageTour::look, Qt::QueuedConnection);
    show();
}

void PageTour::show() {
    QMetaObject::invokeMethod(&m_window, "open", Q_ARG(QString, m_pages[m_at]));
    m_window.update();
}

void PageTour::look() {
    if (m_at >= m_pages.size()) return;
    const QString page = m_pages[m_at];
    if (!visiblePage(m_window.contentItem(), QStringLiteral("page.") + page)) m_missing << page;
    if (!m_pictures.isEmpty()) {
        QDir().mkpath(m_pictures);
        if (!m_window.grabWindow().save(m_pictures + u'/' + page + QStringLiteral(".png"))) m_missing << page;
    }
    if (++m_at < m_pages.size()) {
        show();
    } else {
        emit finished(m_missing);
    }
}

}  // namespace hinanjo::app
