#include "mapping/layout.h"

#include <algorithm>

#include "base/text.h"
#include "domain/protection.h"

namespace hinanjo::mapping {
namespace {

// Finds columns of one head by name.
class HeadSearch {
public:
    HeadSearch(std::span<const std::string> head, std::string_view fileName, std::size_t line)
        : m_place(std::string(fileName) + ":" + std::to_string(line) + ": head: ") {
        for (const std::string& name : head)
            m_folded.push_back(foldedHead(name));
    }

    // The one column of that name; nothing if there is none; Invalid if there are two.
    base::Result<std::optional<std::size_t>> find(std::string_view name) const {
        const std::string wanted = foldedHead(name);
        const auto first = std::ranges::find(m_folded, wanted);
        if (first == m_folded.end()) return std::optional<std::size_t>();
        if (std::find(first + 1, m_folded.end(), wanted) != m_folded.end()) {
            return wrong(name, "stands there twice: say which by its number in a mapping file");
        }
        return std::optional<std::size_t>(static_cast<std::size_t>(first - m_folded.begin()));
    }

    base::Result<std::vector<std::size_t>> columnsFor(const FieldInfo& field) const {
        std::vector<std::string_view> names{field.name};
        names.insert(names.end(), field.otherNames.begin(), field.otherNames.end());
        for (const std::string_view name : names) {
            HINANJO_ASSIGN(const auto column, find(name));
            if (column) return std::vector<std::size_t>{*column};
        }
        for (const auto& [first, second] : field.twoParts) {
            HINANJO_ASSIGN(const auto one, find(first));
            HINANJO_ASSIGN(const auto two, find(second));
            if (one && two) return std::vector<std::size_t>{*one, *two};
        }
        return std::vector<std::size_t>();
    }

    base::Result<std::vector<std::size_t>> columnsFor(const std::vector<Column>& wanted) const {
        std::vector<std::size_t> columns;
        for (const Column& column : wanted) {
            if (const auto* number = std::get_if<std::size_t>(&column)) {
                if (*number > m_folded.size()) {
                    return wrong("column " + std::to_string(*number),
                                 "the file has only " + std::to_string(m_folded.size()));
                }
                columns.push_back(*number - 1);
                continue;
            }
            const std::string& name = std::get<std::string>(column);
            HINANJO_ASSIGN(const auto found, find(name));
            if (!found) return wrong(name, "is named by the mapping file and missing");
            columns.push_back(*found);
        }
        return columns;
    }

    // What text becomes where it is read in the wrong encoding: 縺 and 繧 begin nearly every kana of UTF-8 read as
    // CP932, and accented letters stand in no Japanese head.
    [[nodiscard]] bool looksGarbled() const {
        return std::ranges::any_of(m_folded, [](const std::string& name) {
            return std::ranges::any_of(base::decodeUtf8(name), [](char32_t c) {
                return c == U'縺' || c == U'繧' || c == U'繝' || c == U'\ufffd' || (c >= 0x80 && c < 0x180);
            });
        });
    }

    [[nodiscard]] tl::unexpected<base::Error> wrong(std::string_view column, const std::string& what) const {
        return base::fail(base::ErrorCode::Invalid, m_place + std::string(column) + ": " + what);
    }

private:
    std::string m_place;
    std::vector<std::string> m_folded;
};

}  // namespace

base::Result<Layout> Layout::of(store::RosterKind kind, std::span<const std::string> head, const MapFile& map,
                                std::string_view fileName, std::size_t headLine) {
    const HeadSearch search(head, fileName, headLine);
    Layout layout;
    layout.m_kind = kind;
    std::vector<bool> used(head.size(), false);
    for (const FieldInfo& field : fieldsOf(kind)) {
        const auto at = static_cast<std::size_t>(field.field);
        const auto mapped = map.columns.find(field.field);
        HINANJO_ASSIGN(layout.m_columns[at],
                       mapped == map.columns.end() ? search.columnsFor(field) : search.columnsFor(mapped->second));
        if (field.required && layout.m_columns[at].empty()) {
            return search.wrong(field.name,
                                search.looksGarbled()
                                    ? "this column is missing: the head looks like text read in a wrong encoding"
                                    : "this column is missing");
        }
        for (const std::size_t column : layout.m_columns[at]) {
            if (used[column]) {
                return search.wrong(field.name,
                                    "is column " + std::to_string(column + 1) + ", which is already another field");
            }
            used[column] = true;
        }
        if (const auto values = map.values.find(field.field); values != map.values.end()) {
            layout.m_values[at] = values->second;
        }
    }
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (!used[i] && !head[i].empty()) layout.m_unused.push_back(head[i]);
    }
    if (kind == store::RosterKind::Roster && !map.columns.contains(Field::Protection)) {
        const auto missed = std::ranges::find_if(layout.m_unused, domain::mentionsProtection);
        if (missed != layout.m_unused.end()) {
            return search.wrong(
                *missed, "may say who is protected: give the field 支援措置 its columns in a mapping file, or []");
        }
    }
    return layout;
}

std::string Layout::cell(Field field, std::span<const std::string> row) const {
    const auto at = static_cast<std::size_t>(field);
    std::string text;
    for (const std::size_t column : m_columns[at]) {
        const std::string part = base::trimmed(row[column]);
        if (!text.empty() && !part.empty()) text += "\u3000";
        text += part;
    }
    const auto translated = m_values[at].find(text);
    return translated == m_values[at].end() ? text : translated->second;
}

}  // namespace hinanjo::mapping
