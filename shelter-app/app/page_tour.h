// Opens every page once: for --self-test, and with a directory also for looking at them.
#pragma once

#include <QObject>
#include <QQuickWindow>
#include <QStringList>

namespace hinanjo::app {

class PageTour : public QObject {
    Q_OBJECT

public:
    // `pictures` may be empty; else <page>.png is written there (made if missing).
    PageTour(QQuickWindow& window, QString pictures, QObject* parent = nullptr);

    void start();

signals:
    // `missing`: pages that did not open, in the order of the tour. Empty: all is well.
    void finished(const QStringList& missing);

private:
    void show();
    void look();

    QQuickWindow& m_window;
    QString m_pictures;
    QStringList m_pages;
    QStringList m_missing;
    qsizetype m_at = 0;
    bool m_drawn = false;
};

}  // namespace hinanjo::app
