// Who of the roster has come, kept up to date while arrivals come in, are corrected and are decided about.
//
// Holds what each arrival matched, so that a new one costs itself alone and a correction re-runs just its own arrival.
// What is held is a pure function of the set of arrivals: the same answer whatever the order, equal to matchAll() over
// all of them. A value that turns out to be everybody's (the shelter's own address, a dummy date) re-runs those who
// gave it.
//
// Decisions by people are passed to outcomes(), as the state has them then: they win, they travel as events, a
// withdrawn one is simply not there any more, and a pair decided different is not proposed. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "matching/matcher.h"

namespace hinanjo::matching {

// What changes for one arrival under another roster version or other tables.
struct LinkChange {
    std::string arrivalId;
    std::string before;  // 整理番号 of the certain link; empty: none.
    std::string after;
    std::string why;  // The rule that now holds, or what is in the way; empty: nobody.
};

class ArrivalMatches {
public:
    // `roster` is what `matcher` was built over.
    ArrivalMatches(std::shared_ptr<const Matcher> matcher, std::vector<domain::RosterPerson> roster);

    // A new arrival, or what is known of one now. Does nothing if it says what it said.
    void put(const Arrival& arrival);
    // Withdrawn, or recorded by mistake.
    void remove(const std::string& id);

    // As it stands; null if there is no such arrival. Valid until the next put or remove.
    [[nodiscard]] const MatchResult* find(const std::string& id);
    // As matchAll().
    [[nodiscard]] std::vector<RosterOutcome> outcomes(std::span<const PairDecision> decisions,
                                                      std::span<const Accounted> accounted);
    // How many arrivals were matched so far: what an event cost.
    [[nodiscard]] std::size_t runs() const { return m_runs; }
    [[nodiscard]] std::size_t size() const { return m_arrivals.size(); }

    // The automatic links that would not be the same under another roster, by arrival: for people to confirm before it
    // takes their place. Changes nothing.
    [[nodiscard]] std::vector<LinkChange> changesUnder(const Matcher& next,
                                                       std::span<const domain::RosterPerson> roster);

private:
    void settle();

    std::shared_ptr<const Matcher> m_matcher;
    std::vector<domain::RosterPerson> m_roster;
    std::unordered_map<std::string, std::size_t> m_places;  // Of an arrival in the three lists below.
    std::vector<Arrival> m_arrivals;
    std::vector<std::shared_ptr<const Matcher::Said>> m_said;
    std::vector<std::optional<MatchResult>> m_results;  // Empty: to be matched.
    std::shared_ptr<const Matcher::CommonValues> m_common;
    std::size_t m_runs = 0;
    bool m_settled = true;
};

}  // namespace hinanjo::matching
