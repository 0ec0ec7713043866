// What somebody at the shelter needs, and how long what they have will last (W8). Pure; see desk.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tablet/desk.h"

namespace hinanjo::tablet {

struct Needing {
    base::PersonId person;
    std::string code;  // "oxygen", "dialysis", "bed" ... of docs/glossary.md
    std::string detail;
    domain::Urgency urgency{};
    std::optional<base::TimePoint> runsOutAt;  // By this tablet's clock; dialysis: when it is due.
};

// The need, to HQ. Said again of a need that waits already, it stays that need, with its answers, and says what has
// changed. A device (酸素・透析・インスリン) that is not known of the person is noted on them too.
[[nodiscard]] std::vector<event::Draft> need(const Needing& needing, const Desk& desk, const state::State& state);

// The shelter itself could meet it. Nothing for a need that is not known.
[[nodiscard]] std::vector<event::Draft> met(base::EventId need, const Desk& desk, const state::State& state);

// A need whose end is in sight, for the clocks at the desk.
struct NeedClock {
    base::EventId need;
    base::PersonId person;
    std::string code;
    std::optional<base::TimePoint> runsOutAt;  // Corrected.
    domain::NeedAnswered::State state{};
};
// The oxygen, dialysis and insulin of people who are at `shelter` (inside, outside or out for a while), those that run
// out first in front, those without a time last. Met needs are left out.
[[nodiscard]] std::vector<NeedClock> needClocks(const state::State& state, const base::ShelterId& shelter);

}  // namespace hinanjo::tablet
