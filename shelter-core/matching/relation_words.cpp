#include "matching/relation_words.h"

#include <algorithm>
#include <array>

namespace hinanjo::matching {
namespace {

constexpr std::array<std::u32string_view, 34> kRelations = {
    U"妻",   U"夫",   U"母",   U"父",     U"子",   U"娘",   U"息子",   U"長男", U"長女",     U"次男", U"次女", U"二男",
    U"二女", U"三男", U"三女", U"祖母",   U"祖父", U"孫",   U"兄",     U"姉",   U"弟",       U"妹",   U"嫁",   U"婿",
    U"義母", U"義父", U"家族", U"奥さん", U"親",   U"夫婦", U"同居人", U"代理", U"ヘルパー", U"付添"};
constexpr std::array<std::u32string_view, 5> kHonorifics = {U"さん", U"様", U"ちゃん", U"くん", U"殿"};
constexpr std::array<std::u32string_view, 4> kOthers = {U"ほか", U"他", U"外", U"以下"};

bool isRelation(std::u32string_view word) {
    return std::find(kRelations.begin(), kRelations.end(), word) != kRelations.end();
}

bool isDigit(char32_t c) {
    return (c >= U'0' && c <= U'9') ||
           std::u32string_view(U"一二三四五六七八九十数").find(c) != std::u32string_view::npos;
}

// "他1名", "ほか 3人" from `at` on: its length, or 0.
std::size_t othersLength(std::u32string_view text, std::size_t at) {
    for (const auto word : kOthers) {
        if (!text.substr(at).starts_with(word)) continue;
        std::size_t end = at + word.size();
        while (end < text.size() && text[end] == U' ')
            ++end;
        const std::size_t number = end;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        if (end == number) continue;
        if (end < text.size() && (text[end] == U'名' || text[end] == U'人')) return end + 1 - at;
    }
    return 0;
}

void trimSpaces(std::u32string& text) {
    while (!text.empty() && text.back() == U' ')
        text.pop_back();
    const auto first = text.find_first_not_of(U' ');
    text.erase(0, first == std::u32string::npos ? text.size() : first);
}

// 「高 柳 利 夫」: three and more characters, each by itself.
bool isSpreadOut(std::u32string_view cell) {
    for (std::size_t i = 0; i < cell.size(); ++i)
        if ((cell[i] == U' ') != (i % 2 == 1)) return false;
    return cell.size() >= 5 && cell.size() % 2 == 1;
}

// "山田花子の妻" becomes "山田花子".
bool cutPossessive(std::u32string& cell) {
    for (std::size_t at = 1; at + 1 < cell.size(); ++at) {
        if (cell[at] != U'の' || !isRelation(std::u32string_view(cell).substr(at + 1))) continue;
        cell.resize(at);
        return true;
    }
    return false;
}

}  // namespace

WordsBeside cutRelationWords(std::u32string& cell) {
    WordsBeside words;
    bool& found = words.relation;
    // Brackets hold remarks, never a part of the name; 「本人」 is the only one that says nothing new.
    for (auto open = cell.find(U'('); open != std::u32string::npos; open = cell.find(U'(')) {
        const auto close = std::min(cell.find(U')', open), cell.size() - 1);
        found |= std::u32string_view(cell).substr(open, close - open + 1) != U"(本人)";
        cell.replace(open, close - open + 1, U" ");
    }
    for (std::size_t at = 1; at < cell.size(); ++at) {
        if (const std::size_t length = othersLength(cell, at)) {
            found = true;
            cell.erase(at, length);
        }
    }
    trimSpaces(cell);
    for (const auto word : kHonorifics) {
        if (cell.size() > word.size() + 1 && cell.ends_with(word)) {
            words.honorific = true;
            cell.resize(cell.size() - word.size());
        }
    }
    trimSpaces(cell);
    found |= cutPossessive(cell);
    if (const auto space = cell.rfind(U' '); space != std::u32string::npos) {
        const std::u32string_view last = std::u32string_view(cell).substr(space + 1);
        // One character after a single family name may be a given name (孫, 子); after two names it is not, unless the
        // whole name is spread over the line (高 柳 利 夫).
        const bool certain = !isSpreadOut(cell) && (last.size() > 1 || cell.find(U' ') != space || last == U"妻" ||
                                                    last == U"母" || last == U"父");
        if (certain && isRelation(last)) {
            found = true;
            cell.resize(space);
        }
    } else if (cell.size() >= 3 && (cell.back() == U'妻' || cell.back() == U'母')) {
        found = true;
        cell.pop_back();
    }
    trimSpaces(cell);
    return words;
}

bool saysAbsent(std::u32string_view remark) {
    // Left behind; not come; looked for; asked to be fetched; elsewhere.
    constexpr std::array<std::u32string_view, 36> kAbsent = {
        U"残っ",     U"残り",     U"残る",     U"残し",   U"取り残", U"家にい", U"宅にい", U"家に居", U"宅に居",
        U"まだ自宅", U"まだ家",   U"まだ来",   U"在宅",   U"来てい", U"来てな", U"来られ", U"来れ",   U"来ず",
        U"不在",     U"いません", U"いない",   U"居ない", U"探し",   U"捜し",   U"捜索",   U"行方",   U"安否",
        U"連絡が取", U"連絡がつ", U"連絡取れ", U"はぐれ", U"未着",   U"未到着", U"救助",   U"迎え",   U"入院"};
    return std::ranges::any_of(kAbsent, [&](std::u32string_view word) { return remark.find(word) != remark.npos; });
}

bool hasRelationWords(std::u32string_view remark) {
    std::u32string trimmed(remark);
    trimSpaces(trimmed);
    if (isRelation(trimmed)) return true;
    for (std::size_t at = 0; at < remark.size(); ++at) {
        if (othersLength(remark, at) > 0) return true;
        if (remark[at] != U'の') continue;
        for (const auto word : kRelations) {
            if (at > 0 && remark.substr(at + 1).starts_with(word)) return true;
        }
    }
    return remark.find(U"代理") != std::u32string_view::npos;
}

}  // namespace hinanjo::matching
