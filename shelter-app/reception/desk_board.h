// What the desk knows of its shelter beside the people: hand-over notes, how things stand as reported, needs without an
// answer. Plain values, read from the state at one moment.
#pragma once

#include <QString>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "state/state.h"

namespace hinanjo::reception {

struct BoardNote {
    QString text;
    QString who;  // Empty: nobody said.
    base::TimePoint when;
};

struct BoardItem {
    QString value;
    QString who;
    base::TimePoint when;
};

struct BoardSupply {
    std::uint32_t quantity = 0;
    QString unit;
};

struct DeskBoard {
    std::vector<BoardNote> notes;            // About this shelter, newest first.
    std::map<std::string, BoardItem> items;  // By code, as reported last.
    std::map<std::string, BoardSupply> supplies;
    std::uint32_t lastNumber = 0;  // Of the reports.
    std::optional<base::TimePoint> lastReport;
    // Needs of this shelter that nobody answered: by code those of the shelter itself, and how many there are in all.
    std::map<std::string, base::TimePoint> shelterNeeds;
    std::size_t openNeeds = 0;
    domain::ShelterStatus status{};
};

[[nodiscard]] DeskBoard readBoard(const state::State& state, const base::ShelterId& shelter);

}  // namespace hinanjo::reception
