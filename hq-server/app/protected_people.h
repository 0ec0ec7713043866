// Marks who must not stand on a partner's list.
#pragma once

#include <vector>

#include "app/roster_picture.h"

namespace hinanjo::app {

// Protected: the roster says so, or somebody at a shelter who is or may be this person asked not to be disclosed.
void markProtected(office::Office& office, const RosterPicture& picture, std::vector<lists::RosterLine>& lines);

}  // namespace hinanjo::app
