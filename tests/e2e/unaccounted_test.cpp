// Who is missing, at headquarters and on a tablet without it: real processes from the roster to the shrinking list.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.h"
#include "lists/issued_rows.h"
#include "safety/say.h"
#include "safety/words.h"
#include "support/real_tablet.h"
#include "tablet/desk.h"

using namespace hinanjo;
using nlohmann::json;
using test::eventually;
using test::HqProcess;
using test::kShelter;
using test::Ran;
using test::TempDir;

namespace {

const std::string kHead =
    "整理番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書,電話番号,携帯電話,要支援事由,自治会,緊急連絡先氏名,"
    "続柄,緊急連絡先電話,備考,民生委員\r\n";

void applyRoster(const HqProcess& hq, const TempDir& dir, const std::string& rows) {
    REQUIRE(base::writeFile(dir / "roster.csv", kHead + rows));
    const Ran imported = test::run(
        {test::program("roster-import"), (dir / "roster.csv").string(), "--out", (dir / "r.roster").string()});
    INFO(imported.error);
    REQUIRE(imported.status == 0);
    REQUIRE(hq.command({"roster", "apply", (dir / "r.roster").string()}).status == 0);
}

// The numbers of the missing, in the order of the walk.
std::vector<std::string> missingAt(const HqProcess& hq, const std::string& by = "district") {
    const Ran ran = hq.command({"unaccounted", "--json", "--by", by});
    INFO(ran.error);
    REQUIRE(ran.status == 0);
    std::vector<std::string> out;
    const json said = json::parse(ran.out);
    for (const json& part : said["parts"]) {
        for (const json& person : part["people"])
            out.push_back(person["roster_no"]);
    }
    REQUIRE(out.size() == said["missing"].get<std::size_t>());
    return out;
}

// "entered 0195..." -> the id
std::string eventIn(const std::string& out, const std::string& word) {
    REQUIRE(out.starts_with(word + " "));
    return out.substr(word.size() + 1, 32);
}

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("headquarters reads ticked lists back, decides matches, and the list of the missing follows", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    applyRoster(
        hq, dir,
        "R1,髙橋　花子,ﾀｶﾊｼ ﾊﾅｺ,,女,S10.4.5,,北区王子１丁目２番３号,,03-0000-0001,,要介護４,,,,,,民生 一郎\r\n"
        "R2,渡邉　茂,ﾜﾀﾅﾍﾞ ｼｹﾞﾙ,,男,昭和8年1月2日,,北区王子１丁目１番３号,,03-0000-0002,,要介護５,,,,,,民生 一郎\r\n"
        "R3,斎藤　和子,ｻｲﾄｳ ｶｽﾞｺ,,女,3120308,,北区赤羽２－１－５,201,03-0000-0003,,要介護５,,,,,,民生 二郎\r\n");
    hq.start();
    CHECK(missingAt(hq) == Numbers{"R2", "R1", "R3"});
    CHECK(missingAt(hq, "supporter").size() == 3);
    // Numbers only, until a reason is given; then the look stands in the ledger.
    CHECK(hq.command({"unaccounted"}).out.find("渡邉") == std::string::npos);
    CHECK(hq.command({"unaccounted", "--values"}).status == 2);
    CHECK(hq.command({"unaccounted", "--values", "--reason", "訪問"}).out.find("渡邉") != std::string::npos);

    SECTION("telephone, corrections and undo") {
        const Ran absent = hq.command({"visits", "enter", "--roster-no", "R1", "--as", "不在", "--by", "民生 一郎"});
        REQUIRE(absent.status == 0);
        CHECK(missingAt(hq).size() == 3);
        const Ran safe = hq.command({"visits", "enter", "--roster-no", "R1", "--as", "無事"});
        REQUIRE(safe.status == 0);
        CHECK(missingAt(hq) == Numbers{"R2", "R3"});
        // Typed later, seen earlier.
        const Ran old =
            hq.command({"visits", "enter", "--roster-no", "R1", "--as", "要救助", "--at", "2026-01-01T10:00"});
        CHECK(old.status == 1);
        CHECK(old.error.find("無事") != std::string::npos);
        REQUIRE(hq.command({"visits", "undo", eventIn(safe.out, "entered")}).status == 0);
        CHECK(missingAt(hq) == Numbers{"R2", "R1", "R3"});
        CHECK(hq.command({"visits", "enter", "--roster-no", "R9", "--as", "無事"}).status == 1);
        CHECK(hq.command({"visits", "enter", "--roster-no", "R1", "--as", "元気"}).status == 1);
        CHECK(hq.command({"visits", "enter", "--as", "無事"}).status == 2);
    }

    SECTION("a typed list") {
        REQUIRE(base::writeFile(dir / "ticks.csv",
                                "整理番号,結果,日時,確認者\r\nR1,避難済み,,町会\r\nR2,,,\r\nR3,要救助,,町会\r\n"
                                "R7,無事,,\r\nR2,だいじょうぶ,,\r\n"));
        const Ran taken =
            hq.command({"visits", "import", (dir / "ticks.csv").string(), "--refused", (dir / "bad.csv").string()});
        INFO(taken.out << taken.error);
        CHECK(taken.status == 1);
        CHECK(taken.out.starts_with("taken 2  already here 0  not ticked 1  refused 2"));
        CHECK(taken.error.find("ticks.csv:5: 整理番号: ") != std::string::npos);
        CHECK(taken.error.find("ticks.csv:6: 結果: ") != std::string::npos);
        CHECK(base::readFile(dir / "bad.csv")->find("だいじょうぶ") != std::string::npos);
        CHECK(missingAt(hq) == Numbers{"R2", "R3"});
        const Ran again = hq.command({"visits", "import", (dir / "ticks.csv").string()});
        CHECK(again.out.starts_with("taken 0  already here 2"));
        const json said = json::parse(hq.command({"unaccounted", "--json"}).out);
        CHECK(said["rescue"] == 1);
        CHECK(said["accounted"] == 1);
    }

    SECTION("a ticked sheet, by page and row") {
        const Ran made = hq.command({"list", "--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "町会",
                                     "--out", (dir / "list.pdf").string()});
        INFO(made.out << made.error);
        REQUIRE(made.status == 0);
        const auto at = made.out.find("edition ");
        REQUIRE(at != std::string::npos);
        const std::string edition = std::to_string(std::stoull(made.out.substr(at + 8)));
        // Each 町丁目 begins a page: R2 and R1 stand on the first, R3 on the second.
        REQUIRE(
            hq.command({"visits", "enter", "--list", edition, "--page", "1", "--row", "2", "--as", "無事"}).status ==
            0);
        CHECK(missingAt(hq) == Numbers{"R2", "R3"});
        CHECK(hq.command({"visits", "enter", "--list", edition, "--page", "1", "--row", "3", "--as", "無事"}).status ==
              1);
        REQUIRE(base::writeFile(dir / "ticks.csv", "版,ページ,行,結果\r\n" + edition + ",１,1,避難済\r\n" + edition +
                                                       ",2,1,不在\r\n" + edition + ",9,1,無事\r\n"));
        const Ran taken = hq.command({"visits", "import", (dir / "ticks.csv").string()});
        CHECK(taken.out.starts_with("taken 2  already here 0  not ticked 0  refused 1"));
        CHECK(missingAt(hq) == Numbers{"R3"});
    }

    SECTION("decisions on matches") {
        // The given name alone and the house: to be looked at.
        REQUIRE(base::writeFile(dir / "in.csv",
                                "checkin_id,time,shelter_id,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考\r\n"
                                "C1,2026-11-20T10:00," +
                                    std::string(kShelter) + ",高橋花子,たかはしはなこ,女,,,王子1丁目,,\r\n"));
        REQUIRE(hq.command({"checkins", "import", (dir / "in.csv").string()}).status == 0);
        const Ran queue = hq.command({"match", "review"});
        INFO(queue.out);
        CHECK(queue.out.starts_with("roster R1  checkin C1  "));
        CHECK(queue.out.find("高橋") == std::string::npos);
        CHECK(hq.command({"match", "review", "--values", "--reason", "照合"}).out.find("  氏名  ") !=
              std::string::npos);
        CHECK(missingAt(hq).size() == 3);
        const Ran same = hq.command({"match", "decide", "--roster-no", "R1", "--checkin", "C1", "--as", "same"});
        REQUIRE(same.status == 0);
        CHECK(missingAt(hq) == Numbers{"R2", "R3"});
        REQUIRE(hq.command({"match", "undo", eventIn(same.out, "decided")}).status == 0);
        CHECK(missingAt(hq).size() == 3);
        const Ran other = hq.command({"match", "decide", "--roster-no", "R1", "--checkin", "C1", "--as", "different"});
        REQUIRE(other.status == 0);
        CHECK(hq.command({"match", "review"}).out == "0 to review\n");
        REQUIRE(hq.command({"match", "undo", eventIn(other.out, "decided")}).status == 0);
        CHECK(hq.command({"match", "review"}).out.ends_with("1 to review\n"));
        CHECK(hq.command({"match", "decide", "--roster-no", "R1", "--checkin", "C2", "--as", "same"}).status == 1);
    }
    CHECK(hq.command({"verify"}).status == 0);
}

namespace {

std::set<std::string> missingOn(const tablet::Tablet& tablet) {
    const auto missing = tablet.missingPeople();
    INFO((missing ? std::string() : missing.error().detail));
    REQUIRE(missing);
    std::set<std::string> out;
    for (const lists::RosterLine& line : (*missing)->lines) {
        if (!line.accountedFor) out.insert(line.person->no.value);
    }
    return out;
}

// Records what was found of one roster person, as the page does.
void tick(tablet::Tablet& tablet, const char* no, safety::Outcome found) {
    const auto me = tablet.identity();
    domain::RosterPersonAccounted word;
    word.rosterNo = {no};
    word.outcome = found;
    word.shelter = me->shelter;
    auto draft = tablet.view([&](const state::State& state) { return safety::sayOf(state, word, std::nullopt); });
    REQUIRE(draft);
    REQUIRE(*draft);
    (*draft)->incident = me->incident;
    (*draft)->shelter = me->shelter;
    REQUIRE(tablet.recordNow({**draft}));
}

// "code    XXXX-..." -> the code
std::string codeIn(const Ran& ran) {
    INFO(ran.error);
    REQUIRE(ran.status == 0);
    const auto at = ran.out.find("code    ");
    REQUIRE(at != std::string::npos);
    return ran.out.substr(at + 8, 19);
}

constexpr const char* kDistricts =
    "R1,髙橋　花子,ﾀｶﾊｼ ﾊﾅｺ,,女,S10.4.5,,北区王子１丁目２番３号,,03-0000-0001,,要介護４,,,,,,\r\n"
    "R2,渡邉　茂,ﾜﾀﾅﾍﾞ ｼｹﾞﾙ,,男,昭和8年1月2日,,北区王子１丁目１番３号,,03-0000-0002,,要介護５,,,,,,\r\n"
    "R3,斎藤　和子,ｻｲﾄｳ ｶｽﾞｺ,,女,3120308,,北区王子１丁目３番１号,,03-0000-0003,,要介護５,,,,,,\r\n"
    "R9,遠藤　実,ｴﾝﾄﾞｳ ﾐﾉﾙ,,男,3130308,,北区浮間１丁目３番１号,,03-0000-0009,,要介護５,,,,,,\r\n";

// The shelter whose tablets hold 王子一丁目.
std::string shelterOf(const std::vector<domain::ShelterInfo>& shelters, const std::string& town) {
    for (const domain::ShelterInfo& shelter : shelters) {
        if (std::ranges::find(shelter.catchment, town) != shelter.catchment.end()) return shelter.id.value;
    }
    return {};
}

// With the register of shelters.
std::unique_ptr<tablet::Tablet> joinTablet(const HqProcess& hq, const std::filesystem::path& data,
                                           const std::string& shelter) {
    auto tablet = test::joinTablet(hq, test::tabletIn(data), shelter);
    REQUIRE(eventually([&] { return !tablet->shelters().empty(); }));
    return tablet;
}

}  // namespace

TEST_CASE("HQ killed: two officers open the roster on a tablet, it knows who is missing, and HQ agrees when it is back",
          "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    applyRoster(hq, dir, kDistricts);
    hq.start();
    // Any tablet has the register of shelters, and with it the catchments.
    const std::string shelter = shelterOf(joinTablet(hq, dir / "scout", kShelter)->shelters(), "王子一丁目");
    REQUIRE_FALSE(shelter.empty());
    auto tablet = joinTablet(hq, dir / "t1", shelter);
    const std::string one = codeIn(hq.command({"officer", "add", "--name", "民生 一郎", "--shelter", shelter}));
    const std::string two = codeIn(hq.command({"officer", "add", "--name", "町会長"}));
    // It arrives sealed, only the districts of this shelter, and without being asked for.
    REQUIRE(eventually([&] { return tablet->rosterSlice().officers.size() == 2; }));
    CHECK(tablet->rosterSlice().rows == 3);
    CHECK_FALSE(tablet->rosterSlice().open);
    CHECK(tablet->missingPeople().error().code == base::ErrorCode::Denied);
    CHECK(base::readFile(hq.journal())->find(one) == std::string::npos);

    hq.kill();
    // Opened again without HQ, as after a power cut.
    tablet.reset();
    tablet = test::openTablet(test::tabletIn(dir / "t1"));
    tablet->startSync();
    const auto officers = tablet->rosterSlice().officers;
    CHECK(tablet->openRoster({officers[0].first, one}, {officers[1].first, one}).error().code ==
          base::ErrorCode::Denied);
    CHECK_FALSE(tablet->rosterSlice().open);
    REQUIRE(tablet->openRoster({officers[0].first, one}, {officers[1].first, two}));
    CHECK(missingOn(*tablet) == std::set<std::string>{"R1", "R2", "R3"});

    // One arrives at this shelter, one is found at home, one is to be rescued.
    tablet::Arriving hanako;
    hanako.familyName = "高橋";
    hanako.givenName = "花子";
    hanako.familyKana = "タカハシ";
    hanako.givenKana = "ハナコ";
    hanako.sex = domain::Sex::Female;
    hanako.birth = {1935, 4, 5};
    hanako.address = "王子1-2-3";
    tablet::Reception reception;
    reception.people = {hanako};
    const auto me = tablet->identity();
    const auto prepared = tablet->view([&](const state::State& state) {
        return tablet::receive(reception, {me->incident, me->shelter, {}}, state, tablet->clock(), tablet->random());
    });
    REQUIRE(tablet->recordNow(prepared.drafts));
    CHECK(missingOn(*tablet) == std::set<std::string>{"R2", "R3"});
    tick(*tablet, "R2", safety::Outcome::Safe);
    CHECK(missingOn(*tablet) == std::set<std::string>{"R3"});
    tick(*tablet, "R3", safety::Outcome::NeedsRescue);
    CHECK(missingOn(*tablet) == std::set<std::string>{"R3"});

    hq.start();
    REQUIRE(eventually([&] { return tablet->syncStatus().notAtHq == 0; }));
    CHECK(missingAt(hq) == Numbers{"R3", "R9"});
    CHECK(json::parse(hq.command({"unaccounted", "--json"}).out)["rescue"] == 1);
    const Ran openings = hq.command({"roster", "openings"});
    CHECK(openings.out.find("by officers " + officers[0].first + " + " + officers[1].first) != std::string::npos);
    CHECK(base::readFile(hq.journal())->find("roster.rescue") != std::string::npos);

    // What HQ hears on the telephone reaches the tablet of the district.
    REQUIRE(hq.command({"visits", "enter", "--roster-no", "R3", "--as", "避難済"}).status == 0);
    REQUIRE(eventually([&] { return missingOn(*tablet).empty(); }));
    CHECK(missingAt(hq) == Numbers{"R9"});
    CHECK(hq.command({"verify"}).status == 0);
}

TEST_CASE("an order of headquarters opens the roster of one shelter, later versions too, until it is sealed anew",
          "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    applyRoster(hq, dir, kDistricts);
    hq.start();
    auto scout = joinTablet(hq, dir / "scout", kShelter);
    const std::string shelter = shelterOf(scout->shelters(), "王子一丁目");
    auto tablet = joinTablet(hq, dir / "t1", shelter);
    REQUIRE(eventually([&] { return tablet->rosterSlice().rows == 3; }));
    CHECK(hq.command({"roster", "release"}).status == 2);
    CHECK(hq.command({"roster", "release", "--shelter", "E0", "--reason", "氾濫"}).status == 1);
    REQUIRE(hq.command({"roster", "release", "--shelter", shelter, "--reason", "氾濫"}).status == 0);
    REQUIRE(eventually([&] { return tablet->rosterSlice().open; }));
    CHECK(missingOn(*tablet).size() == 3);
    CHECK_FALSE(scout->rosterSlice().open);

    const auto version = tablet->rosterSlice().version;
    applyRoster(hq, dir,
                "R1,髙橋　花子,ﾀｶﾊｼ ﾊﾅｺ,,女,S10.4.5,,北区王子１丁目２番３号,,03-0000-0001,,要介護４,,,,,,\r\n");
    REQUIRE(eventually([&] { return tablet->rosterSlice().version > version; }));
    CHECK(missingOn(*tablet) == std::set<std::string>{"R1"});
    REQUIRE(hq.command({"roster", "reseal"}).status == 0);
    REQUIRE(eventually([&] { return !tablet->rosterSlice().open; }));
    CHECK(hq.command({"roster", "openings"}).out.ends_with("1 openings\n"));
}

TEST_CASE("a list printed at headquarters is entered on the tablet of its districts by page and row", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    applyRoster(hq, dir, kDistricts);
    hq.start();
    auto scout = joinTablet(hq, dir / "scout", kShelter);
    const std::string shelter = shelterOf(scout->shelters(), "王子一丁目");
    REQUIRE(shelter != kShelter);
    auto tablet = joinTablet(hq, dir / "t1", shelter);
    REQUIRE(eventually([&] { return tablet->rosterSlice().rows == 3; }));
    // Issued while the slice is sealed: its rows come with the order that opens it, and only to where it is opened.
    REQUIRE(hq.command({"list", "--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "町会", "--out",
                        (dir / "list.pdf").string()})
                .status == 0);
    CHECK(tablet->printedLists()->empty());
    REQUIRE(hq.command({"roster", "release", "--shelter", shelter, "--reason", "地震"}).status == 0);
    const auto listed = [&] {
        const auto lists = tablet->printedLists();
        REQUIRE(lists);
        return *lists;
    };
    REQUIRE(
        eventually([&] { return tablet->rosterSlice().open && listed().size() == 1 && !listed()[0].rows.empty(); }));
    const tablet::PrintedList list = listed()[0];
    CHECK(list.issued.pages == 2);
    // 浮間 is a page of its own and another shelter's; in 王子 the second row is R1.
    const bool first = !lists::rowsOfPage(list.rows, 1).empty();
    const std::uint32_t page = first ? 1 : 2;
    CHECK(lists::rowsOfPage(list.rows, first ? 2 : 1).empty());
    const auto row = lists::rowAt(list.rows, page, 2);
    REQUIRE(row);
    CHECK(row->subject == "R1");

    const auto me = tablet->identity();
    domain::RosterPersonAccounted word;
    word.rosterNo = {row->subject};
    word.outcome = safety::Outcome::Safe;
    word.source = domain::RosterPersonAccounted::Source::TickedList;
    word.listEdition = std::to_string(list.issued.edition);
    word.page = page;
    word.row = 2;
    word.shelter = me->shelter;
    auto draft = tablet->view([&](const state::State& state) { return safety::sayOf(state, word, std::nullopt); });
    REQUIRE(draft);
    (*draft)->incident = me->incident;
    (*draft)->shelter = me->shelter;
    REQUIRE(tablet->recordNow({**draft}));
    REQUIRE(eventually([&] {
        return missingAt(hq) == Numbers{"R2", "R3", "R9"} || missingAt(hq) == Numbers{"R9", "R2", "R3"};
    }));

    // Somebody of these districts is at another shelter, and headquarters decides so: the home tablet hears of the
    // decision, not of the arrival, and says to telephone first.
    REQUIRE(base::writeFile(dir / "in.csv",
                            "checkin_id,time,shelter_id,氏名,ふりがな,性別,生年月日,年齢,住所,電話,備考\r\n"
                            "C1,2026-11-20T10:00," +
                                std::string(kShelter) + ",渡辺茂,わたなべしげる,男,,,王子1丁目,,\r\n"));
    REQUIRE(hq.command({"checkins", "import", (dir / "in.csv").string()}).status == 0);
    REQUIRE(hq.command({"match", "decide", "--roster-no", "R2", "--checkin", "C1", "--as", "same"}).status == 0);
    const auto hints = [&] {
        const auto missing = tablet->missingPeople();
        REQUIRE(missing);
        std::size_t hints = 0;
        for (const lists::RosterLine& line : (*missing)->lines) {
            if (line.person->no.value == "R2" && !line.accountedFor) hints += line.candidateShelters.size();
        }
        return hints;
    };
    REQUIRE(eventually([&] { return hints() == 1; }));
    CHECK(tablet->view([](const state::State& state) { return state.people().empty(); }));
    CHECK(scout->printedLists()->empty());
    CHECK(hq.command({"verify"}).status == 0);
}
