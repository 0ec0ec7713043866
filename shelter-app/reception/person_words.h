// What happens to people at a shelter, in words: movements, needs, answers of headquarters, time that is left.
#pragma once

#include <QString>
#include <functional>
#include <optional>

#include "base/clock.h"
#include "domain/shelter.h"
#include "state/state.h"

namespace hinanjo::reception::words {

[[nodiscard]] QString movement(domain::StayStatus status);           // 外出, もどり; empty if not said
[[nodiscard]] QString destination(domain::Destination destination);  // 自宅; empty if not said
[[nodiscard]] QString need(std::string_view code);                   // 酸素・呼吸器, 段ボールベッド
[[nodiscard]] QString answer(domain::NeedAnswered::State state);     // 手配中
[[nodiscard]] QString headCount(const domain::HeadCount& count);     // 大人（男）2・子ども1

// "残り 6時間", "残り 25分", "切れています（10分前）".
[[nodiscard]] QString timeLeft(base::TimePoint runsOutAt, base::TimePoint now);
// "次回 11/23 09:00"
[[nodiscard]] QString nextTime(base::TimePoint at, base::TimePoint now);

// One line of a history: "外出（帰り 18:00）". Empty for what nobody at the desk has to read.
using ShelterName = std::function<QString(const base::ShelterId&)>;
[[nodiscard]] QString happening(const event::Payload& payload, const ShelterName& shelterName, base::TimePoint now);

}  // namespace hinanjo::reception::words
