// Forms with a number ahead: 避難者カード to be written by hand when there is no power, and sheets of 整理券 to be cut
// and handed out. Nobody's name is on them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/token.h"
#include "lists/build.h"
#include "lists/ledger.h"

namespace hinanjo::lists {

struct Blanks {
    base::ListId id;
    std::string kind;    // kCards or kTokens
    std::string title;   // 「避難者カード（手書き用）」
    std::string office;  // 「東京都北区」
    std::string scope;   // 「滝野川第三小学校」
    base::ShelterId shelter;
    bool drill = false;
    base::TimePoint printTime;
    std::string printedBy;
    domain::TokenRange tokens;
};
inline constexpr const char* kCards = "cards";
inline constexpr const char* kTokens = "tokens";
inline constexpr std::uint32_t kTokensOnPage = 10;

[[nodiscard]] Blanks buildCards(const base::ShelterId& shelter, const domain::TokenRange& tokens, const Making& making);
[[nodiscard]] Blanks buildTokens(const base::ShelterId& shelter, const domain::TokenRange& tokens,
                                 const Making& making);

// Numbers with these letters that were printed ahead, by `ledger`.
[[nodiscard]] std::vector<domain::TokenRange> reserved(const Ledger& ledger, const std::string& letters);

// The number to hand out next when `largest` is the largest that was handed out without a slip (0: none): the next one
// that was not printed ahead.
[[nodiscard]] std::uint32_t nextFree(std::uint32_t largest, const std::vector<domain::TokenRange>& reserved);

// The number after all that were printed ahead.
[[nodiscard]] std::uint32_t afterReserved(const std::vector<domain::TokenRange>& reserved);

// Where a tablet's next numbers to be printed ahead begin: after all that were, and at least a hundred after those
// handed out, so that a desk that is registering meanwhile never meets them.
[[nodiscard]] std::uint32_t nextReservation(std::uint32_t largest, const std::vector<domain::TokenRange>& reserved);

}  // namespace hinanjo::lists
