// What a column can mean, and the names offices give it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/roster_file.h"

namespace hinanjo::mapping {

enum class Field : std::uint8_t {
    No,           // 整理番号, for residents 宛名番号
    HouseholdNo,  // 世帯番号
    Name,
    Kana,
    OtherName,
    Sex,
    Birth,
    PostalCode,
    Address,
    Building,
    Phone,
    Mobile,
    Reason,
    Neighbourhood,
    ContactName,
    ContactRelation,
    ContactPhone,
    Remark,
    Consent,
    Priority,
    Commissioner,
    Plan,
    Protection,
};
inline constexpr std::size_t kFields = 23;

struct FieldInfo {
    Field field{};
    std::string_view name;                                                // As in the documented head, and in messages.
    bool required = false;                                                // A file without the column is refused.
    std::vector<std::string_view> otherNames;                             // Folded as foldedHead does.
    std::vector<std::pair<std::string_view, std::string_view>> twoParts;  // 姓 and 名 in columns of their own.
};

// In the order of the documented head.
[[nodiscard]] std::span<const FieldInfo> fieldsOf(store::RosterKind kind);
[[nodiscard]] const FieldInfo* fieldNamed(store::RosterKind kind, std::string_view name);
[[nodiscard]] std::string_view nameOf(store::RosterKind kind, Field field);

// Whether a row names columns and no person: at least two such names, and little else.
[[nodiscard]] bool isHeadLine(std::span<const std::string> cells);

// Names of columns compare without width, spaces, case and the kind of kana.
[[nodiscard]] std::string foldedHead(std::string_view name);

}  // namespace hinanjo::mapping
