// A decision in plain words, field by field, with what both sides say. Personal data: for authorised eyes, never for
// logs.
#pragma once

#include <string>
#include <vector>

#include "matching/decide.h"

namespace hinanjo::matching {

// A name as written, from one cell or its two parts.
[[nodiscard]] std::string joinedCell(const std::string& whole, const std::string& family, const std::string& given);

[[nodiscard]] std::vector<FieldEvidence> evidenceOf(const Arrival& arrival, const Comparison& comparison,
                                                    const RosterEntry& entry);

// One sentence without personal data: 「氏名、生年月日、住所が一致」, and what stands against it.
[[nodiscard]] std::string sentenceOf(const Scored& scored);

}  // namespace hinanjo::matching
