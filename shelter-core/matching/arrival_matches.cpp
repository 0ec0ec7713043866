#include "matching/arrival_matches.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "matching/outcomes.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {
namespace {

bool isSame(const Arrival& a, const Arrival& b) {
    const auto fields = [](const Arrival& x) {
        return std::tie(x.name, x.familyName, x.givenName, x.kana, x.familyKana, x.givenKana, x.otherName, x.sex,
                        x.birth, x.age, x.address, x.phones, x.remark, x.seenAt);
    };
    return fields(a) == fields(b);
}

// In one of the two, but not in both.
template <typename Set>
Set differing(const Set& a, const Set& b) {
    Set out;
    for (const auto& value : a)
        if (!b.contains(value)) out.insert(value);
    for (const auto& value : b)
        if (!a.contains(value)) out.insert(value);
    return out;
}

bool anyOf(const Matcher::Said& said, const Matcher::CommonValues& values) {
    const auto in = [](const auto& list, const auto& set) {
        return std::any_of(list.begin(), list.end(), [&](const auto& value) { return set.contains(value); });
    };
    return values.places.contains(said.place) || in(said.phones, values.phones) || in(said.births, values.births);
}

// The roster person an arrival is certainly, by 整理番号.
std::string certainNo(const MatchResult& result, std::span<const domain::RosterPerson> roster) {
    return result.decision == Decision::Certain ? roster[result.candidates.front().rosterIndex].no.value : "";
}

}  // namespace

ArrivalMatches::ArrivalMatches(std::shared_ptr<const Matcher> matcher, std::vector<domain::RosterPerson> roster)
    : m_matcher(std::move(matcher)), m_roster(std::move(roster)), m_common(m_matcher->commonValues(m_said)) {}

void ArrivalMatches::put(const Arrival& arrival) {
    const auto [at, isNew] = m_places.try_emplace(arrival.id, m_arrivals.size());
    const std::size_t place = at->second;
    if (isNew) {
        m_arrivals.push_back(arrival);
        m_said.emplace_back();
        m_results.emplace_back();
    } else if (isSame(m_arrivals[place], arrival)) {
        return;
    } else {
        m_arrivals[place] = arrival;
    }
    m_said[place] = m_matcher->said(arrival);
    m_results[place].reset();
    m_settled = false;
}

void ArrivalMatches::remove(const std::string& id) {
    const auto at = m_places.find(id);
    if (at == m_places.end()) return;
    const std::size_t place = at->second;
    m_places.erase(at);
    // The last takes its place: the order of arrivals means nothing.
    if (place + 1 < m_arrivals.size()) {
        m_arrivals[place] = std::move(m_arrivals.back());
        m_said[place] = std::move(m_said.back());
        m_results[place] = std::move(m_results.back());
        m_places[m_arrivals[place].id] = place;
    }
    m_arrivals.pop_back();
    m_said.pop_back();
    m_results.pop_back();
    m_settled = false;
}

void ArrivalMatches::settle() {
    if (m_settled) return;
    const auto common = m_matcher->commonValues(m_said);
    const Matcher::CommonValues changed{differing(m_common->places, common->places),
                                        differing(m_common->births, common->births),
                                        differing(m_common->phones, common->phones)};
    m_common = common;
    for (std::size_t i = 0; i < m_arrivals.size(); ++i) {
        if (m_results[i] && !anyOf(*m_said[i], changed)) continue;
        m_results[i] = m_matcher->match(m_arrivals[i], *m_common);
        ++m_runs;
    }
    m_settled = true;
}

const MatchResult* ArrivalMatches::find(const std::string& id) {
    const auto at = m_places.find(id);
    if (at == m_places.end()) return nullptr;
    settle();
    return &*m_results[at->second];
}

std::vector<RosterOutcome> ArrivalMatches::outcomes(std::span<const PairDecision> decisions,
                                                    std::span<const Accounted> accounted) {
    settle();
    const auto resultOf = [this](std::size_t i) -> const MatchResult& { return *m_results[i]; };
    return outcomesOf(*m_matcher, m_roster, m_arrivals, resultOf, decisions, accounted);
}

std::vector<LinkChange> ArrivalMatches::changesUnder(const Matcher& next,
                                                     std::span<const domain::RosterPerson> roster) {
    settle();
    const auto common = next.commonValues(m_arrivals);
    std::vector<LinkChange> changes;
    for (std::size_t i = 0; i < m_arrivals.size(); ++i) {
        const MatchResult result = next.match(m_arrivals[i], *common);
        LinkChange change{m_arrivals[i].id, certainNo(*m_results[i], m_roster), certainNo(result, roster), ""};
        if (change.before == change.after) continue;
        if (!result.candidates.empty()) change.why = result.candidates.front().rule;
        changes.push_back(std::move(change));
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.arrivalId < b.arrivalId; });
    return changes;
}

}  // namespace hinanjo::matching
