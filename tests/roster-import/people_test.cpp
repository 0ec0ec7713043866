#include "mapping/people.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::mapping {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::chrono::year_month_day kImportDay(year(2026), month(11), day(5));
constexpr std::string_view kRosterHead =
    "整理番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書,電話番号,携帯電話,要支援事由,自治会,緊急連絡先氏名,"
    "続柄,緊急連絡先電話,備考,"
    "同意,優先度,民生委員,個別避難計画\n";
constexpr std::string_view kResidentHead = "宛名番号,世帯番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書\n";

// The ward of these tests has one town.
std::string townOfTest(std::string_view address, std::string_view) {
    return address.find("王子") == std::string_view::npos ? "" : "王子一丁目";
}

template <typename Import>
auto imported(store::RosterKind kind, std::string_view head, std::string_view rows, Import import) {
    const auto table = base::readCsv(std::string(head) + std::string(rows), "a.csv");
    REQUIRE(table.has_value());
    const auto layout = Layout::of(kind, table->head, {}, "a.csv");
    REQUIRE(layout.has_value());
    return import(*table, *layout, townOfTest, kImportDay);
}
auto roster(std::string_view rows) {
    return imported(store::RosterKind::Roster, kRosterHead, rows, importRoster);
}
auto residents(std::string_view rows) {
    return imported(store::RosterKind::Residents, kResidentHead, rows, importResidents);
}

}  // namespace

TEST_CASE("a roster row becomes a person, names as they are written", "[people]") {
    const auto result = roster(
        "0000007, 渡\U00009089\U000E010F　花子 ,ﾜﾀﾅﾍﾞ "
        "ﾊﾅｺ,,2,S33.04.12,114-0002,東京都北区王子１丁目２番３号,王子ハイツ１０１,03-0123-4567,"
        "090-0123-4567,要介護３,王子町会,渡辺　一郎,長男,090-0765-4321,車いす,同意,A,鈴木　文子,作成済\n");

    CHECK(result.refused.empty());
    CHECK(result.warnings.empty());
    REQUIRE(result.people.size() == 1);
    const domain::RosterPerson& p = result.people[0];
    CHECK(p.no.value == "0000007");
    CHECK(p.name == "渡\U00009089\U000E010F　花子");
    CHECK(p.kana == "ﾜﾀﾅﾍﾞ ﾊﾅｺ");
    CHECK(p.sex == domain::Sex::Female);
    CHECK(p.birth == domain::PartialDate{1958, 4, 12});
    CHECK(p.address == "東京都北区王子１丁目２番３号");
    CHECK(p.building == "王子ハイツ１０１");
    CHECK(p.phone == "03-0123-4567");
    CHECK(p.mobile == "090-0123-4567");
    CHECK(p.contactRelation == "長男");
    CHECK(p.contactPhone == "090-0765-4321");
    CHECK(p.consent == domain::Consent::Given);
    CHECK(p.priority == "A");
    CHECK(p.commissioner == "鈴木　文子");
    CHECK(p.plan == "作成済");
    CHECK(result.towns.at("王子一丁目") == 1);
}

TEST_CASE("odd rows are taken and say what is odd", "[people]") {
    const auto result = roster(
        "1,\U0000E000田　〓,,,3,,,どこか,,9001234567,,,,,,,,1,,,\n"
        "2,山\ufffd　花子,ﾔﾏ ﾊﾅｺ,,男,33.4.12,,王子,,,,,,,,,,,,,\n");

    CHECK(result.refused.empty());
    REQUIRE(result.people.size() == 2);
    CHECK(result.people[0].name == "\U0000E000田　〓");
    CHECK(result.people[0].phone == "09001234567");
    CHECK(result.people[0].consent == domain::Consent::NotSaid);
    CHECK(result.people[0].warnings == std::vector<std::string>{"氏名に外字があります", "氏名に〓があります",
                                                                "性別が読めません", "生年月日がありません",
                                                                "電話番号の先頭の0が欠けていたので補いました",
                                                                "同意の欄が読めません（同意なしとして扱います）",
                                                                "フリガナがありません", "住所の町丁目が読めません"});
    CHECK(result.people[1].warnings.front() == "氏名に読めない文字があります");
    CHECK(result.warnings.at("住所の町丁目が読めません") == 1);
    CHECK(result.towns.at("") == 1);
}

TEST_CASE("rows that cannot be a person are refused with field and reason", "[people]") {
    const auto result = roster(
        ",山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.4.12,,王子,,,,,,,,,,,,,\n"
        "2,　,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.4.12,,王子,,,,,,,,,,,,,\n"
        "3,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.2.30,,王子,,,,,,,,,,,,,\n"
        "4,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.4.12,,王子,,,,,,,,,,,,,\n"
        "5,山田\n"
        "4,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,,男,S10.4.12,,王子,,,,,,,,,,,,,\n");

    REQUIRE(result.people.size() == 1);
    CHECK(result.people[0].no.value == "4");
    CHECK(result.people[0].name == "山田　花子");
    REQUIRE(result.refused.size() == 5);
    CHECK(result.refused[0].line == 2);
    CHECK(result.refused[0].field == "整理番号");
    CHECK(result.refused[0].what == "is missing");
    CHECK(result.refused[1].field == "氏名");
    CHECK(result.refused[1].reason == "氏名がありません");
    CHECK(result.refused[2].field == "生年月日");
    CHECK(result.refused[3].line == 6);
    CHECK(result.refused[3].field == "row");
    CHECK(result.refused[3].cells == std::vector<std::string>{"5", "山田"});
    CHECK(result.refused[4].line == 7);
    CHECK(result.refused[4].what == "stands already in row 5");
    CHECK(result.refused[4].reason == "5行目と同じ番号です");
    CHECK(result.refused[4].cells[1] == "鈴木　一郎");
}

TEST_CASE("a number refused once may be used by a later, sound row", "[people]") {
    const auto result = roster(
        "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.2.30,,王子,,,,,,,,,,,,,\n"
        "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.2.28,,王子,,,,,,,,,,,,,\n");

    CHECK(result.people.size() == 1);
    CHECK(result.refused.size() == 1);
}

TEST_CASE("who is protected is marked, and so is who cannot be told", "[people]") {
    const auto result = imported(store::RosterKind::Roster, "整理番号,氏名,フリガナ,生年月日,住所,支援措置\n",
                                 "1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.4.12,王子,有\n"
                                 "2,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,S10.4.12,王子,\n"
                                 "3,佐藤　清,ｻﾄｳ ｷﾖｼ,S11.4.12,王子,無\n"
                                 "4,高橋　薫,ﾀｶﾊｼ ｶｵﾙ,S12.4.12,王子,9\n",
                                 importRoster);
    REQUIRE(result.people.size() == 4);
    CHECK(result.people[0].isProtected);
    CHECK_FALSE(result.people[1].isProtected);
    CHECK_FALSE(result.people[2].isProtected);
    CHECK(result.people[3].isProtected);
    CHECK(result.people[3].warnings == std::vector<std::string>{"支援措置の欄が読めません（対象者として扱います）"});
    CHECK(result.people[0].warnings.empty());
}

TEST_CASE("a second head line is no person, and its row says so", "[people]") {
    const auto result = roster(std::string("1,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,,女,S33.4.12,,王子,,,,,,,,,,,,,\n") +
                               std::string(kRosterHead) + ",漢字,カナ,,,,,,,,,,,氏名,続柄,電話,,,,,\n" +
                               "2,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,,男,S10.4.12,,王子,,,,,,,,,,,,,\n");

    CHECK(result.people.size() == 2);
    REQUIRE(result.refused.size() == 2);
    for (const Refusal& refusal : result.refused) {
        CHECK(refusal.field == "row");
        CHECK(refusal.what == "is a second head line, not a person");
        CHECK(refusal.reason == "見出しの行です（人の行ではありません）");
    }
    CHECK(result.refused[0].line == 3);
}

TEST_CASE("rows that may be one person are reported and both taken", "[people]") {
    const auto result = roster(
        "1,渡\U00009089　花子,ﾜﾀﾅﾍﾞ ﾊﾅｺ,,女,S33.4.12,,王子１－２－３,,,,,,,,,,,,,\n"
        "2,渡\U00009089\U000E010F 花子,,,女,1958-04-12,,豊島,,,,,,,,,,,,,\n"          // name and day
        "3,渡辺　花子,ワタナベ　ハナコ,,女,3330412,,王子1-2-3,,,,,,,,,,,,,\n"         // reading, day, address
        "4,渡辺　月子,ﾜﾀﾅﾍﾞ ﾂｷｺ,,女,3330412,,王子１－２－３,,,,,,,,,,,,,\n"           // her twin
        "5,渡\U00009089　花子,ﾜﾀﾅﾍﾞ ﾊﾅｺ,,女,S34.4.12,,王子１－２－３,,,,,,,,,,,,,\n"  // another day
        "6,渡\U00009089　花子,ﾜﾀﾅﾍﾞ ﾊﾅｺ,,女,,,王子１－２－３,,,,,,,,,,,,,\n");        // no day

    CHECK(result.people.size() == 6);
    REQUIRE(result.doubles.size() == 2);
    CHECK(result.doubles[0].line == 3);
    CHECK(result.doubles[0].earlier == 2);
    CHECK(result.doubles[1].line == 4);
    CHECK(result.doubles[1].earlier == 2);
    CHECK(result.people[1].warnings.back() == "同じ人かもしれない行が前にあります");
    REQUIRE_FALSE(result.remarks.empty());
    CHECK(result.remarks[0].no == "2");
}

TEST_CASE("a column of a spreadsheet's day numbers is read as dates, one of them alone is not", "[people]") {
    const std::string rest = ",,王子,,,,,,,,,,,,,\n";
    const auto all = roster("1,山田　花,ﾔﾏﾀﾞ ﾊﾅ,,女,21287" + rest + "2,山田　月,ﾔﾏﾀﾞ ﾂｷ,,女,21288" + rest +
                            "3,山田　雪,ﾔﾏﾀﾞ ﾕｷ,,女,20000" + rest);
    REQUIRE(all.people.size() == 3);
    CHECK(all.people[0].birth == domain::PartialDate{1958, 4, 12});

    const auto one = roster("1,山田　花,ﾔﾏﾀﾞ ﾊﾅ,,女,21287" + rest + "2,山田　月,ﾔﾏﾀﾞ ﾂｷ,,女,S33.4.12" + rest +
                            "3,山田　雪,ﾔﾏﾀﾞ ﾕｷ,,女,S33.4.12" + rest);
    CHECK(one.people.size() == 2);
    REQUIRE(one.refused.size() == 1);
    CHECK(one.refused[0].what == "is a spreadsheet's day number, not a date");
}

TEST_CASE("a resident's name is parted at its first space and the town is read", "[people]") {
    const auto result = residents(
        "1,11,髙橋　花,ﾀｶﾊｼ ﾊﾅ,,女,昭和33年4月12日,114-0002,東京都北区王子１丁目２番３号,\n"
        "2,11,NGUYEN THI LAN,ｸﾞｴﾝ ﾃｨ ﾗﾝ,山田　花子,1,H01.01.08,,王子,\n"
        "3,12,山田太郎,ﾔﾏﾀﾞﾀﾛｳ,,男,5010501,,川口,\n"
        "4,,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,,男,5010501,,王子,\n");

    REQUIRE(result.people.size() == 3);
    CHECK(result.people[0].familyName == "髙橋");
    CHECK(result.people[0].givenName == "花");
    CHECK(result.people[0].familyKana == "ﾀｶﾊｼ");
    CHECK(result.people[0].givenKana == "ﾊﾅ");
    CHECK(result.people[0].householdNo == "11");
    CHECK(result.people[0].town == "王子一丁目");
    CHECK(result.people[1].familyName == "NGUYEN");
    CHECK(result.people[1].givenName == "THI LAN");
    CHECK(result.people[1].otherName == "山田　花子");
    CHECK(result.people[2].familyName == "山田太郎");
    CHECK(result.people[2].givenName.empty());
    CHECK(result.people[2].town.empty());
    CHECK(result.warnings.at("氏名に姓と名の区切りがありません") == 1);
    REQUIRE(result.refused.size() == 1);
    CHECK(result.refused[0].field == "世帯番号");
}

}  // namespace hinanjo::mapping
