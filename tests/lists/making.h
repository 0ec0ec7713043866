// A making that never changes, for lists in tests.
#pragma once

#include "lists/build.h"

namespace hinanjo::lists::test {

inline Making making() {
    Making making;
    making.id.bytes[15] = 7;
    making.office = "東京都北区";
    making.dataTime =
        std::chrono::sys_days{std::chrono::November / 22 / 2026} + std::chrono::hours(5) + std::chrono::minutes(32);
    making.now = making.dataTime + std::chrono::minutes(3);
    making.edition = 42;
    making.printedBy = "受付係A";
    making.shelterName = [](const base::ShelterId& id) {
        return id.value == "S1"   ? std::string("滝野川第三小学校")
               : id.value == "S2" ? std::string("赤羽小学校")
                                  : std::string();
    };
    return making;
}

// Column of `document` with this title that is on paper, else in CSV.
inline std::size_t columnOf(const Document& document, std::string_view title) {
    for (const bool csvOnly : {false, true}) {
        for (std::size_t i = 0; i < document.columns.size(); ++i) {
            if (document.columns[i].title == title && document.columns[i].csvOnly == csvOnly) return i;
        }
    }
    return document.columns.size();
}

inline const Cell& cell(const Document& document, std::size_t group, std::size_t row, std::string_view title) {
    return document.groups.at(group).rows.at(row).cells.at(columnOf(document, title));
}

// The names of a group, top to bottom.
inline std::vector<std::string> names(const Document& document, std::size_t group) {
    std::vector<std::string> out;
    for (const Row& row : document.groups.at(group).rows)
        out.push_back(row.cells.at(columnOf(document, "氏名（かな）")).text);
    return out;
}

}  // namespace hinanjo::lists::test
