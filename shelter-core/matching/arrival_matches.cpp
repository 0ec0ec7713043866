#include "matching/arrival_matches.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/digest.h"
#include "base/ids.h"
#include "matching/outcomes.h"
#include "matching/roster_versions.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {
namespace {

auto fieldsOf(const Arrival& x) {
    return std::tie(x.id, x.name, x.familyName, x.givenName, x.kana, x.familyKana, x.givenKana, x.otherName, x.sex,
                    x.birth, x.age, x.address, x.phones, x.remark, x.seenAt);
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

std::optional<std::size_t> certainRow(const MatchResult& result) {
    if (result.decision != Decision::Certain) return {};
    return result.candidates.front().rosterIndex;
}

// What people said of arrivals, by the arrival's id.
struct Decided {
    std::set<std::string> known;  // Somebody said who it is.
    std::set<std::pair<std::string, std::string>> different;

    explicit Decided(std::span<const PairDecision> decisions) {
        for (const PairDecision& d : decisions) {
            if (d.same) {
                known.insert(d.arrivalId);
            } else {
                different.emplace(d.arrivalId, d.rosterNo);
            }
        }
    }
    // Whom people denied it was nobody it is linked with.
    void leaveOutDenied(LinkChange& change) const {
        if (different.contains({change.arrivalId, change.before})) change.before.clear();
        if (different.contains({change.arrivalId, change.after})) change.after.clear();
    }
};

}  // namespace

std::string fingerprintOf(const Arrival& a) {
    constexpr char kEnd = '\x1f';
    std::string all;
    for (const std::string* text : {&a.name, &a.familyName, &a.givenName, &a.kana, &a.familyKana, &a.givenKana,
                                    &a.otherName, &a.birth, &a.address, &a.remark})
        all += *text + kEnd;
    for (const std::string& phone : a.phones)
        all += phone + kEnd;
    all += std::to_string(static_cast<int>(a.sex)) + kEnd + (a.age ? std::to_string(*a.age) : "") + kEnd +
           std::to_string(base::toMillis(a.seenAt));
    constexpr std::size_t kBytes = 8;
    const base::Sha256 hash = base::sha256(all);
    return base::toHex(base::asText(hash).substr(0, kBytes));
}

ArrivalMatches::ArrivalMatches(std::shared_ptr<const Matcher> matcher, std::span<const domain::RosterPerson> roster)
    : m_matcher(std::move(matcher)), m_roster(roster), m_common(m_matcher->commonValues(m_said)) {
    indexRoster();
}

void ArrivalMatches::use(std::shared_ptr<const Matcher> matcher, std::span<const domain::RosterPerson> roster) {
    m_matcher = std::move(matcher);
    m_roster = roster;
    indexRoster();
    m_held.clear();
    for (std::size_t i = 0; i < m_arrivals.size(); ++i) {
        m_said[i] = m_matcher->said(m_arrivals[i]);
        m_results[i].reset();
    }
    m_settled = m_arrivals.empty();
}

void ArrivalMatches::indexRoster() {
    m_rows.clear();
    for (std::size_t i = 0; i < m_roster.size(); ++i)
        m_rows.emplace(m_roster[i].no.value, i);
}

void ArrivalMatches::hold(std::vector<HeldLink> links) {
    m_held.clear();
    for (HeldLink& link : links) {
        std::string key = link.key;
        m_held.emplace(std::move(key), std::move(link));
    }
}

void ArrivalMatches::put(const std::string& key, const Arrival& arrival) {
    const auto [at, isNew] = m_places.try_emplace(key, m_arrivals.size());
    const std::size_t place = at->second;
    if (isNew) {
        m_keys.push_back(key);
        m_arrivals.push_back(arrival);
        m_said.emplace_back();
        m_results.emplace_back();
    } else if (fieldsOf(m_arrivals[place]) == fieldsOf(arrival)) {
        return;
    } else {
        m_arrivals[place] = arrival;
    }
    m_said[place] = m_matcher->said(arrival);
    m_results[place].reset();
    m_settled = false;
}

void ArrivalMatches::remove(const std::string& key) {
    const auto at = m_places.find(key);
    if (at == m_places.end()) return;
    const std::size_t place = at->second;
    m_places.erase(at);
    // The last takes its place: the order of arrivals means nothing.
    if (place + 1 < m_arrivals.size()) {
        m_keys[place] = std::move(m_keys.back());
        m_arrivals[place] = std::move(m_arrivals.back());
        m_said[place] = std::move(m_said.back());
        m_results[place] = std::move(m_results.back());
        m_places[m_keys[place]] = place;
    }
    m_keys.pop_back();
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
        // Made again for who looks at it: of 60,000 arrivals a hundred are looked at.
        for (Candidate& candidate : m_results[i]->candidates) {
            candidate.evidence = {};
            candidate.levels = {};
        }
        ++m_runs;
    }
    m_settled = true;
}

const MatchResult* ArrivalMatches::find(const std::string& key) {
    const auto at = m_places.find(key);
    if (at == m_places.end()) return nullptr;
    settle();
    return &*m_results[at->second];
}

std::optional<MatchResult> ArrivalMatches::explain(const std::string& key) {
    const auto at = m_places.find(key);
    if (at == m_places.end()) return {};
    settle();
    return m_matcher->match(m_arrivals[at->second], *m_common);
}

const Arrival* ArrivalMatches::arrival(const std::string& key) const {
    const auto at = m_places.find(key);
    return at == m_places.end() ? nullptr : &m_arrivals[at->second];
}

std::vector<RosterOutcome> ArrivalMatches::outcomes(std::span<const PairDecision> decisions,
                                                    std::span<const Accounted> accounted) {
    settle();
    const auto resultOf = [this](std::size_t i) -> const MatchResult& { return countingResult(i); };
    return outcomesOf(*m_matcher, m_roster, m_arrivals, resultOf, decisions, accounted);
}

std::optional<std::size_t> ArrivalMatches::rowOf(const std::string& rosterNo) const {
    const auto found = m_rows.find(rosterNo);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

const HeldLink* ArrivalMatches::heldAt(std::size_t place) const {
    if (m_held.empty()) return nullptr;
    const auto held = m_held.find(m_keys[place]);
    if (held == m_held.end() || held->second.said != fingerprintOf(m_arrivals[place])) return nullptr;
    // What the new version says too is no change.
    const auto before = rowOf(held->second.before);
    const auto now = certainRow(*m_results[place]);
    if (before && now && m_matcher->samePerson(*before) == m_matcher->samePerson(*now)) return nullptr;
    return &held->second;
}

const MatchResult& ArrivalMatches::countingResult(std::size_t place) {
    const HeldLink* held = heldAt(place);
    if (held == nullptr) return *m_results[place];
    m_scratch = *m_results[place];
    const auto before = rowOf(held->before);
    bool isThere = false;
    for (Candidate& candidate : m_scratch.candidates) {
        const bool kept = before && m_matcher->samePerson(candidate.rosterIndex) == m_matcher->samePerson(*before);
        if (kept) {
            candidate.decision = Decision::Certain;
            candidate.rule = "held";
            candidate.sentence = "前の版の名簿で確認（変更の確認待ち）";
            isThere = true;
        } else if (candidate.decision == Decision::Certain) {
            candidate.decision = Decision::Review;
            candidate.sentence = "新しい版の名簿で" + candidate.sentence + "（変更の確認待ち）";
        }
    }
    if (before && !isThere) {
        m_scratch.candidates.push_back(
            {*before, 0, Decision::Certain, "held", {}, {}, "前の版の名簿で確認（変更の確認待ち）"});
    }
    m_scratch.decision = before ? Decision::Certain : Decision::Review;
    return m_scratch;
}

std::optional<std::size_t> ArrivalMatches::linkOf(std::size_t place) {
    if (const HeldLink* held = heldAt(place)) return rowOf(held->before);
    return certainRow(*m_results[place]);
}

std::vector<LinkChange> ArrivalMatches::changesUnder(const Matcher& next, std::span<const domain::RosterPerson> roster,
                                                     std::span<const PairDecision> decisions) {
    settle();
    const Decided decided(decisions);
    const auto rows = samePeople(m_roster, roster);
    const auto common = next.commonValues(m_arrivals);
    std::vector<LinkChange> changes;
    for (std::size_t i = 0; i < m_arrivals.size(); ++i) {
        if (decided.known.contains(m_arrivals[i].id)) continue;
        const auto was = linkOf(i);
        const auto before = was ? rows[*was] : std::nullopt;
        const MatchResult result = next.match(m_arrivals[i], *common);
        const auto after = certainRow(result);
        if (!was && !after) continue;
        if (before && after && next.samePerson(*before) == next.samePerson(*after)) continue;
        LinkChange change{m_keys[i],
                          m_arrivals[i].id,
                          before ? roster[*before].no.value
                          : was  ? m_roster[*was].no.value
                                 : "",
                          after ? roster[*after].no.value : "",
                          "",
                          was && !before};
        decided.leaveOutDenied(change);
        if (change.before == change.after && !change.gone) continue;
        if (!result.candidates.empty()) change.why = result.candidates.front().rule;
        changes.push_back(std::move(change));
    }
    std::ranges::sort(changes, {}, &LinkChange::key);
    return changes;
}

std::vector<HeldLink> ArrivalMatches::heldFor(std::span<const LinkChange> changes) const {
    std::vector<HeldLink> held;
    held.reserve(changes.size());
    for (const LinkChange& change : changes) {
        if (change.gone && change.after.empty()) continue;
        if (const Arrival* arrived = arrival(change.key))
            held.push_back({change.key, change.gone ? "" : change.before, fingerprintOf(*arrived)});
    }
    return held;
}

std::vector<LinkChange> ArrivalMatches::waiting(std::span<const PairDecision> decisions) {
    settle();
    const Decided decided(decisions);
    std::vector<LinkChange> changes;
    for (std::size_t i = 0; i < m_arrivals.size(); ++i) {
        const HeldLink* held = heldAt(i);
        if (held == nullptr || decided.known.contains(m_arrivals[i].id)) continue;
        const MatchResult& now = *m_results[i];
        const auto before = rowOf(held->before);
        const auto after = certainRow(now);
        LinkChange change{
            m_keys[i], m_arrivals[i].id, before ? held->before : "", after ? m_roster[*after].no.value : "", "", false};
        decided.leaveOutDenied(change);
        if (change.before == change.after) continue;
        if (!now.candidates.empty()) change.why = now.candidates.front().rule;
        changes.push_back(std::move(change));
    }
    std::ranges::sort(changes, {}, &LinkChange::key);
    return changes;
}

}  // namespace hinanjo::matching
