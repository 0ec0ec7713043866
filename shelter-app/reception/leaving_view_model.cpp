#include "reception/leaving_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <limits>

#include "reception/person_words.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr std::chrono::hours kJapan{9};
constexpr std::chrono::hours kEvening{18};
constexpr std::chrono::hours kNight{23};
// Who was not seen for so long is called at night.
constexpr std::chrono::hours kUnseen{12};
constexpr std::size_t kMostFound = 30;

QString keyOf(const tablet::Mover& who) {
    return who.person.isNull() ? u'h' + QString::fromStdString(who.household.hex())
                               : u'p' + QString::fromStdString(who.person.hex());
}

base::TimePoint startOfDay(base::TimePoint now) {
    const auto today = std::chrono::floor<std::chrono::days>(now + kJapan);
    return base::TimePoint(today.time_since_epoch()) - kJapan;
}

// "Ａ−０１３２", "HNJT1|A-0132" -> "A-0132"
QString tokenFrom(const QString& code) {
    return code.normalized(QString::NormalizationForm_KC).section(u'|', -1).trimmed().toUpper();
}

}  // namespace

LeavingViewModel::LeavingViewModel(tablet::Tablet& tablet, PeopleBook& book, OperationsModel& operations,
                                   QObject* parent)
    : QObject(parent), m_tablet(tablet), m_book(book), m_operations(operations) {
    m_query.setBy(TypedQuery::By::Digits);
    connect(&m_book, &PeopleBook::changed, this, [this] {
        const QStringList waiting = std::exchange(m_waiting, {});
        for (const QString& code : waiting)
            take(code);
        update();
    });
}

QString LeavingViewModel::soon() const {
    const base::TimePoint now = m_book.now().now;
    //: When somebody who goes out is expected back
    return now < startOfDay(now) + kEvening ? tr("きょう夕方") : tr("今夜");
}

void LeavingViewModel::setVerb(int status) {
    m_verb.status = static_cast<domain::StayStatus>(status);
    m_verb.destination = {};
    m_verb.back = NotAsked;
    m_calling = false;
    update();
}

void LeavingViewModel::setDestination(int destination) {
    const auto chosen = static_cast<domain::Destination>(destination);
    m_verb.destination = m_verb.destination == chosen ? domain::Destination::NotSaid : chosen;
    update();
}

void LeavingViewModel::setBack(int back) {
    m_verb.back = m_verb.back == back ? NotAsked : back;
    update();
}

void LeavingViewModel::setMode(int mode) {
    m_query.setBy(static_cast<TypedQuery::By>(mode));
    update();
}

void LeavingViewModel::setCalling(bool calling) {
    m_calling = calling;
    update();
}

int LeavingViewModel::count() const {
    int people = 0;
    for (const Taken& taken : m_taken)
        people += taken.people;
    return people;
}

int LeavingViewModel::ticked() const {
    int people = 0;
    for (const PersonRowPtr& row : m_unseenRows) {
        const auto tick = m_ticks.find(keyOf(row->who));
        if (tick != m_ticks.end() && tick->second != NotTicked) people += row->people;
    }
    return people;
}

void LeavingViewModel::look() {
    m_book.look(this);
    update();
}

void LeavingViewModel::lookAway() {
    m_book.lookAway(this);
}

void LeavingViewModel::key(int digit) {
    m_calling = false;
    if (m_query.by() == TypedQuery::By::Rows) {
        m_query.row(digit);
    } else {
        m_query.digit(digit);
    }
    update();
}

void LeavingViewModel::kana(const QString& kana) {
    if (m_query.kana(kana)) update();
}

void LeavingViewModel::erase() {
    m_query.erase();
    update();
}

bool LeavingViewModel::has(const tablet::Mover& who) const {
    return std::ranges::any_of(m_taken, [&](const Taken& taken) {
        return taken.who.person == who.person && taken.who.household == who.household;
    });
}

bool LeavingViewModel::add(const PersonRow& row) {
    if (has(row.who) || !tablet::canFollow(row.presence, row.movement, m_verb.status)) return false;
    const int people = row.counted ? row.people : 1;
    m_taken.push_back({row.who, m_verb, row.name, row.token, people, people});
    return true;
}

void LeavingViewModel::takeRow(const PersonRow& row) {
    m_problem.clear();
    if (!add(row)) {
        //: Batch of people: %1 name, %2 where they are already
        m_problem = has(row.who) ? tr("%1 は もう入っています").arg(row.name)
                                 : tr("%1 は いま %2 です").arg(row.name, row.status);
    }
    update();
}

bool LeavingViewModel::take(const QString& code) {
    if (!m_book.hasRead()) {
        m_waiting << code;
        m_book.look(this);
        return true;
    }
    const QString token = tokenFrom(code);
    m_problem.clear();
    bool known = false;
    bool added = false;
    QString status;
    for (const PersonRowPtr& row : m_book.now().byKana) {
        if (row->token.isEmpty() || row->token.toUpper() != token) continue;
        known = true;
        status = row->status;
        added = add(*row) || added;
    }
    if (!known) {
        //: Batch of people: nobody here holds this slip; %1 its number
        m_problem = tr("券 %1 の人は ここにいません").arg(token);
    } else if (!added) {
        //: Batch of people: %1 number of the slip, %2 where those people are
        m_problem = tr("券 %1 は もう入っているか、いま %2 です").arg(token, status);
    }
    update();
    return added;
}

void LeavingViewModel::refuse(const QString& words) {
    m_problem = words;
    emit changed();
}

void LeavingViewModel::pick(int row) {
    if (row < 0 || row >= static_cast<int>(m_offers.size())) return;
    const Offer offer = m_offers[static_cast<std::size_t>(row)];
    m_query.clear();
    m_problem.clear();
    bool added = false;
    for (const PersonRowPtr& person : offer.rows)
        added = add(*person) || added;
    if (!added && !offer.rows.empty())
        m_problem = tr("%1 は いま %2 です").arg(offer.title, offer.rows.front()->status);
    update();
}

void LeavingViewModel::remove(int row) {
    if (row < 0 || row >= static_cast<int>(m_taken.size())) return;
    m_taken.erase(m_taken.begin() + row);
    update();
}

void LeavingViewModel::removeLast() {
    if (!m_taken.empty()) m_taken.pop_back();
    update();
}

void LeavingViewModel::changePeople(int row, int by) {
    if (row < 0 || row >= static_cast<int>(m_taken.size())) return;
    Taken& taken = m_taken[static_cast<std::size_t>(row)];
    taken.people = std::clamp(taken.people + by, 1, taken.most);
    update();
}

void LeavingViewModel::update() {
    find();
    showTaken();
    call();
    emit changed();
}

// Whole households first: the slip is one for all of them.
void LeavingViewModel::find() {
    m_offers.clear();
    if (!m_query.isEmpty()) {
        std::map<QString, std::vector<PersonRowPtr>> households;
        std::vector<PersonRowPtr> people;
        for (const PersonRowPtr& row : m_book.now().byKana) {
            if (!row->matches(m_query)) continue;
            if (people.size() < kMostFound) people.push_back(row);
            if (m_query.by() == TypedQuery::By::Digits && !row->token.isEmpty()) households[row->token].push_back(row);
        }
        for (const auto& [token, rows] : households) {
            if (rows.size() < 2 || m_offers.size() >= kMostFound) continue;
            Offer offer;
            offer.key = u't' + token;
            offer.rows = rows;
            int going = 0;
            for (const PersonRowPtr& row : rows) {
                if (tablet::canFollow(row->presence, row->movement, m_verb.status)) going += row->people;
            }
            //: Batch of people: everybody who holds the slip; %1 number of the slip, %2 people
            offer.title = tr("券%1 全員 %2人").arg(token).arg(going);
            offer.detail = rows.front()->name + u' ' + rows.front()->others;
            m_offers.push_back(std::move(offer));
        }
        for (const PersonRowPtr& row : people) {
            QStringList detail{row->status, row->token.isEmpty() ? QString() : tr("券%1").arg(row->token), row->detail};
            detail.removeAll(QString());
            m_offers.push_back({{row}, keyOf(row->who), row->name, detail.join(QStringLiteral("　"))});
        }
    }
    std::vector<PlainRows::Row> rows;
    for (const Offer& offer : m_offers) {
        const bool possible = std::ranges::any_of(offer.rows, [this](const PersonRowPtr& row) {
            return !has(row->who) && tablet::canFollow(row->presence, row->movement, m_verb.status);
        });
        rows.push_back({offer.key, offer.title, offer.detail, possible});
    }
    m_found.replace(std::move(rows));
}

QString LeavingViewModel::verbWords(const Verb& verb) const {
    const QString word = words::movement(verb.status);
    QStringList details;
    if (verb.destination != domain::Destination::NotSaid) details << words::destination(verb.destination);
    if (verb.back == Soon) details << soon();
    if (verb.back == Tomorrow) details << tr("あした");
    return details.isEmpty() ? word : QStringLiteral("%1（%2）").arg(word, details.join(QStringLiteral("・")));
}

void LeavingViewModel::showTaken() {
    std::vector<PlainRows::Row> rows;
    for (const Taken& taken : m_taken) {
        rows.push_back({keyOf(taken.who), taken.name, taken.token, verbWords(taken.verb), taken.people, taken.most});
    }
    m_takenRows.replace(std::move(rows));
}

void LeavingViewModel::call() {
    m_unseenRows.clear();
    m_unseenPeople = 0;
    const PeopleSeen& seen = m_book.now();
    std::vector<PlainRows::Row> rows;
    for (const PersonRowPtr& row : seen.byKana) {
        if (row->presence != state::Presence::Inside || row->since + kUnseen > seen.now) continue;
        m_unseenPeople += row->people;
        m_unseenRows.push_back(row);
        QStringList detail{row->room, row->token.isEmpty() ? QString() : tr("券%1").arg(row->token), row->detail};
        detail.removeAll(QString());
        const auto tick = m_ticks.find(keyOf(row->who));
        rows.push_back({keyOf(row->who), row->name, detail.join(QStringLiteral("　")),
                        words::momentSeen(row->since, seen.now), tick == m_ticks.end() ? NotTicked : tick->second});
    }
    m_unseen.replace(std::move(rows));
}

void LeavingViewModel::tick(int row, int seen) {
    const QString key = m_unseen.value(row, "key").toString();
    if (key.isEmpty()) return;
    int& tick = m_ticks[key];
    tick = tick == seen ? NotTicked : seen;
    update();
}

domain::StayChanged LeavingViewModel::movementOf(const Verb& verb) const {
    domain::StayChanged out;
    out.status = verb.status;
    out.destination = verb.destination;
    const base::TimePoint now = m_book.now().now;
    const base::TimePoint today = startOfDay(now);
    if (verb.back == Soon) out.expectedBack = today + (now < today + kEvening ? kEvening : kNight);
    if (verb.back == Tomorrow) out.expectedBack = today + std::chrono::days(1) + kEvening;
    return out;
}

void LeavingViewModel::record() {
    if (m_calling) {
        recordCall();
    } else {
        recordTaken();
    }
}

void LeavingViewModel::recordTaken() {
    if (m_taken.empty()) return;
    const std::vector<Taken> all = std::exchange(m_taken, {});
    const bool oneVerb =
        std::ranges::all_of(all, [&](const Taken& taken) { return taken.verb.status == all.front().verb.status; });
    int people = 0;
    for (const Taken& taken : all)
        people += taken.people;
    const QString whom = all.size() == 1 ? all.front().name : words::andOthers(all.front().name, people);
    m_operations.record(
        OperationsModel::Kind::Moved, oneVerb ? words::movement(all.front().verb.status) + u' ' + whom : whom,
        [&](const tablet::Desk& desk, const state::State& state) {
            std::vector<event::Draft> drafts;
            for (const Taken& taken : all) {
                tablet::Mover who = taken.who;
                if (who.person.isNull() && taken.people < taken.most) {
                    who.people = static_cast<std::uint32_t>(taken.people);
                } else if (who.person.isNull()) {
                    who.people = std::numeric_limits<std::uint32_t>::max();
                }
                for (event::Draft& draft : tablet::moveAll(std::span(&who, 1), movementOf(taken.verb), desk, state,
                                                           m_tablet.clock(), m_tablet.random()))
                    drafts.push_back(std::move(draft));
            }
            return drafts;
        },
        forms::kLeaving);
    update();
    emit recorded();
}

void LeavingViewModel::recordCall() {
    std::vector<tablet::Mover> here;
    std::vector<tablet::Mover> away;
    QString first;
    for (const PersonRowPtr& row : m_unseenRows) {
        const auto tick = m_ticks.find(keyOf(row->who));
        if (tick == m_ticks.end() || tick->second == NotTicked) continue;
        tablet::Mover who = row->who;
        if (row->counted) who.people = std::numeric_limits<std::uint32_t>::max();
        (tick->second == Here ? here : away).push_back(who);
        if (first.isEmpty()) first = row->name;
    }
    if (first.isEmpty()) return;
    //: Roll call at night: %1 whom it found or missed
    const QString subject = tr("点呼 %1").arg(words::andOthers(first, ticked()));
    m_ticks.clear();
    m_operations.record(
        OperationsModel::Kind::Moved, subject,
        [&](const tablet::Desk& desk, const state::State& state) {
            domain::StayChanged seen;
            seen.status = domain::StayStatus::Returned;
            seen.rollCall = true;
            domain::StayChanged missed;
            missed.status = domain::StayStatus::Out;
            missed.destination = domain::Destination::Unknown;
            missed.rollCall = true;
            std::vector<event::Draft> drafts =
                tablet::moveAll(here, seen, desk, state, m_tablet.clock(), m_tablet.random());
            for (event::Draft& draft : tablet::moveAll(away, missed, desk, state, m_tablet.clock(), m_tablet.random()))
                drafts.push_back(std::move(draft));
            return drafts;
        },
        forms::kLeaving);
    update();
    emit recorded();
}

Draft LeavingViewModel::draft() const {
    const auto verbOf = [](const Verb& verb) {
        return QJsonArray{static_cast<int>(verb.status), static_cast<int>(verb.destination), verb.back};
    };
    QJsonArray taken;
    for (const Taken& one : m_taken) {
        taken << QJsonObject{{QStringLiteral("who"), keyOf(one.who)},
                             {QStringLiteral("verb"), verbOf(one.verb)},
                             {QStringLiteral("people"), one.people}};
    }
    QJsonObject ticks;
    for (const auto& [key, seen] : m_ticks) {
        if (seen != NotTicked) ticks.insert(key, seen);
    }
    if (taken.isEmpty() && ticks.isEmpty()) return {};
    return {
        {{QStringLiteral("taken"), taken}, {QStringLiteral("ticks"), ticks}, {QStringLiteral("verb"), verbOf(m_verb)}},
        //: Drafts: a roll call / %1 people going out or leaving
        taken.isEmpty() ? tr("夜の点呼") : tr("退所・外出・もどり %1人").arg(count())};
}

// Names are looked up again: a draft holds none.
void LeavingViewModel::resume(const QJsonObject& kept) {
    const auto verbFrom = [](const QJsonValue& value) {
        const QJsonArray parts = value.toArray();
        return Verb{static_cast<domain::StayStatus>(parts.at(0).toInt()),
                    static_cast<domain::Destination>(parts.at(1).toInt()), parts.at(2).toInt()};
    };
    m_taken.clear();
    m_ticks.clear();
    if (kept.contains(u"verb")) m_verb = verbFrom(kept.value(u"verb"));
    const QJsonArray taken = kept.value(u"taken").toArray();
    m_tablet.read([&](const state::State& state) {
        for (const QJsonValue& value : taken) {
            const QString key = value[u"who"].toString();
            const std::string id = key.mid(1).toStdString();
            Taken one;
            one.verb = verbFrom(value[u"verb"]);
            const state::HouseholdView* household = nullptr;
            if (key.startsWith(u'p')) {
                one.who.person = base::PersonId::fromHex(id).value_or(base::PersonId{});
                const state::PersonView* person = state.person(one.who.person);
                if (person == nullptr) continue;
                one.name = words::personName(*person);
                if (person->household) household = state.household(*person->household);
            } else {
                one.who.household = base::HouseholdId::fromHex(id).value_or(base::HouseholdId{});
                household = state.household(one.who.household);
                if (household == nullptr || household->unnamed == 0) continue;
                one.most = static_cast<int>(household->unnamed);
                one.people = std::clamp(value[u"people"].toInt(), 1, one.most);
                one.name = tr("（人数のみ）%1人").arg(one.most);
            }
            if (household != nullptr)
                one.token = QString::fromStdString(household->text(domain::HouseholdField::Token));
            m_taken.push_back(std::move(one));
        }
    });
    const QJsonObject ticks = kept.value(u"ticks").toObject();
    for (auto tick = ticks.begin(); tick != ticks.end(); ++tick)
        m_ticks[tick.key()] = tick.value().toInt();
    m_calling = m_taken.empty() && !m_ticks.empty();
    update();
}

}  // namespace hinanjo::reception
