#include "app/list_record.h"

namespace hinanjo::app {

std::vector<event::ListRows::Row> recordedRows(const lists::Document& document,
                                               std::span<const std::uint32_t> rowsOnPage) {
    std::vector<event::ListRows::Row> out;
    out.reserve(document.rowCount());
    std::size_t page = 0;
    std::uint32_t row = 0;
    for (const lists::Group& group : document.groups) {
        for (const lists::Row& printed : group.rows) {
            while (page < rowsOnPage.size() && row == rowsOnPage[page]) {
                ++page;
                row = 0;
            }
            event::ListRows::Row kept{printed.subject, 0, 0, lists::contentOf(printed)};
            if (page < rowsOnPage.size()) {
                kept.page = static_cast<std::uint32_t>(page + 1);
                kept.row = ++row;
            }
            if (!kept.subject.empty()) out.push_back(std::move(kept));
        }
    }
    return out;
}

std::vector<event::Draft> issueDrafts(const base::IncidentId& incident, event::ListIssued issued,
                                      std::vector<event::ListRows::Row> rows) {
    // An event is at most 64 KiB (sync/limits.h); a row takes its subject, two short numbers, eight bytes and tags.
    constexpr std::size_t kAtMost = 48 * 1024;
    constexpr std::size_t kBesideSubject = 28;
    std::vector<event::Draft> drafts;
    const auto add = [&](event::Payload payload) {
        event::Draft draft;
        draft.incident = incident;
        draft.payload = std::move(payload);
        drafts.push_back(std::move(draft));
    };
    event::ListRows part{issued.list, {}};
    std::size_t size = 0;
    for (event::ListRows::Row& row : rows) {
        size += row.subject.size() + kBesideSubject;
        if (size > kAtMost) {
            add(std::move(part));
            part = {issued.list, {}};
            size = row.subject.size() + kBesideSubject;
        }
        part.rows.push_back(std::move(row));
    }
    if (!part.rows.empty()) add(std::move(part));
    add(std::move(issued));
    return drafts;
}

}  // namespace hinanjo::app
