#include "mapping/values.h"

#include <algorithm>

#include "base/text.h"

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

// 20935 is 1957-04-25 to a spreadsheet that has turned a date into its day number.
bool isSpreadsheetDayNumber(const std::string& folded) {
    return folded.size() == 5 && allOf(folded, "0123456789");
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

BirthRead readRegisterBirth(std::string_view text, std::chrono::year_month_day today) {
    BirthRead read;
    const std::string folded = base::withoutSpaces(base::nfkc(text));
    if (folded.empty() || meansUnknown(folded)) {
        read.warning = "生年月日がありません";
        return read;
    }
    const auto dates = domain::readBirthDate(text);
    if (dates.empty()) {
        const bool number = isSpreadsheetDayNumber(folded);
        read.refusal = number ? "is a spreadsheet's day number, not a date" : "is not a date, or one that never was";
        read.refusalJa = number ? "表計算ソフトの日付番号です。日付の表示にして保存し直してください"
                                : "日付として読めないか、ありえない日付です";
        return read;
    }
    read.date = dates.front();
    if (isAfter(read.date, today)) {
        read.refusal = "lies in the future";
        read.refusalJa = "未来の日付です";
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
    const auto say = [&](std::string_view what) { found.push_back(std::string(fieldName) + "に" + std::string(what)); };
    if (privateUse) say("外字があります");
    if (geta) say("〓があります");
    if (unreadable) say("読めない文字があります");
    if (placeholder) say("●や？があります");
    return found;
}

bool lostLeadingZero(std::string_view phone) {
    const std::string folded = base::nfkc(phone);
    std::string digits;
    std::ranges::copy_if(folded, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return (digits.size() == 9 || digits.size() == 10) && digits.front() != '0';
}

}  // namespace hinanjo::mapping
