// W0: who works at this tablet. A PIN or a badge takes it over without changing the page (P17); it hides itself when
// nobody touches it, and keeps what was entered. Staff come from headquarters; while it has named nobody for this
// shelter, the tablet works without a PIN.
//
// A PIN switches staff on an open tablet and does not protect the disk (ADR 0009). Lives on the GUI thread; PINs are
// checked on a thread of its own.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QThreadPool>
#include <QTimer>

#include "reception/operations_model.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class StaffViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // Headquarters named staff for this shelter: the tablet asks who works at it.
    Q_PROPERTY(bool required READ required NOTIFY accessChanged)
    // Nothing but the unlock page may be shown.
    Q_PROPERTY(bool locked READ locked NOTIFY accessChanged)
    // Nobody said who they are: head counts only.
    Q_PROPERTY(bool countsOnly READ countsOnly NOTIFY accessChanged)
    // Who works here: "受付係A", 「担当不明」.
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    // Digits typed so far.
    Q_PROPERTY(int digits READ digits NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    // Somebody is chosen, and nobody has to wait: digits count.
    Q_PROPERTY(bool ready READ ready NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, DutyRole, ChosenRole };

    StaffViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent = nullptr);
    ~StaffViewModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool required() const { return !m_people.empty(); }
    [[nodiscard]] bool locked() const { return m_locked; }
    [[nodiscard]] bool countsOnly() const { return m_countsOnly; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_people.size()); }
    [[nodiscard]] int digits() const { return static_cast<int>(m_pin.size()); }
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool ready() const;
    [[nodiscard]] const base::StaffId& current() const { return m_current; }

    // Hides everything until somebody says who they are. Nothing while no staff is known.
    Q_INVOKABLE void lock();
    // The unlock page was opened or left: what was typed goes.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void choose(int row);
    // The fourth digit checks the PIN.
    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void erase();
    // From a scanner that types, key by key: a badge ends with enter. Single digits are digits of the PIN.
    Q_INVOKABLE void key(const QString& text);
    Q_INVOKABLE void enter();
    // What a badge says; from a camera.
    Q_INVOKABLE void badge(const QString& text);
    // 「PINなしで人数だけ登録」: recorded as 担当不明.
    Q_INVOKABLE void countWithoutPin();

signals:
    void changed();
    void accessChanged();
    // Somebody took over.
    void switched();

private:
    void follow();
    void check();
    void finish(bool right);
    void takeOver(const base::StaffId& staff);
    void refuse(const QString& why);
    [[nodiscard]] int secondsToWait() const;
    void touchAll();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    std::vector<state::StaffView> m_people;
    base::StaffId m_current;
    base::StaffId m_chosen;
    std::string m_pin;
    QString m_scan;
    QString m_why;
    bool m_locked = false;
    bool m_countsOnly = false;
    bool m_checking = false;
    int m_wrong = 0;
    base::TimePoint m_waitUntil;
    QTimer m_waiting;
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
