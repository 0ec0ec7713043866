#include "matching-eval/tally.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/csv.h"

namespace hinanjo::evaluation {
namespace {

bool holds(const std::vector<std::uint32_t>& rows, std::uint32_t row) {
    return std::find(rows.begin(), rows.end(), row) != rows.end();
}

bool isRight(const Answer& answer, const Truth& truth) {
    return !answer.certain.empty() && std::all_of(answer.certain.begin(), answer.certain.end(),
                                                  [&](std::uint32_t row) { return holds(truth.rows, row); });
}

// Where the right person stands among those shown; the number shown if not among them.
std::size_t placeShown(const Answer& answer, const Truth& truth) {
    const auto found = std::find_if(answer.shown.begin(), answer.shown.end(),
                                    [&](std::uint32_t row) { return holds(truth.rows, row); });
    return static_cast<std::size_t>(found - answer.shown.begin());
}

void count(Counts& counts, const Answer& answer, const Truth& truth) {
    const bool onRoster = !truth.rows.empty();
    const bool linked = !answer.certain.empty();
    const bool right = isRight(answer, truth);
    const bool review = !linked && !answer.shown.empty();
    const std::size_t place = placeShown(answer, truth);
    const bool shown = review && place < answer.shown.size();
    ++counts.arrivals;
    counts.ofRoster += onRoster;
    counts.links += linked;
    counts.right += right;
    counts.wrong += linked && !right;
    counts.review += review;
    counts.shownRight += shown;
    counts.shownTop2 += shown && place < 2;
    counts.missed += onRoster && !right && !shown;
}

std::vector<std::string> cellsOf(const matching::Arrival& a) {
    const std::string sex = a.sex == domain::Sex::Male ? "男" : a.sex == domain::Sex::Female ? "女" : "";
    return {a.id,      a.name,
            a.kana,    sex,
            a.birth,   a.age ? std::to_string(*a.age) : "",
            a.address, a.phones.empty() ? "" : a.phones.front(),
            a.remark};
}

std::vector<std::string> cellsOf(const domain::RosterPerson* p) {
    if (p == nullptr) return std::vector<std::string>(6);
    return {p->no.value,
            p->name + " " + p->kana,
            p->birth.toText(),
            p->address + " " + p->building,
            p->phone + " " + p->mobile,
            p->contactPhone};
}

nlohmann::json jsonOf(const Counts& c) {
    return {{"arrivals", c.arrivals}, {"of_roster", c.ofRoster},  {"links", c.links},      {"wrong", c.wrong},
            {"right", c.right},       {"review", c.review},       {"shown", c.shownRight}, {"shown_top2", c.shownTop2},
            {"missed", c.missed},     {"false_safe", c.falseSafe}};
}

}  // namespace

Tally tallyOf(const Population& population, const std::vector<Answer>& answers) {
    Tally tally;
    const auto& truth = population.truth;
    enum Found : std::uint8_t { DidNotCome, Missed, Shown, Linked };
    std::vector<Found> found(population.roster.size(), DidNotCome);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        count(tally.all, answer, truth[i]);
        count(tally.byTrap[truth[i].trap], answer, truth[i]);
        if (!answer.rule.empty()) count(tally.byRule[answer.rule], answer, truth[i]);
        if (answer.certain.empty() && !answer.shown.empty()) {
            tally.candidates += answer.shown.size();
            if (answer.posterior >= .99) {
                ++tally.sure;
                tally.sureRight += placeShown(answer, truth[i]) == 0;
            }
        }
        const Found now = isRight(answer, truth[i])                            ? Linked
                          : placeShown(answer, truth[i]) < answer.shown.size() ? Shown
                                                                               : Missed;
        for (const auto row : truth[i].rows)
            found[row] = std::max(found[row], now);
    }
    std::vector<bool> falseSafe(population.roster.size());
    std::vector<bool> counted(population.roster.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        // A person listed twice or come twice counts once.
        if (!truth[i].rows.empty() && !counted[truth[i].rows.front()]) {
            const std::uint32_t first = truth[i].rows.front();
            counted[first] = true;
            ++tally.people;
            tally.peopleReview += found[first] == Shown;
            tally.peopleMissed += found[first] == Missed;
        }
        for (const auto row : answers[i].certain) {
            if (found[row] != DidNotCome || falseSafe[row]) continue;
            falseSafe[row] = true;
            ++tally.all.falseSafe;
            ++tally.byTrap[truth[i].trap].falseSafe;
            if (!answers[i].rule.empty()) ++tally.byRule[answers[i].rule].falseSafe;
            break;  // Two rows of one person are one person.
        }
    }
    return tally;
}

std::string errorsCsv(const Population& population, const std::vector<Answer>& answers) {
    std::string csv =
        "kind,trap,rule,posterior,checkin,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考,linked,name,birth,address,"
        "phones,"
        "contact,right,name,birth,address,phones,contact\n";
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        const Truth& truth = population.truth[i];
        const bool wrong = !answer.certain.empty() && !isRight(answer, truth);
        const bool missed =
            !truth.rows.empty() && answer.certain.empty() && placeShown(answer, truth) == answer.shown.size();
        if (!wrong && !missed) continue;
        char posterior[32];
        std::snprintf(posterior, sizeof posterior, "%.6f", answer.posterior);
        std::vector<std::string> line{wrong ? "wrong" : "missed", truth.trap, answer.rule, posterior};
        const auto add = [&](std::vector<std::string> cells) { line.insert(line.end(), cells.begin(), cells.end()); };
        const auto* linked = !answer.certain.empty() ? &population.roster[answer.certain.front()]
                             : !answer.shown.empty() ? &population.roster[answer.shown.front()]
                                                     : nullptr;
        add(cellsOf(population.arrivals[i]));
        add(cellsOf(linked));
        add(cellsOf(truth.rows.empty() ? nullptr : &population.roster[truth.rows.front()]));
        csv += base::csvLine(line) + "\n";
    }
    return csv;
}

std::string toJson(const std::string& method, const Tally& tally, double seconds) {
    nlohmann::json json = jsonOf(tally.all);
    json["method"] = method;
    json["seconds"] = seconds;
    json["people"] = tally.people;
    json["people_review"] = tally.peopleReview;
    json["people_missed"] = tally.peopleMissed;
    json["sure"] = tally.sure;
    json["sure_right"] = tally.sureRight;
    json["candidates"] = tally.candidates;
    for (const auto& [trap, counts] : tally.byTrap)
        json["traps"][trap] = jsonOf(counts);
    for (const auto& [rule, counts] : tally.byRule)
        json["rules"][rule] = jsonOf(counts);
    return json.dump();
}

}  // namespace hinanjo::evaluation
