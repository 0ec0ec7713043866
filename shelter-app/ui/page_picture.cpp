#include "ui/page_picture.h"

#include <QPainter>

namespace hinanjo::ui {

void PagePicture::setPage(const QImage& page) {
    m_page = page;
    emit pageChanged();
    update();
}

void PagePicture::paint(QPainter* painter) {
    if (m_page.isNull()) return;
    const QSize size = m_page.size().scaled(this->size().toSize(), Qt::KeepAspectRatio);
    const QPoint at((static_cast<int>(width()) - size.width()) / 2, (static_cast<int>(height()) - size.height()) / 2);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRect(at, size), m_page);
}

}  // namespace hinanjo::ui
