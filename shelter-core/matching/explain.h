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

// The levels by name: "family=equal given=kanji birth=exact place=room phone=own sex=equal". Names are never reused for
// another meaning, so that what two versions say can be compared.
[[nodiscard]] std::string levelsOf(const Comparison& comparison);

// One sentence without personal data: 「氏名、生年月日、住所が一致」, and what stands against it.
[[nodiscard]] std::string sentenceOf(const Scored& scored);

}  // namespace hinanjo::matching
