// What was said of a roster person, in the words of the lists, both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/shelter.h"

namespace hinanjo::safety {

using Outcome = domain::RosterPersonAccounted::Outcome;

// 無事, 避難済, 不在, 要救助, けが, 死亡; empty for NotSaid.
[[nodiscard]] std::string outcomeWords(Outcome outcome);
// The same words, and how they are written by hand and in spreadsheets (避難済み, 安全, 留守, 負傷 ...; widths and
// spaces do not count). Nothing for any other: never a guess.
[[nodiscard]] std::optional<Outcome> readOutcome(std::string_view text);

// 一覧, 電話, 訪問, 他の避難所; empty for NotSaid.
[[nodiscard]] std::string sourceWords(domain::RosterPersonAccounted::Source source);
[[nodiscard]] std::optional<domain::RosterPersonAccounted::Source> readSource(std::string_view text);

}  // namespace hinanjo::safety
