#include "codes/envelope.h"

#include <algorithm>

#include "base/code_text.h"

namespace hinanjo::codes {
namespace {

constexpr std::string_view kOurs = "HNJ";
constexpr char kForm = '1';

bool isPlain(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
}

std::string inCapitals(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

}  // namespace

std::string wrap(Kind kind, const std::vector<std::string>& words) {
    std::string out(kOurs);
    out += static_cast<char>(kind);
    out += kForm;
    for (const std::string& word : words)
        out += " " + word;
    return out + " " + base::checkCode(out);
}

base::Result<std::vector<std::string>> unwrap(Kind kind, std::string_view text) {
    const std::string code = inCapitals(text);
    const auto words = base::wordsOf(code);
    if (words.empty() || words[0].size() < 5 || !words[0].starts_with(kOurs) || words[0][3] != static_cast<char>(kind))
        return base::fail(base::ErrorCode::NotFound, "code: not of this kind");
    const std::string_view form = words[0].substr(4);
    if (!std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; }))
        return base::fail(base::ErrorCode::NotFound, "code: not of this kind");
    if (form != std::string_view(&kForm, 1))
        return base::fail(base::ErrorCode::TooNew, "code: form " + std::string(form) + " is not known here");
    const auto last = code.rfind(' ');
    if (words.size() < 3 || base::checkCode(code.substr(0, last)) != words.back())
        return base::fail(base::ErrorCode::Corrupt, "code: check code differs");
    return std::vector<std::string>(words.begin() + 1, words.end() - 1);
}

std::string asWord(std::string_view text) {
    const bool plain = !text.empty() && std::ranges::all_of(text, isPlain);
    return plain ? std::string(text) : "." + base::toBase32(text);
}

std::optional<std::string> fromWord(std::string_view word) {
    if (word.starts_with('.')) return base::fromBase32(word.substr(1));
    if (word.empty() || !std::ranges::all_of(word, isPlain)) return std::nullopt;
    return std::string(word);
}

}  // namespace hinanjo::codes
