// The production matcher and what offices do without one, on the same arrivals.
#pragma once

#include <vector>

#include "matching-eval/tally.h"
#include "matching/ingredients.h"

namespace hinanjo::evaluation {

using Answers = std::vector<Answer>;

// Matcher, as HQ runs it over a batch.
[[nodiscard]] base::Result<Answers> production(const Population& population,
                                               const matching::Ingredients& ingredients = {}, bool commonValues = true);

// VLOOKUP of the name cell: the first row whose cell is the same. No review.
[[nodiscard]] Answers rawName(const Population& population);
// The same after NFKC and without spaces.
[[nodiscard]] Answers plainName(const Population& population);

// Baselines that get our own folding of names and readings, and our reading of dates and addresses.

// One name (characters or reading) and one date of birth. Several rows: to a person.
[[nodiscard]] base::Result<Answers> nameAndBirth(const Population& population);
// LGDPM, 石巻市 (domain.md 2.7): 1 カナ姓名, 2 生年月日+性別+町名, 3 カナ+生年月日, 4 カナ+町名; the first rule that
// leaves exactly one row links. If a rule left several and none left one: to a person.
[[nodiscard]] base::Result<Answers> lgdpm(const Population& population);

}  // namespace hinanjo::evaluation
