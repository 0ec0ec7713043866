#include "app/geometry_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "ui/interactive_items.h"

namespace hinanjo::app {
namespace {

// A page that has drawn nothing new for so long has come to rest.
constexpr std::chrono::milliseconds kRest{60};

QJsonArray asJson(const QRectF& place) {
    return {qRound(place.x()), qRound(place.y()), qRound(place.width()), qRound(place.height())};
}

void addPages(QQuickItem* item, QJsonObject& out) {
    if (!item->isVisible()) return;
    if (item->objectName().startsWith(QStringLiteral("page."))) {
        out.insert(item->objectName(), asJson(item->mapRectToScene(QRectF(0, 0, item->width(), item->height()))));
        return;
    }
    const auto children = item->childItems();
    for (QQuickItem* child : children)
        addPages(child, out);
}

}  // namespace

GeometryFile::GeometryFile(QQuickWindow& window, QString file, QObject* parent)
    : QObject(parent), m_window(window), m_file(std::move(file)) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &GeometryFile::write);
    // Queued: the signal comes from the thread that draws.
    connect(&window, &QQuickWindow::frameSwapped, &m_rest, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void GeometryFile::write() {
    QJsonObject places;
    addPages(m_window.contentItem(), places);
    for (const ui::InteractiveItem& item : ui::interactiveItems(m_window)) {
        if (!item.item->objectName().isEmpty()) places.insert(item.item->objectName(), asJson(item.place));
    }
    const QByteArray text = QJsonDocument(places).toJson(QJsonDocument::Indented);
    if (text == m_written) return;
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) m_written = text;
}

}  // namespace hinanjo::app
