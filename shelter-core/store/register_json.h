// Rows of registers and .roster files as JSON objects. Text is kept byte for byte.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/roster.h"
#include "domain/shelter.h"

namespace hinanjo::store {

// One line, no newline in it.
[[nodiscard]] std::string toJson(const domain::RosterPerson& person);
[[nodiscard]] std::string toJson(const domain::Resident& resident);
[[nodiscard]] std::string toJson(const domain::ShelterInfo& shelter);

// Invalid if the text is not an object of that kind; unknown members are ignored (a later version may add some).
[[nodiscard]] base::Result<domain::RosterPerson> rosterPersonFromJson(std::string_view json);
[[nodiscard]] base::Result<domain::Resident> residentFromJson(std::string_view json);
[[nodiscard]] base::Result<domain::ShelterInfo> shelterFromJson(std::string_view json);

}  // namespace hinanjo::store
