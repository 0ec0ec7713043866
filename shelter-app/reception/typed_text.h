// A few words typed on the kana pad or chosen as a phrase: notes, reports, names of places. Hiragana, as people read
// it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace hinanjo::reception {

class TypedText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a view-model")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)

public:
    // An event has room for more; a note that nobody reads to its end helps nobody.
    static constexpr int kMost = 200;

    using QObject::QObject;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);

    // Katakana of a pad, or whatever a keyboard typed.
    Q_INVOKABLE void type(const QString& typed);
    // ゛゜小
    Q_INVOKABLE void modify();
    Q_INVOKABLE void erase();
    // Adds a phrase, with a space before it if something stands there.
    Q_INVOKABLE void add(const QString& phrase);

signals:
    void changed();

private:
    QString m_text;
};

}  // namespace hinanjo::reception
