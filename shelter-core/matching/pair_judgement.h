// Two records side by side: what agrees, and whether that is enough to ask people if they are one person
// (duplicates.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matching/compare.h"
#include "matching/duplicates.h"

namespace hinanjo::matching {

// Years in which somebody may have been born, both included.
struct BirthYears {
    int from = 0;
    int to = 0;
};

// A record made comparable: as one who arrives and as one who is known already.
struct ReadRecord {
    TypedArrival typed;
    RosterEntry entry;
    std::optional<BirthYears> years;  // Nothing: neither birth nor age nor age group was said.
    std::string household;
};
[[nodiscard]] ReadRecord readRecord(const Registration& registration, const NameTables& tables,
                                    const AddressBook& towns);

struct PairLevels {
    FamilyLevel family{};
    GivenLevel given{};
    BirthLevel birth{};
    PlaceLevel place{};
    PhoneLevel phone{};
    SexLevel sex{};
    bool household = false;
};
// The same for (a, b) and (b, a).
[[nodiscard]] PairLevels comparePair(const ReadRecord& a, const ReadRecord& b, const NameTables& tables);

// Nothing: not to be proposed. Else how much agrees.
[[nodiscard]] std::optional<int> strengthOf(const PairLevels& levels);
[[nodiscard]] std::string pairSentence(const PairLevels& levels);
[[nodiscard]] std::vector<PairField> pairFields(const PairLevels& levels, const Registration& a, const Registration& b);

}  // namespace hinanjo::matching
