// Where everything that can be pressed stands on the page that is shown, as a file for scripts that drive the real
// application (drills, end-to-end tests): {"row.ya": [x, y, width, height], …}, window pixels. The page itself is
// "page.<name>". Names and places only, never what is typed or shown.
#pragma once

#include <QObject>
#include <QQuickWindow>
#include <QTimer>

namespace hinanjo::app {

// Writes the file again, replacing it at once, whenever the places changed and the page came to rest.
class GeometryFile : public QObject {
    Q_OBJECT

public:
    GeometryFile(QQuickWindow& window, QString file, QObject* parent = nullptr);

private:
    void write();

    QQuickWindow& m_window;
    QString m_file;
    QByteArray m_written;
    QTimer m_rest;
};

}  // namespace hinanjo::app
