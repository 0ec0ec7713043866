#include "reception/people_book.h"

#include <QCoreApplication>
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "reception/care_model.h"
#include "reception/person_words.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using domain::HouseholdField;
using domain::PersonField;
using state::Presence;

// So many people are read at a time: whoever records meanwhile must not wait.
constexpr std::size_t kAtOnce = 256;

QString bookTr(const char* text) {
    return QCoreApplication::translate("PeopleBook", text);
}

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::string keyOf(const tablet::Mover& who) {
    return std::string(who.person.isNull() ? who.household.view() : who.person.view());
}

std::string twoParts(const std::string& family, const std::string& given) {
    return family + '\0' + given;
}

bool isHere(const state::StayView& stay, const base::ShelterId& here) {
    if (stay.status == domain::StayStatus::NotSaid) return false;
    return stay.shelter == here ||
           std::ranges::any_of(stay.others, [&](const auto& other) { return other.shelter == here; });
}

// Of records decided to be one person, the one seen last stands for them.
bool speaks(const state::PersonView& person, const state::State& state) {
    const auto group = state.group(person.id);
    if (group.size() < 2) return true;
    const auto saidAt = [](const state::PersonView& p) {
        const state::Source& shown = p.stay.heads.front();
        return std::tuple(p.stay.since, shown.time, shown.event);
    };
    return std::ranges::none_of(group, [&](base::PersonId id) {
        const state::PersonView* mate = id == person.id ? nullptr : state.person(id);
        return mate != nullptr && !mate->mistake && mate->stay.status != domain::StayStatus::NotSaid &&
               saidAt(*mate) > saidAt(person);
    });
}

class RowMaker {
public:
    RowMaker(const tablet::Tablet& tablet, const state::State& state, base::TimePoint now)
        : m_tablet(tablet), m_state(state), m_now(now) {}

    [[nodiscard]] PersonRow make(const state::PersonView& person) const {
        PersonRow row;
        row.who.person = person.id;
        row.name = words::personName(person);
        row.kana = text(person.text(PersonField::FamilyKana) + " " + person.text(PersonField::GivenKana)).trimmed();
        row.town = text(person.text(PersonField::Town));
        row.address = text(person.text(PersonField::Address));
        row.room = text(person.text(PersonField::Room));
        const state::HouseholdView* household = person.household ? m_state.household(*person.household) : nullptr;
        if (household != nullptr) addHousehold(*household, row);
        if (row.address.isEmpty()) row.address = row.town;
        QStringList detail{person.birth().isEmpty()
                               ? words::ageBand(domain::ageBandOf(person.text(PersonField::AgeBand)))
                               : age(person.birth()),
                           words::sex(person.sex())};
        detail.removeAll(QString());
        row.detail = detail.join(QStringLiteral("　"));
        std::set<std::string> care;
        for (const state::ItemView& view : person.items) {
            if (view.item.kind == domain::ItemKind::Care || view.item.kind == domain::ItemKind::Device)
                care.insert(view.item.value);
        }
        row.care = CareModel::text(care);
        row.people = person.surplus ? 0 : 1;
        row.doubt = person.stay.inDoubt || person.householdInConflict || person.surplus || person.anonymous;
        setKeys(person, row);
        setStay(person.stay, row);
        row.atHq = isAtHq(person);
        return row;
    }

    [[nodiscard]] PersonRow make(const state::HouseholdView& household) const {
        PersonRow row;
        row.who.household = household.id;
        row.who.people = household.unnamed;
        row.counted = true;
        row.people = static_cast<int>(household.unnamed);
        //: A row for people who were counted without names; %1 how many
        row.name = bookTr(QT_TRANSLATE_NOOP("PeopleBook", "（人数のみ）%1人")).arg(household.unnamed);
        row.town = text(household.text(HouseholdField::Town));
        row.address = row.town;
        addHousehold(household, row);
        row.others.clear();
        row.detail = household.unnamed == household.count.total() ? words::headCount(household.count) : QString();
        row.doubt = household.stay.inDoubt;
        setStay(household.stay, row);
        row.atHq = allAtHq(household.stay.heads) && fieldsAtHq(household.heads);
        return row;
    }

private:
    void addHousehold(const state::HouseholdView& household, PersonRow& row) const {
        row.household = household.id;
        row.token = text(household.text(HouseholdField::Token));
        if (row.town.isEmpty()) row.town = text(household.text(HouseholdField::Town));
        if (row.address.isEmpty()) row.address = text(household.text(HouseholdField::Address));
        const auto people = household.members.size() + household.unnamed - household.surplus;
        //: Behind a name: %1 more people of the household
        if (people > 1) row.others = bookTr(QT_TRANSLATE_NOOP("PeopleBook", "ほか%1人")).arg(people - 1);
    }

    [[nodiscard]] QString age(const domain::PartialDate& birth) const {
        const auto years = domain::ageOn(birth, domain::japaneseDay(m_now));
        //: Age in years
        return years ? bookTr(QT_TRANSLATE_NOOP("PeopleBook", "%1才")).arg(*years) : QString();
    }

    static void setKeys(const state::PersonView& person, PersonRow& row) {
        const std::string& family = person.text(PersonField::FamilyKana);
        const std::string& given = person.text(PersonField::GivenKana);
        // Names without a reading that are written in kana are their own reading.
        const auto reading = [&](const std::string& kana, PersonField written) {
            return kana.empty() && base::isKana(person.text(written)) ? person.text(written) : kana;
        };
        const std::string familyReading = reading(family, PersonField::FamilyName);
        const std::string givenReading = reading(given, PersonField::GivenName);
        row.rows = twoParts(base::rowKey(familyReading), base::rowKey(givenReading));
        row.kanaKey = twoParts(base::kanaKey(familyReading), base::kanaKey(givenReading));
    }

    static void setStay(const state::StayView& stay, PersonRow& row) {
        row.since = stay.since;
        row.movement = stay.status;
        row.presence = stay.presence();
        row.status = presenceInWords(stay);
    }

    [[nodiscard]] bool allAtHq(const std::vector<state::Source>& sources) const {
        return std::ranges::all_of(sources, [&](const state::Source& s) { return m_tablet.isAtHq(s.event); });
    }
    [[nodiscard]] bool fieldsAtHq(const std::vector<state::FieldHead>& heads) const {
        return std::ranges::all_of(heads, [&](const state::FieldHead& head) {
            return m_tablet.isAtHq(state::FieldHead::open(head).source.event);
        });
    }
    [[nodiscard]] bool isAtHq(const state::PersonView& person) const {
        return allAtHq(person.stay.heads) && allAtHq(person.householdHeads) && fieldsAtHq(person.heads) &&
               std::ranges::all_of(person.items,
                                   [&](const state::ItemView& item) { return m_tablet.isAtHq(item.source.event); });
    }

    const tablet::Tablet& m_tablet;
    const state::State& m_state;
    base::TimePoint m_now;
};

// Names in the order of their kana; then those without one, by their 整理券.
bool isBeforeByKana(const PersonRowPtr& a, const PersonRowPtr& b) {
    const auto isBlank = [](const PersonRow& row) { return row.kanaKey.size() < 2; };
    if (isBlank(*a) != isBlank(*b)) return isBlank(*b);
    if (a->kanaKey != b->kanaKey) return a->kanaKey < b->kanaKey;
    if (a->token != b->token) return a->token < b->token;
    return keyOf(a->who) < keyOf(b->who);
}

bool isBeforeByTown(const PersonRowPtr& a, const PersonRowPtr& b) {
    if (a->town.isEmpty() != b->town.isEmpty()) return b->town.isEmpty();
    return a->town != b->town ? a->town < b->town : isBeforeByKana(a, b);
}

bool isNewer(const PersonRowPtr& a, const PersonRowPtr& b) {
    return a->since != b->since ? a->since > b->since : isBeforeByKana(a, b);
}

}  // namespace

QString presenceInWords(const state::StayView& stay) {
    switch (stay.presence()) {
        case Presence::Inside:
            //: Where somebody is: in the shelter
            return bookTr(QT_TRANSLATE_NOOP("PeopleBook", "在所"));
        case Presence::Outside:
            return words::place(stay.place);
        case Presence::Out:
            //: Where somebody is: away for a while / for the night
            return stay.status == domain::StayStatus::Overnight ? bookTr(QT_TRANSLATE_NOOP("PeopleBook", "外泊中"))
                                                                : bookTr(QT_TRANSLATE_NOOP("PeopleBook", "外出中"));
        case Presence::Gone: {
            const QString where = words::destination(stay.destination);
            const QString verb = words::movement(stay.status);
            return where.isEmpty() ? verb : QStringLiteral("%1（%2）").arg(verb, where);
        }
        case Presence::Unknown:
            break;
    }
    return words::presence(stay.status, stay.place);
}

bool isNamedRow(const PersonRow& row) {
    return !row.who.person.isNull();
}

QString PersonRow::tokenDigits() const {
    QString digits = token.section(u'-', -1);
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

bool PersonRow::matches(const TypedQuery& query) const {
    if (query.isEmpty()) return true;
    if (query.by() == TypedQuery::By::Digits) {
        QString typed = query.family();
        while (typed.startsWith(u'0'))
            typed.remove(0, 1);
        if (typed.isEmpty()) return !token.isEmpty();
        return tokenDigits().startsWith(typed) || room.contains(query.family());
    }
    const bool byRows = query.by() == TypedQuery::By::Rows;
    const std::string& key = byRows ? rows : kanaKey;
    const auto folded = [&](const QString& typed) {
        return byRows ? typed.toStdString() : base::kanaKey(typed.toStdString());
    };
    if (!key.starts_with(folded(query.family()))) return false;
    if (query.given().isEmpty()) return true;
    const auto given = key.find('\0');
    return given != std::string::npos && std::string_view(key).substr(given + 1).starts_with(folded(query.given()));
}

PeopleBook::PeopleBook(tablet::Tablet& tablet, TabletFacts& facts, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts) {
    m_thread.setMaxThreadCount(1);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        if (!m_readers.empty()) refresh();
    });
}

PeopleBook::~PeopleBook() {
    m_thread.waitForDone();
}

void PeopleBook::look(const void* reader) {
    if (m_readers.insert(reader).second) refresh();
}

void PeopleBook::refresh() {
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_thread.start([this, before = m_seen] {
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, seen = read(*before)]() mutable {
                m_seen = std::move(seen);
                m_reading = false;
                m_hasRead = true;
                emit changed();
                if (std::exchange(m_again, false)) refresh();
            },
            Qt::QueuedConnection);
    });
}

std::shared_ptr<const PeopleSeen> PeopleBook::read(const PeopleSeen& before) const {
    auto seen = std::make_shared<PeopleSeen>();
    seen->now = m_tablet.clock().now() + m_tablet.syncStatus().clockOffset.value_or(base::Millis{});
    const auto identity = m_tablet.identity();
    if (!identity) return seen;

    std::vector<base::PersonId> people;
    std::vector<base::HouseholdId> households;
    m_tablet.read([&](const state::State& state) {
        for (const state::PersonView* person : state.people()) {
            if (!person->mistake && isHere(person->stay, identity->shelter)) people.push_back(person->id);
        }
        for (const state::HouseholdView* household : state.households()) {
            if (!household->mistake && household->unnamed > 0 && isHere(household->stay, identity->shelter))
                households.push_back(household->id);
        }
    });

    std::unordered_map<std::string, PersonRowPtr> known;
    for (const PersonRowPtr& row : before.byKana)
        known.emplace(keyOf(row->who), row);
    const auto add = [&](PersonRow row) {
        const auto same = known.find(keyOf(row.who));
        seen->byKana.push_back(same != known.end() && *same->second == row
                                   ? same->second
                                   : std::make_shared<const PersonRow>(std::move(row)));
    };
    const auto inParts = [&](const auto& ids, auto&& handle) {
        for (std::size_t from = 0; from < ids.size(); from += kAtOnce) {
            m_tablet.read([&](const state::State& state) {
                const RowMaker maker(m_tablet, state, seen->now);
                for (std::size_t i = from; i < std::min(ids.size(), from + kAtOnce); ++i)
                    handle(state, maker, ids[i]);
            });
        }
    };
    seen->byKana.reserve(people.size() + households.size());
    inParts(people, [&](const state::State& state, const RowMaker& maker, base::PersonId id) {
        const state::PersonView* person = state.person(id);
        if (person != nullptr && !person->stay.heads.empty() && speaks(*person, state)) add(maker.make(*person));
    });
    inParts(households, [&](const state::State& state, const RowMaker& maker, base::HouseholdId id) {
        const state::HouseholdView* household = state.household(id);
        if (household != nullptr && household->unnamed > 0) add(maker.make(*household));
    });
    seen->byTown = seen->byKana;
    seen->newest = seen->byKana;
    std::ranges::sort(seen->byKana, isBeforeByKana);
    std::ranges::sort(seen->byTown, isBeforeByTown);
    std::ranges::sort(seen->newest, isNewer);
    return seen;
}

}  // namespace hinanjo::reception
