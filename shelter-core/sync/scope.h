// Which events a shelter's tablets receive: their own shelter's, everything about people and households who ever
// touched it (with their history, sent when they first touch it), and what belongs to everybody. A tablet never
// receives people who never touched its shelter.
//
// A pure function of the feed: the same events in the same order give the same slices. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "event/event.h"

namespace hinanjo::sync {

class ScopeIndex {
public:
    // Takes the event at `position`; positions come in order, one taken before is ignored.
    void add(std::uint64_t position, const event::Event& event);

    struct Slice {
        std::vector<std::uint64_t> positions;  // To send, in this order; history comes before what called for it.
        std::uint64_t to = 0;                  // Every position up to and including it is covered.
    };
    // What `shelter` needs after `after`: about `limit` positions, never splitting those of one feed position.
    [[nodiscard]] Slice next(const base::ShelterId& shelter, std::uint64_t after, std::size_t limit) const;
    // Every position that speaks of a person or household.
    [[nodiscard]] const std::vector<std::uint64_t>& historyOf(const std::array<std::uint8_t, 16>& subject) const;
    [[nodiscard]] std::uint64_t end() const { return m_end; }

private:
    using Subject = std::array<std::uint8_t, 16>;  // Person or household: ids never coincide.
    struct SubjectHash {
        std::size_t operator()(const Subject& s) const noexcept;
    };
    struct History {
        std::vector<std::uint64_t> positions;
        std::vector<std::uint32_t> shelters;
    };
    struct Entry {
        std::uint64_t trigger;   // The feed position that calls for it.
        std::uint64_t position;  // What to send; smaller than the trigger for history.
    };

    std::uint32_t shelterNumber(const base::ShelterId& shelter);
    void touch(const Subject& subject, std::uint32_t shelter, std::uint64_t trigger);
    void deliver(std::uint32_t shelter, std::uint64_t trigger, std::uint64_t position);

    std::unordered_map<Subject, History, SubjectHash> m_subjects;
    std::unordered_map<Subject, Subject, SubjectHash> m_householdOf;  // person -> household
    std::unordered_map<base::EventId, Subject> m_subjectOf;           // for withdrawals and answers
    std::unordered_map<std::string, std::uint32_t> m_shelterNumbers;
    std::vector<std::vector<Entry>> m_feeds;  // by shelter number
    std::vector<Entry> m_everybody;
    std::uint64_t m_end = 0;
};

}  // namespace hinanjo::sync
