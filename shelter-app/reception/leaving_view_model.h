// 退所・外出・もどり (W9): the verb is chosen once, then many people are taken one after the other (by 整理券, name or
// scan), and one press records them all. What is collected is a draft until then. Also the roll call at night: who was
// not seen for twelve hours, and whether they are there.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <map>
#include <set>

#include "reception/draft.h"
#include "reception/operations_model.h"
#include "reception/people_book.h"
#include "reception/plain_rows.h"

namespace hinanjo::reception {

class LeavingViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // domain::StayStatus of what is taken next
    Q_PROPERTY(int verb READ verb WRITE setVerb NOTIFY changed)
    // domain::Destination, for those who leave; 0: not asked
    Q_PROPERTY(int destination READ destination WRITE setDestination NOTIFY changed)
    // When they are expected back: one of Back
    Q_PROPERTY(int back READ back WRITE setBack NOTIFY changed)
    // "きょう夕方", or what comes next when that is over
    Q_PROPERTY(QString soon READ soon NOTIFY changed)
    Q_PROPERTY(QString typed READ typed NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    // TypedQuery::By
    Q_PROPERTY(int mode READ mode WRITE setMode NOTIFY changed)
    Q_PROPERTY(hinanjo::reception::PlainRows* found READ found CONSTANT)
    Q_PROPERTY(hinanjo::reception::PlainRows* taken READ taken CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    // Why the last one could not be taken; empty: it was.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    // Roll call
    Q_PROPERTY(bool calling READ calling WRITE setCalling NOTIFY changed)
    Q_PROPERTY(hinanjo::reception::PlainRows* unseen READ unseen CONSTANT)
    Q_PROPERTY(int unseenPeople READ unseenPeople NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)

public:
    enum Back { NotAsked, Soon, Tomorrow };
    enum Seen { NotTicked, Here, NotHere };

    LeavingViewModel(tablet::Tablet& tablet, PeopleBook& book, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] int verb() const { return static_cast<int>(m_verb.status); }
    void setVerb(int status);
    [[nodiscard]] int destination() const { return static_cast<int>(m_verb.destination); }
    void setDestination(int destination);
    [[nodiscard]] int back() const { return m_verb.back; }
    void setBack(int back);
    [[nodiscard]] QString soon() const;
    [[nodiscard]] QString typed() const { return m_query.text(); }
    [[nodiscard]] bool isEmpty() const { return m_query.isEmpty(); }
    [[nodiscard]] int mode() const { return static_cast<int>(m_query.by()); }
    void setMode(int mode);
    [[nodiscard]] PlainRows* found() { return &m_found; }
    [[nodiscard]] PlainRows* taken() { return &m_takenRows; }
    [[nodiscard]] int count() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool calling() const { return m_calling; }
    void setCalling(bool calling);
    [[nodiscard]] PlainRows* unseen() { return &m_unseen; }
    [[nodiscard]] int unseenPeople() const { return m_unseenPeople; }
    [[nodiscard]] int ticked() const;

    // Half-entered: see DraftsViewModel. Whoever was taken or ticked, without names.
    [[nodiscard]] Draft draft() const;
    void resume(const QJsonObject& kept);

    Q_INVOKABLE void look();
    Q_INVOKABLE void lookAway();
    // A key of the pad or the ten-key, in the present mode.
    Q_INVOKABLE void key(int digit);
    Q_INVOKABLE void kana(const QString& kana);
    Q_INVOKABLE void erase();
    // A row of `found`.
    Q_INVOKABLE void pick(int row);
    // A 整理券 as printed or scanned ("A-0132"): everybody of the household whom the verb can still be said of. False:
    // nobody; `problem` says why.
    Q_INVOKABLE bool take(const QString& code);
    // A code was held up that is no 整理券 of this shelter; `words` say so as `problem`.
    void refuse(const QString& words);
    // One person, from another page.
    void takeRow(const PersonRow& row);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void removeLast();
    // Of those counted without names not all go: by +1 or -1.
    Q_INVOKABLE void changePeople(int row, int by);
    // Records what was taken, or what was ticked at the roll call.
    Q_INVOKABLE void record();
    Q_INVOKABLE void tick(int row, int seen);

signals:
    void changed();
    void recorded();

private:
    struct Verb {
        domain::StayStatus status = domain::StayStatus::Out;
        domain::Destination destination{};
        int back = NotAsked;

        friend bool operator==(const Verb&, const Verb&) = default;
    };
    struct Taken {
        tablet::Mover who;
        Verb verb;
        QString name, token;
        int people = 1;
        int most = 1;
    };
    struct Offer {  // A row of `found`.
        std::vector<PersonRowPtr> rows;
        QString key, title, detail;
    };
    void update();
    void find();
    void showTaken();
    void call();
    bool add(const PersonRow& row);
    [[nodiscard]] bool has(const tablet::Mover& who) const;
    [[nodiscard]] QString verbWords(const Verb& verb) const;
    [[nodiscard]] domain::StayChanged movementOf(const Verb& verb) const;
    void recordTaken();
    void recordCall();

    tablet::Tablet& m_tablet;
    PeopleBook& m_book;
    OperationsModel& m_operations;
    Verb m_verb;
    TypedQuery m_query;
    std::vector<Offer> m_offers;
    std::vector<Taken> m_taken;
    QStringList m_waiting;  // Codes that were scanned before anybody had been read.
    QString m_problem;
    bool m_calling = false;
    std::map<QString, int> m_ticks;  // By the name of the row.
    int m_unseenPeople = 0;
    std::vector<PersonRowPtr> m_unseenRows;
    PlainRows m_found{{"key", "title", "detail", "possible"}};
    PlainRows m_takenRows{{"key", "name", "token", "verb", "people", "most"}};
    PlainRows m_unseen{{"key", "name", "detail", "since", "seen"}};
};

}  // namespace hinanjo::reception
