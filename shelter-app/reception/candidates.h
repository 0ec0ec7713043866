// Households that match what was typed: from the residents' register and, beside it, people who are here but not in it.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

struct SearchQuery {
    enum class By { Rows, Kana };
    By by = By::Rows;
    std::string family;  // Digits of base::rowKey, or katakana.
    std::string given;
    std::size_t limit = 50;

    [[nodiscard]] bool isEmpty() const { return family.empty() && given.empty(); }
};

struct Candidate {
    std::string residentHouseholdNo;             // From the register ...
    std::optional<base::HouseholdId> household;  // ... or a household that is here only ...
    std::optional<base::PersonId> person;        // ... or somebody on their own.
    QString title;                               // "山田 太郎 ほか3人"
    QString subtitle;                            // Address
    QString badge;                               // "在所 2人", "外出中"; empty: nobody has come yet
    bool needsCare = false;
};

struct CandidatesFound {
    std::vector<Candidate> households;
    std::size_t total = 0;
    bool more = false;           // total is "at least".
    std::size_t population = 0;  // People searched.
};

// Any thread. Nothing for an empty query.
[[nodiscard]] CandidatesFound findCandidates(const tablet::Tablet& tablet, const SearchQuery& query);

}  // namespace hinanjo::reception
