// 整理券: the number a household is handed and is found by, "A-0133". The letters say which tablet gives it out (HQ for
// what headquarters prints), so that tablets that do not hear of each other never give the same one.
//
// Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hinanjo::domain {

struct Token {
    std::string letters;
    std::uint32_t number = 0;

    friend bool operator==(const Token&, const Token&) = default;
};

// At least four digits.
[[nodiscard]] std::string toText(const Token& token);
// Nothing for any other text: capital letters, a hyphen, digits.
[[nodiscard]] std::optional<Token> tokenFromText(std::string_view text);

// Numbers that were printed ahead, first to last: the scope of such a list in the ledger, "A-0401〜A-0440".
struct TokenRange {
    Token first;
    std::uint32_t count = 0;

    [[nodiscard]] std::uint32_t last() const { return first.number + count - 1; }
    [[nodiscard]] bool holds(const Token& token) const {
        return token.letters == first.letters && token.number >= first.number && token.number <= last();
    }
    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};
[[nodiscard]] std::string toText(const TokenRange& range);
[[nodiscard]] std::optional<TokenRange> tokenRangeFromText(std::string_view text);

}  // namespace hinanjo::domain
