// What matching says at headquarters while people come, and when the roster changes under it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "hq-server/command_office.h"

using namespace hinanjo;
using nlohmann::json;
using test::CommandOffice;
using test::Said;

namespace {

domain::RosterPerson listed(const char* no, const char* name, const char* kana, domain::PartialDate birth,
                            const char* address) {
    domain::RosterPerson p;
    p.no.value = no;
    p.name = name;
    p.kana = kana;
    p.birth = birth;
    p.address = address;
    p.consent = domain::Consent::Given;
    return p;
}
domain::RosterPerson hanako() {
    return listed("R1", "髙橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", {1935, 4, 5}, "北区王子1-2-3");
}
domain::RosterPerson shigeru() {
    return listed("R2", "渡邉　茂", "ﾜﾀﾅﾍﾞ ｼｹﾞﾙ", {1933, 1, 2}, "北区豊島3-1-1");
}
domain::RosterPerson kazuko() {
    return listed("R3", "斎藤　和子", "ｻｲﾄｳ ｶｽﾞｺ", {1937, 3, 8}, "北区赤羽2-1-5");
}

const std::string kHead = "checkin_id,time,shelter_id,source,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考\n";
std::string row(const std::string& id, const std::string& rest) {
    return id + ",2026-11-20T10:00:00+09:00,E1,紙," + rest + "\n";
}
const std::string kHanako = "高橋花子,たかはし はなこ,女,S10.4.5,,王子1-2-3,,";
const std::string kShigeru = "渡辺茂,わたなべ しげる,男,S8.1.2,,豊島3-1-1,,";

struct Ward : CommandOffice {
    Ward() { REQUIRE(command({"incident", "start", "--name", "地震"}).status == 0); }
    Said apply(std::vector<domain::RosterPerson> people) {
        write("r.roster", std::move(people));
        Said said = command({"roster", "apply", file("r.roster").string()});
        INFO(said.error);
        REQUIRE(said.status == 0);
        return said;
    }
    void arrive(const std::string& rows) {
        REQUIRE(base::writeFile(file("c.csv"), kHead + rows));
        const Said said = command({"checkins", "import", file("c.csv").string(), "--refused", file("x.csv").string()});
        INFO(said.error);
        REQUIRE(said.status == 0);
    }
    json ask(std::vector<std::string> words) {
        words.push_back("--json");
        const Said said = command(std::move(words));
        INFO(said.error);
        REQUIRE(said.status == 0);
        return json::parse(said.out);
    }
    std::vector<std::string> missing() {
        std::vector<std::string> out;
        const json said = ask({"unaccounted"});
        for (const json& part : said["parts"]) {
            for (const json& person : part["people"])
                out.push_back(person["roster_no"]);
        }
        std::ranges::sort(out);
        return out;
    }
};

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("matches follow arrivals, corrections and decisions without being made anew", "[matches]") {
    Ward ward;
    ward.apply({hanako(), shigeru(), kazuko()});
    CHECK(ward.missing() == Numbers{"R1", "R2", "R3"});
    ward.arrive(row("C1", kHanako));
    CHECK(ward.missing() == Numbers{"R2", "R3"});
    ward.arrive(row("C2", kShigeru));
    CHECK(ward.missing() == Numbers{"R3"});
    CHECK(ward.office().matches().following() == 2);
    const Said other = ward.command({"match", "decide", "--roster-no", "R2", "--checkin", "C2", "--as", "different"});
    REQUIRE(other.status == 0);
    CHECK(ward.missing() == Numbers{"R2", "R3"});
    // The same as an office that has just opened finds.
    ward.restart();
    CHECK(ward.missing() == Numbers{"R2", "R3"});
}

TEST_CASE("another incident has no arrivals of the one before", "[matches]") {
    Ward ward;
    ward.apply({hanako()});
    ward.arrive(row("C1", kHanako) + row("C2", kHanako));
    CHECK(ward.missing().empty());
    CHECK(ward.ask({"match", "duplicates"})["pairs"].size() == 1);
    REQUIRE(ward.command({"incident", "end"}).status == 0);
    REQUIRE(ward.command({"incident", "start", "--name", "余震"}).status == 0);
    CHECK(ward.missing() == Numbers{"R1"});
    CHECK(ward.ask({"match", "duplicates"})["pairs"].empty());
}

TEST_CASE("a link says by which rule, levels and versions it was made", "[matches]") {
    Ward ward;
    ward.apply({hanako(), shigeru(), kazuko()});
    ward.arrive(row("C1", kHanako) + row("C2", "渡辺茂,わたなべ しげる,男,,,,,"));
    const json waiting = ward.ask({"match", "review"});
    REQUIRE(waiting["links"].size() == 1);
    CHECK(waiting["links"][0]["standing"] == "review");
    const json said = ward.ask({"match", "review", "--certain"});
    REQUIRE(said["links"].size() == 2);
    const json& link = said["links"][1];
    CHECK(link["standing"] == "certain");
    CHECK(link["roster_no"] == "R1");
    CHECK(link["rule"] == "R1");
    CHECK(link["levels"]["birth"] == "exact");
    CHECK(link["levels"]["given"] == "kanji");
    CHECK(link["fields"][0].contains("field"));
    CHECK_FALSE(link["fields"][0].contains("words"));  // Personal data.
    CHECK(said["versions"]["roster"] == 1);
    CHECK(said["versions"]["rules"].get<std::string>().size() == 8);
    CHECK(said["versions"]["tables"].get<std::string>().size() == 8);
    CHECK(ward.ask({"match", "review", "--values", "--reason", "照合"})["links"][0]["fields"][0].contains("words"));
    CHECK(ward.command({"match", "review", "--values"}).status == 2);
    CHECK(ward.command({"match", "review"}).out.find("made with roster 1  rules ") != std::string::npos);
}

TEST_CASE("a new roster version changes no link before a person confirms it", "[matches]") {
    Ward ward;
    // The first version: links are made, there was nothing to change.
    CHECK(ward.apply({shigeru(), kazuko()}).out.find("match changes") == std::string::npos);
    ward.arrive(row("C1", kHanako) + row("C2", kShigeru));
    CHECK(ward.missing() == Numbers{"R3"});

    auto corrected = shigeru();
    corrected.birth = {1943, 11, 12};  // The arrival fits no more.
    const Said applied = ward.apply({hanako(), corrected, kazuko()});
    CHECK(applied.out.find("2 links of arrivals would change") != std::string::npos);

    const auto check = [&] {
        // Shigeru keeps his link, Hanako gets none.
        CHECK(ward.missing() == Numbers{"R1", "R3"});
        const json changes = ward.ask({"match", "changes"})["changes"];
        REQUIRE(changes.size() == 2);
        for (const json& change : changes) {
            const bool appears = change["checkin_id"] == "C1";
            CHECK(change["kind"] == (appears ? "appears" : "vanishes"));
            CHECK(change["before"] == (appears ? "" : "R2"));
            CHECK(change["after"] == (appears ? "R1" : ""));
        }
    };
    check();
    ward.restart();
    check();
    // The residents' register or the same version again confirm nothing either.
    ward.apply({hanako(), corrected, kazuko()});
    check();

    CHECK(ward.command({"match", "changes", "--accept", "C1"}).status == 2);  // No reason.
    CHECK(ward.command({"match", "changes", "--accept", "C7", "--reason", "確認"}).status == 1);
    const Said one = ward.command({"match", "changes", "--accept", "C1", "--reason", "電話で確認"});
    REQUIRE(one.status == 0);
    REQUIRE(one.out.starts_with("decided "));
    CHECK(ward.missing() == Numbers{"R3"});
    CHECK(ward.ask({"match", "changes"})["changes"].size() == 1);
    REQUIRE(ward.command({"match", "changes", "--accept-all", "--reason", "名簿の訂正"}).status == 0);
    CHECK(ward.missing() == Numbers{"R2", "R3"});
    CHECK(ward.command({"match", "changes"}).out == "0 to confirm\n");

    // Taken back, it waits again.
    REQUIRE(ward.command({"match", "undo", one.out.substr(8, 32)}).status == 0);
    CHECK(ward.missing() == Numbers{"R1", "R2", "R3"});
    CHECK(ward.ask({"match", "changes"})["changes"].size() == 1);
}

TEST_CASE("people registered twice are proposed until somebody answers", "[matches]") {
    Ward ward;
    ward.apply({kazuko()});
    ward.arrive(row("C1", kHanako) + row("C2", "タカハシ ハナコ,,女,昭和10年,,北区王子一丁目,,") + row("C3", kShigeru));
    json pairs = ward.ask({"match", "duplicates"})["pairs"];
    REQUIRE(pairs.size() == 1);
    const std::string a = pairs[0]["a"], b = pairs[0]["b"];
    CHECK(pairs[0]["why"] == "氏名の読み・生年が同じ、住所が近い");
    CHECK_FALSE(pairs[0]["fields"][0].contains("a"));
    CHECK(ward.command({"match", "duplicates", "--values"}).status == 2);
    CHECK(ward.command({"match", "duplicates", "--values", "--reason", "確認"}).out.find("高橋") != std::string::npos);
    CHECK(ward.command({"match", "duplicates"}).out.find("高橋") == std::string::npos);

    const Said same = ward.command({"match", "same", a, b, "--reason", "本人に聞いた"});
    INFO(same.error);
    REQUIRE(same.status == 0);
    CHECK(ward.ask({"match", "duplicates"})["pairs"].empty());
    REQUIRE(ward.command({"match", "undo", same.out.substr(8, 32)}).status == 0);
    CHECK(ward.ask({"match", "duplicates"})["pairs"].size() == 1);
    REQUIRE(ward.command({"match", "different", a, b}).status == 0);
    CHECK(ward.ask({"match", "duplicates"})["pairs"].empty());
    // Whoever comes later is compared too.
    ward.arrive(row("C4", kShigeru));
    CHECK(ward.ask({"match", "duplicates"})["pairs"].size() == 1);
    CHECK(ward.command({"match", "same", a}).status == 2);
}
