// What the header and the home page show: how many people, what HQ has, what time it is. Recomputed when the tablet
// changes and every few seconds, because every number ages.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>

#include "reception/sync_words.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class ShelterStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool enrolled READ enrolled NOTIFY changed)
    Q_PROPERTY(bool drill READ drill NOTIFY changed)
    Q_PROPERTY(QString incidentName READ incidentName NOTIFY changed)
    Q_PROPERTY(QString shelterName READ shelterName NOTIFY changed)
    Q_PROPERTY(QString deviceName READ deviceName NOTIFY changed)
    Q_PROPERTY(QString counts READ counts NOTIFY changed)
    Q_PROPERTY(int inside READ inside NOTIFY changed)
    Q_PROPERTY(int named READ named NOTIFY changed)
    Q_PROPERTY(int counted READ counted NOTIFY changed)
    Q_PROPERTY(int out READ out NOTIFY changed)
    Q_PROPERTY(int outside READ outside NOTIFY changed)
    Q_PROPERTY(int left READ left NOTIFY changed)
    Q_PROPERTY(int needCare READ needCare NOTIFY changed)
    Q_PROPERTY(int inDoubt READ inDoubt NOTIFY changed)
    Q_PROPERTY(int households READ households NOTIFY changed)
    // 定員; 0: unknown.
    Q_PROPERTY(int capacity READ capacity NOTIFY changed)
    // People in the residents' register on this tablet; 0: none has arrived.
    Q_PROPERTY(int residents READ residents NOTIFY changed)
    Q_PROPERTY(QString chipText READ chipText NOTIFY changed)
    Q_PROPERTY(int chipLevel READ chipLevel NOTIFY changed)
    Q_PROPERTY(QString time READ time NOTIFY changed)
    // 18:00 to 6:00 in Japan.
    Q_PROPERTY(bool night READ night NOTIFY changed)

public:
    ShelterStatus(const base::Clock& clock, TabletFacts& facts, QObject* parent = nullptr);

    [[nodiscard]] bool enrolled() const { return m_now.enrolled; }
    [[nodiscard]] bool drill() const { return m_now.drill; }
    [[nodiscard]] QString incidentName() const { return m_now.incidentName; }
    [[nodiscard]] QString shelterName() const { return m_now.shelterName; }
    [[nodiscard]] QString deviceName() const { return m_now.deviceName; }
    [[nodiscard]] QString counts() const;
    [[nodiscard]] int inside() const { return m_now.named + m_now.counted; }
    [[nodiscard]] int named() const { return m_now.named; }
    [[nodiscard]] int counted() const { return m_now.counted; }
    [[nodiscard]] int out() const { return m_now.out; }
    [[nodiscard]] int outside() const { return m_now.outside; }
    [[nodiscard]] int left() const { return m_now.left; }
    [[nodiscard]] int needCare() const { return m_now.needCare; }
    [[nodiscard]] int inDoubt() const { return m_now.inDoubt; }
    [[nodiscard]] int households() const { return m_now.households; }
    [[nodiscard]] int capacity() const { return m_now.capacity; }
    [[nodiscard]] int residents() const { return m_now.residents; }
    [[nodiscard]] QString chipText() const { return m_now.chipText; }
    [[nodiscard]] int chipLevel() const { return m_now.chipLevel; }
    [[nodiscard]] QString time() const { return m_now.time; }
    [[nodiscard]] bool night() const { return m_now.night; }

    void refresh();

signals:
    void changed();

private:
    struct Shown {
        bool enrolled = false;
        bool drill = false;
        QString incidentName, shelterName, deviceName, chipText, time;
        int named = 0, counted = 0, out = 0, outside = 0, left = 0, needCare = 0, inDoubt = 0, households = 0;
        int capacity = 0, residents = 0;
        int chipLevel = ui::Level::Unknown;
        bool night = false;

        bool operator==(const Shown&) const = default;
    };
    [[nodiscard]] Shown read() const;

    const base::Clock& m_clock;
    TabletFacts& m_facts;
    QTimer m_ageing;
    Shown m_now;
};

}  // namespace hinanjo::reception
