// `match review`, `match decide` and `match changes`: pairs that matching leaves to people, and what they say of them.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.h"
#include "app/home_shelters.h"
#include "app/roster_picture.h"
#include "base/text.h"
#include "safety/arrivals.h"
#include "safety/review.h"
#include "safety/say.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using nlohmann::ordered_json;

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

std::string shelterOf(const office::Office& office, const safety::Accounts& accounts, const std::string& arrival) {
    const safety::SeenAt* seen = accounts.seen.find(arrival);
    return seen == nullptr ? std::string() : office.shelterName(seen->shelter);
}

// "family=equal given=kanji" as an object.
ordered_json levelsAsJson(const std::string& levels) {
    ordered_json json = ordered_json::object();
    std::istringstream words(levels);
    for (std::string word; words >> word;) {
        const auto at = word.find('=');
        if (at != std::string::npos) json[word.substr(0, at)] = word.substr(at + 1);
    }
    return json;
}

// With what the answers were made, so that those of another day can be compared with them.
ordered_json versionsAsJson(const safety::RosterBook& book) {
    const matching::Matcher::Versions& versions = book.matcher->versions();
    return {{"roster", book.version}, {"rules", versions.rules}, {"tables", versions.tables}};
}

class ReviewWriter {
public:
    ReviewWriter(const office::Office& office, const ReviewOptions& options, const RosterPicture& picture,
                 safety::LiveAccounts& live)
        : m_office(office), m_options(options), m_accounts(picture.accounts), m_live(live) {}

    [[nodiscard]] std::string text(const std::vector<safety::Waiting>& queue) {
        std::string text;
        for (const safety::Waiting& waiting : queue) {
            const matching::RosterOutcome& outcome = m_accounts.people[waiting.row];
            const auto& link = *waiting.link;
            text +=
                fmt::format("roster {}  checkin {}  {:.4f}  {}  {}  {}\n", outcome.rosterNo, link.arrivalId,
                            link.posterior, shelterOf(m_office, m_accounts, link.arrivalId), outcome.why, link.rule);
            const auto why = m_live.explain(link.arrivalId, waiting.row);
            if (!why) continue;
            for (const matching::FieldEvidence& field : why->evidence) {
                if (m_options.values) {
                    text += "  " + field.field + "  " + field.words + "\n";
                } else if (field.contradiction) {
                    text += "  " + field.field + "  食いちがい\n";
                }
            }
        }
        return text;
    }

    [[nodiscard]] ordered_json json(const std::vector<safety::Waiting>& queue) {
        ordered_json list = ordered_json::array();
        for (const safety::Waiting& waiting : queue) {
            const matching::RosterOutcome& outcome = m_accounts.people[waiting.row];
            const auto& link = *waiting.link;
            ordered_json entry = {{"roster_no", outcome.rosterNo},
                                  {"checkin_id", link.arrivalId},
                                  {"standing", outcome.isAccountedFor() ? "certain" : "review"},
                                  {"score", link.posterior},
                                  {"rule", link.rule},
                                  {"why", link.why},
                                  {"shelter", shelterOf(m_office, m_accounts, link.arrivalId)}};
            if (const auto why = m_live.explain(link.arrivalId, waiting.row)) {
                entry["levels"] = levelsAsJson(why->levels);
                ordered_json fields = ordered_json::array();
                for (const matching::FieldEvidence& field : why->evidence) {
                    ordered_json row = {{"field", field.field}, {"contradiction", field.contradiction}};
                    if (m_options.values) row["words"] = field.words;
                    fields.push_back(std::move(row));
                }
                entry["fields"] = std::move(fields);
            }
            list.push_back(std::move(entry));
        }
        return list;
    }

private:
    const office::Office& m_office;
    const ReviewOptions& m_options;
    const safety::Accounts& m_accounts;
    safety::LiveAccounts& m_live;
};

const char* kindOf(const matching::LinkChange& change) {
    return change.before.empty() ? "appears" : change.after.empty() ? "vanishes" : "moves";
}

// What the version in force says of it, as a person's decision.
base::Result<event::Draft> accepting(const state::State& state, const matching::LinkChange& change,
                                     const std::string& reason) {
    const auto person = base::PersonId::fromHex(change.key);
    if (!person) return base::fail(ErrorCode::NotFound, "match changes: a record is not known any more");
    const bool links = !change.after.empty();
    return safety::decideMatch(state, *person, {links ? change.after : change.before},
                               links ? domain::Sameness::Same : domain::Sameness::Different, reason);
}

}  // namespace

int reviewMatches(office::Office& office, const ReviewOptions& options, const Output& output) {
    if (options.values && base::trimmed(options.reason).empty()) {
        output.complain("--values: shows personal data and needs --reason TEXT; the look is recorded");
        return kUsage;
    }
    std::string text;
    std::size_t waiting = 0, shown = 0;
    const auto looked = lookAtRoster(office, [&](const RosterPicture& picture, safety::LiveAccounts& live) {
        std::vector<safety::Waiting> queue = safety::linksOf(picture.accounts, matching::RosterStanding::Review);
        waiting = queue.size();
        if (options.certain) {
            const auto certain = safety::linksOf(picture.accounts, matching::RosterStanding::Certain);
            queue.insert(queue.end(), certain.begin(), certain.end());
        }
        shown = queue.size();
        ReviewWriter writer(office, options, picture, live);
        if (!options.json) {
            text = writer.text(queue);
            if (queue.empty()) return;
            const safety::RosterBook& book = *picture.accounts.book;
            const matching::Matcher::Versions& versions = book.matcher->versions();
            text += fmt::format("made with roster {}  rules {}  tables {}\n", book.version, versions.rules,
                                versions.tables);
            return;
        }
        const ordered_json json = {{"data_time_ms", base::toMillis(picture.dataTime)},
                                   {"edition", picture.edition},
                                   {"versions", versionsAsJson(*picture.accounts.book)},
                                   {"links", writer.json(queue)}};
        text = json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
    });
    if (!looked) return output.fail(looked.error());
    if (options.values && shown > 0) {
        // Before anything is shown: what cannot be recorded is not looked at.
        if (const auto recorded = recordLook(office, "match.review", options.reason); !recorded)
            return output.fail(recorded.error());
    }
    output.out(text);
    if (!options.json) output.say(std::to_string(waiting) + " to review");
    return kDone;
}

int matchChanges(office::Office& office, const ChangesOptions& options, const Output& output) {
    const bool accepts = options.acceptAll || !options.accept.empty();
    if (options.acceptAll && !options.accept.empty()) {
        output.complain("match changes: --accept ID or --accept-all, not both");
        return kUsage;
    }
    if (accepts && base::trimmed(options.reason).empty()) {
        output.complain("match changes: confirming needs --reason TEXT");
        return kUsage;
    }
    const auto incident = office.incident();
    if (!incident)
        return output.fail({ErrorCode::NotFound, "match: no incident is declared (hq-server incident start)"});
    office.settle();
    std::vector<matching::LinkChange> changes;
    safety::Accounts accounts;
    const auto looked = office.matches().use({}, [&](safety::LiveAccounts& live, safety::Said said) {
        changes = live.waiting(said);
        accounts = live.accounts(std::move(said));
    });
    if (!looked) return output.fail(looked.error());

    if (accepts) {
        const auto isMeant = [&](const std::string& id, const matching::LinkChange& change) {
            return id == change.key || id == change.arrivalId;
        };
        for (const std::string& id : options.accept) {
            if (std::ranges::count_if(changes, [&](const auto& change) { return isMeant(id, change); }) != 1)
                return output.fail(
                    {ErrorCode::NotFound, "--accept: " + id + ": no change, or more than one, waits of it"});
        }
        std::vector<event::Draft> drafts;
        base::Status failed;
        office.read([&](const state::State& state) {
            for (const matching::LinkChange& change : changes) {
                if (!options.acceptAll &&
                    std::ranges::none_of(options.accept, [&](const auto& id) { return isMeant(id, change); }))
                    continue;
                auto draft = accepting(state, change, options.reason);
                if (!draft) {
                    failed = base::fail(draft.error());
                    continue;
                }
                draft->incident = incident->incident;
                drafts.push_back(std::move(*draft));
            }
        });
        if (!failed) return output.fail(failed.error());
        if (!drafts.empty()) {
            const auto recorded = office.record(std::move(drafts));
            if (!recorded) return output.fail(recorded.error());
            for (const base::EventId& id : *recorded)
                output.say("decided " + id.hex());
        }
        output.say(std::to_string(options.acceptAll ? changes.size() : options.accept.size()) + " confirmed");
        return kDone;
    }

    ordered_json list = ordered_json::array();
    std::string text;
    for (const matching::LinkChange& change : changes) {
        const std::string shelter = shelterOf(office, accounts, change.arrivalId);
        text += fmt::format("{}  checkin {}  person {}  {} -> {}  {}  {}\n", kindOf(change), change.arrivalId,
                            change.key, change.before.empty() ? "-" : "roster " + change.before,
                            change.after.empty() ? "-" : "roster " + change.after, change.why, shelter);
        list.push_back({{"kind", kindOf(change)},
                        {"checkin_id", change.arrivalId},
                        {"person", change.key},
                        {"before", change.before},
                        {"after", change.after},
                        {"rule", change.why},
                        {"shelter", shelter}});
    }
    if (options.json) {
        const ordered_json json = {{"versions", versionsAsJson(*accounts.book)}, {"changes", std::move(list)}};
        output.say(json.dump(1, ' ', false, ordered_json::error_handler_t::replace));
        return kDone;
    }
    output.out(text);
    output.say(std::to_string(changes.size()) + " to confirm");
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
