#include "app/roster_picture.h"

namespace hinanjo::app {

base::Result<RosterPicture> rosterPicture(office::Office& office) {
    base::Result<RosterPicture> picture{RosterPicture{}};
    HINANJO_ASSIGN(auto book, office.roster());
    office.settle();
    safety::Said said;
    office.read([&](const state::State& state) {
        picture->edition = office.folded();
        picture->dataTime = office.clock().now();
        said = safety::Said::in(state);
    });
    picture->accounts = safety::account(std::move(book), std::move(said));
    return picture;
}

std::vector<lists::RosterLine> rosterLines(const office::Office& office, const RosterPicture& picture) {
    return safety::linesOf(picture.accounts, [&](const base::ShelterId& id) { return office.shelterName(id); });
}

}  // namespace hinanjo::app
