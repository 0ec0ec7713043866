// A population of scripts/make-population: the roster as roster-import reads it, the arrivals as they were written
// down, and the truth.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/roster.h"
#include "matching/matcher.h"

namespace hinanjo::evaluation {

struct Truth {
    std::vector<std::uint32_t> rows;  // Of the roster; empty: on nobody's row. Two for a person listed twice.
    std::string trap;                 // Which situation was planted; empty for none.
};

struct Population {
    std::vector<domain::RosterPerson> roster;
    std::vector<domain::Resident> residents;  // Of the whole ward, if asked for.
    std::vector<matching::Arrival> arrivals;
    std::vector<Truth> truth;  // One for each arrival.
};

enum class Register : std::uint8_t { Without, With };

// Reads roster.csv, checkins.csv, truth.csv and, if asked, residents.csv of a directory. Fails naming file and row,
// also if a row is refused: an evaluation over fewer people than it says would be worthless.
[[nodiscard]] base::Result<Population> readPopulation(const std::filesystem::path& directory,
                                                      Register residents = Register::Without);

}  // namespace hinanjo::evaluation
