#include "safety/words.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace hinanjo::safety {
namespace {

using Source = domain::RosterPersonAccounted::Source;

// The first spelling of each is ours.
constexpr std::array kOutcomes{
    std::pair{std::string_view("無事"), Outcome::Safe},
    std::pair{std::string_view("安全"), Outcome::Safe},
    std::pair{std::string_view("在宅無事"), Outcome::Safe},
    std::pair{std::string_view("避難済"), Outcome::Evacuated},
    std::pair{std::string_view("避難済み"), Outcome::Evacuated},
    std::pair{std::string_view("不在"), Outcome::Absent},
    std::pair{std::string_view("留守"), Outcome::Absent},
    std::pair{std::string_view("応答なし"), Outcome::Absent},
    std::pair{std::string_view("要救助"), Outcome::NeedsRescue},
    std::pair{std::string_view("救助要"), Outcome::NeedsRescue},
    std::pair{std::string_view("けが"), Outcome::Injured},
    std::pair{std::string_view("ケガ"), Outcome::Injured},
    std::pair{std::string_view("怪我"), Outcome::Injured},
    std::pair{std::string_view("負傷"), Outcome::Injured},
    std::pair{std::string_view("死亡"), Outcome::Deceased},
};
constexpr std::array kSources{
    std::pair{std::string_view("一覧"), Source::TickedList},
    std::pair{std::string_view("電話"), Source::Phone},
    std::pair{std::string_view("訪問"), Source::Visit},
    std::pair{std::string_view("他の避難所"), Source::OtherShelter},
};

template <typename Table, typename Value>
std::string wordsOf(const Table& table, Value value) {
    for (const auto& [words, meaning] : table) {
        if (meaning == value) return std::string(words);
    }
    return {};
}

template <typename Value, typename Table>
std::optional<Value> readFrom(const Table& table, std::string_view text) {
    const std::string written = base::withoutSpaces(base::nfkc(text));
    for (const auto& [words, meaning] : table) {
        if (words == written) return meaning;
    }
    return std::nullopt;
}

}  // namespace

std::string outcomeWords(Outcome outcome) {
    return wordsOf(kOutcomes, outcome);
}
std::optional<Outcome> readOutcome(std::string_view text) {
    return readFrom<Outcome>(kOutcomes, text);
}
std::string sourceWords(Source source) {
    return wordsOf(kSources, source);
}
std::optional<Source> readSource(std::string_view text) {
    return readFrom<Source>(kSources, text);
}

}  // namespace hinanjo::safety
