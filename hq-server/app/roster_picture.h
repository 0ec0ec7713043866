// Who of the roster is accounted for as of now, at headquarters.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "lists/build.h"
#include "office/office.h"
#include "safety/accounts.h"

namespace hinanjo::app {

struct RosterPicture {
    safety::Accounts accounts;
    std::size_t arrivals = 0;   // Matched for it.
    std::uint64_t edition = 0;  // Feed position it was made from.
    base::TimePoint dataTime;
};
[[nodiscard]] base::Result<RosterPicture> rosterPicture(office::Office& office);
// The same, and `look` may ask the matches it was made from.
using Look = std::function<void(const RosterPicture&, safety::LiveAccounts&)>;
[[nodiscard]] base::Status lookAtRoster(office::Office& office, const Look& look);

[[nodiscard]] std::vector<lists::RosterLine> rosterLines(const office::Office& office, const RosterPicture& picture);

// Somebody looks at everybody of a list by name. Before anything is shown: what cannot be recorded is not looked at.
[[nodiscard]] base::Status recordLook(office::Office& office, const std::string& what, const std::string& reason);

}  // namespace hinanjo::app
