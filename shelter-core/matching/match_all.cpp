#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "domain/birth_date.h"
#include "matching/outcomes.h"

namespace hinanjo::matching {
namespace {

using Pair = std::pair<std::string, std::size_t>;  // Arrival, roster row (or person, by its first row).

// What people decided, as roster rows.
struct Decisions {
    std::map<std::string, std::set<std::size_t>> same;       // Rows said to be this arrival, and nobody disagreed.
    std::map<std::string, std::set<std::size_t>> contested;  // Rows said to be and not to be this arrival.
    std::set<Pair> different;
    std::set<Pair> deniedPersons;
};

// What arrivals say of one roster row.
struct Row {
    struct Found {
        RosterOutcome::Link link;
        std::size_t arrival = 0;
    };
    std::vector<Found> decided;  // A person said so.
    std::vector<Found> certain;
    std::vector<Found> review;
};

void sortLinks(std::vector<Row::Found>& found) {
    std::sort(found.begin(), found.end(), [](const Row::Found& a, const Row::Found& b) {
        if (a.link.posterior != b.link.posterior) return a.link.posterior > b.link.posterior;
        return a.link.arrivalId < b.link.arrivalId;
    });
}

// Two whole dates that cannot be one, under any reading.
bool birthsContradict(const std::vector<domain::PartialDate>& a, const std::vector<domain::PartialDate>& b) {
    const auto whole = [](const domain::PartialDate& date) { return date.isComplete(); };
    if (std::none_of(a.begin(), a.end(), whole) || std::none_of(b.begin(), b.end(), whole)) return false;
    return std::none_of(a.begin(), a.end(),
                        [&](const auto& date) { return std::find(b.begin(), b.end(), date) != b.end(); });
}

bool anyContradiction(const std::vector<Row::Found>& found, std::span<const Arrival> arrivals) {
    if (found.size() < 2) return false;
    std::vector<std::vector<domain::PartialDate>> births;
    for (const auto& f : found)
        births.push_back(domain::readBirthDate(arrivals[f.arrival].birth));
    for (std::size_t i = 0; i < births.size(); ++i) {
        for (std::size_t j = i + 1; j < births.size(); ++j) {
            if (birthsContradict(births[i], births[j])) return true;
        }
    }
    return false;
}

std::vector<RosterOutcome::Link> linksOf(std::vector<Row::Found>& found) {
    sortLinks(found);
    std::vector<RosterOutcome::Link> links;
    for (auto& f : found)
        links.push_back(std::move(f.link));
    return links;
}

RosterOutcome outcomeOf(Row& row, const std::string* accounted, std::span<const Arrival> arrivals) {
    RosterOutcome outcome;
    if (!row.decided.empty() || accounted != nullptr) {
        outcome.standing = RosterStanding::Decided;
        outcome.why = row.decided.empty() ? *accounted : "職員が本人と確認";
        outcome.links = linksOf(row.decided);
        return outcome;
    }
    if (!row.certain.empty() && !anyContradiction(row.certain, arrivals)) {
        outcome.standing = RosterStanding::Certain;
        outcome.links = linksOf(row.certain);
        outcome.why = "照合で確認：" + outcome.links[0].why;
        return outcome;
    }
    const bool demoted = !row.certain.empty();
    row.review.insert(row.review.end(), row.certain.begin(), row.certain.end());
    if (row.review.empty()) {
        outcome.why = "該当する受付なし";
        return outcome;
    }
    outcome.standing = RosterStanding::Review;
    outcome.links = linksOf(row.review);
    outcome.why = demoted ? "確認が必要：受付どうしの生年月日が違う" : "確認が必要：" + outcome.links[0].why;
    return outcome;
}

Decisions readDecisions(const Matcher& matcher, std::span<const domain::RosterPerson> roster,
                        std::span<const PairDecision> pairs) {
    std::unordered_map<std::string_view, std::size_t> rowOf;
    for (std::size_t i = 0; i < roster.size(); ++i)
        rowOf.emplace(roster[i].no.value, i);
    Decisions decisions;
    for (const auto& pair : pairs) {
        const auto found = rowOf.find(pair.rosterNo);
        if (found == rowOf.end()) continue;  // Decided about an earlier roster; that person is not on this one.
        if (pair.same) {
            decisions.same[pair.arrivalId].insert(found->second);
        } else {
            decisions.different.emplace(pair.arrivalId, found->second);
            decisions.deniedPersons.emplace(pair.arrivalId, matcher.samePerson(found->second));
        }
    }
    for (auto& [arrival, rows] : decisions.same) {
        for (auto row = rows.begin(); row != rows.end();) {
            if (!decisions.different.contains({arrival, *row})) {
                ++row;
                continue;
            }
            decisions.contested[arrival].insert(*row);
            row = rows.erase(row);
        }
    }
    std::erase_if(decisions.same, [](const auto& entry) { return entry.second.empty(); });
    return decisions;
}

}  // namespace

std::vector<RosterOutcome> matchAll(const Matcher& matcher, std::span<const domain::RosterPerson> roster,
                                    std::span<const Arrival> arrivals, std::span<const PairDecision> decisions,
                                    std::span<const Accounted> accounted) {
    const auto common = matcher.commonValues(arrivals);
    MatchResult result;
    const auto resultOf = [&](std::size_t i) -> const MatchResult& {
        return result = matcher.match(arrivals[i], *common);
    };
    return outcomesOf(matcher, roster, arrivals, resultOf, decisions, accounted);
}

std::vector<RosterOutcome> outcomesOf(const Matcher& matcher, std::span<const domain::RosterPerson> roster,
                                      std::span<const Arrival> arrivals, const ResultOf& resultOf,
                                      std::span<const PairDecision> decisions, std::span<const Accounted> accounted) {
    const Decisions decided = readDecisions(matcher, roster, decisions);
    std::vector<std::vector<std::size_t>> persons(roster.size());  // Rows of each person, by the first.
    for (std::size_t i = 0; i < roster.size(); ++i)
        persons[matcher.samePerson(i)].push_back(i);

    std::vector<Row> rows(roster.size());
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        const Arrival& arrival = arrivals[i];
        if (const auto contested = decided.contested.find(arrival.id); contested != decided.contested.end()) {
            for (const auto row : contested->second) {
                rows[row].review.push_back({{arrival.id, 0, "職員の判断が分かれている", "decided"}, i});
            }
        }
        if (const auto same = decided.same.find(arrival.id); same != decided.same.end()) {
            // Somebody said who this is: it is nobody else, and what it says of one row it says of the person's others.
            std::set<std::size_t> chosen;
            for (const auto row : same->second) {
                const auto& person = persons[matcher.samePerson(row)];
                chosen.insert(person.begin(), person.end());
            }
            for (const auto row : chosen) {
                if (decided.different.contains({arrival.id, row})) continue;
                rows[row].decided.push_back({{arrival.id, 1, "職員が本人と確認", "decided"}, i});
            }
            continue;
        }
        for (const Candidate& candidate : resultOf(i).candidates) {
            if (decided.different.contains({arrival.id, candidate.rosterIndex})) continue;
            const bool denied = decided.deniedPersons.contains({arrival.id, matcher.samePerson(candidate.rosterIndex)});
            Row& row = rows[candidate.rosterIndex];
            auto& found = candidate.decision == Decision::Certain && !denied ? row.certain : row.review;
            found.push_back({{arrival.id, candidate.posterior, candidate.sentence, candidate.rule}, i});
        }
    }

    std::unordered_map<std::string_view, const std::string*> ticked;
    for (const auto& one : accounted) {
        const std::string*& how = ticked[one.rosterNo];
        // Said twice: the same sentence whichever came first.
        if (how == nullptr || one.how < *how) how = &one.how;
    }
    std::vector<RosterOutcome> outcomes;
    outcomes.reserve(roster.size());
    for (std::size_t i = 0; i < roster.size(); ++i) {
        const std::string* how = nullptr;
        for (const auto row : persons[matcher.samePerson(i)]) {
            const auto tick = ticked.find(roster[row].no.value);
            if (tick != ticked.end() && how == nullptr) how = tick->second;
        }
        outcomes.push_back(outcomeOf(rows[i], how, arrivals));
        outcomes.back().rosterNo = roster[i].no.value;
    }
    return outcomes;
}

}  // namespace hinanjo::matching
