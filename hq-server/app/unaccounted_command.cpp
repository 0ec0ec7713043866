// `unaccounted`: who of the roster is missing now, part by part and from door to door.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/roster_picture.h"
#include "base/text.h"
#include "lists/missing.h"

namespace hinanjo::app {
namespace {

using nlohmann::ordered_json;

ordered_json toJson(const lists::RosterLine& line, bool values) {
    const domain::RosterPerson& person = *line.person;
    ordered_json json = {{"roster_no", person.no.value}};
    if (values) {
        json["name"] = person.name;
        json["kana"] = person.kana;
        json["address"] = person.address;
        json["building"] = person.building;
        json["phone"] = person.phone;
        json["mobile"] = person.mobile;
        json["contact"] = person.contactPhone;
    }
    json["town"] = line.town;
    json["rescue"] = line.needsRescue;
    json["last_word"] = line.lastWord;
    json["candidate_shelters"] = line.candidateShelters;
    return json;
}

std::string lineOf(const lists::RosterLine& line, bool values) {
    const domain::RosterPerson& person = *line.person;
    std::string text = "  " + person.no.value;
    if (values) {
        text += "  " + person.name + "（" + base::nfkc(person.kana) + "）  " + person.address + " " + person.building +
                "  " + (person.phone.empty() ? person.mobile : person.phone);
    }
    if (line.needsRescue) text += "  【要救助】";
    if (!line.lastWord.empty()) text += "  " + line.lastWord;
    for (const std::string& shelter : line.candidateShelters)
        text += "  候補あり " + shelter;
    return text + "\n";
}

}  // namespace

int unaccountedCommand(office::Office& office, const UnaccountedOptions& options, const Output& output) {
    if (options.by != "district" && options.by != "supporter") {
        output.complain("--by: district or supporter");
        return kUsage;
    }
    if (options.values && base::trimmed(options.reason).empty()) {
        output.complain("--values: shows personal data and needs --reason TEXT; the look is recorded");
        return kUsage;
    }
    const auto picture = rosterPicture(office);
    if (!picture) return output.fail(picture.error());
    const std::vector<lists::RosterLine> lines = rosterLines(office, *picture);
    const auto parts =
        lists::missingBy(options.by == "district" ? lists::PartBy::District : lists::PartBy::Supporter, lines);
    if (options.values) {
        if (const auto recorded = recordLook(office, "unaccounted", options.reason); !recorded)
            return output.fail(recorded.error());
    }
    lists::Part all;
    std::size_t missing = 0;
    std::string text;
    ordered_json list = ordered_json::array();
    for (const lists::Part& part : parts) {
        all.people += part.people;
        missing += part.missing.size();
        all.candidates += part.candidates;
        all.rescue += part.rescue;
        text += fmt::format("{}  確認済み {} / {}  未確認 {}  要救助 {}\n", part.name, part.accountedFor(), part.people,
                            part.missing.size(), part.rescue);
        ordered_json people = ordered_json::array();
        for (const lists::RosterLine* line : part.missing) {
            text += lineOf(*line, options.values);
            if (options.json) people.push_back(toJson(*line, options.values));
        }
        if (options.json) {
            list.push_back({{"name", part.name},
                            {"roster", part.people},
                            {"accounted", part.accountedFor()},
                            {"missing", part.missing.size()},
                            {"rescue", part.rescue},
                            {"candidates", part.candidates},
                            {"people", std::move(people)}});
        }
    }
    if (!options.json) {
        output.out(text);
        output.say(fmt::format("合計  確認済み {} / {}  未確認 {}（候補あり {}）  要救助 {}  {}", all.people - missing,
                               all.people, missing, all.candidates, all.rescue, lists::longTime(picture->dataTime)));
        return kDone;
    }
    const ordered_json json = {{"data_time_ms", base::toMillis(picture->dataTime)},
                               {"edition", picture->edition},
                               {"by", options.by},
                               {"roster", all.people},
                               {"accounted", all.people - missing},
                               {"missing", missing},
                               {"rescue", all.rescue},
                               {"candidates", all.candidates},
                               {"parts", std::move(list)}};
    output.say(json.dump(1, ' ', false, ordered_json::error_handler_t::replace));
    return kDone;
}

}  // namespace hinanjo::app
