// What two versions of a register differ in, person by person and field by field.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/roster.h"

namespace hinanjo::app {

struct RowChange {
    enum class Kind { Added, Changed, Removed };
    Kind kind{};
    std::string no;    // 整理番号 or 宛名番号
    std::string name;  // As it stands in the new version, for a removed one in the old.
    struct FieldChange {
        std::string field;  // Its Japanese name.
        std::string before, after;
    };
    std::vector<FieldChange> fields;  // Only of a changed one.
};

struct RegisterChanges {
    std::vector<RowChange> rows;  // Removed first, then in the order of the new version.
    std::size_t added = 0, changed = 0, removed = 0, total = 0;
    // Removed numbers that are among the added ones but for zeros in front: a spreadsheet has eaten them, and the
    // people are the same.
    std::size_t lostZeros = 0;
};

// By number, which is unique in a register.
[[nodiscard]] RegisterChanges changesOf(std::span<const domain::RosterPerson> before,
                                        std::span<const domain::RosterPerson> after);
[[nodiscard]] RegisterChanges changesOf(std::span<const domain::Resident> before,
                                        std::span<const domain::Resident> after);

// UTF-8 with a mark: 区分, 番号, 氏名, 項目, 前, 後; a changed person has a line for each field.
[[nodiscard]] std::string toCsv(const RegisterChanges& changes);

}  // namespace hinanjo::app
