#include "codes/token_code.h"

#include "codes/envelope.h"

namespace hinanjo::codes {
namespace {

tl::unexpected<base::Error> malformed() {
    return base::fail(base::ErrorCode::Invalid, "token code: malformed");
}

}  // namespace

std::string toText(const TokenCode& code) {
    return wrap(Kind::Token, {asWord(code.number), asWord(code.shelter.value)});
}

base::Result<TokenCode> readTokenCode(std::string_view text) {
    HINANJO_ASSIGN(const std::vector<std::string> words, unwrap(Kind::Token, text));
    if (words.size() != 2) return malformed();
    const auto number = fromWord(words[0]);
    const auto shelter = fromWord(words[1]);
    if (!number || number->empty() || !shelter) return malformed();
    return TokenCode{*number, {*shelter}};
}

}  // namespace hinanjo::codes
