// Accounts kept up while people come, are corrected and go: what an arrival matched stays until it says something else,
// so that a list costs what is new. The same as account() over everybody, in whatever order they came.
//
// Reading the state and matching are apart, so that whoever writes the state waits for copies of a few people and never
// for matching. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "matching/arrival_matches.h"
#include "safety/accounts.h"

namespace hinanjo::safety {

// What a version of the roster must not change by itself, until a person says so.
struct HeldBack {
    std::vector<matching::HeldLink> links;
    // Words and decisions about numbers that were given to somebody else: they count for nobody, and whoever they are
    // about now is looked for. Said again, they count.
    std::set<base::EventId> voided;
};
// The events about these numbers that stand now.
[[nodiscard]] std::set<base::EventId> saidAbout(const state::State& state, std::span<const base::RosterNo> numbers);

class LiveAccounts {
public:
    explicit LiveAccounts(std::shared_ptr<const RosterBook> book);

    // What the state says of these people now: arrivals, corrections, and who is there no more.
    void follow(const state::State& state, std::span<const base::PersonId> people);

    // Another version of the roster is in force. `held`: what that must not change by itself.
    void use(std::shared_ptr<const RosterBook> book, HeldBack held);
    [[nodiscard]] const std::set<base::EventId>& voided() const { return m_voided; }
    [[nodiscard]] const std::shared_ptr<const RosterBook>& book() const { return m_book; }
    // Matches what is new, for who has time now.
    void settle() { m_matches.settle(); }
    [[nodiscard]] std::size_t arrivals() const { return m_matches.size(); }

    // `said`: read from the state at the same moment as the people last followed.
    [[nodiscard]] Accounts accounts(Said said);
    // Why an arrival is a candidate for this row of the book, with the evidence; nothing if it is none by itself.
    [[nodiscard]] std::optional<matching::Candidate> explain(const std::string& arrivalId, std::size_t row);

    // Links that would appear, vanish or move under another version, and how to hold them (matching/arrival_matches.h).
    [[nodiscard]] std::vector<matching::LinkChange> changesUnder(const RosterBook& next, const Said& said);
    [[nodiscard]] std::vector<matching::HeldLink> heldFor(std::span<const matching::LinkChange> changes) const {
        return m_matches.heldFor(changes);
    }
    // Those that wait for a person. `key` is the person's id in hex.
    [[nodiscard]] std::vector<matching::LinkChange> waiting(const Said& said) {
        return m_matches.waiting(said.decisions);
    }

private:
    std::shared_ptr<const RosterBook> m_book;
    matching::ArrivalMatches m_matches;  // Keys: person ids in hex.
    std::set<base::EventId> m_voided;
    Seen m_seen;
    std::unordered_map<base::PersonId, std::string> m_arrivalIds;  // As filed in m_seen: a number may be corrected.
};

}  // namespace hinanjo::safety
