#include "app/printed_rows.h"

namespace hinanjo::app {

base::Result<base::RosterNo> rosterNoOn(office::Office&, const std::string& edition, std::uint32_t, std::uint32_t) {
    return base::fail(base::ErrorCode::NotFound, "edition " + edition + ": no such list was printed here");
}

}  // namespace hinanjo::app
