// Names as people write them, made comparable: folded, split into family and given name, with their readings.
//
// The typed text is never changed; these are keys made from it. Pure functions, thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matching/tables.h"

namespace hinanjo::matching {

// Stands for one character that cannot be known: a private-use character (外字), 〓, ●, ? inside a name.
inline constexpr char32_t kWildcard = U'〓';

// One half of a name.
struct NamePart {
    std::u32string written;                    // Folded; empty if only a reading is known.
    std::u32string kana;                       // K1; empty if no reading was given.
    std::u32string alike;                      // K2 of `kana`.
    std::span<const std::u32string> readings;  // What `written` may be read as, when no reading was given.

    [[nodiscard]] bool isEmpty() const { return written.empty() && kana.empty(); }
};

struct NameSplit {
    NamePart family;
    NamePart given;
};

// What one or more cells say of one person's name.
struct TypedName {
    std::vector<NameSplit> written;          // Every way to split the name cell; parts in kana have no `written`.
    std::vector<NameSplit> kana;             // Every way to split a reading cell, or a name cell in kana.
    std::vector<std::u32string> wholes;      // Folded whole names without spaces, for finding.
    std::vector<std::u32string> kanaWholes;  // K1 of whole readings, for finding.
    std::vector<std::u32string> latin;       // Upper-case tokens, sorted; at least two or none.
    bool foreign = false;    // Latin, or a name officially written in katakana: order and spelling vary.
    bool relation = false;   // 「の母」「妻」「他1名」: the words speak of somebody else.
    bool honorific = false;  // 「さん」「様」: she did not write it herself.
};

// The name parts of an arrival. `familyKana` etc. may be empty; `name` and `kana` are whole cells.
struct NameCells {
    std::string_view name = {}, family = {}, given = {};
    std::string_view kana = {}, kanaFamily = {}, kanaGiven = {};
    std::string_view other = {};
};
[[nodiscard]] TypedName readTypedName(const NameCells& cells, const NameTables& tables);

// An official name with its reading: as few splits as the reading and the table allow, normally one.
struct OfficialName {
    std::vector<NameSplit> forms;
    std::vector<std::u32string> latin;
    bool foreign = false;
};
[[nodiscard]] OfficialName readOfficialName(std::string_view name, std::string_view kana, std::string_view other,
                                            const NameTables& tables);

// NFKC, no variation selectors or control characters, variants folded, 々 written out, unknown characters as kWildcard.
[[nodiscard]] std::u32string foldName(std::string_view name, const NameTables& tables);

// Does a remark say that somebody else than the named person is meant ("山田花子の妻", "他2名")?
[[nodiscard]] bool mentionsRelation(std::string_view remark);
[[nodiscard]] bool mentionsAbsence(std::string_view remark);

}  // namespace hinanjo::matching
