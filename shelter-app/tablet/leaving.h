// 退所・外出・もどり (W9): what staff say of many people at once, as drafts of events. Pure; see desk.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tablet/desk.h"

namespace hinanjo::tablet {

// Who moves: one person, or some of those a household counted without names.
struct Mover {
    base::PersonId person;
    base::HouseholdId household;
    std::uint32_t people = 0;  // Of the unnamed rest; as many as there are, or more: all of them.

    friend bool operator==(const Mover&, const Mover&) = default;
};

// `movement` for each of them, naming what it replaces; whom, and where from, is filled in here. Only some of a
// household's unnamed people: each becomes a record of its own without a name, in place of one who was counted, so that
// the others stay where they are and nobody is counted twice, on whatever tablets this happens.
[[nodiscard]] std::vector<event::Draft> moveAll(std::span<const Mover> movers, const domain::StayChanged& movement,
                                                const Desk& desk, const state::State& state, const base::Clock& clock,
                                                base::Random& random);

// The reception of a person or of counted people was a mistake: the record is hidden and in no number, and what it
// asked for is void. The events stay; undo() brings everything back.
[[nodiscard]] std::vector<event::Draft> withdraw(const Mover& who, const Desk& desk, const state::State& state);

// Whether `next` says something new of somebody who is `now`: nobody goes out twice.
[[nodiscard]] bool canFollow(state::Presence now, domain::StayStatus shown, domain::StayStatus next);

}  // namespace hinanjo::tablet
