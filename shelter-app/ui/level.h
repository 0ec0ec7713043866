// How much attention a state needs. Shown by shape and word first, by colour last (docs: status vocabulary).
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace hinanjo::ui {

class Level : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("only its values are used")

public:
    enum Kind {
        Normal,     // ○
        Notice,     // △ waiting; nothing to do
        Warning,    // ▲ look at it
        Emergency,  // ■ act now
        Unknown,    // ？ we do not know, which is not the same as zero
    };
    Q_ENUM(Kind)
};

}  // namespace hinanjo::ui
