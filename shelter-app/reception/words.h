// The words staff read for what the core knows as values. Japanese in the source, translated through Qt Linguist.
#pragma once

#include <QString>

#include "base/clock.h"
#include "domain/person.h"
#include "domain/roster.h"
#include "domain/shelter.h"
#include "state/state.h"

namespace hinanjo::reception::words {

[[nodiscard]] QString sex(domain::Sex sex);           // 男 女; empty if not said
[[nodiscard]] QString ageBand(domain::AgeBand band);  // "40〜64才"; empty if not said
[[nodiscard]] QString place(domain::Place place);     // 避難所の中
[[nodiscard]] QString care(std::string_view code);    // 車いす; the code itself if it has no word yet
// 避難所の中, 外出中, 退所; わからない if nobody said.
[[nodiscard]] QString presence(domain::StayStatus status, domain::Place place);
// "14:32", in Japan.
[[nodiscard]] QString clockTime(base::TimePoint moment);
// "14:32", or "11/22 14:32" if it was not on the day of `now`.
[[nodiscard]] QString momentSeen(base::TimePoint moment, base::TimePoint now);
// "昭和33年4月12日生 68才"; the parts that are known.
[[nodiscard]] QString birthAndAge(const domain::PartialDate& birth, base::TimePoint now);

// "山田 太郎", kana where there is no written name, 「名前がわからない人」 where there is neither.
[[nodiscard]] QString personName(const std::string& family, const std::string& given, const std::string& familyKana,
                                 const std::string& givenKana);
[[nodiscard]] QString personName(const state::PersonView& person);
// "山田 太郎 ほか3人"
[[nodiscard]] QString andOthers(const QString& first, int people);

}  // namespace hinanjo::reception::words
