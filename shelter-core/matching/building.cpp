#include "matching/building.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "matching/numerals.h"

namespace hinanjo::matching {
namespace {

bool isCode(char32_t c) {
    return isDigit(c) || (c >= U'A' && c <= U'Z');
}

// A run of digits and letters that may name a block or a room.
struct Code {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    bool hasDigit = false;
};

std::string withoutLeadingZeros(std::u32string_view text) {
    while (text.size() > 1 && text[0] == U'0' && isDigit(text[1]))
        text.remove_prefix(1);
    return base::encodeUtf8(text);
}

std::vector<Code> codesOf(std::u32string_view text) {
    std::vector<Code> codes;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        if (isCode(text[i])) {
            while (end < text.size() && isCode(text[end]))
                ++end;
            const auto code = text.substr(i, end - i);
            codes.push_back({i, end, withoutLeadingZeros(code), std::any_of(code.begin(), code.end(), isDigit)});
        } else if (isKanjiDigit(text[i])) {
            // Kanji digits are numbers only in front of a unit: 三和荘 is a name.
            std::u32string_view rest = text.substr(i);
            const auto number = takeNumber(rest);
            end = text.size() - rest.size();
            if (number && !rest.empty() &&
                std::u32string_view(U"号棟室階").find(rest[0]) != std::u32string_view::npos) {
                codes.push_back({i, end, std::to_string(*number), true});
            }
        }
        i = std::max(end, i + 1);
    }
    return codes;
}

bool unitAt(std::u32string_view text, std::size_t at, std::u32string_view unit) {
    return at <= text.size() && text.substr(at).starts_with(unit);
}

}  // namespace

Building readBuilding(std::u32string_view text) {
    Building building;
    std::vector<std::pair<std::size_t, std::size_t>> used;
    const auto codes = codesOf(text);
    const auto use = [&](std::size_t begin, std::size_t end) { used.emplace_back(begin, std::min(end, text.size())); };

    const Code* room = nullptr;
    bool sure = false;  // The room had its unit.
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const Code& code = codes[i];
        if (unitAt(text, code.end, U"号棟") || unitAt(text, code.end, U"号館")) {
            building.block = code.text;
            use(code.begin, code.end + 2);
        } else if (unitAt(text, code.end, U"棟")) {
            building.block = code.text;
            use(code.begin, code.end + 1);
        } else if (code.hasDigit && unitAt(text, code.end, U"号")) {
            room = &code;
            sure = true;
        } else if (unitAt(text, code.end, U"室")) {
            room = &code;
            sure = true;
        } else if (unitAt(text, code.end, U"階") || (code.text.ends_with('F') && code.hasDigit)) {
            use(code.begin, code.end + 1);
        } else if (code.hasDigit && !sure) {
            // A bare number is a room if it stands at the end or begins the text ("-405 王子荘").
            const auto last = text.find_last_not_of(U" )");
            const auto first = text.find_first_not_of(U" -(");
            if (code.end == last + 1 || code.begin == first) room = &code;
        }
    }
    if (room != nullptr) {
        building.room = room->text;
        std::size_t end = room->end;
        if (unitAt(text, end, U"号室")) {
            end += 2;
        } else if (unitAt(text, end, U"号") || unitAt(text, end, U"室")) {
            end += 1;
        }
        use(room->begin, end);
        // "4-1007": the number before the dash is the block.
        for (const Code& code : codes) {
            if (building.block.empty() && code.end + 1 == room->begin && text[code.end] == U'-') {
                building.block = code.text;
                use(code.begin, code.end + 1);
            }
        }
    }
    std::u32string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool taken =
            std::any_of(used.begin(), used.end(), [i](auto part) { return i >= part.first && i < part.second; });
        if (!taken && text[i] != U' ' && text[i] != U'-' && text[i] != U'(' && text[i] != U')') name.push_back(text[i]);
    }
    building.name = base::encodeUtf8(name);
    return building;
}

}  // namespace hinanjo::matching
