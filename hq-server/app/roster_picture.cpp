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

base::Status recordLook(office::Office& office, const std::string& what, const std::string& reason) {
    event::Draft draft;
    if (const auto incident = office.incident()) draft.incident = incident->incident;
    draft.payload = event::PersonalDataViewed{what, {}, {}, reason};
    const auto recorded = office.record({std::move(draft)});
    return recorded ? base::Status{} : base::Status(base::fail(recorded.error()));
}

}  // namespace hinanjo::app
