// 人数のみ → 名簿: the households that were counted without names, and which of them is getting its names now: from the
// residents' register (W2, W3) or typed (W4, W5). Also who was named twice because two tablets did it at once.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QObject>
#include <optional>

#include "reception/operations_model.h"
#include "reception/people_book.h"
#include "reception/plain_rows.h"

namespace hinanjo::reception {

// The household whose counted people get names.
struct NamingTarget {
    base::HouseholdId household;
    QString token;
    QString text;    // "券A-0133　人数のみ 4人"
    int people = 0;  // Without a name.
    domain::HeadCount count;
};

// Null: no such household, or it was never counted.
[[nodiscard]] std::optional<NamingTarget> namingTargetOf(const state::State& state, const base::HouseholdId& household);

// What a draft was naming ("naming", "counted"); null: nothing.
[[nodiscard]] std::optional<NamingTarget> namingTargetFrom(const tablet::Tablet& tablet, const QJsonObject& kept);

class NamingViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::PlainRows* households READ households CONSTANT)
    // Records that are most likely one person, pair by pair.
    Q_PROPERTY(hinanjo::reception::PlainRows* doubles READ doubles CONSTANT)
    Q_PROPERTY(int people READ people NOTIFY changed)
    // What is being named; empty: nothing.
    Q_PROPERTY(QString target READ targetText NOTIFY targetChanged)

public:
    NamingViewModel(tablet::Tablet& tablet, PeopleBook& book, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] PlainRows* households() { return &m_households; }
    [[nodiscard]] PlainRows* doubles() { return &m_doubles; }
    [[nodiscard]] int people() const { return m_people; }
    [[nodiscard]] QString targetText() const { return m_target ? m_target->text : QString(); }
    [[nodiscard]] const std::optional<NamingTarget>& target() const { return m_target; }

    Q_INVOKABLE void look();
    Q_INVOKABLE void lookAway();
    // A row of `households`: from now on the reception pages give it names. False: it has them all by now.
    Q_INVOKABLE bool choose(int row);
    Q_INVOKABLE void cancel();
    // A row of `doubles`: the two are one person, or not.
    Q_INVOKABLE void decide(int row, bool same);

signals:
    void changed();
    void targetChanged();

private:
    void refresh();

    tablet::Tablet& m_tablet;
    PeopleBook& m_book;
    OperationsModel& m_operations;
    std::optional<NamingTarget> m_target;
    int m_people = 0;
    std::vector<std::pair<base::PersonId, base::PersonId>> m_pairs;
    PlainRows m_households{{"key", "token", "people", "detail", "since", "status", "mark"}};
    PlainRows m_doubles{{"key", "one", "other", "token"}};
};

}  // namespace hinanjo::reception
