// `match duplicates`: records that may be one person, for people to decide.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/roster_picture.h"
#include "base/text.h"
#include "safety/arrivals.h"

namespace hinanjo::app {
namespace {

using nlohmann::ordered_json;

struct Proposal {
    matching::Duplicates::Pair pair;
    std::vector<matching::PairField> fields;
};

// Where somebody is, and the number they were keyed under.
struct Whereabouts {
    std::string shelter, number;
};

Whereabouts whereIs(const office::Office& office, const state::State& state, const std::string& id) {
    const auto person = base::PersonId::fromHex(id);
    const state::PersonView* view = person ? state.person(*person) : nullptr;
    if (view == nullptr) return {};
    return {office.shelterName(view->stay.shelter), view->text(domain::PersonField::ExternalNo)};
}

}  // namespace

int showDuplicates(office::Office& office, const DuplicatesOptions& options, const Output& output) {
    if (options.values && base::trimmed(options.reason).empty()) {
        output.complain("--values: shows personal data and needs --reason TEXT; the look is recorded");
        return kUsage;
    }
    if (!office.incident()) {
        return output.fail({base::ErrorCode::NotFound, "match: no incident is declared (hq-server incident start)"});
    }
    office.settle();
    std::vector<Proposal> proposals;
    const auto looked = office.matches().useDuplicates([&](matching::Duplicates& duplicates) {
        std::vector<matching::Duplicates::Pair> pairs = duplicates.proposals();
        office.read([&](const state::State& state) {
            std::erase_if(pairs, [&](const auto& pair) { return safety::isDecided(state, pair.a, pair.b); });
        });
        for (auto& pair : pairs) {
            auto fields = duplicates.explain(pair.a, pair.b);
            proposals.push_back({std::move(pair), std::move(fields)});
        }
    });
    if (!looked) return output.fail(looked.error());
    if (options.values && !proposals.empty()) {
        // Before anything is shown: what cannot be recorded is not looked at.
        if (const auto recorded = recordLook(office, "match.duplicates", options.reason); !recorded)
            return output.fail(recorded.error());
    }
    std::string text;
    ordered_json list = ordered_json::array();
    office.read([&](const state::State& state) {
        for (const Proposal& proposal : proposals) {
            const Whereabouts a = whereIs(office, state, proposal.pair.a);
            const Whereabouts b = whereIs(office, state, proposal.pair.b);
            if (options.json) {
                ordered_json fields = ordered_json::array();
                for (const matching::PairField& field : proposal.fields) {
                    ordered_json row = {{"field", field.field}, {"words", field.words}, {"differs", field.differs}};
                    if (options.values) {
                        row["a"] = field.a;
                        row["b"] = field.b;
                    }
                    fields.push_back(std::move(row));
                }
                list.push_back({{"a", proposal.pair.a},
                                {"b", proposal.pair.b},
                                {"checkin_a", a.number},
                                {"checkin_b", b.number},
                                {"shelter_a", a.shelter},
                                {"shelter_b", b.shelter},
                                {"strength", proposal.pair.strength},
                                {"why", proposal.pair.sentence},
                                {"fields", std::move(fields)}});
                continue;
            }
            text += fmt::format("person {}  person {}  {}  {} / {}\n", proposal.pair.a, proposal.pair.b,
                                proposal.pair.sentence, a.shelter, b.shelter);
            if (!options.values) continue;
            for (const matching::PairField& field : proposal.fields) {
                if (field.a.empty() && field.b.empty()) continue;
                text += fmt::format("  {}  {}  {} / {}\n", field.field, field.words, field.a.empty() ? "なし" : field.a,
                                    field.b.empty() ? "なし" : field.b);
            }
        }
    });
    if (options.json) {
        output.say(
            ordered_json{{"pairs", std::move(list)}}.dump(1, ' ', false, ordered_json::error_handler_t::replace));
        return kDone;
    }
    output.out(text);
    output.say(std::to_string(proposals.size()) + " pairs may be one person");
    return kDone;
}

}  // namespace hinanjo::app
