#include "domain/shelter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hinanjo::domain {

std::string toText(const HeadCount& c) {
    std::string out;
    for (const std::uint32_t n : {c.men, c.women, c.children, c.elderly, c.infants, c.unknown}) {
        if (!out.empty()) out.push_back('/');
        out += std::to_string(n);
    }
    return out;
}

HeadCount headCountFromText(std::string_view text) {
    HeadCount c;
    const std::array<std::uint32_t*, 6> parts{&c.men, &c.women, &c.children, &c.elderly, &c.infants, &c.unknown};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::uint32_t* part : parts) {
        const auto [next, error] = std::from_chars(at, end, *part);
        if (error != std::errc{}) return {};
        at = next < end ? next + 1 : next;
    }
    return c;
}

HouseholdDescribed& HouseholdDescribed::set(HouseholdField field, std::string value) {
    const auto it = std::ranges::find(fields, field, &HouseholdFieldValue::field);
    if (it != fields.end()) {
        it->value = std::move(value);
    } else {
        fields.push_back({field, std::move(value)});
    }
    return *this;
}

const std::string* HouseholdDescribed::find(HouseholdField field) const {
    const auto it = std::ranges::find(fields, field, &HouseholdFieldValue::field);
    return it == fields.end() ? nullptr : &it->value;
}

}  // namespace hinanjo::domain
