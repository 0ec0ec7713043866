// Which events a shelter's tablets receive: their own shelter's, everything about people and households who ever
// touched it (with their history, sent when they first touch it), and what belongs to everybody. A tablet never
// receives people who never touched its shelter.
//
// What a shelter has received in the end follows from the set of events alone; the order of the feed decides only when.
// So nothing is ever taken back: a household somebody belonged to once counts also after that was withdrawn. The rules
// are in docs/sync-protocol.md, section 6. Not thread-safe.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "event/event.h"

namespace hinanjo::sync {

class ScopeIndex {
public:
    ScopeIndex();
    // Records point to each other.
    ScopeIndex(const ScopeIndex&) = delete;
    ScopeIndex& operator=(const ScopeIndex&) = delete;
    ScopeIndex(ScopeIndex&&) = default;
    ScopeIndex& operator=(ScopeIndex&&) = default;

    // Takes the event at `position`; positions come in order, one taken before is ignored.
    void add(std::uint64_t position, const event::Event& event);

    struct Slice {
        std::vector<std::uint64_t> positions;  // To send, in this order; history comes before what called for it.
        std::uint64_t to = 0;                  // Every position up to and including it is covered.
    };
    // What `shelter` needs after `after`: about `limit` positions, never splitting those of one feed position.
    [[nodiscard]] Slice next(const base::ShelterId& shelter, std::uint64_t after, std::size_t limit) const;
    // Every position that speaks of a person or household, withdrawals and answers included. Who belongs to a household
    // is in the histories of the people.
    [[nodiscard]] std::vector<std::uint64_t> historyOf(const base::PersonId& person) const;
    [[nodiscard]] std::vector<std::uint64_t> historyOf(const base::HouseholdId& household) const;
    [[nodiscard]] std::uint64_t end() const { return m_end; }

private:
    // Shelters, events and links of lists are numbered: there are hundreds of thousands of them.
    using Number = std::uint32_t;
    static constexpr Number kNone = UINT32_MAX;
    static constexpr Number kEverybody = 0;  // Among the shelters' numbers.

    struct Said {  // What is kept of one event.
        base::EventId id;
        std::uint64_t position = 0;
        Number wentTo = kNone;     // The first shelter; kEverybody if all.
        Number alsoTo = kNone;     // The others, in m_links.
        Number followers = kNone;  // Withdrawals and answers of it: they go where it goes.
        Number nextFollower = kNone;
    };
    struct Link {
        Number shelter;
        Number next;
    };
    struct Subject {
        std::vector<Number> said;
        std::vector<Number> shelters;
        std::vector<Subject*> households;  // A person's, all there ever were.
    };
    // Where only a member came by, what was said of the household is known, and not who else belongs to it.
    struct Household {
        Subject itself;
        Subject membership;
    };
    struct Entry {
        std::uint64_t trigger;   // The feed position that calls for it.
        std::uint64_t position;  // What to send; smaller than the trigger for history.
    };

    Number shelterNumber(const base::ShelterId& shelter);
    [[nodiscard]] Number find(const base::EventId& id) const;
    Number keep(std::uint64_t position, const base::EventId& id);
    void index(Number said);
    void follow(Number follower, const base::EventId& target, std::uint64_t trigger);
    void touch(Subject& subject, Number shelter, std::uint64_t trigger);
    void deliver(Number said, Number shelter, std::uint64_t trigger);
    bool mark(Said& said, Number shelter);
    [[nodiscard]] std::vector<std::uint64_t> positionsOf(const Subject& subject) const;

    std::deque<Said> m_said;
    std::vector<Number> m_slots;  // m_said by event id, open addressing; one more than the number, 0 is free.
    std::size_t m_indexed = 0;
    std::vector<Link> m_links;
    std::unordered_map<base::EventId, Number> m_waiting;  // Followers of events that have not come yet.
    std::unordered_map<base::PersonId, Subject> m_people;
    std::unordered_map<base::HouseholdId, Household> m_households;
    std::unordered_map<Number, Subject> m_lists;  // What was printed of a shelter's districts, by shelter.
    std::unordered_map<std::string, Number> m_shelterNumbers;
    std::vector<std::vector<Entry>> m_feeds;  // By shelter number.
    std::vector<Number> m_work;               // Of deliver(), kept for its room.
    std::uint64_t m_end = 0;
};

}  // namespace hinanjo::sync
