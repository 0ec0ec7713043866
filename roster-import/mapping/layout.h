// Which column of one file holds which field.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "mapping/fields.h"
#include "mapping/map_file.h"

namespace hinanjo::mapping {

class Layout {
public:
    // Finds the columns by the map file first, then by name. Invalid ("file:1: head: what", with the number of the
    // head's line) if a required column is missing, if a name stands in the head twice and so could mean either
    // (緊急連絡先 headed 氏名 again), if one column is to be two fields, or if a column that seems to say who is
    // protected (支援措置) would not be read and the map file does not say which one is.
    [[nodiscard]] static base::Result<Layout> of(store::RosterKind kind, std::span<const std::string> head,
                                                 const MapFile& map, std::string_view fileName,
                                                 std::size_t headLine = 1);

    [[nodiscard]] store::RosterKind kind() const { return m_kind; }
    // What a row says for a field: trimmed, several columns joined by a full-width space, codes translated.
    [[nodiscard]] std::string cell(Field field, std::span<const std::string> row) const;
    // Where a field stands, from 0; empty if the file does not have it.
    [[nodiscard]] std::span<const std::size_t> columnsOf(Field field) const {
        return m_columns[static_cast<std::size_t>(field)];
    }
    // Columns nobody reads, by their own names.
    [[nodiscard]] const std::vector<std::string>& unused() const { return m_unused; }

private:
    store::RosterKind m_kind{};
    std::array<std::vector<std::size_t>, kFields> m_columns;
    std::array<std::map<std::string, std::string>, kFields> m_values;
    std::vector<std::string> m_unused;
};

}  // namespace hinanjo::mapping
