#include "mapping/values.h"

#include <algorithm>

#include "base/text.h"
#include "domain/protection.h"

namespace hinanjo::mapping {
namespace {

constexpr int kOldestAge = 125;

template <typename Value>
struct Word {
    std::string_view text;
    Value value;
};

template <typename Value, std::size_t N>
std::optional<Value> meaningOf(std::string_view text, const Word<Value> (&words)[N]) {
    const std::string folded = base::withoutSpaces(base::nfkc(text));
    const auto it = std::ranges::find(words, std::string_view(folded), &Word<Value>::text);
    if (it == std::end(words)) return std::nullopt;
    return it->value;
}

bool allOf(std::string_view text, std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

// What systems write for "not known": a word, or a code of nothing but zeros or nines.
bool meansUnknown(const std::string& folded) {
    return folded == "不詳" || folded == "不明" || folded == "-" || allOf(folded, "0") || allOf(folded, "0-/.") ||
           (folded.size() >= 6 && allOf(folded, "9"));
}

// The date of a number of four or five digits, if it is one; 60 was never a day, so that none of these is it.
std::optional<domain::PartialDate> dateOfDayNumber(const std::string& folded) {
    if (folded.size() < 4 || folded.size() > 5 || !allOf(folded, "0123456789")) return std::nullopt;
    using namespace std::chrono;
    const year_month_day date(sys_days(year(1899) / December / 30) + days(std::stoi(folded)));
    return domain::PartialDate{static_cast<std::uint16_t>(static_cast<int>(date.year())),
                               static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
                               static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

bool isAfter(const domain::PartialDate& date, std::chrono::year_month_day today) {
    const domain::PartialDate now{static_cast<std::uint16_t>(static_cast<int>(today.year())),
                                  static_cast<std::uint8_t>(static_cast<unsigned>(today.month())),
                                  static_cast<std::uint8_t>(static_cast<unsigned>(today.day()))};
    return date > now;
}

}  // namespace

std::optional<domain::Sex> readSex(std::string_view text) {
    using domain::Sex;
    static constexpr Word<Sex> kWords[] = {
        {"", Sex::NotSaid}, {"男", Sex::Male},      {"男性", Sex::Male},    {"1", Sex::Male},
        {"M", Sex::Male},   {"女", Sex::Female},    {"女性", Sex::Female},  {"2", Sex::Female},
        {"F", Sex::Female}, {"不明", Sex::NotSaid}, {"不詳", Sex::NotSaid}, {"-", Sex::NotSaid},
    };
    return meaningOf(text, kWords);
}

std::optional<domain::Consent> readConsent(std::string_view text) {
    using domain::Consent;
    static constexpr Word<Consent> kWords[] = {
        {"", Consent::NotSaid},
        {"同意", Consent::Given},
        {"同意あり", Consent::Given},
        {"同意有", Consent::Given},
        {"同意する", Consent::Given},
        {"有", Consent::Given},
        {"あり", Consent::Given},
        {"○", Consent::Given},
        {"〇", Consent::Given},
        {"不同意", Consent::Refused},
        {"同意なし", Consent::Refused},
        {"同意無", Consent::Refused},
        {"同意しない", Consent::Refused},
        {"拒否", Consent::Refused},
        {"無", Consent::Refused},
        {"なし", Consent::Refused},
        {"×", Consent::Refused},
        {"未回答", Consent::Unanswered},
        {"未確認", Consent::Unanswered},
        {"回答なし", Consent::Unanswered},
        {"みなし同意", Consent::Presumed},
        {"推定同意", Consent::Presumed},
        {"条例", Consent::Presumed},
    };
    return meaningOf(text, kWords);
}

std::optional<bool> readProtection(std::string_view text) {
    static constexpr Word<bool> kWords[] = {
        {"", false},
        {"無", false},
        {"なし", false},
        {"無し", false},
        {"×", false},
        {"-", false},
        {"ー", false},
        {"いいえ", false},
        {"非該当", false},
        {"該当なし", false},
        {"対象外", false},
        {"制限なし", false},
        {"支援措置なし", false},
        {"有", true},
        {"あり", true},
        {"有り", true},
        {"○", true},
        {"〇", true},
        {"●", true},
        {"◎", true},
        {"レ", true},
        {"はい", true},
        {"該当", true},
        {"対象", true},
        {"対象者", true},
        {"要", true},
        {"該当あり", true},
        {"制限あり", true},
        {"実施中", true},
        {"DV等", true},
    };
    bool isProtected = false, isClear = true;
    std::string rest = base::nfkc(text);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string part = rest.substr(0, end);
        rest.erase(0, end + 1);
        const auto known = meaningOf(part, kWords);
        if (known.value_or(domain::mentionsProtection(part) || !domain::readBirthDate(part).empty())) {
            isProtected = true;
        } else if (!known) {
            isClear = false;
        }
    }
    if (isProtected) return true;
    return isClear ? std::optional(false) : std::nullopt;
}

BirthRead readRegisterBirth(std::string_view text, std::chrono::year_month_day today, DayNumbers dayNumbers) {
    BirthRead read;
    const std::string folded = base::withoutSpaces(base::nfkc(text));
    if (folded.empty() || meansUnknown(folded)) {
        read.warning = "生年月日がありません";
        return read;
    }
    const auto counted = dateOfDayNumber(folded);
    const bool asNumber = counted && dayNumbers == DayNumbers::Dates;
    const auto dates = asNumber ? std::vector{*counted} : domain::readBirthDate(text);
    if (dates.empty()) {
        const bool number = counted && folded.size() == 5;
        read.refusal = number ? "is a spreadsheet's day number, not a date" : "is not a date, or one that never was";
        read.refusalJa = number ? "表計算ソフトの日付番号です。日付の表示にして保存し直してください"
                                : "日付として読めないか、ありえない日付です";
        return read;
    }
    read.date = dates.front();
    if (isAfter(read.date, today)) {
        read.refusal = "lies in the future";
        read.refusalJa = "未来の日付です";
    } else if (asNumber) {
        read.warning = "生年月日が表計算ソフトの日付番号です（日付に直して取り込み）";
    } else if (dates.size() > 1) {
        read.warning = "生年月日の元号がありません（" + domain::toJapanese(read.date) + "として取り込み）";
    } else if (read.date.year == 0) {
        read.warning = "生年月日の年がありません";
    } else if (domain::ageOn(read.date, today).value_or(0) > kOldestAge) {
        read.warning = "生年月日が古すぎます";
    }
    return read;
}

std::vector<std::string> oddCharacters(std::string_view fieldName, std::string_view text) {
    bool privateUse = false;
    bool geta = false;
    bool unreadable = false;
    bool placeholder = false;
    for (const char32_t c : base::decodeUtf8(text)) {
        privateUse = privateUse || base::isPrivateUse(c);
        geta = geta || c == U'〓';
        unreadable = unreadable || c == U'\ufffd';
        placeholder = placeholder || c == U'●' || c == U'?' || c == U'？';
    }
    std::vector<std::string> found;
    const bool failed = text.starts_with("#N/A") || text.starts_with("#REF!") || text.starts_with("#VALUE!") ||
                        text.starts_with("#NAME?");
    const auto say = [&](std::string_view what) { found.push_back(std::string(fieldName) + "に" + std::string(what)); };
    if (privateUse) say("外字があります");
    if (geta) say("〓があります");
    if (unreadable) say("読めない文字があります");
    if (placeholder && !failed) say("●や？があります");
    if (failed) say("表計算ソフトのエラーがあります");
    return found;
}

PhoneRead readPhone(std::string_view text) {
    PhoneRead read{std::string(text), {}};
    std::string folded = base::withoutSpaces(base::nfkc(text));
    if (folded.ends_with(".0")) folded.resize(folded.size() - 2);  // What some programs make of a whole number.
    std::string digits;
    std::ranges::copy_if(folded, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty()) return read;
    if (folded.find("E+") != std::string::npos || folded.find("e+") != std::string::npos) {
        read.remark = "が指数で書かれ、番号が失われています";
        return read;
    }
    if (digits.front() == '0' || (digits.size() != 9 && digits.size() != 10)) return read;
    const bool isBare = digits == folded;  // Spreadsheets leave a number with hyphens alone.
    const bool isMobile = digits.size() == 10 && digits[0] >= '5' && digits[1] == '0';
    const bool isTokyo = digits.size() == 9 && digits[0] == '3';
    if (isBare && (isMobile || isTokyo)) {
        read.text = "0" + digits;
        read.remark = "の先頭の0が欠けていたので補いました";
    } else {
        read.remark = "の先頭の0が欠けているようです";
    }
    return read;
}

Scripts scriptsOf(std::string_view text) {
    Scripts scripts;
    for (const char32_t c : base::decodeUtf8(text)) {
        const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
        if (within(U'0', U'9') || within(U'０', U'９')) {
            scripts.digits = true;
        } else if (within(0x3041, 0x3096) || within(0x30a1, 0x30fa) || within(0x31f0, 0x31ff) ||
                   within(0xff66, 0xff9d)) {
            scripts.kana = true;
        } else if (within(U'A', U'Z') || within(U'a', U'z') || within(U'Ａ', U'Ｚ') || within(U'ａ', U'ｚ') ||
                   within(0xc0, 0x24f)) {
            scripts.letters = true;
        } else if (within(0x3400, 0x9fff) || within(0xf900, 0xfaff) || within(0x20000, 0x3ffff) || c == U'々' ||
                   c == U'〓' || base::isPrivateUse(c)) {
            scripts.kanji = true;
        }
    }
    return scripts;
}

bool areSwapped(std::string_view name, std::string_view kana) {
    const Scripts inName = scriptsOf(name);
    return inName.kana && !inName.kanji && scriptsOf(kana).kanji;
}

}  // namespace hinanjo::mapping
