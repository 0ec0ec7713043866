// Everybody of this shelter, one row for each person and one for those a household counted without names, read on a
// thread of its own while a page looks: the GUI thread only ever sees the last answer. A row that did not change is the
// same object as before, so that lists of 5,000 rows change only where something happened.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <set>
#include <vector>

#include "reception/tablet_facts.h"
#include "reception/typed_query.h"
#include "tablet/leaving.h"

namespace hinanjo::reception {

struct PersonRow {
    tablet::Mover who;            // A person, or the unnamed rest of a household.
    base::HouseholdId household;  // Null: stands alone.
    QString name;                 // 山田 太郎; （人数のみ）4人
    QString kana;
    QString others;   // ほか3人; empty: alone
    QString address;  // Address, else 町丁目
    QString town;
    QString token;
    QString room;
    QString status;         // 在所, 外出中, 退所（自宅）
    QString detail;         // 68才　男; of counted people how many of what
    QString care;           // 酸素・呼吸器・車いす
    base::TimePoint since;  // Corrected: of the last movement.
    domain::StayStatus movement{};
    state::Presence presence{};
    int people = 1;        // Whom the numbers of the shelter count: 0 for somebody named twice.
    bool counted = false;  // Only counted.
    bool doubt = false;    // Something about them is to be decided, or they have no name.
    bool atHq = false;     // Headquarters took in everything that is known here.
    std::string rows;      // Keys to search by: family and given name, a zero byte between them.
    std::string kanaKey;

    friend bool operator==(const PersonRow&, const PersonRow&) = default;

    [[nodiscard]] bool isPresent() const {
        return presence != state::Presence::Gone && presence != state::Presence::Unknown;
    }
    // Found by what was typed; everybody is by nothing.
    [[nodiscard]] bool matches(const TypedQuery& query) const;
    // Of the 整理券, without letter and leading zeros: "132"; empty if there is none.
    [[nodiscard]] QString tokenDigits() const;
};
using PersonRowPtr = std::shared_ptr<const PersonRow>;

// Presence as staff say it: 在所, 外出中, 退所（自宅）.
[[nodiscard]] QString presenceInWords(const state::StayView& stay);
// Household first, then the person.
[[nodiscard]] bool isNamedRow(const PersonRow& row);

// The three orders of one reading.
struct PeopleSeen {
    std::vector<PersonRowPtr> byKana;
    std::vector<PersonRowPtr> byTown;
    std::vector<PersonRowPtr> newest;
    base::TimePoint now;  // Corrected by what headquarters said of this tablet's clock.
};

// Lives on the GUI thread. `tablet` must outlive it.
class PeopleBook : public QObject {
    Q_OBJECT

public:
    PeopleBook(tablet::Tablet& tablet, TabletFacts& facts, QObject* parent = nullptr);
    ~PeopleBook() override;

    [[nodiscard]] const PeopleSeen& now() const { return *m_seen; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool hasRead() const { return m_hasRead; }

    // Whoever looks gets news until they look away.
    void look(const void* reader);
    void lookAway(const void* reader) { m_readers.erase(reader); }
    void refresh();

signals:
    void changed();

private:
    [[nodiscard]] std::shared_ptr<const PeopleSeen> read(const PeopleSeen& before) const;

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    std::shared_ptr<const PeopleSeen> m_seen = std::make_shared<PeopleSeen>();
    std::set<const void*> m_readers;
    bool m_reading = false;
    bool m_again = false;
    bool m_hasRead = false;
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
