// A picture of a page of paper, as large as its room allows, white in every theme as paper is. GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QQuickPaintedItem>

namespace hinanjo::ui {

class PagePicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage page READ page WRITE setPage NOTIFY pageChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] QImage page() const { return m_page; }
    void setPage(const QImage& page);
    void paint(QPainter* painter) override;

signals:
    void pageChanged();

private:
    QImage m_page;
};

}  // namespace hinanjo::ui
