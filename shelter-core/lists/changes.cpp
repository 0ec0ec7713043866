#include "lists/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lists/doors.h"
#include "lists/issued_rows.h"

namespace hinanjo::lists {
namespace {

constexpr std::string_view kAdded = "追加", kChanged = "変更";

bool takeOne(std::multiset<std::uint64_t>& digests, std::uint64_t digest) {
    const auto it = digests.find(digest);
    if (it == digests.end()) return false;
    digests.erase(it);
    return true;
}

// What `before` said of each subject; several rows may be about one.
struct Before {
    std::map<std::string, std::multiset<std::uint64_t>> said;
    std::multiset<std::uint64_t> ofNobody;
    std::map<std::string, std::string> places;  // 「3ページ 12行」, where a subject stood first.

    // Empty for a row that was said before; that one is then used up.
    std::string_view markOf(const Row& row) {
        if (row.subject.empty()) return takeOne(ofNobody, rowDigest(row)) ? "" : kAdded;
        const auto it = said.find(row.subject);
        if (it == said.end()) return kAdded;
        return takeOne(it->second, rowDigest(row)) ? "" : kChanged;
    }
};

Before read(std::span<const event::ListRows> parts) {
    Before before;
    std::map<std::uint32_t, std::size_t> rowsSoFar;  // Of a page; one without pages goes on in the next part.
    for (const event::ListRows& part : parts) {
        for (const auto& page : part.pages) {
            for (const auto& row : page.rows) {
                const std::size_t number = ++rowsSoFar[page.number];
                if (row.subject.empty()) {
                    before.ofNobody.insert(row.digest);
                    continue;
                }
                before.said[row.subject].insert(row.digest);
                before.places.emplace(row.subject, page.number == 0
                                                       ? fmt::format("{}行", number)
                                                       : fmt::format("{}ページ {}行", page.number, number));
            }
        }
    }
    return before;
}

Group goneRows(const Document& document, const Before& before, const std::set<std::string>& present,
               const std::map<std::string, Cell>& names) {
    Group gone;
    gone.title = "一覧から外れた人";
    auto nameAt = static_cast<std::size_t>(std::ranges::find(document.columns, ColumnKind::Name, &Column::kind) -
                                           document.columns.begin());
    if (nameAt == document.columns.size()) nameAt = 1;  // Sheets have no column of names: beside the mark.
    const auto numberAt = static_cast<std::size_t>(std::ranges::find(document.columns, "整理番号", &Column::title) -
                                                   document.columns.begin());
    for (const auto& [subject, digests] : before.said) {
        if (present.contains(subject)) continue;
        Row row;
        row.subject = subject;
        row.cells.resize(document.columns.size());
        row.cells.front().text = "削除";
        const auto known = names.find(subject);
        if (numberAt < row.cells.size()) row.cells[numberAt].text = subject;
        const std::string place = "前の版 " + before.places.at(subject);
        row.cells[nameAt] = known != names.end() ? Cell{known->second.text, place} : Cell{place + " の人", {}};
        gone.rows.push_back(std::move(row));
    }
    gone.subtotal = fmt::format("{} {}人", gone.title, gone.rows.size());
    return gone;
}

}  // namespace

std::map<std::string, Cell> namesOf(std::span<const RosterLine> lines, const Making& making) {
    std::map<std::string, Cell> names;
    for (const RosterLine* line : select(lines, making).counted) {
        if (mayStandOn(*line, making)) names.emplace(line->person->no.value, Cell{line->person->name, {}});
    }
    return names;
}

void keepChanges(Document& document, std::uint64_t since, std::span<const event::ListRows> before,
                 const std::map<std::string, Cell>& names) {
    Before was = read(before);
    std::set<std::string> present;
    std::size_t added = 0, changed = 0;
    for (Group& group : document.groups) {
        std::vector<Row> kept;
        std::size_t newHere = 0, otherHere = 0;
        for (Row& row : group.rows) {
            if (!row.subject.empty()) present.insert(row.subject);
            const std::string_view mark = was.markOf(row);
            newHere += mark == kAdded;
            otherHere += mark == kChanged;
            if (mark.empty() && !group.isSheet) continue;
            row.cells.insert(row.cells.begin(), Cell{std::string(mark), {}});
            kept.push_back(std::move(row));
        }
        group.subtotal = fmt::format("{} 変わったところ {}行", group.title, newHere + otherHere);
        if (group.isSheet) {
            if (newHere + otherHere == 0) kept.clear();
            newHere = std::min<std::size_t>(newHere, 1);
            otherHere = std::min<std::size_t>(otherHere, 1);
        }
        group.rows = std::move(kept);
        added += newHere;
        changed += otherHere;
    }
    std::erase_if(document.groups, [](const Group& group) { return group.rows.empty(); });
    document.columns.insert(document.columns.begin(), Column{.title = "変更", .kind = ColumnKind::Text, .widthMm = 13});
    Group gone = goneRows(document, was, present, names);
    const std::string counts =
        fmt::format("版 {} から: 追加 {}・変更 {}・削除 {}", since, added, changed, gone.rows.size());
    if (!gone.rows.empty()) document.groups.push_back(std::move(gone));
    document.title += "（変更分）";
    // The line of notes has no room for both; the duty of secrecy (49条の13) is the last of a list with a legal basis.
    document.notes = document.legalBasis.empty() ? std::vector{counts} : std::vector{counts, document.notes.back()};
    document.total = counts + "　" + document.total;
}

}  // namespace hinanjo::lists
