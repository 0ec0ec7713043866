// Which combinations of agreement are right how often: what evidence rules are made from (linkage: "patterns").
#pragma once

#include <map>
#include <string>

#include "matching-eval/methods.h"

namespace hinanjo::evaluation {

struct Pattern {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t linked = 0;  // Of both, those the program calls certain.
};

// Of every arrival whose best candidate has a posterior of `from` or more: the levels of that pair in words
// ("family equal, given kana, birth exact, place number, phone own, sex equal"), and whether it is the right person.
// Arrivals that are held back for another reason (words of relation, a rival) are left out.
// `answers` are those of production().
[[nodiscard]] base::Result<std::map<std::string, Pattern>> patternsOf(const Population& population,
                                                                      const Answers& answers, double from = .95);

}  // namespace hinanjo::evaluation
