// Who of the roster is accounted for as of now, at headquarters.
#pragma once

#include <vector>

#include "base/result.h"
#include "lists/build.h"
#include "office/office.h"
#include "safety/accounts.h"

namespace hinanjo::app {

struct RosterPicture {
    safety::Accounts accounts;
    std::uint64_t edition = 0;  // Feed position it was made from.
    base::TimePoint dataTime;
};
[[nodiscard]] base::Result<RosterPicture> rosterPicture(office::Office& office);

[[nodiscard]] std::vector<lists::RosterLine> rosterLines(const office::Office& office, const RosterPicture& picture);

// Somebody looks at everybody of a list by name. Before anything is shown: what cannot be recorded is not looked at.
[[nodiscard]] base::Status recordLook(office::Office& office, const std::string& what, const std::string& reason);

}  // namespace hinanjo::app
