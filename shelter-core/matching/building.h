// 棟 and 室 in what follows the 番地: "ハイツ王子203号室", "-405", "4号棟1007", "4-1007", "B棟 二〇三号".
#pragma once

#include <string>
#include <string_view>

namespace hinanjo::matching {

struct Building {
    std::string block;  // "4", "B"; no leading zeros
    std::string room;   // "203", "A203"
    std::string name;   // What is left, without spaces
};

// `text` is folded: NFKC, upper case, katakana, one kind of dash.
[[nodiscard]] Building readBuilding(std::u32string_view text);

}  // namespace hinanjo::matching
