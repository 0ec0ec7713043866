#include "domain/token.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace hinanjo::domain {
namespace {

constexpr std::string_view kTo = "〜";

}  // namespace

std::string toText(const Token& token) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04u", static_cast<unsigned>(token.number));
    return token.letters + "-" + digits;
}

std::optional<Token> tokenFromText(std::string_view text) {
    const auto hyphen = text.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return std::nullopt;
    Token out{std::string(text.substr(0, hyphen)), 0};
    if (!std::ranges::all_of(out.letters, [](char c) { return c >= 'A' && c <= 'Z'; })) return std::nullopt;
    const std::string_view digits = text.substr(hyphen + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return out;
}

std::string toText(const TokenRange& range) {
    return toText(range.first) + std::string(kTo) + toText(Token{range.first.letters, range.last()});
}

std::optional<TokenRange> tokenRangeFromText(std::string_view text) {
    const auto to = text.find(kTo);
    if (to == std::string_view::npos) return std::nullopt;
    auto first = tokenFromText(text.substr(0, to));
    const auto last = tokenFromText(text.substr(to + kTo.size()));
    if (!first || !last || last->letters != first->letters || last->number < first->number) return std::nullopt;
    const std::uint32_t count = last->number - first->number + 1;
    return TokenRange{std::move(*first), count};
}

}  // namespace hinanjo::domain
