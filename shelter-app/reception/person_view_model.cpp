#include "reception/person_view_model.h"

#include <algorithm>
#include <map>

#include "reception/care_model.h"
#include "reception/need_clocks_model.h"
#include "reception/person_words.h"
#include "reception/words.h"
#include "state/questions.h"
#include "tablet/care.h"
#include "tablet/desk_drafts.h"
#include "tablet/leaving.h"

namespace hinanjo::reception {
namespace {

using domain::HouseholdField;
using domain::PersonField;
using state::Happening;

constexpr qsizetype kMostRooms = 6;
constexpr int kOpensAt = 9;  // When a dialysis clinic does.

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

template <typename Id>
QString hex(const Id& id) {
    return text(id.hex());
}

// "090-****-1234"
QString masked(const QString& phone) {
    QString digits = phone;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    if (digits.size() < 8) return QStringLiteral("****");
    return digits.left(3) + QStringLiteral("-****-") + digits.right(4);
}

bool isOpen(const state::NeedView& need) {
    return need.state != domain::NeedAnswered::State::Met;
}

base::TimePoint nineInJapan(base::TimePoint now, int days) {
    constexpr std::chrono::hours kJapan{9};
    const auto today = std::chrono::floor<std::chrono::days>(now + kJapan);
    return base::TimePoint(today.time_since_epoch()) + std::chrono::days(days) + std::chrono::hours(kOpensAt) - kJapan;
}

}  // namespace

PersonViewModel::PersonViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                 PeopleBook& book, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts), m_operations(operations), m_book(book) {
    m_thread.setMaxThreadCount(1);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        if (!m_pages.isEmpty()) refresh();
    });
}

PersonViewModel::~PersonViewModel() {
    m_thread.waitForDone();
}

void PersonViewModel::open(const tablet::Mover& who) {
    m_who = who;
    m_panel.clear();
    m_revealed = false;
    ++m_visit;
    refresh();
    emit opened();
}

void PersonViewModel::look(const QString& page) {
    if (!m_pages.contains(page)) m_pages << page;
    m_book.look(this);
    refresh();
}

void PersonViewModel::lookAway(const QString& page) {
    m_pages.removeAll(page);
    m_revealed = false;
    ++m_visit;
    if (m_pages.isEmpty()) m_book.lookAway(this);
    refresh();
}

void PersonViewModel::setPanel(const QString& panel) {
    m_panel = panel;
    emit changed();
}

// Where most people are, first.
void PersonViewModel::readRooms() {
    std::map<QString, int> known;
    for (const PersonRowPtr& row : m_book.now().byKana) {
        if (!row->room.isEmpty() && row->isPresent()) ++known[row->room];
    }
    std::vector<std::pair<QString, int>> rooms(known.begin(), known.end());
    std::ranges::stable_sort(rooms, std::ranges::greater(), &std::pair<QString, int>::second);
    m_rooms.clear();
    for (const auto& [room, people] : rooms) {
        if (m_rooms.size() < kMostRooms) m_rooms << room;
    }
}

void PersonViewModel::refresh() {
    m_shown = {};
    m_tablet.read([&](const state::State& state) {
        if (counted()) {
            readRest(state);
        } else {
            readPerson(state);
        }
        readNeeds(state);
        readHistory(state);
    });
    std::vector<PlainRows::Row> shelters;
    const Facts& facts = m_facts.now();
    for (const domain::ShelterInfo& shelter : facts.shelters) {
        if (facts.identity && shelter.id == facts.identity->shelter) continue;
        shelters.push_back({text(shelter.id.value), text(shelter.name)});
    }
    m_shelters.replace(std::move(shelters));
    readRooms();
    emit changed();
}

void PersonViewModel::readPerson(const state::State& state) {
    const state::PersonView* person = state.person(m_who.person);
    if (person != nullptr) {
        const base::TimePoint now = m_facts.now().correctedNow;
        m_shown.known = true;
        m_shown.name = words::personName(*person);
        QStringList detail{
            text(person->text(PersonField::FamilyKana) + " " + person->text(PersonField::GivenKana)).trimmed(),
            person->birth().isEmpty() ? words::ageBand(domain::ageBandOf(person->text(PersonField::AgeBand)))
                                      : words::birthAndAge(person->birth(), now),
            words::sex(person->sex())};
        detail.removeAll(QString());
        m_shown.detail = detail.join(QStringLiteral("　"));
        m_shown.address = text(person->text(PersonField::Address));
        if (m_shown.address.isEmpty()) m_shown.address = text(person->text(PersonField::Town));
        if (const std::string& area = person->text(PersonField::Neighbourhood); !area.empty())
            m_shown.address += QStringLiteral("　") + text(area);
        m_shown.room = text(person->text(PersonField::Room));
        m_shown.presence = person->stay.presence();
        //: Beside a person: %1 where they are, %2 since when
        m_shown.where = tr("%1　%2から").arg(presenceInWords(person->stay), words::momentSeen(person->stay.since, now));
        if (person->stay.expectedBack) {
            //: %1 when somebody who went out is expected back
            m_shown.where +=
                QStringLiteral("　") + tr("帰り %1ごろ").arg(words::momentSeen(*person->stay.expectedBack, now));
        }
        std::set<std::string> care;
        for (const state::ItemView& view : person->items) {
            const domain::Item& item = view.item;
            if (item.kind == domain::ItemKind::Care || item.kind == domain::ItemKind::Device) care.insert(item.value);
            if (item.kind != domain::ItemKind::Phone && item.kind != domain::ItemKind::EmergencyContact) continue;
            const QString number = text(item.value);
            const QString name = item.detail.empty() ? QString() : text(item.detail) + u' ';
            m_shown.phones << name + (m_revealed ? number : masked(number));
        }
        m_shown.care = CareModel::text(care);
        if (const state::HouseholdView* household = person->household ? state.household(*person->household) : nullptr) {
            m_shown.token = text(household->text(HouseholdField::Token));
            const auto people = household->members.size() + household->unnamed - household->surplus;
            //: Beside a person: %1 people in the household
            m_shown.household = tr("%1人世帯").arg(people);
        }
        if (person->isProtected()) {
            //: Beside a person: nobody may be told where they are
            m_shown.disclosure = tr("居場所は だれにも知らせない");
        } else {
            switch (domain::answerOf(person->text(PersonField::TellRelatives))) {
                case domain::Answer::Yes:
                    //: Beside a person: people who ask may be told
                    m_shown.disclosure = tr("安否の公開: する");
                    break;
                case domain::Answer::No:
                    m_shown.disclosure = tr("安否の公開: しない");
                    break;
                case domain::Answer::NotSaid:
                    m_shown.disclosure = tr("安否の公開: まだ聞いていません（公開しません）");
                    break;
            }
        }
        if (person->mistake) {
            //: Beside a person: the record was a mistake
            m_shown.doubt = tr("受付を取り消した記録です");
        } else if (person->surplus) {
            //: Beside a person: the household has more names than people were counted
            m_shown.doubt = tr("世帯の人数より多い名前です。同じ人が他にいるか 確かめてください");
        } else if (person->stay.inDoubt || person->householdInConflict) {
            m_shown.doubt = tr("端末によって ちがいます。「確認待ち」で確かめてください");
        }
        const auto isAtHq = [&](const state::Source& s) { return m_tablet.isAtHq(s.event); };
        m_shown.atHq =
            std::ranges::all_of(person->stay.heads, isAtHq) && std::ranges::all_of(person->householdHeads, isAtHq) &&
            std::ranges::all_of(
                person->heads,
                [&](const state::FieldHead& head) { return isAtHq(state::FieldHead::open(head).source); }) &&
            std::ranges::all_of(person->items, [&](const state::ItemView& item) { return isAtHq(item.source); });
    }
}

void PersonViewModel::readRest(const state::State& state) {
    const state::HouseholdView* household = state.household(m_who.household);
    if (household == nullptr || household->mistake) return;
    const base::TimePoint now = m_facts.now().correctedNow;
    m_shown.known = true;
    //: A household that was only counted: %1 people without names
    m_shown.name = tr("（人数のみ）%1人").arg(household->unnamed);
    m_shown.detail = words::headCount(household->count);
    m_shown.token = text(household->text(HouseholdField::Token));
    m_shown.address = text(household->text(HouseholdField::Town));
    m_shown.presence = household->stay.presence();
    m_shown.where =
        tr("%1　%2から").arg(presenceInWords(household->stay), words::momentSeen(household->stay.since, now));
    m_shown.atHq =
        std::ranges::all_of(household->stay.heads, [&](const state::Source& s) { return m_tablet.isAtHq(s.event); });
}

void PersonViewModel::readNeeds(const state::State& state) {
    const base::TimePoint now = m_facts.now().correctedNow;
    std::vector<PlainRows::Row> needs;
    std::vector<PlainRows::Row> answers;
    auto all = state.needs();
    // As they were asked for: ids of one millisecond have no order.
    std::ranges::stable_sort(all, {}, [](const state::NeedView* need) { return need->raised.time; });
    for (const state::NeedView* need : all) {
        const bool isTheirs = counted() ? need->need.household == m_who.household : need->need.person == m_who.person;
        if (!isTheirs || (m_who.person.isNull() && m_who.household.isNull())) continue;
        const auto runsOut = state.runsOutAt(*need);
        QString what = words::need(need->need.code);
        if (!need->need.detail.empty()) what += u' ' + text(need->need.detail);
        const bool hasClock = need->need.code == domain::care::kOxygen || need->need.code == domain::care::kDialysis ||
                              need->need.code == domain::care::kInsulin || runsOut;
        const bool open = isOpen(*need);
        needs.push_back({hex(need->id), what, open && hasClock ? clockText(need->need.code, runsOut, now) : QString(),
                         static_cast<int>(clockLevel(runsOut, now)), words::answer(need->state), open,
                         need->need.urgency == domain::Urgency::AtOnce});
        for (const Happening& happening : state.history(need->id)) {
            if (happening.withdrawn || !std::holds_alternative<domain::NeedAnswered>(happening.payload)) continue;
            answers.push_back(
                {hex(happening.source.event),
                 words::momentSeen(state.correctedTime(happening.source), now) + u' ' +
                     words::happening(
                         happening.payload, [this](const base::ShelterId& id) { return shelterName(id); }, now)});
        }
    }
    m_needs.replace(std::move(needs));
    m_answers.replace(std::move(answers));
}

// One line for what was recorded at one moment by one tablet.
void PersonViewModel::readHistory(const state::State& state) {
    const base::TimePoint now = m_facts.now().correctedNow;
    const auto nameOf = [this](const base::ShelterId& id) { return shelterName(id); };
    std::vector<Happening> all = counted() ? state.history(m_who.household) : state.history(m_who.person);
    const state::PersonView* person = counted() ? nullptr : state.person(m_who.person);
    const auto append = [&](std::vector<Happening> more) { std::ranges::move(more, std::back_inserter(all)); };
    // Who was counted first came with the household.
    if (person != nullptr && person->fromCount) append(state.history(*person->household));
    for (const state::NeedView* need : state.needs()) {
        if (counted() ? need->need.household == m_who.household : need->need.person == m_who.person)
            append(state.history(need->id));
    }
    std::ranges::stable_sort(all, [](const Happening& a, const Happening& b) { return a.source.time < b.source.time; });

    struct Line {
        QString id, when, text, by;
        bool undone = false;
        base::TimePoint at;
        base::LogId log;
    };
    std::map<base::EventId, QString> said;
    std::vector<Line> lines;
    for (const Happening& happening : all) {
        QString what = words::happening(happening.payload, nameOf, now);
        if (what.isEmpty()) continue;
        if (const auto* withdrawal = std::get_if<event::EventWithdrawn>(&happening.payload)) {
            const auto target = said.find(withdrawal->event);
            if (target != said.end()) what += QStringLiteral("（%1）").arg(target->second);
        }
        said.emplace(happening.source.event, what);
        Line line{hex(happening.source.event),
                  words::momentSeen(state.correctedTime(happening.source), now),
                  what,
                  happening.source.shelter().empty()
                      //: History: who recorded it: headquarters
                      ? tr("本部")
                      : text(happening.source.staff().value),
                  happening.withdrawn,
                  happening.source.observedAt,
                  happening.source.log()};
        if (!lines.empty() && lines.back().at == line.at && lines.back().log == line.log &&
            lines.back().undone == line.undone) {
            if (!lines.back().text.contains(line.text)) lines.back().text += QStringLiteral("・") + line.text;
            continue;
        }
        lines.push_back(std::move(line));
    }
    if (person != nullptr) {
        for (const state::SamePairView* pair : state.samePairs()) {
            if (pair->a != person->id && pair->b != person->id) continue;
            const state::PersonView* other = state.person(pair->a == person->id ? pair->b : pair->a);
            if (other == nullptr || pair->heads.empty()) continue;
            const state::Source& source = pair->heads.front();
            //: History: somebody decided that another record is / is not the same person; %1 name on it
            const QString what =
                pair->decision == domain::Sameness::Same ? tr("同じ人に決めた（%1）") : tr("別の人に決めた（%1）");
            lines.push_back({hex(source.event), words::momentSeen(state.correctedTime(source), now),
                             what.arg(words::personName(*other)), text(source.staff().value), false, source.observedAt,
                             source.log()});
        }
    }
    std::vector<PlainRows::Row> rows;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        QString shown = line->when + u' ' + line->text;
        //: History: this was taken back later
        if (line->undone) shown += tr("　【取り消し済み】");
        if (!line->by.isEmpty()) shown += QStringLiteral("　") + line->by;
        rows.push_back({line->id, shown, line->undone});
    }
    m_history.replace(std::move(rows));
}

void PersonViewModel::move(int status, int destination) {
    if (!known()) return;
    domain::StayChanged movement;
    movement.status = static_cast<domain::StayStatus>(status);
    movement.destination = static_cast<domain::Destination>(destination);
    m_operations.record(OperationsModel::Kind::Moved, words::movement(movement.status) + u' ' + name(),
                        [&](const tablet::Desk& desk, const state::State& state) {
                            return tablet::moveAll(std::span(&m_who, 1), movement, desk, state, m_tablet.clock(),
                                                   m_tablet.random());
                        });
}

void PersonViewModel::transfer(int shelter) {
    const QString id = m_shelters.value(shelter, "id").toString();
    if (id.isEmpty() || !known()) return;
    domain::StayChanged movement;
    movement.status = domain::StayStatus::Transferred;
    movement.destination = domain::Destination::OtherShelter;
    movement.destinationShelter.value = id.toStdString();
    movement.destinationText = m_shelters.value(shelter, "text").toString().toStdString();
    m_operations.record(OperationsModel::Kind::Moved, words::movement(movement.status) + u' ' + name(),
                        [&](const tablet::Desk& desk, const state::State& state) {
                            return tablet::moveAll(std::span(&m_who, 1), movement, desk, state, m_tablet.clock(),
                                                   m_tablet.random());
                        });
}

void PersonViewModel::setRoom(const QString& room) {
    if (!known() || counted() || room == m_shown.room) return;
    //: %1 name, %2 the room or place inside the shelter
    m_operations.record(
        OperationsModel::Kind::Corrected, tr("%1 場所 %2").arg(name(), room),
        [&](const tablet::Desk& desk, const state::State& state) {
            return std::vector{tablet::say(m_who.person, PersonField::Room, room.toStdString(), desk, state)};
        });
}

void PersonViewModel::reveal() {
    if (!known() || counted() || m_revealed) return;
    event::PersonalDataViewed look;
    look.what = "phone";
    look.person = m_who.person;
    m_thread.start([this, draft = tablet::draftOf(m_operations.desk(), std::move(look)), visit = m_visit] {
        const bool recorded = m_tablet.recordNow({draft}).has_value();
        QMetaObject::invokeMethod(
            this,
            [this, recorded, visit] {
                if (!recorded || visit != m_visit) return;
                m_revealed = true;
                refresh();
            },
            Qt::QueuedConnection);
    });
}

void PersonViewModel::ask(const QString& code, int minutesLeft) {
    std::optional<base::TimePoint> runsOut;
    if (minutesLeft >= 0) runsOut = m_tablet.clock().now() + std::chrono::minutes(minutesLeft);
    const std::string what = code.toStdString();
    const bool vital = what == domain::care::kOxygen || what == domain::care::kDialysis ||
                       what == domain::care::kInsulin || what == domain::care::kInjured || what == "doctor";
    ask(code, runsOut, vital ? domain::Urgency::AtOnce : domain::Urgency::Normal);
}

void PersonViewModel::askOnDay(const QString& code, int days) {
    std::optional<base::TimePoint> due;
    if (days >= 0) due = nineInJapan(m_facts.now().correctedNow, days);
    ask(code, due, domain::Urgency::AtOnce);
}

void PersonViewModel::ask(const QString& code, std::optional<base::TimePoint> runsOutAt, domain::Urgency urgency) {
    if (!known() || counted() || code.isEmpty()) return;
    tablet::Needing needing;
    needing.person = m_who.person;
    needing.code = code.toStdString();
    needing.urgency = urgency;
    needing.runsOutAt = runsOutAt;
    m_operations.record(
        OperationsModel::Kind::Asked, name() + u' ' + words::need(needing.code),
        [&](const tablet::Desk& desk, const state::State& state) { return tablet::need(needing, desk, state); });
}

base::EventId PersonViewModel::needAt(int row) const {
    return base::EventId::fromHex(m_needs.value(row, "need").toString().toStdString()).value_or(base::EventId{});
}

void PersonViewModel::hurry(int row) {
    const base::EventId id = needAt(row);
    QString code;
    std::optional<base::TimePoint> runsOut;
    m_tablet.read([&](const state::State& state) {
        const state::NeedView* need = state.need(id);
        if (need == nullptr) return;
        code = text(need->need.code);
        // Told again by this tablet, so by its clock.
        runsOut = state.runsOutAt(*need);
        if (runsOut && need->need.code != domain::care::kDialysis)
            *runsOut += m_tablet.clock().now() - m_facts.now().correctedNow;
    });
    ask(code, runsOut, domain::Urgency::AtOnce);
}

void PersonViewModel::met(int row) {
    const base::EventId id = needAt(row);
    if (id.isNull()) return;
    //: %1 name, %2 what was needed: the shelter could help
    m_operations.record(
        OperationsModel::Kind::Corrected, tr("%1 %2 済").arg(name(), m_needs.value(row, "text").toString()),
        [&](const tablet::Desk& desk, const state::State& state) { return tablet::met(id, desk, state); });
}

void PersonViewModel::withdraw() {
    if (!known()) return;
    //: %1 name: the reception is taken back
    m_operations.record(
        OperationsModel::Kind::Corrected, tr("受付を取り消し　%1").arg(name()),
        [&](const tablet::Desk& desk, const state::State& state) { return tablet::withdraw(m_who, desk, state); });
    emit withdrawn();
}

void PersonViewModel::findOther() {
    if (known() && !counted()) emit searching(name());
}

void PersonViewModel::sameAs(base::PersonId other) {
    if (!known() || counted() || other == m_who.person) return;
    //: %1 name: another record is the same person
    m_operations.record(OperationsModel::Kind::Decided, tr("同じ人　%1").arg(name()),
                        [&](const tablet::Desk& desk, const state::State& state) {
                            std::vector<event::Draft> drafts;
                            auto draft =
                                state::decideSamePerson(state, m_who.person, other, domain::Sameness::Same, {});
                            if (!draft) return drafts;
                            draft->incident = desk.incident;
                            draft->shelter = desk.shelter;
                            draft->staff = desk.staff;
                            drafts.push_back(std::move(*draft));
                            return drafts;
                        });
}

void PersonViewModel::correct() {
    if (known() && !counted()) emit correcting(m_who.person);
}

}  // namespace hinanjo::reception
