#include "domain/birth_date.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace hinanjo::domain {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::vector<std::string> readAsText(std::string_view written) {
    std::vector<std::string> out;
    for (const PartialDate& date : readBirthDate(written))
        out.push_back(date.toText());
    return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("one date is read from every way offices and people write it", "[birth]") {
    const std::string written =
        GENERATE("昭和33年4月12日", "昭和３３年０４月１２日", "昭和 33年 4月 12日", "昭和三十三年四月十二日",
                 "昭和三三年四月一二日", "昭33.4.12", "昭33-4-12", "昭・33・4・12", "S33.4.12", "s33/04/12",
                 "Ｓ３３．４．１２", "S330412", "S.33.4.12", "S 33 4 12", "㍼33年4月12日", "3330412", "3-33-04-12",
                 "3-330412", "３３３０４１２", "3/33/4/12", "1958-04-12", "1958/4/12", "1958.4.12", "1958年4月12日",
                 "西暦1958年4月12日", "一九五八年四月十二日", "19580412", "１９５８０４１２", "昭和33年4月12日生",
                 "昭和33年4月12日生まれ", "1958年（昭和33年）4月12日", "昭和33年4月12日（68歳）", "昭和33年4月12",
                 "  昭和33年4月12日\u3000", "S33ー4ー12", "昭和33−4−12", "\ufeff昭和33年4月12日", "1958年04月12日(土)", "1958/4/12 0:00:00",
                 "1958-04-12T00:00:00.000Z", "S33.4.12 0:00", "昭和参拾参年四月拾弐日", "昭和三十三年四月一二日");

    CAPTURE(written);
    CHECK(readAsText(written) == Texts{"1958-04-12"});
}

TEST_CASE("every era is known by name, letter and code", "[birth]") {
    CHECK(readAsText("明治45年7月1日") == Texts{"1912-07-01"});
    CHECK(readAsText("M45.7.1") == Texts{"1912-07-01"});
    CHECK(readAsText("1450701") == Texts{"1912-07-01"});
    CHECK(readAsText("大正12年9月1日") == Texts{"1923-09-01"});
    CHECK(readAsText("T12.9.1") == Texts{"1923-09-01"});
    CHECK(readAsText("2120901") == Texts{"1923-09-01"});
    CHECK(readAsText("平成7年1月17日") == Texts{"1995-01-17"});
    CHECK(readAsText("平7.1.17") == Texts{"1995-01-17"});
    CHECK(readAsText("H070117") == Texts{"1995-01-17"});
    CHECK(readAsText("4070117") == Texts{"1995-01-17"});
    CHECK(readAsText("令和6年1月1日") == Texts{"2024-01-01"});
    CHECK(readAsText("令6/1/1") == Texts{"2024-01-01"});
    CHECK(readAsText("5-06-01-01") == Texts{"2024-01-01"});
    CHECK(readAsText("㋿6年1月1日") == Texts{"2024-01-01"});
}

TEST_CASE("the first year of an era is read as 元年 and as 1", "[birth]") {
    CHECK(readAsText("令和元年5月1日") == Texts{"2019-05-01"});
    CHECK(readAsText("令和元.5.1") == Texts{"2019-05-01"});
    CHECK(readAsText("R1.5.1") == Texts{"2019-05-01"});
    CHECK(readAsText("5010501") == Texts{"2019-05-01"});
    CHECK(readAsText("平成元年1月8日") == Texts{"1989-01-08"});
    CHECK(readAsText("昭和元年12月26日") == Texts{"1926-12-26"});
}

TEST_CASE("the year of a change of era is read with either era", "[birth]") {
    CHECK(readAsText("昭和64年1月7日") == readAsText("平成元年1月7日"));
    CHECK(readAsText("平成31年4月30日") == Texts{"2019-04-30"});
    CHECK(readAsText("平成31年5月1日") == readAsText("令和元年5月1日"));
    CHECK(readAsText("大正15年12月25日") == readAsText("昭和元年12月25日"));
    CHECK(readAsText("明治45年7月30日") == readAsText("大正元年7月30日"));
}

TEST_CASE("unknown parts stay unknown", "[birth]") {
    CHECK(readAsText("昭和36年") == Texts{"1961-00-00"});
    CHECK(readAsText("昭和36") == Texts{"1961-00-00"});
    CHECK(readAsText("S36") == Texts{"1961-00-00"});
    CHECK(readAsText("昭和36年5月") == Texts{"1961-05-00"});
    CHECK(readAsText("1961") == Texts{"1961-00-00"});
    CHECK(readAsText("1961年") == Texts{"1961-00-00"});
    CHECK(readAsText("1961-05") == Texts{"1961-05-00"});
    CHECK(readAsText("1961-00-00") == Texts{"1961-00-00"});
    CHECK(readAsText("19610500") == Texts{"1961-05-00"});
    CHECK(readAsText("3360000") == Texts{"1961-00-00"});
    CHECK(readAsText("S360500") == Texts{"1961-05-00"});
    CHECK(readAsText("昭和36年00月00日") == Texts{"1961-00-00"});
    CHECK(readAsText("昭和36年　月　日") == Texts{"1961-00-00"});
    CHECK(readAsText("昭和36年5月不詳") == Texts{"1961-05-00"});
    CHECK(readAsText("昭和36年月日不詳") == Texts{"1961-00-00"});
    CHECK(readAsText("1961-××-××") == Texts{"1961-00-00"});
    CHECK(readAsText("4月12日") == Texts{"0000-04-12"});
    CHECK(readAsText("4/12") == Texts{"0000-04-12"});
    CHECK(readAsText("2月29日") == Texts{"0000-02-29"});
}

TEST_CASE("a two-digit year without an era keeps every date it may mean", "[birth]") {
    CHECK(readAsText("12.4.5") == Texts{"1937-04-05", "2000-04-05", "1923-04-05", "2030-04-05"});
    CHECK(readAsText("20年4月5日") == Texts{"1945-04-05", "2008-04-05", "2038-04-05"});
    CHECK(readAsText("58.4.12") == Texts{"1983-04-12", "1958-04-12"});
    CHECK(readAsText("580412") == Texts{"1983-04-12", "1958-04-12"});
    CHECK(readAsText("85/4/12") == Texts{"1985-04-12"});
    CHECK(readAsText("58年") == Texts{"1983-00-00", "1958-00-00"});
    // Only those of the readings that existed: 1923 had no 29 February, 昭和3年 had one.
    CHECK(readAsText("3.2.29") == Texts{"1928-02-29"});
    // Six digits that cannot be year, month and day are year and month.
    CHECK(readAsText("195804") == Texts{"1958-04-00"});
}

TEST_CASE("dates that never were give nothing", "[birth]") {
    const std::string written =
        GENERATE("", " ", "昭和33年2月30日", "昭和34年2月29日", "昭和65年1月1日", "大正16年1月1日", "平成32年1月1日",
                 "明治46年1月1日", "昭和0年1月1日", "S00.1.1", "1958-13-01", "1958-04-31", "19580431", "3651231",
                 "6330412", "0330412", "昭和33年0月12日", "00000000", "99999999", "33", "7", "333", "33041", "4月",
                 "12日", "68歳", "昭和30年代", "昭和33年頃", "不明", "山田", "昭和", "年月日", "1958-04-12-01",
                 "12月4日58年", "西暦58年4月12日", "1958-04-12T10:00", "0:00", "T0:00", "昭和1958年4月12日", "2月30日", "1958-04-12 10:00", "0-33-4-12",
                 "十十十十十十十十十十十十", "3330412345", "--");

    CAPTURE(written);
    CHECK(readAsText(written).empty());
}

TEST_CASE("an impossible date is explained in words for staff", "[birth]") {
    const auto said = [](const base::Result<PartialDate>& date) {
        REQUIRE_FALSE(date.has_value());
        CHECK(date.error().code == base::ErrorCode::Invalid);
        return date.error().detail;
    };

    CHECK(said(fromEra(Era::Showa, 65, 1, 1)) == "昭和は64年までです");
    CHECK(said(fromEra(Era::Taisho, 16, 1, 1)) == "大正は15年までです");
    CHECK(said(fromEra(Era::Heisei, 32, 1, 1)) == "平成は31年までです");
    CHECK(said(fromEra(Era::Showa, 0, 1, 1)) == "昭和は元年（1年）からです");
    CHECK(said(fromEra(Era::Showa, 33, 2, 30)) == "2月は29日までです");
    CHECK(said(fromEra(Era::Showa, 34, 2, 29)) == "この年の2月は28日までです");
    CHECK(said(fromGregorian(1958, 4, 31)) == "4月は30日までです");
    CHECK(said(fromGregorian(1958, 13, 1)) == "月は1から12までです");
    CHECK(said(fromGregorian(58, 4, 12)) == "西暦は1800年から2199年までの4けたです");
    CHECK(said(fromGregorian(1958, 0, 12)) == "月が分からないときは、日も空けてください");
    CHECK(fromEra(Era::Showa, 64, 12, 31).has_value());
}

TEST_CASE("a date is written in the era of its day", "[birth]") {
    CHECK(toJapanese({1958, 4, 12}) == "昭和33年4月12日");
    CHECK(toJapanese({1989, 1, 7}) == "昭和64年1月7日");
    CHECK(toJapanese({1989, 1, 8}) == "平成元年1月8日");
    CHECK(toJapanese({2019, 4, 30}) == "平成31年4月30日");
    CHECK(toJapanese({2019, 5, 1}) == "令和元年5月1日");
    CHECK(toJapanese({1926, 12, 24}) == "大正15年12月24日");
    CHECK(toJapanese({1926, 12, 25}) == "昭和元年12月25日");
    CHECK(toJapanese({1912, 7, 29}) == "明治45年7月29日");
    CHECK(toJapanese({1912, 7, 30}) == "大正元年7月30日");
    CHECK(toJapanese({1867, 4, 12}) == "1867年4月12日");
    CHECK(toJapanese({1961, 5, 0}) == "昭和36年5月");
    CHECK(toJapanese({1961, 0, 0}) == "昭和36年");
    CHECK(toJapanese({1989, 0, 0}) == "平成元年");
    CHECK(toJapanese({0, 4, 12}) == "4月12日");
    CHECK(toJapanese({}).empty());
}

TEST_CASE("what is written in Japanese is read back as the same date", "[birth]") {
    // Every day from the first of 明治 to the end of 2099.
    auto at = std::chrono::sys_days(year_month_day(year(1868), month(1), day(1)));
    const auto end = std::chrono::sys_days(year_month_day(year(2100), month(1), day(1)));
    std::size_t wrong = 0;
    for (; at < end; at += std::chrono::days(1)) {
        const year_month_day d(at);
        const PartialDate date{static_cast<std::uint16_t>(static_cast<int>(d.year())),
                               static_cast<std::uint8_t>(static_cast<unsigned>(d.month())),
                               static_cast<std::uint8_t>(static_cast<unsigned>(d.day()))};
        if (readBirthDate(toJapanese(date)) != std::vector{date}) ++wrong;
        if (readBirthDate(date.toText()) != std::vector{date}) ++wrong;
        if (PartialDate::fromText(date.toText()) != date) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("stored text is strict", "[birth]") {
    CHECK(PartialDate{1958, 4, 12}.toText() == "1958-04-12");
    CHECK(PartialDate{1961, 5, 0}.toText() == "1961-05-00");
    CHECK(PartialDate{1961, 0, 0}.toText() == "1961-00-00");
    CHECK(PartialDate{}.toText().empty());
    CHECK(PartialDate::fromText("1961-05-00") == PartialDate{1961, 5, 0});
    CHECK(PartialDate::fromText("1958/04/12").isEmpty());
    CHECK(PartialDate::fromText("1958-04-31").isEmpty());
    CHECK(PartialDate::fromText("1958-00-12").isEmpty());
    CHECK(PartialDate::fromText("").isEmpty());
}

TEST_CASE("age is completed years on the day", "[birth]") {
    const year_month_day quake(year(2026), month(11), day(5));

    CHECK(ageOn({1958, 4, 12}, quake) == 68);
    CHECK(ageOn({1958, 11, 5}, quake) == 68);
    CHECK(ageOn({1958, 11, 6}, quake) == 67);
    CHECK(ageOn({1958, 12, 0}, quake) == 67);
    CHECK(ageOn({1958, 0, 0}, quake) == 68);
    CHECK(ageOn({2026, 11, 5}, quake) == 0);
    CHECK(ageOn({0, 4, 12}, quake) == std::nullopt);
    CHECK(ageOn({2027, 1, 1}, quake) == std::nullopt);
    CHECK(ageOn({2000, 2, 29}, year_month_day(year(2026), month(2), day(28))) == 25);
    CHECK(ageOn({2000, 2, 29}, year_month_day(year(2026), month(3), day(1))) == 26);
}

TEST_CASE("a day in Japan begins nine hours before UTC's", "[birth]") {
    using namespace std::chrono_literals;
    const auto newYear = base::TimePoint(std::chrono::sys_days(year_month_day(year(2026), month(1), day(1))));

    CHECK(japaneseDay(newYear + 14h + 59min) == year_month_day(year(2026), month(1), day(1)));
    CHECK(japaneseDay(newYear + 15h) == year_month_day(year(2026), month(1), day(2)));
    CHECK(japaneseDay(newYear - 9h) == year_month_day(year(2026), month(1), day(1)));
}

}  // namespace hinanjo::domain
