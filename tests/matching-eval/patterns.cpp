#include "matching-eval/patterns.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "matching/compare.h"

namespace hinanjo::evaluation {
namespace {

// In the order of the enumerations of matching/compare.h.
constexpr std::array kFamily = {"-", "equal", "near", "different"};
constexpr std::array kGiven = {"-", "kanji", "kana", "homophone", "near", "shares kanji", "different"};
constexpr std::array kBirth = {"-",   "exact",    "one part", "other era", "year",       "month-day",
                               "age", "age +- 1", "age off",  "decade",    "decade off", "different"};
constexpr std::array kPlace = {"-",     "room", "house",      "number",    "other room", "near number",
                               "chome", "town", "chome only", "town only", "elsewhere",  "outside"};
constexpr std::array kPhone = {"-", "own", "household", "contact", "one digit", "different"};
constexpr std::array kSex = {"-", "equal", "different"};

static_assert(kPlace.size() == static_cast<std::size_t>(matching::PlaceLevel::Outside) + 1);
static_assert(kBirth.size() == static_cast<std::size_t>(matching::BirthLevel::Different) + 1);
static_assert(kGiven.size() == static_cast<std::size_t>(matching::GivenLevel::Different) + 1);
static_assert(kPhone.size() == static_cast<std::size_t>(matching::PhoneLevel::Different) + 1);

template <typename Words, typename Level>
std::string word(const Words& words, Level level) {
    return words[static_cast<std::size_t>(level)];
}

std::string wordsOf(const matching::Comparison& c) {
    return "family " + word(kFamily, c.family) + ", given " + word(kGiven, c.given) + ", birth " +
           word(kBirth, c.birth) + ", place " + word(kPlace, c.place) + ", phone " + word(kPhone, c.phone) + ", sex " +
           word(kSex, c.sex) + (c.foreign ? ", foreign" : "");
}

// Never certain whatever agrees: for reasons outside of this pair.
bool isHeldBack(const Answer& answer) {
    constexpr std::array kReasons = {"relation", "absent", "duplicate", "rival"};
    return answer.certain.empty() && std::find(kReasons.begin(), kReasons.end(), answer.rule) != kReasons.end();
}

}  // namespace

base::Result<std::map<std::string, Pattern>> patternsOf(const Population& population, const Answers& answers,
                                                        double from) {
    HINANJO_ASSIGN(const auto tables, matching::NameTables::load(base::shareDirectory()));
    HINANJO_ASSIGN(const auto towns, matching::AddressBook::load(base::shareDirectory() / "kita_chome.csv"));
    HINANJO_ASSIGN(const auto matcher, matching::Matcher::build(population.roster, base::shareDirectory()));
    const matching::RosterIndex index(population.roster, tables, towns);
    const auto common = matcher.commonValues(population.arrivals);
    std::map<std::string, Pattern> patterns;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool linked = !answers[i].certain.empty();
        const auto& candidates = linked ? answers[i].certain : answers[i].shown;
        if (candidates.empty() || answers[i].posterior < from || isHeldBack(answers[i])) continue;
        const auto typed = matching::readArrival(population.arrivals[i], tables, towns, *common);
        const auto& rows = population.truth[i].rows;
        Pattern& pattern = patterns[wordsOf(compare(typed, index.entries()[candidates.front()], tables))];
        ++(std::find(rows.begin(), rows.end(), candidates.front()) != rows.end() ? pattern.right : pattern.wrong);
        pattern.linked += linked;
    }
    return patterns;
}

}  // namespace hinanjo::evaluation
