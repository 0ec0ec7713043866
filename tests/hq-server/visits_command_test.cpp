// Words of visits as they are typed: about the person of the roster, whoever told them.
#include "base/files.h"
#include "hq-server/command_office.h"

using namespace hinanjo;
using test::CommandOffice;
using test::Said;

TEST_CASE("a word under another name than the person's is refused, whoever told it", "[visits]") {
    CommandOffice hq;
    domain::RosterPerson person;
    person.no.value = "R-1";
    person.name = "髙橋　花子";
    person.kana = "ﾀｶﾊｼ ﾊﾅｺ";
    person.address = "東京都北区王子１丁目２番３号";
    person.birth = {1935, 4, 5};
    person.contactName = "鈴木　一子";
    person.contactRelation = "長女";
    hq.write("r.roster", std::vector{person});
    REQUIRE(hq.command({"roster", "apply", "r.roster"}).status == 0);
    REQUIRE(hq.command({"incident", "start", "--name", "荒川氾濫"}).status == 0);
    const auto import = [&](const std::string& name, const std::string& by) {
        REQUIRE(base::writeFile(hq.file("v.csv"), "整理番号,氏名,結果,確認者\r\nR-1," + name + ",無事," + by + "\r\n"));
        return hq.command({"visits", "import", "v.csv", "--refused", "bad.csv"});
    };

    // The daughter, the husband, words about somebody else of the house.
    for (const char* name : {"鈴木　一子", "高橋　太郎", "髙橋花子の夫", "鈴木"}) {
        INFO(name);
        const Said said = import(name, "");
        CHECK(said.status == 1);
        CHECK(said.error.find("v.csv:2: 氏名: is another name than that person's; who told it goes into 確認者") !=
              std::string::npos);
        CHECK(said.error.find(name) == std::string::npos);
        CHECK(base::readFile(hq.file("bad.csv"))->find(name) != std::string::npos);
    }
    CHECK(hq.command({"unaccounted"}).out.find("確認済み 0 / 1") != std::string::npos);

    // As people write her name; the daughter tells.
    std::size_t taken = 0;
    for (const char* name : {"高橋花子", "たかはし はなこ", "高橋", ""}) {
        INFO(name);
        const Said said = import(name, "鈴木 一子（長女）" + std::to_string(++taken));
        INFO(said.error);
        CHECK(said.status == 0);
    }
    CHECK(hq.command({"unaccounted"}).out.find("確認済み 1 / 1") != std::string::npos);
}
