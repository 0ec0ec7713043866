#include "mapping/suggestion.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "mapping/content.h"

namespace hinanjo::mapping {
namespace {

constexpr std::size_t kRowsLookedAt = 200;
constexpr std::size_t kMostCodes = 12;  // More different ones are no codes.
constexpr std::size_t kLongestCode = 12;

// How sure a place is.
enum class Ground { Name, PartOfName, Content };

struct Place {
    std::vector<std::size_t> columns;
    Ground ground{};
};

// "TOML string": quotes, backslashes and control characters escaped.
std::string tomlText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
    return out + "\"";
}

class Suggester {
public:
    Suggester(store::RosterKind kind, const base::CsvTable& table, std::chrono::year_month_day today)
        : m_kind(kind), m_table(table), m_today(today), m_used(table.head.size(), false) {
        for (const std::string& name : table.head)
            m_folded.push_back(foldedHead(name));
    }

    Suggestion make() {
        for (const FieldInfo& field : fieldsOf(m_kind))
            placeByName(field);
        for (const FieldInfo& field : fieldsOf(m_kind))
            placeByPart(field);
        for (const Field field : {Field::Birth, Field::Address, Field::Kana, Field::Name})
            placeByContent(field);
        return written();
    }

private:
    using Columns = std::vector<std::size_t>;

    bool isPlaced(Field field) const { return m_places.contains(field); }
    void put(Field field, Columns columns, Ground ground) {
        for (const std::size_t column : columns)
            m_used[column] = true;
        m_places[field] = {std::move(columns), ground};
    }

    // Free columns of this name.
    Columns named(std::string_view name) const {
        Columns columns;
        const std::string wanted = foldedHead(name);
        for (std::size_t i = 0; i < m_folded.size(); ++i) {
            if (!m_used[i] && m_folded[i] == wanted) columns.push_back(i);
        }
        return columns;
    }

    void placeByName(const FieldInfo& field) {
        std::vector<std::string_view> names{field.name};
        names.insert(names.end(), field.otherNames.begin(), field.otherNames.end());
        for (const std::string_view name : names) {
            // Of two columns of one name the first is the person's own, as a rule; it has to be checked.
            if (const Columns columns = named(name); !columns.empty()) {
                return put(field.field, {columns.front()}, columns.size() == 1 ? Ground::Name : Ground::PartOfName);
            }
        }
        for (const auto& [first, second] : field.twoParts) {
            const Columns one = named(first), two = named(second);
            if (!one.empty() && !two.empty()) return put(field.field, {one.front(), two.front()}, Ground::Name);
        }
    }

    // Columns about other people hold names, addresses and telephones too.
    static bool isOfSomebodyElse(std::string_view folded) {
        return std::ranges::any_of(std::array{"緊急", "連絡", "世帯主", "代理", "申請", "民生", "支援者", "協力者",
                                              "担当", "家族", "保護者", "送付"},
                                   [&](const char* word) { return folded.find(word) != std::string_view::npos; });
    }
    static bool isOfContact(Field field) {
        return field == Field::ContactName || field == Field::ContactPhone || field == Field::ContactRelation ||
               field == Field::Commissioner || field == Field::HouseholdNo;
    }

    void placeByPart(const FieldInfo& field) {
        if (isPlaced(field.field)) return;
        std::vector<std::string_view> names{field.name};
        names.insert(names.end(), field.otherNames.begin(), field.otherNames.end());
        std::optional<std::size_t> best;
        std::size_t longest = 0;
        for (const std::string_view name : names) {
            const std::string part = foldedHead(name);
            for (std::size_t i = 0; i < m_folded.size(); ++i) {
                if (m_used[i] || part.size() <= longest || m_folded[i].find(part) == std::string::npos) continue;
                if (isOfSomebodyElse(m_folded[i]) && !isOfContact(field.field)) continue;
                // Who is protected is not overlooked because nobody knows the codes yet.
                if (field.field != Field::Protection && !holds(field.field, i)) continue;
                best = i;
                longest = part.size();
            }
        }
        if (best) put(field.field, {*best}, Ground::PartOfName);
    }

    void placeByContent(Field field) {
        if (isPlaced(field)) return;
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < m_folded.size(); ++i) {
            if (m_used[i] || isOfSomebodyElse(m_folded[i]) || !holds(field, i) || !isTelling(field, i)) continue;
            if (found) return;  // Two of them: people must say.
            found = i;
        }
        if (found) put(field, {*found}, Ground::Content);
    }

    // Whether nearly all that stands in a column can be this field.
    bool holds(Field field, std::size_t column) const {
        std::size_t fits = 0, seen = 0;
        for (const std::string& cell : cellsOf(column)) {
            ++seen;
            if (canBe(field, cell, m_today)) ++fits;
        }
        return fits * 10 >= seen * 8;
    }

    // Content alone counts only where it tells this field from all others.
    bool isTelling(Field field, std::size_t column) const {
        const auto cells = cellsOf(column);
        if (cells.empty()) return false;
        return std::ranges::all_of(cells, [&](const std::string& cell) {
            switch (field) {
                case Field::Birth: {
                    const BirthRead read = readRegisterBirth(cell, m_today);
                    return read.date.isComplete() && read.warning.empty();
                }
                case Field::Address:
                    return cell.find("丁目") != std::string::npos || cell.find("番") != std::string::npos ||
                           (cell.find("区") != std::string::npos && scriptsOf(cell).digits);
                case Field::Kana:
                    return base::isKana(cell);
                default:
                    return scriptsOf(cell).kanji && !scriptsOf(cell).digits &&
                           (cell.find("\u3000") != std::string::npos || cell.find(' ') != std::string::npos);
            }
        });
    }

    std::vector<std::string> cellsOf(std::size_t column) const {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < m_table.rows.size() && i < kRowsLookedAt; ++i) {
            std::string cell = base::trimmed(m_table.rows[i].cells[column]);
            if (!cell.empty()) cells.push_back(std::move(cell));
        }
        return cells;
    }

    // By its name, by its number where the name does not say which.
    std::string columnText(std::size_t column) const {
        const bool isClear = !m_folded[column].empty() && std::ranges::count(m_folded, m_folded[column]) == 1;
        return isClear ? tomlText(m_table.head[column]) : std::to_string(column + 1);
    }

    Suggestion written() const {
        Suggestion suggestion;
        std::string& out = suggestion.toml;
        out =
            "# 対応表の案です。確かめてから --mapping "
            "で使ってください。左がこのしくみの項目、右がファイルの列です。\n[columns]\n";
        if (m_table.headLine > 1) {
            const std::string line = std::to_string(m_table.headLine);
            out = "# 見出しは" + line + "行目です。取り込むときは --head-row " + line + " を付けてください。\n" + out;
        }
        for (const FieldInfo& field : fieldsOf(m_kind)) {
            const auto place = m_places.find(field.field);
            if (place == m_places.end()) {
                out += "# " + tomlText(field.name) + " = ?  # 見つかりません" +
                       (field.required ? "（必要な項目です）" : "") + "\n";
                if (field.required) suggestion.unplaced.push_back(field.name);
                continue;
            }
            out += tomlText(field.name) + " = " + columnsText(place->second.columns);
            if (place->second.ground == Ground::PartOfName) out += "  # 列の名前からの推定です。確かめてください";
            if (place->second.ground == Ground::Content) out += "  # 列の中身からの推定です。確かめてください";
            out += "\n";
        }
        bool any = false;
        for (std::size_t i = 0; i < m_used.size(); ++i) {
            if (m_used[i] || m_folded[i].empty()) continue;
            if (!any) out += "\n# どの項目でもない列（読みません）\n";
            any = true;
            out += "#   " + std::to_string(i + 1) + " " + tomlText(m_table.head[i]) + "\n";
        }
        writeCodes(Field::Sex, "男 女 不明", out);
        writeCodes(Field::Consent, "同意 不同意 未回答 みなし同意", out);
        writeCodes(Field::Protection, "有 無", out);
        return suggestion;
    }

    std::string columnsText(const Columns& columns) const {
        if (columns.size() == 1) return columnText(columns.front());
        std::string out;
        for (const std::size_t column : columns)
            out += (out.empty() ? "[" : ", ") + columnText(column);
        return out + "]";
    }

    void writeCodes(Field field, std::string_view words, std::string& out) const {
        const auto place = m_places.find(field);
        if (place == m_places.end() || place->second.columns.size() != 1) return;
        std::map<std::string, std::size_t> codes;
        for (const auto& row : m_table.rows) {
            const std::string cell = base::trimmed(row.cells[place->second.columns.front()]);
            if (!canBe(field, cell, m_today)) ++codes[cell];
        }
        if (codes.empty() || codes.size() > kMostCodes) return;
        const std::string name(nameOf(m_kind, field));
        out += "\n# 意味のわからない" + name +
               "の値です。右側に次のどれかを書いて # を外してください: " + std::string(words) + "\n[values." +
               tomlText(name) + "]\n";
        for (const auto& [code, count] : codes) {
            if (code.size() <= kLongestCode)
                out += "# " + tomlText(code) + " = \"\"  # " + std::to_string(count) + "行\n";
        }
    }

    store::RosterKind m_kind;
    const base::CsvTable& m_table;
    std::chrono::year_month_day m_today;
    std::vector<std::string> m_folded;
    std::vector<bool> m_used;
    std::map<Field, Place> m_places;
};

}  // namespace

Suggestion suggestMapping(store::RosterKind kind, const base::CsvTable& table, std::chrono::year_month_day today) {
    return Suggester(kind, table, today).make();
}

}  // namespace hinanjo::mapping
