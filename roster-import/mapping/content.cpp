#include "mapping/content.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"

namespace hinanjo::mapping {
namespace {

constexpr std::size_t kFewestRows = 5;    // Fewer say nothing about a column.
constexpr std::size_t kMostRows = 1'000;  // As many are looked at, evenly spread.

std::size_t digitsIn(std::string_view folded) {
    return static_cast<std::size_t>(std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; }));
}

// Numbers, and what stands between and behind them: 03-1234-5678（長男）; or the word for none.
bool canBePhone(std::string_view cell) {
    constexpr std::array<std::string_view, 11> kNone{"なし", "無し", "無",     "ナシ",   "不明", "不詳",
                                                     "-",    "ー",   "未登録", "非公開", "×"};
    const std::string folded = base::nfkc(cell);
    if (std::ranges::find(kNone, folded) != kNone.end()) return true;
    if (digitsIn(folded) >= 9) return folded.find('/') == std::string::npos;
    return digitsIn(folded) >= 6 && folded.find_first_of("./") == std::string::npos && !scriptsOf(folded).kanji;
}

const char* expectationOf(Field field) {
    switch (field) {
        case Field::No:
        case Field::HouseholdNo:
            return "no numbers";
        case Field::Name:
            return "no names";
        case Field::Kana:
            return "no kana";
        case Field::Birth:
            return "no dates";
        case Field::PostalCode:
            return "no postal codes";
        case Field::Address:
            return "no addresses";
        case Field::Protection:
            return "no words like 有 and 無";
        default:
            return "no telephone numbers";
    }
}

// The rows to look at.
std::vector<const base::CsvTable::Row*> sampleOf(const base::CsvTable& table) {
    std::vector<const base::CsvTable::Row*> rows;
    const std::size_t step = table.rows.size() / kMostRows + 1;
    for (std::size_t i = 0; i < table.rows.size(); i += step)
        rows.push_back(&table.rows[i]);
    return rows;
}

class ContentCheck {
public:
    ContentCheck(const base::CsvTable& table, const Layout& layout, std::chrono::year_month_day today,
                 std::string_view fileName)
        : m_table(table), m_layout(layout), m_today(today), m_fileName(fileName), m_rows(sampleOf(table)) {}

    base::Status run() const {
        HINANJO_TRY(checkSwapped());
        for (const Field field :
             {Field::No, Field::HouseholdNo, Field::Name, Field::Kana, Field::Birth, Field::PostalCode, Field::Address,
              Field::Phone, Field::Mobile, Field::ContactPhone, Field::Protection})
            HINANJO_TRY(checkField(field));
        return checkRepeated();
    }

private:
    base::Status checkSwapped() const {
        if (m_layout.columnsOf(Field::Kana).empty()) return {};
        std::size_t swapped = 0, seen = 0;
        for (const auto* row : m_rows) {
            const std::string name = m_layout.cell(Field::Name, row->cells);
            const std::string kana = m_layout.cell(Field::Kana, row->cells);
            if (name.empty() || kana.empty()) continue;
            ++seen;
            if (areSwapped(name, kana)) ++swapped;
        }
        if (swapped * 2 <= seen) return {};
        return wrong(Field::Name, "holds kana, and the column of フリガナ holds kanji, in " + inRows(swapped, seen) +
                                      ": the two are swapped");
    }

    base::Status checkField(Field field) const {
        std::size_t odd = 0, seen = 0;
        for (const auto* row : m_rows) {
            const std::string cell = m_layout.cell(field, row->cells);
            if (cell.empty()) continue;
            ++seen;
            if (!canBe(field, cell, m_today)) ++odd;
        }
        if (seen < kFewestRows || odd * 2 <= seen) return {};
        return wrong(field, std::string("holds ") + expectationOf(field) + " in " + inRows(odd, seen) +
                                ": is another column meant?");
    }

    // A code of the town or the kind instead of a number would make most people "the same one".
    base::Status checkRepeated() const {
        std::unordered_set<std::string> different;
        std::size_t all = 0;
        for (const auto& row : m_table.rows) {
            std::string no = m_layout.cell(Field::No, row.cells);
            if (no.empty()) continue;
            ++all;
            different.insert(std::move(no));
        }
        if (all < kFewestRows || different.size() * 2 >= all) return {};
        return wrong(Field::No, "holds only " + std::to_string(different.size()) + " different numbers in " +
                                    std::to_string(all) + " rows: is another column meant?");
    }

    static std::string inRows(std::size_t some, std::size_t all) {
        return std::to_string(some) + " of " + std::to_string(all) + " rows";
    }

    [[nodiscard]] tl::unexpected<base::Error> wrong(Field field, const std::string& what) const {
        std::string columns;
        for (const std::size_t column : m_layout.columnsOf(field))
            columns += (columns.empty() ? "" : " + ") + m_table.head[column];
        return base::fail(base::ErrorCode::Invalid, m_fileName + ":" + std::to_string(m_table.headLine) +
                                                        ": head: " + std::string(nameOf(m_layout.kind(), field)) +
                                                        ": column " + columns + " " + what);
    }

    const base::CsvTable& m_table;
    const Layout& m_layout;
    std::chrono::year_month_day m_today;
    std::string m_fileName;
    std::vector<const base::CsvTable::Row*> m_rows;
};

}  // namespace

bool canBe(Field field, std::string_view cell, std::chrono::year_month_day today) {
    const Scripts scripts = scriptsOf(cell);
    switch (field) {
        case Field::No:
        case Field::HouseholdNo:
            return scripts.digits;  // Offices put letters and kanji before them: 北-00123.
        case Field::Name:
            return (scripts.kanji || scripts.kana || scripts.letters) && !scripts.digits;
        case Field::Kana:
            return (scripts.kana || scripts.letters) && !scripts.kanji && !scripts.digits;
        case Field::Birth:
            return readRegisterBirth(cell, today, DayNumbers::Dates).refusal.empty();
        case Field::PostalCode:
            return digitsIn(base::nfkc(cell)) == 7 && !scripts.kanji;
        case Field::Address:
            return scripts.kanji && readRegisterBirth(cell, today, DayNumbers::Refused).date.isEmpty();
        case Field::Phone:
        case Field::Mobile:
        case Field::ContactPhone:
            return canBePhone(cell);
        case Field::Sex:
            return readSex(cell).has_value();
        case Field::Consent:
            return readConsent(cell).has_value();
        case Field::Protection:
            return readProtection(cell).has_value();
        default:
            return true;
    }
}

DayNumbers dayNumbersOf(const base::CsvTable& table, const Layout& layout) {
    std::size_t numbers = 0, seen = 0;
    for (const auto* row : sampleOf(table)) {
        const std::string cell = base::withoutSpaces(base::nfkc(layout.cell(Field::Birth, row->cells)));
        if (cell.empty()) continue;
        ++seen;
        if (cell.size() == 5 && digitsIn(cell) == cell.size()) ++numbers;
    }
    constexpr std::size_t kFewest = 3;
    return seen >= kFewest && numbers * 10 >= seen * 9 ? DayNumbers::Dates : DayNumbers::Refused;
}

base::Status checkContent(const base::CsvTable& table, const Layout& layout, std::chrono::year_month_day today,
                          std::string_view fileName) {
    return ContentCheck(table, layout, today, fileName).run();
}

}  // namespace hinanjo::mapping
