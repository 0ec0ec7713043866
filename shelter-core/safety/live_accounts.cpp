#include "safety/live_accounts.h"

#include <algorithm>

namespace hinanjo::safety {

std::set<base::EventId> saidAbout(const state::State& state, std::span<const base::RosterNo> numbers) {
    std::set<base::EventId> events;
    if (numbers.empty()) return events;
    const std::set<base::RosterNo> wanted(numbers.begin(), numbers.end());
    const auto take = [&](const auto& views) {
        for (const auto* view : views) {
            if (!wanted.contains(view->rosterNo)) continue;
            for (const state::Source& head : view->heads)
                events.insert(head.event);
        }
    };
    take(state.rosterDecisions());
    take(state.rosterAccounts());
    return events;
}

LiveAccounts::LiveAccounts(std::shared_ptr<const RosterBook> book)
    : m_book(std::move(book)), m_matches(m_book->matcher, m_book->people) {}

void LiveAccounts::follow(const state::State& state, std::span<const base::PersonId> people) {
    for (const base::PersonId& id : people) {
        const state::PersonView* person = state.person(id);
        const bool seen = person != nullptr && wasSeen(*person);
        const std::string arrival = seen ? arrivalId(*person) : std::string();
        if (const auto filed = m_arrivalIds.find(id); filed != m_arrivalIds.end() && filed->second != arrival) {
            m_seen.remove(filed->second, id);
            m_arrivalIds.erase(filed);
        }
        if (!seen) {
            m_matches.remove(id.hex());
            continue;
        }
        m_seen.put(*person);
        m_arrivalIds.insert_or_assign(id, arrival);
        m_matches.put(id.hex(), arrivalOf(*person));
    }
}

void LiveAccounts::use(std::shared_ptr<const RosterBook> book, HeldBack held) {
    // The old one must outlive what looks into it.
    m_matches.use(book->matcher, book->people);
    m_book = std::move(book);
    m_matches.hold(std::move(held.links));
    m_voided = std::move(held.voided);
}

Accounts LiveAccounts::accounts(Said said) {
    auto outcomes = m_matches.outcomes(said.decisions, answersIn(said));
    return withWords(m_book, std::move(outcomes), m_seen, std::move(said));
}

std::optional<matching::Candidate> LiveAccounts::explain(const std::string& arrivalId, std::size_t row) {
    for (const base::PersonId& person : m_seen.people(arrivalId)) {
        auto result = m_matches.explain(person.hex());
        if (!result) continue;
        const auto candidate = std::ranges::find(result->candidates, row, &matching::Candidate::rosterIndex);
        if (candidate != result->candidates.end()) return std::move(*candidate);
    }
    return {};
}

std::vector<matching::LinkChange> LiveAccounts::changesUnder(const RosterBook& next, const Said& said) {
    return m_matches.changesUnder(*next.matcher, next.people, said.decisions);
}

}  // namespace hinanjo::safety
