// 個人・世帯の詳細 (W8): one person, or those a household counted without names: where they are and since when, what
// they need and how long it lasts, what headquarters answers, and a history that cannot be erased.
//
// Lives on the GUI thread. What is pressed is recorded through the operations, so that the undo strip takes it back.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include "reception/operations_model.h"
#include "reception/people_book.h"
#include "reception/plain_rows.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class PersonViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool known READ known NOTIFY changed)
    // Those a household counted: they have no name, no care, no other record.
    Q_PROPERTY(bool counted READ counted NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString care READ care NOTIFY changed)
    Q_PROPERTY(QString household READ household NOTIFY changed)
    Q_PROPERTY(QString token READ token NOTIFY changed)
    Q_PROPERTY(QString where READ where NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString room READ room NOTIFY changed)
    // What is to be decided about them; empty: nothing.
    Q_PROPERTY(QString doubt READ doubt NOTIFY changed)
    Q_PROPERTY(bool atHq READ atHq NOTIFY changed)
    Q_PROPERTY(bool isAway READ isAway NOTIFY changed)
    Q_PROPERTY(bool isGone READ isGone NOTIFY changed)
    Q_PROPERTY(QString disclosure READ disclosure NOTIFY changed)
    Q_PROPERTY(bool revealed READ revealed NOTIFY changed)
    Q_PROPERTY(QStringList phones READ phones NOTIFY changed)
    Q_PROPERTY(hinanjo::reception::PlainRows* needs READ needs CONSTANT)
    Q_PROPERTY(hinanjo::reception::PlainRows* answers READ answers CONSTANT)
    Q_PROPERTY(hinanjo::reception::PlainRows* history READ history CONSTANT)
    // Rooms that others of this shelter are in, and shelters to move to.
    // What stands open on the page: leave, transfer, room, need, history; empty: nothing.
    Q_PROPERTY(QString panel READ panel WRITE setPanel NOTIFY changed)
    Q_PROPERTY(QStringList rooms READ rooms NOTIFY changed)
    Q_PROPERTY(hinanjo::reception::PlainRows* shelters READ shelters CONSTANT)

public:
    PersonViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, PeopleBook& book,
                    QObject* parent = nullptr);
    ~PersonViewModel() override;

    [[nodiscard]] bool known() const { return m_shown.known; }
    [[nodiscard]] bool counted() const { return m_who.person.isNull(); }
    [[nodiscard]] QString name() const { return m_shown.name; }
    [[nodiscard]] QString detail() const { return m_shown.detail; }
    [[nodiscard]] QString care() const { return m_shown.care; }
    [[nodiscard]] QString household() const { return m_shown.household; }
    [[nodiscard]] QString token() const { return m_shown.token; }
    [[nodiscard]] QString where() const { return m_shown.where; }
    [[nodiscard]] QString address() const { return m_shown.address; }
    [[nodiscard]] QString room() const { return m_shown.room; }
    [[nodiscard]] QString doubt() const { return m_shown.doubt; }
    [[nodiscard]] bool atHq() const { return m_shown.atHq; }
    [[nodiscard]] bool isAway() const { return m_shown.presence == state::Presence::Out; }
    [[nodiscard]] bool isGone() const { return m_shown.presence == state::Presence::Gone; }
    [[nodiscard]] QString disclosure() const { return m_shown.disclosure; }
    [[nodiscard]] bool revealed() const { return m_revealed; }
    [[nodiscard]] QStringList phones() const { return m_shown.phones; }
    [[nodiscard]] PlainRows* needs() { return &m_needs; }
    [[nodiscard]] PlainRows* answers() { return &m_answers; }
    [[nodiscard]] PlainRows* history() { return &m_history; }
    [[nodiscard]] QStringList rooms() const { return m_rooms; }
    [[nodiscard]] QString panel() const { return m_panel; }
    void setPanel(const QString& panel);
    [[nodiscard]] PlainRows* shelters() { return &m_shelters; }
    [[nodiscard]] const tablet::Mover& who() const { return m_who; }

    void open(const tablet::Mover& who);
    // A page that shows the person is open, or not any more: then telephone numbers are masked again.
    Q_INVOKABLE void look(const QString& page = {});
    Q_INVOKABLE void lookAway(const QString& page = {});

    // domain::StayStatus and domain::Destination; 0: not asked.
    Q_INVOKABLE void move(int status, int destination);
    // To a shelter by its place in `shelters`.
    Q_INVOKABLE void transfer(int shelter);
    Q_INVOKABLE void setRoom(const QString& room);
    // Shows the telephone numbers once it is recorded that somebody looked.
    Q_INVOKABLE void reveal();
    // What they need: a code, and for how many minutes what they have will last (-1: nobody knows).
    Q_INVOKABLE void ask(const QString& code, int minutesLeft);
    // Due in so many days, at nine in the morning (-1: nobody knows).
    Q_INVOKABLE void askOnDay(const QString& code, int days);
    // To HQ at once / the shelter could help, by the place in `needs`.
    Q_INVOKABLE void hurry(int need);
    Q_INVOKABLE void met(int need);
    // The record was a mistake: hidden and in no number, and what it asked for is void.
    Q_INVOKABLE void withdraw();
    // Looks for the other record of the same person; searching() says so.
    Q_INVOKABLE void findOther();
    void sameAs(base::PersonId other);
    // Opens the form that corrects what is known.
    Q_INVOKABLE void correct();

signals:
    void changed();
    void opened();
    void withdrawn();
    void searching(const QString& name);
    void correcting(const hinanjo::base::PersonId& person);

private:
    struct Shown {
        bool known = false;
        QString name, detail, care, household, token, where, address, room, doubt, disclosure;
        QStringList phones;
        bool atHq = true;
        state::Presence presence{};
    };
    void refresh();
    void readPerson(const state::State& state);
    void readRest(const state::State& state);
    void readNeeds(const state::State& state);
    void readHistory(const state::State& state);
    void readRooms();
    void ask(const QString& code, std::optional<base::TimePoint> runsOutAt, domain::Urgency urgency);
    [[nodiscard]] base::EventId needAt(int row) const;
    [[nodiscard]] QString shelterName(const base::ShelterId& id) const { return m_facts.shelterName(id); }

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    PeopleBook& m_book;
    tablet::Mover m_who;
    Shown m_shown;
    PlainRows m_needs{{"need", "text", "clock", "level", "answer", "open", "urgent"}};
    PlainRows m_answers{{"id", "text"}};
    PlainRows m_history{{"id", "text", "undone"}};
    QStringList m_rooms;
    PlainRows m_shelters{{"id", "text"}};
    QString m_panel;
    bool m_revealed = false;
    QStringList m_pages;  // That show the person now.
    quint64 m_visit = 0;  // A look that was recorded too late shows nothing of the next person.
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
