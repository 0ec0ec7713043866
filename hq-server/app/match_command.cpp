// `match review` and `match decide`: pairs that matching leaves to people, and what they say of them.
#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "app/commands.h"
#include "app/home_shelters.h"
#include "app/roster_picture.h"
#include "base/text.h"
#include "safety/arrivals.h"
#include "safety/say.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

// The arrival of this number, if only one has it.
base::Result<base::PersonId> byCheckin(const state::State& state, const std::string& id) {
    std::optional<base::PersonId> found;
    for (const state::PersonView* person : state.people()) {
        if (safety::arrivalId(*person) != id) continue;
        if (found)
            return base::fail(ErrorCode::Conflict, "--checkin: more than one arrival has this number; use --person");
        found = person->id;
    }
    if (!found) return base::fail(ErrorCode::NotFound, "--checkin: no arrival of this number in this incident");
    return *found;
}

struct Waiting {
    std::size_t row = 0;
    const matching::RosterOutcome::Link* link = nullptr;
};

// Best first; the same order every time.
std::vector<Waiting> queueOf(const safety::Accounts& accounts) {
    std::vector<Waiting> queue;
    for (std::size_t row = 0; row < accounts.people.size(); ++row) {
        const matching::RosterOutcome& outcome = accounts.people[row];
        if (outcome.standing != matching::RosterStanding::Review) continue;
        for (const auto& link : outcome.links)
            queue.push_back({row, &link});
    }
    std::ranges::stable_sort(queue, std::greater<>{}, [](const Waiting& w) { return w.link->posterior; });
    return queue;
}

}  // namespace

int reviewMatches(office::Office& office, const ReviewOptions& options, const Output& output) {
    if (options.values && base::trimmed(options.reason).empty()) {
        output.complain("--values: shows personal data and needs --reason TEXT; the look is recorded");
        return kUsage;
    }
    const auto picture = rosterPicture(office);
    if (!picture) return output.fail(picture.error());
    const safety::Accounts& accounts = picture->accounts;
    const std::vector<Waiting> queue = queueOf(accounts);
    std::unordered_map<std::string, const matching::Arrival*> arrivals;
    for (const matching::Arrival& arrival : accounts.said.arrivals)
        arrivals.emplace(arrival.id, &arrival);
    if (options.values && !queue.empty()) {
        if (const auto recorded = recordLook(office, "match.review", options.reason); !recorded)
            return output.fail(recorded.error());
    }
    const auto common = accounts.book->matcher->commonValues(accounts.said.arrivals);
    std::string text;
    for (const Waiting& waiting : queue) {
        const matching::RosterOutcome& outcome = accounts.people[waiting.row];
        char score[16];
        std::snprintf(score, sizeof score, "%.4f", waiting.link->posterior);
        const auto seen = accounts.said.seen.find(waiting.link->arrivalId);
        text += "roster " + outcome.rosterNo + "  checkin " + waiting.link->arrivalId + "  " + score + "  " +
                (seen == accounts.said.seen.end() ? std::string() : office.shelterName(seen->second.shelter)) + "  " +
                outcome.why + "\n";
        const auto arrival = arrivals.find(waiting.link->arrivalId);
        if (arrival == arrivals.end()) continue;
        for (const matching::Candidate& candidate :
             accounts.book->matcher->match(*arrival->second, *common).candidates) {
            if (candidate.rosterIndex != waiting.row) continue;
            for (const matching::FieldEvidence& field : candidate.evidence) {
                if (options.values) {
                    text += "  " + field.field + "  " + field.words + "\n";
                } else if (field.contradiction) {
                    text += "  " + field.field + "  食いちがい\n";
                }
            }
        }
    }
    output.out(text);
    output.say(std::to_string(queue.size()) + " to review");
    return kDone;
}

int decideMatchCommand(office::Office& office, const MatchDecision& options, const Output& output) {
    if (options.checkin.empty() == options.person.empty()) {
        output.complain("match decide: one of --checkin ID, --person ID");
        return kUsage;
    }
    if (options.as != "same" && options.as != "different") {
        output.complain("--as: same or different");
        return kUsage;
    }
    const auto incident = office.incident();
    if (!incident)
        return output.fail({ErrorCode::NotFound, "match: no incident is declared (hq-server incident start)"});
    const auto book = office.roster();
    if (!book) return output.fail(book.error());
    const base::RosterNo roster{options.rosterNo};
    if ((*book)->find(roster) == nullptr)
        return output.fail({ErrorCode::NotFound, "--roster-no: is not on the roster in force"});
    office.settle();
    const base::ShelterId home = HomeShelters(office, *book).of(roster.value);
    base::Result<event::Draft> draft = base::fail(ErrorCode::Invalid, "match: nothing to decide");
    office.read([&](const state::State& state) {
        base::Result<base::PersonId> person = base::PersonId{};
        if (options.checkin.empty()) {
            const auto id = base::PersonId::fromHex(options.person);
            if (id) {
                person = *id;
            } else {
                person = base::fail(ErrorCode::NotFound, "--person: is not the id of a record");
            }
        } else {
            person = byCheckin(state, options.checkin);
        }
        draft = person
                    ? safety::decideMatch(state, *person, roster,
                                          options.as == "same" ? domain::Sameness::Same : domain::Sameness::Different,
                                          options.reason, home)
                    : base::Result<event::Draft>(base::fail(person.error()));
    });
    if (!draft) return output.fail(draft.error());
    draft->incident = incident->incident;
    const auto recorded = office.record({std::move(*draft)});
    if (!recorded) return output.fail(recorded.error());
    output.say("decided " + recorded->front().hex());
    return kDone;
}

}  // namespace hinanjo::app
