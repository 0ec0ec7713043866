#include "mapping/values.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::mapping {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::chrono::year_month_day kToday(year(2026), month(11), day(5));

}  // namespace

TEST_CASE("sex is read from words and from the codes of the register", "[values]") {
    CHECK(readSex("男") == domain::Sex::Male);
    CHECK(readSex("女性") == domain::Sex::Female);
    CHECK(readSex("１") == domain::Sex::Male);
    CHECK(readSex("2") == domain::Sex::Female);
    CHECK(readSex("") == domain::Sex::NotSaid);
    CHECK(readSex("不明") == domain::Sex::NotSaid);
    CHECK(readSex("3") == std::nullopt);
    CHECK(readSex("山田") == std::nullopt);
}

TEST_CASE("consent is never guessed from a code", "[values]") {
    CHECK(readConsent("同意") == domain::Consent::Given);
    CHECK(readConsent("○") == domain::Consent::Given);
    CHECK(readConsent("同意 しない") == domain::Consent::Refused);
    CHECK(readConsent("未回答") == domain::Consent::Unanswered);
    CHECK(readConsent("みなし同意") == domain::Consent::Presumed);
    CHECK(readConsent("") == domain::Consent::NotSaid);
    CHECK(readConsent("1") == std::nullopt);
    CHECK(readConsent("0") == std::nullopt);
}

TEST_CASE("who is protected is read from words and dates, never guessed from a code", "[values]") {
    for (const char* text :
         {"有", "○", "対象", "ＤＶ等支援措置", "ストーカー", "令和9年3月31日", "無　有", "R9.3.31"}) {
        INFO(text);
        CHECK(readProtection(text) == true);
    }
    for (const char* text : {"", "無", "－", "非該当", "支援措置なし", "無　なし"}) {
        INFO(text);
        CHECK(readProtection(text) == false);
    }
    for (const char* text : {"0", "1", "02", "解除", "無　9"}) {
        INFO(text);
        CHECK(readProtection(text) == std::nullopt);
    }
}

TEST_CASE("a date of birth that cannot be is refused with a reason", "[values]") {
    CHECK(readRegisterBirth("S33.04.12", kToday).date == domain::PartialDate{1958, 4, 12});
    CHECK(readRegisterBirth("昭和33年2月30日", kToday).refusalJa == "日付として読めないか、ありえない日付です");
    CHECK(readRegisterBirth("令和9年1月1日", kToday).refusalJa == "未来の日付です");
    CHECK(readRegisterBirth("2026-11-06", kToday).refusalJa == "未来の日付です");
    CHECK(readRegisterBirth("2026-11-05", kToday).refusal.empty());
    CHECK(readRegisterBirth("21287", kToday).refusal == "is a spreadsheet's day number, not a date");
}

TEST_CASE("a date of birth that is only partly known is taken with a remark", "[values]") {
    for (const auto* unknown : {"", "不明", "00000000", "0000-00-00", "99999999", "-"}) {
        CAPTURE(unknown);
        const BirthRead read = readRegisterBirth(unknown, kToday);
        CHECK(read.refusal.empty());
        CHECK(read.date.isEmpty());
        CHECK(read.warning == "生年月日がありません");
    }
    const BirthRead noEra = readRegisterBirth("33.4.12", kToday);
    CHECK(noEra.date == domain::PartialDate{1958, 4, 12});
    CHECK(noEra.warning == "生年月日の元号がありません（昭和33年4月12日として取り込み）");
    CHECK(readRegisterBirth("4月12日", kToday).warning == "生年月日の年がありません");
    CHECK(readRegisterBirth("明治30年1月1日", kToday).warning == "生年月日が古すぎます");
    CHECK(readRegisterBirth("昭和36年", kToday).date == domain::PartialDate{1961, 0, 0});
}

TEST_CASE("lost and private characters are pointed out", "[values]") {
    CHECK(oddCharacters("氏名", "山田　花子").empty());
    CHECK(oddCharacters("氏名", "\U0000E000田") == std::vector<std::string>{"氏名に外字があります"});
    CHECK(oddCharacters("氏名", "〓田\ufffd●") ==
          std::vector<std::string>{"氏名に〓があります", "氏名に読めない文字があります", "氏名に●や？があります"});
    // A variation sequence is a Unicode character like any other.
    CHECK(oddCharacters("氏名", "\U00009089\U000E010F").empty());
}

TEST_CASE("a 0 that a spreadsheet took is put back only where the number can be nothing else", "[values]") {
    struct Case {
        const char *written, *read, *remark;
    };
    constexpr const char* kPutBack = "の先頭の0が欠けていたので補いました";
    constexpr const char* kMissing = "の先頭の0が欠けているようです";
    for (const Case& c :
         {Case{"9001234567", "09001234567", kPutBack}, Case{"7001234567", "07001234567", kPutBack},
          Case{"5001234567", "05001234567", kPutBack}, Case{"301234567", "0301234567", kPutBack},
          Case{"３０１２３４５６７", "0301234567", kPutBack}, Case{"9001234567.0", "09001234567", kPutBack},
          // A town elsewhere, or a digit too few; hyphens no spreadsheet leaves in a number.
          Case{"488001234", "488001234", kMissing}, Case{"3-0123-4567", "3-0123-4567", kMissing},
          Case{"9101234567", "9101234567", kMissing},
          Case{"9.00123E+09", "9.00123E+09", "が指数で書かれ、番号が失われています"},
          Case{"090-0123-4567", "090-0123-4567", ""}, Case{"09001234567", "09001234567", ""},
          Case{"03-0123-4567", "03-0123-4567", ""}, Case{"3908-1234", "3908-1234", ""}, Case{"なし", "なし", ""},
          Case{"", "", ""}}) {
        CAPTURE(c.written);
        const PhoneRead read = readPhone(c.written);
        CHECK(read.text == c.read);
        CHECK(read.remark == c.remark);
    }
}

TEST_CASE("a spreadsheet's day number is a date only where the column says so", "[values]") {
    const BirthRead read = readRegisterBirth("21287", kToday, DayNumbers::Dates);
    CHECK(read.date == domain::PartialDate{1958, 4, 12});
    CHECK(read.warning == "生年月日が表計算ソフトの日付番号です（日付に直して取り込み）");
    CHECK(readRegisterBirth("9863", kToday, DayNumbers::Dates).date == domain::PartialDate{1927, 1, 1});
    CHECK(readRegisterBirth("99999", kToday, DayNumbers::Dates).refusalJa == "未来の日付です");
    CHECK(readRegisterBirth("S33.4.12", kToday, DayNumbers::Dates).date == domain::PartialDate{1958, 4, 12});
    CHECK(readRegisterBirth("020412", kToday, DayNumbers::Dates).date.year == 1927);
}

TEST_CASE("names and readings that changed places are noticed", "[values]") {
    CHECK(areSwapped("ﾔﾏﾀﾞ ﾊﾅｺ", "山田　花子"));
    CHECK(areSwapped("やまだ　はなこ", "山田　花子"));
    CHECK_FALSE(areSwapped("山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ"));
    // Foreign names and names of kana have no kanji to begin with.
    CHECK_FALSE(areSwapped("グエン　ラン", "ｸﾞｴﾝ ﾗﾝ"));
    CHECK_FALSE(areSwapped("\U0000E000田　〓", "ﾔﾏﾀﾞ ﾊﾅｺ"));
}

TEST_CASE("what a spreadsheet's formula could not say is no name", "[values]") {
    CHECK(oddCharacters("氏名", "#N/A") == std::vector<std::string>{"氏名に表計算ソフトのエラーがあります"});
    CHECK(oddCharacters("氏名", "#NAME?") == std::vector<std::string>{"氏名に表計算ソフトのエラーがあります"});
}

}  // namespace hinanjo::mapping
