// Who of the roster has come, kept up to date while arrivals come in, are corrected and are decided about.
//
// Holds what each arrival matched, so that a new one costs itself alone and a correction re-runs just its own arrival.
// What is held is a pure function of the set of arrivals: the same answer whatever the order, equal to matchAll() over
// all of them. A value that turns out to be everybody's (the shelter's own address, a dummy date) re-runs those who
// gave it.
//
// Decisions by people are passed in, as the state has them then: they win, they travel as events, a withdrawn one is
// simply not there any more, and a pair decided different is not proposed. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "matching/matcher.h"

namespace hinanjo::matching {

// What changes for one arrival under another roster version: its automatic link appears, vanishes or moves to somebody
// else. A person who only got another number is the same.
struct LinkChange {
    std::string key;  // As given to put().
    std::string arrivalId;
    std::string before;  // 整理番号, in the later version, of whom the link was to; empty: nobody of it.
    std::string after;   // Whom it would be to; empty: nobody.
    std::string why;     // The rule that now holds, or what is in the way; empty: nobody near.
    // Whom the link was to is on the later version no more; `before` is the number then. There is nobody to keep it for.
    bool gone = false;
};

// Until a person decides a change, the link stays as it was (linkage.md 7.6): who was accounted for by it still is, and
// whom it would be to now is somebody to look at. Holds only while the arrival says what it said then.
struct HeldLink {
    std::string key;
    std::string before;  // As LinkChange.
    std::string said;    // fingerprintOf() the arrival.
};
[[nodiscard]] std::string fingerprintOf(const Arrival& arrival);

class ArrivalMatches {
public:
    // `roster` is what `matcher` was built over; it is looked into as long as this lives or until use().
    ArrivalMatches(std::shared_ptr<const Matcher> matcher, std::span<const domain::RosterPerson> roster);

    // Under another roster version or other tables: everybody is matched again. Nothing is held any more.
    void use(std::shared_ptr<const Matcher> matcher, std::span<const domain::RosterPerson> roster);
    void hold(std::vector<HeldLink> links);

    // A new arrival, or what is known of one now. `key` is its alone, where two may share Arrival::id (a number of a
    // list). Does nothing if it says what it said.
    void put(const std::string& key, const Arrival& arrival);
    // Withdrawn, or recorded by mistake.
    void remove(const std::string& key);

    // As it stands, without the evidence; null if there is no such arrival. Valid until the next put or remove.
    [[nodiscard]] const MatchResult* find(const std::string& key);
    // The same with the evidence of each field; nothing if there is no such arrival.
    [[nodiscard]] std::optional<MatchResult> explain(const std::string& key);
    // Null if there is no such arrival. Valid until the next put or remove.
    [[nodiscard]] const Arrival* arrival(const std::string& key) const;
    // Matches what has come since. The others do it by themselves; this is for who has time now.
    void settle();
    // As matchAll(), but for what is held.
    [[nodiscard]] std::vector<RosterOutcome> outcomes(std::span<const PairDecision> decisions,
                                                      std::span<const Accounted> accounted);
    // How many arrivals were matched so far: what an event cost.
    [[nodiscard]] std::size_t runs() const { return m_runs; }
    [[nodiscard]] std::size_t size() const { return m_arrivals.size(); }

    // The links that would not be the same under another roster, by key: for people to confirm before it takes their
    // place. What a person decided is no automatic link. Changes nothing.
    [[nodiscard]] std::vector<LinkChange> changesUnder(const Matcher& next,
                                                       std::span<const domain::RosterPerson> roster,
                                                       std::span<const PairDecision> decisions = {});
    // To be given to hold() when that roster is in force.
    [[nodiscard]] std::vector<HeldLink> heldFor(std::span<const LinkChange> changes) const;
    // Of what is held, the changes nobody has decided yet, by key.
    [[nodiscard]] std::vector<LinkChange> waiting(std::span<const PairDecision> decisions);

private:
    // The row an arrival is certainly, as it counts.
    [[nodiscard]] std::optional<std::size_t> linkOf(std::size_t place);
    [[nodiscard]] const HeldLink* heldAt(std::size_t place) const;
    [[nodiscard]] const MatchResult& countingResult(std::size_t place);
    [[nodiscard]] std::optional<std::size_t> rowOf(const std::string& rosterNo) const;
    void indexRoster();

    std::shared_ptr<const Matcher> m_matcher;
    std::span<const domain::RosterPerson> m_roster;
    std::unordered_map<std::string_view, std::size_t> m_rows;  // By 整理番号.
    std::unordered_map<std::string, std::size_t> m_places;     // Of an arrival in the four lists below.
    std::vector<std::string> m_keys;
    std::vector<Arrival> m_arrivals;
    std::vector<std::shared_ptr<const Matcher::Said>> m_said;
    std::vector<std::optional<MatchResult>> m_results;  // Empty: to be matched.
    std::shared_ptr<const Matcher::CommonValues> m_common;
    std::unordered_map<std::string, HeldLink> m_held;
    MatchResult m_scratch;
    std::size_t m_runs = 0;
    bool m_settled = true;
};

}  // namespace hinanjo::matching
