#include "state/twin.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <sstream>

namespace hinanjo::state::test {
namespace {

using domain::HouseholdField;
using domain::PersonField;
using domain::Place;
using domain::Sameness;
using domain::StayStatus;
using event::Event;
using Events = std::vector<const Event*>;
using Picks = std::function<bool(const Event&)>;

template <typename T>
const T* payload(const Event& event) {
    return std::get_if<T>(&event.payload);
}

bool earlier(const Event* a, const Event* b) {
    return std::pair(a->time, a->id) < std::pair(b->time, b->id);
}

std::string text(const std::string& value) {
    return std::to_string(value.size()) + ":" + value;
}
std::string optionalText(const std::optional<std::string>& value) {
    return value ? text(*value) : "-";
}
std::string millis(base::TimePoint time) {
    return std::to_string(base::toMillis(time));
}
template <typename Code>
int number(Code code) {
    return static_cast<int>(code);
}

enum class Where { Inside, Outside, Out, Gone, Nowhere };

Where whereOf(StayStatus status, Place place) {
    if (status == StayStatus::NotSaid) return Where::Nowhere;
    if (status == StayStatus::Out || status == StayStatus::Overnight) return Where::Out;
    if (status == StayStatus::Arrived || status == StayStatus::Returned) {
        return place == Place::Inside ? Where::Inside : Where::Outside;
    }
    return Where::Gone;
}

struct Movement {
    const Event* event = nullptr;
    StayStatus status{};
    Place place{};
    std::string shelter;

    [[nodiscard]] Where where() const { return whereOf(status, place); }
};

struct Counts {
    unsigned named = 0, counted = 0, out = 0, outside = 0, left = 0, inDoubt = 0, needCare = 0;
    std::set<base::HouseholdId> households;
};

class Twin {
public:
    Twin(base::IncidentId incident, const std::vector<Event>& events) : m_incident(incident) {
        std::set<base::EventId> known;
        for (const Event& event : events) {
            if (!known.insert(event.id).second) continue;
            if (event.incident.isNull() || event.incident == incident) {
                m_events.push_back(&event);
            } else {
                ++m_others;
            }
        }
        std::ranges::sort(m_events, earlier);
    }

    std::string write() {
        std::size_t unknown = 0;
        for (const Event* event : m_events)
            unknown += payload<event::UnknownPayload>(*event) != nullptr ? 1 : 0;
        m_out << "state " << m_incident.hex() << ' ' << m_events.size() + m_others << ' ' << unknown << ' ' << m_others
              << '\n';
        const auto declared = heads([&](const Event& e) {
            const auto* p = payload<event::IncidentDeclared>(e);
            return p != nullptr && p->incident == m_incident;
        });
        if (!declared.empty()) {
            const auto& p = *payload<event::IncidentDeclared>(*declared.front());
            m_out << "declared " << text(p.name) << ' ' << p.drill << '\n';
        }
        decideGroups();
        count();
        for (const auto id : people())
            writePerson(id);
        for (const auto id : households())
            writeHousehold(id);
        writeShelters();
        writeNeeds();
        writeSamePairs();
        writeRoster();
        writeStaff();
        writeNotes();
        writeSituations();
        return m_out.str();
    }

private:
    // --- which events and writes stand ---

    [[nodiscard]] bool isLive(const Event& event) const {
        return std::ranges::none_of(m_events, [&](const Event* other) {
            const auto* withdrawal = payload<event::EventWithdrawn>(*other);
            return withdrawal != nullptr && withdrawal->event == event.id && other->time > event.time && isLive(*other);
        });
    }

    [[nodiscard]] std::set<base::EventId> seenBy(const Event& writer, const Picks& picks) const {
        std::set<base::EventId> seen(writer.saw.begin(), writer.saw.end());
        for (bool grew = true; grew;) {
            grew = false;
            for (const Event* event : m_events) {
                if (!seen.contains(event->id) || isLive(*event) || !picks(*event)) continue;
                for (const auto id : event->saw)
                    grew = seen.insert(id).second || grew;
            }
        }
        seen.erase(writer.id);
        return seen;
    }

    [[nodiscard]] Events live(const Picks& picks) const {
        Events out;
        std::ranges::copy_if(m_events, std::back_inserter(out),
                             [&](const Event* e) { return picks(*e) && isLive(*e); });
        return out;
    }

    // Winner first.
    [[nodiscard]] Events heads(const Picks& picks) const {
        const Events writes = live(picks);
        std::set<base::EventId> replaced;
        for (const Event* write : writes)
            replaced.merge(seenBy(*write, picks));
        Events out;
        std::ranges::copy_if(writes, std::back_inserter(out),
                             [&](const Event* e) { return !replaced.contains(e->id); });
        if (out.empty()) out = writes;
        std::ranges::reverse(out);
        return out;
    }

    // --- people ---

    static bool speaksOf(const Event& event, base::PersonId id) {
        if (const auto* p = payload<domain::PersonDescribed>(event)) return p->person == id;
        if (const auto* p = payload<domain::HouseholdJoined>(event)) return p->person == id;
        if (const auto* p = payload<domain::StayChanged>(event)) return p->person == id;
        return false;
    }
    static bool speaksOf(const Event& event, base::HouseholdId id) {
        if (const auto* p = payload<domain::HouseholdDescribed>(event)) return p->household == id;
        const auto* p = payload<domain::StayChanged>(event);
        return p != nullptr && p->person.isNull() && p->household == id;
    }

    [[nodiscard]] std::set<base::PersonId> people() const {
        std::set<base::PersonId> out;
        for (const Event* event : m_events) {
            if (!isLive(*event)) continue;
            if (const auto* p = payload<domain::PersonDescribed>(*event)) out.insert(p->person);
            if (const auto* p = payload<domain::HouseholdJoined>(*event)) out.insert(p->person);
            if (const auto* p = payload<domain::StayChanged>(*event); p != nullptr && !p->person.isNull())
                out.insert(p->person);
        }
        return out;
    }

    [[nodiscard]] Events fieldHeads(base::PersonId id, PersonField field) const {
        return heads([=](const Event& e) {
            const auto* p = payload<domain::PersonDescribed>(e);
            return p != nullptr && p->person == id && p->find(field) != nullptr;
        });
    }
    [[nodiscard]] std::string value(base::PersonId id, PersonField field) const {
        const Events all = fieldHeads(id, field);
        return all.empty() ? std::string() : *payload<domain::PersonDescribed>(*all.front())->find(field);
    }
    [[nodiscard]] bool isMistake(base::PersonId id) const { return value(id, PersonField::RecordedByMistake) == "1"; }
    [[nodiscard]] bool isListed(base::PersonId id) const { return people().contains(id) && !isMistake(id); }

    [[nodiscard]] Events householdHeadsOf(base::PersonId id) const {
        return heads([=](const Event& e) {
            const auto* p = payload<domain::HouseholdJoined>(e);
            return p != nullptr && p->person == id;
        });
    }
    [[nodiscard]] std::optional<base::HouseholdId> householdOf(base::PersonId id) const {
        const Events all = householdHeadsOf(id);
        return all.empty() ? std::nullopt : payload<domain::HouseholdJoined>(*all.front())->household;
    }

    struct ItemAt {
        const Event* event;
        std::uint32_t index;
        domain::Item item;
    };
    [[nodiscard]] std::vector<ItemAt> items(base::PersonId id) const {
        const Events told = live([=](const Event& e) {
            const auto* p = payload<domain::PersonDescribed>(e);
            return p != nullptr && p->person == id;
        });
        std::vector<ItemAt> out;
        for (const Event* event : told) {
            const auto& add = payload<domain::PersonDescribed>(*event)->add;
            for (std::uint32_t i = 0; i < add.size(); ++i) {
                const bool removed = std::ranges::any_of(told, [&](const Event* other) {
                    const auto& remove = payload<domain::PersonDescribed>(*other)->remove;
                    return std::ranges::find(remove, domain::ItemRef{event->id, i}) != remove.end();
                });
                if (!removed) out.push_back({event, i, add[i]});
            }
        }
        return out;
    }

    // --- times ---

    [[nodiscard]] std::int64_t correctedMillis(const Event& event) const {
        const std::int64_t raw = base::toMillis(event.observedAt);
        if (event.recordedAt != event.observedAt && base::toMillis(event.recordedAt) != 0) return raw;
        const auto distance = [&](const event::ClockObserved& o) {
            return o.sequence > event.sequence ? o.sequence - event.sequence : event.sequence - o.sequence;
        };
        // The best observation: nearest, then earlier in the log, then the shortest round trip, then the latest.
        const event::ClockObserved* best = nullptr;
        for (const Event* other : m_events) {
            const auto* o = payload<event::ClockObserved>(*other);
            if (o == nullptr || o->log != event.log || !isLive(*other)) continue;
            if (best == nullptr || std::tuple(distance(*o), o->sequence, o->roundTrip) <=
                                       std::tuple(distance(*best), best->sequence, best->roundTrip)) {
                best = o;
            }
        }
        const std::int64_t offset = best == nullptr ? 0 : best->offset.count();
        return offset > 2000 || offset < -2000 ? raw + offset : raw;
    }
    [[nodiscard]] base::TimePoint corrected(const Event& event) const {
        return base::fromMillis(correctedMillis(event));
    }

    // --- movements ---

    template <typename Id>
    [[nodiscard]] static Picks movementsOf(Id id) {
        return [=](const Event& e) { return payload<domain::StayChanged>(e) != nullptr && speaksOf(e, id); };
    }

    [[nodiscard]] Place placeOf(const Event& event, const Picks& picks) const {
        const auto& said = *payload<domain::StayChanged>(event);
        if (said.place != Place::NotSaid) return said.place;
        if (said.status == StayStatus::Arrived) return Place::Inside;
        const auto seen = seenBy(event, picks);
        const Event* before = nullptr;
        for (const Event* other : live(picks)) {
            if (seen.contains(other->id) && earlier(other, &event)) before = other;
        }
        return before == nullptr ? Place::Inside : placeOf(*before, picks);
    }

    // Heads, the one observed last first.
    template <typename Id>
    [[nodiscard]] std::vector<Movement> movements(Id id) const {
        const Picks picks = movementsOf(id);
        std::vector<Movement> out;
        for (const Event* head : heads(picks)) {
            const auto& said = *payload<domain::StayChanged>(*head);
            const auto& shelter = said.shelter.empty() ? head->shelter : said.shelter;
            out.push_back({head, said.status, placeOf(*head, picks), shelter.value});
        }
        std::ranges::stable_sort(
            out, [&](const Movement& a, const Movement& b) { return corrected(*a.event) > corrected(*b.event); });
        return out;
    }
    static bool disagree(const Movement& a, const Movement& b) {
        return a.where() != b.where() || a.shelter != b.shelter;
    }
    static bool inDoubt(const std::vector<Movement>& all) {
        return std::ranges::any_of(all, [&](const Movement& m) { return disagree(m, all.front()); });
    }

    // --- same person ---

    struct Pair {
        Events heads;
        bool same = false, different = false, leftOut = false;
    };

    void decideGroups() {
        std::set<std::pair<base::PersonId, base::PersonId>> named;
        for (const Event* event : m_events) {
            const auto* p = payload<domain::SamePersonDecided>(*event);
            if (p != nullptr && p->a != p->b) named.insert(std::minmax(p->a, p->b));
        }
        for (const auto& ids : named) {
            Pair pair;
            pair.heads = heads([&](const Event& e) {
                const auto* p = payload<domain::SamePersonDecided>(e);
                return p != nullptr && std::pair<base::PersonId, base::PersonId>(std::minmax(p->a, p->b)) == ids;
            });
            if (pair.heads.empty()) continue;
            pair.same = std::ranges::all_of(pair.heads, [](const Event* e) { return decision(*e) == Sameness::Same; });
            pair.different =
                std::ranges::any_of(pair.heads, [](const Event* e) { return decision(*e) == Sameness::Different; });
            m_pairs.emplace(ids, pair);
        }
        std::vector<std::pair<base::PersonId, base::PersonId>> order;
        for (const auto& [ids, pair] : m_pairs) {
            if (pair.same) order.push_back(ids);
        }
        std::ranges::sort(order, [&](const auto& a, const auto& b) {
            return earlier(m_pairs.at(a).heads.front(), m_pairs.at(b).heads.front());
        });
        for (const auto& ids : order) {
            std::set<base::PersonId> together = group(ids.first);
            together.merge(group(ids.second));
            const bool alreadyOne = group(ids.first) == group(ids.second);
            const bool vetoed = std::ranges::any_of(m_pairs, [&](const auto& other) {
                return other.second.different && together.contains(other.first.first) &&
                       together.contains(other.first.second);
            });
            if (!alreadyOne && vetoed) {
                m_pairs.at(ids).leftOut = true;
                continue;
            }
            for (const auto id : together)
                m_groups[id] = together;
        }
    }
    static Sameness decision(const Event& event) {
        if (const auto* p = payload<domain::SamePersonDecided>(event)) return p->decision;
        return payload<domain::RosterMatchDecided>(event)->decision;
    }
    [[nodiscard]] std::set<base::PersonId> group(base::PersonId id) const {
        const auto at = m_groups.find(id);
        return at == m_groups.end() ? std::set{id} : at->second;
    }

    // --- numbers ---

    void add(const std::vector<Movement>& all, unsigned people, bool byName, bool care,
             std::optional<base::HouseholdId> whose) {
        std::set<std::string> done;
        for (const Movement& m : all) {
            if (!done.insert(m.shelter).second || m.where() == Where::Nowhere) continue;
            Counts& c = m_counts[m.shelter];
            if (m.where() == Where::Inside) (byName ? c.named : c.counted) += people;
            if (m.where() == Where::Out) c.out += people;
            if (m.where() == Where::Outside) c.outside += people;
            if (m.where() == Where::Gone) c.left += people;
            if (inDoubt(all)) c.inDoubt += people;
            if (care && (m.where() == Where::Inside || m.where() == Where::Out)) c.needCare += people;
            if (m.where() == Where::Inside && whose && !isMistake(*whose)) c.households.insert(*whose);
        }
    }

    void count() {
        std::set<base::PersonId> done;
        for (const auto id : people()) {
            if (done.contains(id)) continue;
            std::optional<base::PersonId> speaker;
            bool care = false;
            for (const auto member : group(id)) {
                done.insert(member);
                if (!isListed(member)) continue;
                care = care || std::ranges::any_of(items(member), [](const ItemAt& i) {
                           return i.item.kind == domain::ItemKind::Care || i.item.kind == domain::ItemKind::Device;
                       });
                const auto own = movements(member);
                if (own.empty() || own.front().status == StayStatus::NotSaid) continue;
                const auto saidAt = [&](const Movement& m) {
                    return std::tuple(corrected(*m.event), m.event->time, m.event->id);
                };
                if (!speaker || saidAt(movements(*speaker).front()) < saidAt(own.front())) speaker = member;
            }
            if (speaker) add(movements(*speaker), 1, true, care, householdOf(*speaker));
        }
        for (const auto id : households()) {
            const auto rest = movements(id);
            if (isMistake(id) || unnamed(id) == 0 || rest.empty() || rest.front().status == StayStatus::NotSaid)
                continue;
            add(rest, unnamed(id), false, false, id);
        }
    }

    // --- households ---

    [[nodiscard]] std::set<base::HouseholdId> households() const {
        std::set<base::HouseholdId> out;
        for (const Event* event : m_events) {
            if (!isLive(*event)) continue;
            if (const auto* p = payload<domain::HouseholdDescribed>(*event)) out.insert(p->household);
            if (const auto* p = payload<domain::StayChanged>(*event); p != nullptr && p->person.isNull())
                out.insert(p->household);
        }
        for (const auto id : people()) {
            if (const auto joined = householdOf(id)) out.insert(*joined);
        }
        return out;
    }
    [[nodiscard]] Events fieldHeads(base::HouseholdId id, HouseholdField field) const {
        return heads([=](const Event& e) {
            const auto* p = payload<domain::HouseholdDescribed>(e);
            return p != nullptr && p->household == id && p->find(field) != nullptr;
        });
    }
    [[nodiscard]] std::string value(base::HouseholdId id, HouseholdField field) const {
        const Events all = fieldHeads(id, field);
        return all.empty() ? std::string() : *payload<domain::HouseholdDescribed>(*all.front())->find(field);
    }
    [[nodiscard]] bool isMistake(base::HouseholdId id) const {
        return value(id, HouseholdField::RecordedByMistake) == "1";
    }
    [[nodiscard]] std::set<base::PersonId> members(base::HouseholdId id) const {
        std::set<base::PersonId> out;
        for (const auto one : people()) {
            if (!isMistake(one) && householdOf(one) == id) out.insert(one);
        }
        return out;
    }
    [[nodiscard]] unsigned total(base::HouseholdId id) const {
        return domain::headCountFromText(value(id, HouseholdField::Count)).total();
    }
    [[nodiscard]] unsigned unnamed(base::HouseholdId id) const {
        std::set<std::set<base::PersonId>> different;
        for (const auto member : members(id))
            different.insert(group(member));
        const auto named = static_cast<unsigned>(different.size());
        return total(id) > named ? total(id) - named : 0;
    }

    // --- writing ---

    template <typename Id>
    void writeFirst(Id id) {
        const Events all = live([=](const Event& e) { return speaksOf(e, id); });
        m_out << ' ' << (all.empty() ? base::EventId{} : all.front()->id).hex() << '\n';
    }
    void writeHeads(const char* word, const Events& all) {
        for (const Event* head : all)
            m_out << word << ' ' << head->id.hex() << '\n';
    }
    template <typename Said, typename Id, typename Field>
    void writeFields(Id id, std::size_t fields, Field) {
        for (std::size_t i = 0; i < fields; ++i) {
            for (const Event* head : fieldHeads(id, static_cast<Field>(i))) {
                m_out << " field " << i << ' ' << text(*payload<Said>(*head)->find(static_cast<Field>(i))) << ' '
                      << head->id.hex() << '\n';
            }
        }
    }
    template <typename Id>
    void writeStay(Id id) {
        const auto all = movements(id);
        if (all.empty()) {
            m_out << " stay 0 0 0: 0 0 0: 0\n";
            return;
        }
        const Movement& shown = all.front();
        const auto& said = *payload<domain::StayChanged>(*shown.event);
        m_out << " stay " << number(shown.status) << ' ' << number(shown.place) << ' ' << text(shown.shelter) << ' '
              << millis(corrected(*shown.event)) << ' ' << number(said.destination) << ' ' << text(said.destinationText)
              << ' ' << inDoubt(all) << '\n';
        for (const Movement& m : all)
            m_out << "  head " << m.event->id.hex() << '\n';
        for (const Movement& m : all) {
            if (!disagree(m, shown)) continue;
            m_out << "  other " << number(m.status) << ' ' << number(m.place) << ' ' << text(m.shelter) << ' '
                  << m.event->id.hex() << '\n';
        }
    }

    void writePerson(base::PersonId id) {
        bool nameless = true;
        for (const auto field : {PersonField::FamilyName, PersonField::GivenName, PersonField::FamilyKana,
                                 PersonField::GivenKana, PersonField::OtherName}) {
            nameless = nameless && value(id, field).empty();
        }
        bool hidden = false;
        for (const Event* head : fieldHeads(id, PersonField::DoNotDisclose)) {
            hidden = hidden || *payload<domain::PersonDescribed>(*head)->find(PersonField::DoNotDisclose) == "1";
        }
        m_out << "person " << id.hex() << ' ' << group(id).begin()->hex() << ' ' << nameless << ' ' << isMistake(id)
              << ' ' << hidden;
        writeFirst(id);
        writeFields<domain::PersonDescribed>(id, domain::kPersonFields, PersonField{});
        for (const ItemAt& at : items(id)) {
            m_out << " item " << number(at.item.kind) << ' ' << text(at.item.value) << ' ' << text(at.item.detail)
                  << ' ' << at.event->id.hex() << ' ' << at.index << '\n';
        }
        const Events joined = householdHeadsOf(id);
        const auto of = [](const Event* e) { return payload<domain::HouseholdJoined>(*e); };
        m_out << " household " << (householdOf(id) ? householdOf(id)->hex() : "-") << ' '
              << text(joined.empty() ? "" : of(joined.front())->relation) << ' '
              << std::ranges::any_of(joined, [&](const Event* e) { return of(e)->household != householdOf(id); })
              << '\n';
        writeHeads("  head", joined);
        writeStay(id);
    }

    void writeHousehold(base::HouseholdId id) {
        m_out << "household " << id.hex() << ' ' << isMistake(id) << ' ' << total(id) << ' ' << unnamed(id);
        writeFirst(id);
        writeFields<domain::HouseholdDescribed>(id, domain::kHouseholdFields, HouseholdField{});
        for (const auto member : members(id))
            m_out << " member " << member.hex() << '\n';
        writeStay(id);
    }

    void writeShelters() {
        using Change = domain::ShelterStatusChanged;
        std::set<std::string> named;
        for (const Event* event : m_events) {
            if (!event->shelter.empty()) named.insert(event->shelter.value);
            const auto* moved = payload<domain::StayChanged>(*event);
            const auto* changed = payload<Change>(*event);
            if (moved != nullptr && !moved->shelter.empty()) named.insert(moved->shelter.value);
            if (changed != nullptr && !changed->shelter.empty()) named.insert(changed->shelter.value);
        }
        for (const std::string& id : named) {
            const auto about = [&](const Picks& says) {
                return heads([&](const Event& e) {
                    return payload<Change>(e) != nullptr && payload<Change>(e)->shelter.value == id && says(e);
                });
            };
            const Events status =
                about([](const Event& e) { return payload<Change>(e)->status != domain::ShelterStatus{}; });
            const Events name = about([](const Event& e) { return payload<Change>(e)->name.has_value(); });
            const Events address = about([](const Event& e) { return payload<Change>(e)->address.has_value(); });
            const Events capacity = about([](const Event& e) { return payload<Change>(e)->capacity.has_value(); });
            const auto statusOf = [](const Event* e) { return payload<Change>(*e)->status; };
            std::optional<base::TimePoint> heard;
            for (const Event* event : m_events) {
                if (event->shelter.value == id) heard = std::max(heard, std::optional(corrected(*event)));
            }
            m_out << "shelter " << text(id) << ' ' << (status.empty() ? 0 : number(statusOf(status.front()))) << ' '
                  << optionalText(name.empty() ? std::nullopt : payload<Change>(*name.front())->name) << ' '
                  << optionalText(address.empty() ? std::nullopt : payload<Change>(*address.front())->address) << ' '
                  << (capacity.empty() ? "-" : std::to_string(*payload<Change>(*capacity.front())->capacity)) << ' '
                  << (status.empty() ? "-" : millis(corrected(*status.front()))) << ' '
                  << std::ranges::any_of(status,
                                         [&](const Event* e) { return statusOf(e) != statusOf(status.front()); })
                  << ' ' << (heard ? millis(*heard) : "-") << '\n';
            writeHeads(" head", status);
            const Counts& c = m_counts[id];
            m_out << " numbers " << c.named << ' ' << c.counted << ' ' << c.out << ' ' << c.outside << ' ' << c.left
                  << ' ' << c.inDoubt << ' ' << c.households.size() << ' ' << c.needCare << '\n';
        }
    }

    void writeNeeds() {
        std::map<base::EventId, const Event*> raised;
        for (const Event* event : m_events) {
            if (payload<domain::NeedRaised>(*event) != nullptr && isLive(*event)) raised.emplace(event->id, event);
        }
        for (const auto& [id, event] : raised) {
            const Events answers = heads([&, need = id](const Event& e) {
                return payload<domain::NeedAnswered>(e) != nullptr && payload<domain::NeedAnswered>(e)->need == need;
            });
            const auto& need = *payload<domain::NeedRaised>(*event);
            const auto* answer = answers.empty() ? nullptr : payload<domain::NeedAnswered>(*answers.front());
            m_out << "need " << id.hex() << ' ' << text(need.code) << ' ' << number(need.urgency) << ' ' << id.hex()
                  << ' ' << (answer == nullptr ? 0 : number(answer->state)) << ' '
                  << text(answer == nullptr ? "" : answer->answer) << '\n';
            writeHeads(" head", answers);
        }
    }

    void writeSamePairs() {
        for (const auto& [ids, pair] : m_pairs) {
            const bool anySame =
                std::ranges::any_of(pair.heads, [](const Event* e) { return decision(*e) == Sameness::Same; });
            m_out << "same " << ids.first.hex() << ' ' << ids.second.hex() << ' '
                  << number(decision(*pair.heads.front())) << ' ' << (anySame && pair.different) << ' ' << pair.leftOut
                  << '\n';
            writeHeads(" head", pair.heads);
        }
    }

    void writeRoster() {
        std::set<std::pair<base::PersonId, base::RosterNo>> decided;
        std::set<base::RosterNo> accounted;
        for (const Event* event : m_events) {
            if (const auto* p = payload<domain::RosterMatchDecided>(*event)) decided.emplace(p->person, p->rosterNo);
            if (const auto* p = payload<domain::RosterPersonAccounted>(*event)) accounted.insert(p->rosterNo);
        }
        for (const auto& ids : decided) {
            const Events all = heads([&](const Event& e) {
                const auto* p = payload<domain::RosterMatchDecided>(e);
                return p != nullptr && std::pair(p->person, p->rosterNo) == ids;
            });
            if (all.empty()) continue;
            std::set<Sameness> said;
            for (const Event* e : all)
                said.insert(decision(*e));
            m_out << "roster " << ids.first.hex() << ' ' << text(ids.second.value) << ' '
                  << number(decision(*all.front())) << ' '
                  << (said.contains(Sameness::Same) && said.contains(Sameness::Different)) << '\n';
            writeHeads(" head", all);
        }
        for (const auto& no : accounted) {
            const Events all = heads([&](const Event& e) {
                const auto* p = payload<domain::RosterPersonAccounted>(e);
                return p != nullptr && p->rosterNo == no;
            });
            if (all.empty()) continue;
            std::set<domain::RosterPersonAccounted::Outcome> said;
            for (const Event* e : all)
                said.insert(payload<domain::RosterPersonAccounted>(*e)->outcome);
            const auto& shown = *payload<domain::RosterPersonAccounted>(*all.front());
            m_out << "account " << text(no.value) << ' ' << number(shown.outcome) << ' ' << number(shown.source) << ' '
                  << (said.size() > 1) << '\n';
            writeHeads(" head", all);
        }
    }

    void writeStaff() {
        using event::StaffChanged;
        std::set<base::StaffId> known;
        for (const Event* event : m_events) {
            if (const auto* p = payload<StaffChanged>(*event)) known.insert(p->staff);
        }
        for (const auto& id : known) {
            const auto said = [&](const std::function<bool(const StaffChanged&)>& picks) {
                return heads([&](const Event& e) {
                    const auto* p = payload<StaffChanged>(e);
                    return p != nullptr && p->staff == id && picks(*p);
                });
            };
            const Events all = said([](const StaffChanged&) { return true; });
            if (all.empty()) continue;
            const Events pins = said([](const StaffChanged& p) { return !p.pinVerifier.empty(); });
            const Events badges = said([](const StaffChanged& p) { return !p.badgeDigest.empty(); });
            const auto& shown = *payload<StaffChanged>(*all.front());
            m_out << "staff " << text(id.value) << ' ' << text(shown.displayName) << ' ' << number(shown.role) << ' '
                  << text(shown.shelter.value) << ' ' << shown.active << ' '
                  << text(pins.empty() ? "" : payload<StaffChanged>(*pins.front())->pinVerifier) << ' '
                  << text(badges.empty() ? "" : payload<StaffChanged>(*badges.front())->badgeDigest) << '\n';
            writeHeads(" head", all);
        }
    }

    void writeNotes() {
        std::map<base::EventId, const domain::NoteWritten*> notes;
        for (const Event* event : m_events) {
            const auto* p = payload<domain::NoteWritten>(*event);
            if (p != nullptr && isLive(*event)) notes.emplace(event->id, p);
        }
        for (const auto& [id, note] : notes) {
            m_out << "note " << id.hex() << ' ' << text(note->text) << ' ' << note->person.hex() << ' '
                  << note->household.hex() << '\n';
        }
    }

    void writeSituations() {
        using Reported = domain::SituationReported;
        std::map<std::string, Events> reports;
        for (const Event* event : m_events) {
            const auto* p = payload<Reported>(*event);
            if (p == nullptr || !isLive(*event)) continue;
            reports[p->shelter.empty() ? event->shelter.value : p->shelter.value].push_back(event);
        }
        for (const auto& [shelter, events] : reports) {
            m_out << "situation " << text(shelter) << '\n';
            std::map<std::string, std::string> items, supplies;
            std::string numbered;
            for (const Event* event : events) {
                const auto& p = *payload<Reported>(*event);
                for (const auto& [code, value] : p.items)
                    items[code] = text(value) + " " + event->id.hex();
                for (const auto& one : p.supplies) {
                    supplies[one.item] = std::to_string(one.quantity) + " " + text(one.unit) + " " +
                                         std::to_string(number(one.urgency)) + " " + event->id.hex();
                }
                if (p.reportNumber > 0) {
                    numbered += " report " + std::to_string(p.reportNumber) + " " + text(p.freeText) + " " +
                                event->id.hex() + "\n";
                }
            }
            for (const auto& [code, line] : items)
                m_out << " item " << text(code) << ' ' << line << '\n';
            for (const auto& [kind, line] : supplies)
                m_out << " supply " << text(kind) << ' ' << line << '\n';
            m_out << numbered;
        }
    }

    base::IncidentId m_incident;
    Events m_events;  // Of this incident and the office; earliest first, each once.
    std::size_t m_others = 0;
    std::map<std::pair<base::PersonId, base::PersonId>, Pair> m_pairs;
    std::map<base::PersonId, std::set<base::PersonId>> m_groups;
    std::map<std::string, Counts> m_counts;
    std::ostringstream m_out;
};

}  // namespace

std::string twinText(base::IncidentId incident, const std::vector<event::Event>& events) {
    return Twin(incident, events).write();
}

}  // namespace hinanjo::state::test
