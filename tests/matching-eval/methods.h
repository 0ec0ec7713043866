// The production matcher and what offices do without one, on the same arrivals.
#pragma once

#include <vector>

#include "matching-eval/tally.h"
#include "matching/ingredients.h"

namespace hinanjo::evaluation {

using Answers = std::vector<Answer>;

// Matcher, arrival by arrival. With the residents' register every ingredient is on.
[[nodiscard]] base::Result<Answers> production(const Population& population,
                                               const matching::Ingredients& ingredients = {}, bool commonValues = true,
                                               Register residents = Register::Without);
// What HQ says in the end: links that matchAll takes back, because arrivals contradict each other, go to a person.
[[nodiscard]] base::Result<Answers> asListed(const Population& population, Answers answers);

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
// The same against the residents' register, as 石巻市 does it: exactly one resident, and then that resident's roster
// row. A roster row is the resident's of its name, birth and town.
[[nodiscard]] base::Result<Answers> lgdpmOnRegister(const Population& population);

}  // namespace hinanjo::evaluation
