#include "matching/phones.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace hinanjo::matching {
namespace {

bool isDummy(std::string_view national) {
    const std::string_view local = national.substr(national.size() - 8);
    const std::string_view line = local.substr(1);
    return local == "12345678" || std::all_of(line.begin(), line.end(), [&](char c) { return c == line[0]; });
}

void addNumber(std::vector<Phone>& phones, std::string digits, bool international) {
    if (digits.starts_with("0081")) {
        digits.erase(0, 2);
        international = true;
    }
    if (international && digits.starts_with("81"))
        digits.replace(0, 2, digits.size() > 2 && digits[2] == '0' ? "" : "0");
    if (digits.size() == 8 && (digits[0] == '3' || digits[0] == '5' || digits[0] == '6')) digits.insert(0, "03");
    if ((digits.size() == 9 || digits.size() == 10) && digits[0] != '0') digits.insert(0, "0");
    if (digits.size() < 10 || digits.size() > 11 || digits[0] != '0' || isDummy(digits)) return;
    const Phone phone = std::stoull("1" + digits);
    if (std::find(phones.begin(), phones.end(), phone) == phones.end()) phones.push_back(phone);
}

}  // namespace

std::vector<Phone> readPhones(std::string_view cell) {
    std::vector<Phone> phones;
    if (cell.empty()) return phones;
    constexpr std::u32string_view kInside = U"-()[] .‐‑‒–—―−ー－~の";
    std::string digits;
    bool international = false;
    for (const char32_t c : base::decodeUtf8(base::nfkc(cell)) + U'/') {
        if (c == U'+') {
            international = true;
        } else if (c >= U'0' && c <= U'9') {
            digits.push_back(static_cast<char>(c));
        } else if (kInside.find(c) == std::u32string_view::npos) {
            if (!digits.empty()) addNumber(phones, std::move(digits), international);
            digits.clear();
            international = false;
        }
    }
    return phones;
}

bool isMobile(Phone phone) {
    const Phone prefix = phone / 100'000'000;
    return prefix == 1060 || prefix == 1070 || prefix == 1080 || prefix == 1090;
}

bool differInOneDigit(Phone a, Phone b) {
    int different = 0;
    while (a != 0 && b != 0) {
        if (a % 10 != b % 10 && ++different > 1) return false;
        a /= 10;
        b /= 10;
    }
    return a == b && different == 1;
}

}  // namespace hinanjo::matching
