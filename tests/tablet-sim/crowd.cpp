#include "tablet-sim/crowd.h"

#include <array>

namespace hinanjo::sim {
namespace {

struct Written {
    const char* kanji;
    const char* kana;
};
constexpr std::array kFamilies = {
    Written{"佐藤", "サトウ"},   Written{"鈴木", "スズキ"},   Written{"高橋", "タカハシ"}, Written{"田中", "タナカ"},
    Written{"渡辺", "ワタナベ"}, Written{"伊藤", "イトウ"},   Written{"山本", "ヤマモト"}, Written{"中村", "ナカムラ"},
    Written{"小林", "コバヤシ"}, Written{"加藤", "カトウ"},   Written{"吉田", "ヨシダ"},   Written{"山田", "ヤマダ"},
    Written{"佐々木", "ササキ"}, Written{"山口", "ヤマグチ"}, Written{"松本", "マツモト"}, Written{"井上", "イノウエ"},
    Written{"木村", "キムラ"},   Written{"林", "ハヤシ"},     Written{"斎藤", "サイトウ"}, Written{"清水", "シミズ"},
};
constexpr std::array kMen = {Written{"太郎", "タロウ"}, Written{"健", "ケン"},       Written{"誠", "マコト"},
                             Written{"茂", "シゲル"},   Written{"大輔", "ダイスケ"}, Written{"翔", "ショウ"}};
constexpr std::array kWomen = {Written{"花子", "ハナコ"}, Written{"和子", "カズコ"},   Written{"陽子", "ヨウコ"},
                               Written{"恵", "メグミ"},   Written{"久美子", "クミコ"}, Written{"陽菜", "ヒナ"}};
constexpr std::array kTowns = {"王子", "豊島", "滝野川", "赤羽", "東十条", "神谷", "志茂", "田端"};

}  // namespace

tablet::Reception Crowd::household(const std::string& token) {
    tablet::Reception out;
    out.token = token;
    const Written& family = kFamilies[below(kFamilies.size())];
    const std::string town = kTowns[below(kTowns.size())];
    const std::string address = "北区" + town + std::to_string(1 + below(6)) + "-" + std::to_string(1 + below(30)) +
                                "-" + std::to_string(1 + below(20));
    const std::size_t size = 1 + below(5);
    for (std::size_t i = 0; i < size; ++i) {
        tablet::Arriving person;
        const bool man = below(2) == 0;
        const Written& given = man ? kMen[below(kMen.size())] : kWomen[below(kWomen.size())];
        person.familyName = family.kanji;
        person.familyKana = family.kana;
        person.givenName = given.kanji;
        person.givenKana = given.kana;
        person.sex = man ? domain::Sex::Male : domain::Sex::Female;
        person.birth = {static_cast<std::uint16_t>(1930 + below(95)), static_cast<std::uint8_t>(1 + below(12)),
                        static_cast<std::uint8_t>(1 + below(28))};
        person.address = address;
        if (below(20) == 0)
            person.items.push_back({domain::ItemKind::Care, std::string(domain::care::kWheelchair), {}});
        if (below(200) == 0)
            person.items.push_back({domain::ItemKind::Device, std::string(domain::care::kOxygen), "2L/分"});
        out.people.push_back(std::move(person));
    }
    return out;
}

tablet::Counting Crowd::counted(const std::string& token) {
    tablet::Counting out;
    out.token = token;
    out.count.men = static_cast<std::uint32_t>(below(3));
    out.count.women = static_cast<std::uint32_t>(1 + below(2));
    out.count.children = static_cast<std::uint32_t>(below(3));
    return out;
}

}  // namespace hinanjo::sim
