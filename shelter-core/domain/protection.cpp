#include "domain/protection.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace hinanjo::domain {
namespace {

constexpr std::array<std::string_view, 12> kWords{"支援措置", "DV",       "ストーカー", "非開示",
                                                  "不開示",   "秘匿",     "閲覧制限",   "開示制限",
                                                  "交付制限", "発行抑止", "住所非公開", "配偶者暴力"};

}  // namespace

bool mentionsProtection(std::string_view text) {
    if (text.empty()) return false;
    std::string plain = base::nfkc(text);
    std::ranges::transform(plain, plain.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return std::ranges::any_of(kWords, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

}  // namespace hinanjo::domain
