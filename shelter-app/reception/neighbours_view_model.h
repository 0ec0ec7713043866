// 隣の端末とつなぐ: this tablet's code for another one, and a field for the code or address of another one, where
// tablets do not find each other by themselves.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class NeighboursViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(QString ownCode READ ownCode NOTIFY changed)
    Q_PROPERTY(QString connected READ connected NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    // The text was no code: the message says what to do.
    Q_PROPERTY(bool wrong READ wrong NOTIFY changed)

public:
    NeighboursViewModel(tablet::Tablet& tablet, TabletFacts& facts, QObject* parent = nullptr);

    // Empty while others cannot reach this tablet.
    [[nodiscard]] QString ownCode() const { return QString::fromStdString(m_facts.now().peerCode); }
    [[nodiscard]] QString connected() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool wrong() const { return m_wrong; }

    // A code (HNJP1|…) or "host:port". True: it is being tried.
    Q_INVOKABLE bool add(const QString& codeOrAddress);
    Q_INVOKABLE QString clipboard() const;

signals:
    void changed();

private:
    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    QString m_message;
    bool m_wrong = false;
};

}  // namespace hinanjo::reception
