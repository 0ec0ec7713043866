// Lists of invented people, with every kind of name that has ever spoilt a printed list.
#pragma once

#include <array>
#include <chrono>
#include <string>

#include "lists/document.h"

namespace hinanjo::print::sample {

struct Name {
    const char* written;
    const char* kana;
};
// Variants by selector (one only in IPAmjMincho), outside the basic plane, CP932 extras, private use, very long, Latin.
inline constexpr std::array<Name, 14> kNames{
    {{"山田 太郎", "ヤマダ タロウ"},
     {"山田 和子", "ヤマダ カズコ"},
     {"佐々木 健太郎", "ササキ ケンタロウ"},
     {"髙橋 𠮷之助", "タカハシ キチノスケ"},
     {"辻\U000E0100 真由美", "ツジ マユミ"},
     {"渡邉\U000E0110 花子", "ワタナベ ハナコ"},
     {"\uE000田 次郎", "ヤマダ ジロウ"},
     {"伊集院 龍之介", "イジュウイン リュウノスケ"},
     {"クリストファー アレクサンダー モンゴメリー", "クリストファー アレクサンダー モンゴメリー"},
     {"NGUYEN THI LAN ANH", "グエン ティ ラン アイン"},
     {"勅使河原 小百合", "テシガワラ サユリ"},
     {"林 一", "ハヤシ ハジメ"},
     {"﨑山 光", "サキヤマ ヒカル"},
     {"小林 美咲", "コバヤシ ミサキ"}}};

inline constexpr const char* kLongAddress = "王子本町二丁目14番15-302号 グランドメゾン王子飛鳥山公園";

inline lists::Document empty() {
    using enum lists::ColumnKind;
    lists::Document d;
    for (std::size_t i = 0; i < d.id.bytes.size(); ++i)
        d.id.bytes[i] = static_cast<std::uint8_t>(17 * i + 3);
    d.kind = "evacuees";
    d.title = "避難所 入所者名簿";
    d.office = "東京都北区";
    d.scope = "滝野川第三小学校";
    d.dataTime =
        std::chrono::sys_days{std::chrono::November / 22 / 2026} + std::chrono::hours(5) + std::chrono::minutes(32);
    d.printTime = d.dataTime + std::chrono::minutes(3);
    d.edition = 1284;
    d.notAtHq = 12;
    d.printedBy = "受付係A";
    d.recipient = "王子一丁目町会";
    d.legalBasis = "災害対策基本法 第49条の11第3項";
    d.copy = 3;
    d.copies = 5;
    d.purpose = "使用後は 本部へ返却";
    d.notes = {"在所＝いま避難所の中にいる人", "■＝すぐ手当てが要る人"};
    d.columns = {{.title = "行", .kind = RowNumber, .widthMm = 8},
                 {.title = "券", .kind = Text, .widthMm = 20},
                 {.title = "氏名（かな）", .kind = Name, .widthMm = 55, .csvName = "氏名"},
                 {.title = "年齢", .kind = Number, .widthMm = 12},
                 {.title = "性", .kind = Text, .widthMm = 8},
                 {.title = "住所", .kind = Text, .widthMm = 40, .ditto = true},
                 {.title = "要配慮", .kind = Text, .widthMm = 20},
                 {.title = "在所", .kind = Tick, .widthMm = 11, .startsBlock = true},
                 {.title = "外出", .kind = Tick, .widthMm = 11},
                 {.title = "退所", .kind = Tick, .widthMm = 11},
                 {.title = "無事", .kind = Tick, .widthMm = 11, .startsBlock = true},
                 {.title = "けが", .kind = Tick, .widthMm = 11},
                 {.title = "不在", .kind = Tick, .widthMm = 11},
                 {.title = "不明", .kind = Tick, .widthMm = 11},
                 {.title = "メモ", .kind = Blank, .widthMm = 33}};
    return d;
}

// Row `n` of a list: three to a household, every seventh person out.
inline lists::Row row(std::size_t n) {
    const Name& name = kNames[n % kNames.size()];
    const bool out = n % 7 == 6;
    const std::size_t household = n / 3;
    char token[32];
    std::snprintf(token, sizeof token, "A-%04u", static_cast<unsigned>(household + 1));
    const std::string address =
        household % 6 == 5 ? std::string(kLongAddress) : "王子一丁目" + std::to_string(household % 30 + 1) + "番3号";
    const std::string care = n % 5 == 1 ? "■酸素・車いす" : n % 23 == 9 ? "■酸素・■透析・車いす・認知症" : "";
    lists::Row row;
    row.startsHousehold = n % 3 == 0;
    row.cells = {{},
                 {token, {}},
                 {name.written, name.kana},
                 {n % 9 == 8 ? "65-74" : std::to_string(n * 7 % 99), {}},
                 {n % 2 == 0 ? "男" : "女", {}},
                 {address, {}},
                 {care, {}},
                 {out ? "" : "1", {}},
                 {out ? "1" : "", {}},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {out ? "11/22 13:05〜" : "", {}}};
    return row;
}

// Groups of the given sizes.
template <std::size_t N>
lists::Document document(const std::array<std::size_t, N>& sizes) {
    constexpr std::array kTowns{"王子一丁目", "王子二丁目", "豊島三丁目"};
    lists::Document d = empty();
    std::size_t n = 0;
    for (std::size_t g = 0; g < N; ++g) {
        lists::Group group;
        group.title = kTowns[g % kTowns.size()];
        for (std::size_t i = 0; i < sizes[g]; ++i)
            group.rows.push_back(row(n++));
        group.subtotal = group.title + std::string(" 計 ") + std::to_string(sizes[g]) + "人";
        d.groups.push_back(std::move(group));
    }
    d.total = "合計 " + std::to_string(n) + "人";
    return d;
}

}  // namespace hinanjo::print::sample
