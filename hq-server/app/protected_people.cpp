#include "app/protected_people.h"

#include "safety/protected_people.h"

namespace hinanjo::app {

void markProtected(office::Office& office, const RosterPicture& picture, std::vector<lists::RosterLine>& lines) {
    office.read([&](const state::State& state) { safety::markProtected(state, picture.accounts, lines); });
}

}  // namespace hinanjo::app
