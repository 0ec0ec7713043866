#include "app/roster_picture.h"

namespace hinanjo::app {

base::Result<RosterPicture> rosterPicture(office::Office& office) {
    base::Result<RosterPicture> picture{RosterPicture{}};
    HINANJO_TRY(lookAtRoster(office, [&](const RosterPicture& now, safety::LiveAccounts&) { *picture = now; }));
    return picture;
}

base::Status lookAtRoster(office::Office& office, const Look& look) {
    office.settle();
    RosterPicture picture;
    const auto note = [&](const state::State&) {
        picture.edition = office.folded();
        picture.dataTime = office.clock().now();
    };
    return office.matches().use(note, [&](safety::LiveAccounts& live, safety::Said said) {
        picture.accounts = live.accounts(std::move(said));
        picture.arrivals = live.arrivals();
        look(picture, live);
    });
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
