// Makes a screen reader say something. Qt 6.4 has no Accessible.announce(), so an alert is raised on an item whose
// accessible name is the text.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QQuickItem>

namespace hinanjo::ui {

class Announcer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    // `item` carries the text as its Accessible.name.
    Q_INVOKABLE void alert(QQuickItem* item) const;
};

}  // namespace hinanjo::ui
