#include "base/code_text.h"

namespace hinanjo::base {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string toBase32(std::string_view raw) {
    std::string out;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : raw) {
        bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xffff;
        for (held += 8; held >= 5; held -= 5)
            out += kBase32[bits >> (held - 5) & 31];
    }
    if (held > 0) out += kBase32[bits << (5 - held) & 31];
    return out;
}

std::optional<std::string> fromBase32(std::string_view text) {
    std::string raw;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const auto digit = kBase32.find(capital(c));
        if (digit == std::string_view::npos) return std::nullopt;
        bits = (bits << 5 | static_cast<std::uint32_t>(digit)) & 0xffff;
        held += 5;
        if (held >= 8) {
            held -= 8;
            raw += static_cast<char>(bits >> held & 0xff);
        }
    }
    return raw;
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320U : 0);
    }
    return ~crc;
}

std::string checkCode(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const std::uint32_t crc = crc32(text);
    std::string out;
    for (int shift = 28; shift >= 0; shift -= 4)
        out += kHex[crc >> shift & 15];
    return out;
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto space = text.find(' ');
        words.push_back(text.substr(0, space));
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return words;
}

}  // namespace hinanjo::base
