#include "codes/token_code.h"

#include "base/code_text.h"
#include "codes/envelope.h"

namespace hinanjo::codes {
namespace {

constexpr std::size_t kShortestSecret = 16;

tl::unexpected<base::Error> malformed(const char* what) {
    return base::fail(base::ErrorCode::Invalid, std::string(what) + ": malformed");
}

}  // namespace

std::string toText(const TokenCode& code) {
    return wrap(Kind::Token, {asWord(code.number), asWord(code.shelter.value)});
}

base::Result<TokenCode> readTokenCode(std::string_view text) {
    HINANJO_ASSIGN(const std::vector<std::string> words, unwrap(Kind::Token, text));
    if (words.size() != 2) return malformed("token code");
    const auto number = fromWord(words[0]);
    const auto shelter = fromWord(words[1]);
    if (!number || number->empty() || !shelter) return malformed("token code");
    return TokenCode{*number, {*shelter}};
}

std::string toText(const BadgeCode& code) {
    return wrap(Kind::Badge, {asWord(code.staff.value), base::toBase32(code.secret)});
}

base::Result<BadgeCode> readBadgeCode(std::string_view text) {
    HINANJO_ASSIGN(const std::vector<std::string> words, unwrap(Kind::Badge, text));
    if (words.size() != 2) return malformed("badge code");
    const auto staff = fromWord(words[0]);
    const auto secret = base::fromBase32(words[1]);
    if (!staff || staff->empty() || !secret || secret->size() < kShortestSecret) return malformed("badge code");
    return BadgeCode{{*staff}, *secret};
}

}  // namespace hinanjo::codes
