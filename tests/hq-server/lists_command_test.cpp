// Lists as the office issues them: who may stand on which, what the ledger keeps, and the way back from a ticked row.
#include <algorithm>
#include <regex>

#include "app/printed_rows.h"
#include "base/files.h"
#include "hq-server/command_office.h"

using namespace hinanjo;
using test::CommandOffice;
using test::Said;

namespace {

domain::RosterPerson person(int number, domain::Consent consent) {
    domain::RosterPerson p;
    p.no.value = "R-" + std::to_string(number);
    p.name = "某　" + std::to_string(number) + "郎";
    p.kana = "ﾎﾞｳ";
    p.address = "東京都北区王子１丁目" + std::to_string(number) + "番１号";
    p.birth = {1950, 4, 12};
    p.consent = consent;
    return p;
}

std::vector<domain::RosterPerson> people() {
    std::vector<domain::RosterPerson> out;
    for (int i = 1; i <= 40; ++i)
        out.push_back(person(i, i % 4 == 0 ? domain::Consent::Refused : domain::Consent::Given));
    out[4].remark = "ＤＶ等支援措置";
    return out;
}

class ListOffice : public CommandOffice {
public:
    ListOffice() { apply(people()); }
    void apply(std::vector<domain::RosterPerson> roster) {
        write("r.roster", std::move(roster));
        const Said said = command({"roster", "apply", "r.roster"});
        INFO(said.error);
        REQUIRE(said.status == 0);
    }
    // Makes a list; returns its id.
    std::string list(std::vector<std::string> words) {
        words.insert(words.begin(), "list");
        const Said said = command(words);
        INFO(said.error);
        REQUIRE(said.status == 0);
        return said.out.substr(said.out.find("list ") + 5, 32);
    }
    std::string text(const std::string& name) { return *base::readFile(file(name)); }
};

std::size_t lines(const std::string& csv) {
    return static_cast<std::size_t>(std::ranges::count(csv, '\n')) - 1;
}

}  // namespace

TEST_CASE("nothing of the roster is printed without a ground and a recipient", "[lists]") {
    ListOffice hq;
    for (const char* kind : {"roster", "unaccounted", "plans"}) {
        INFO(kind);
        CHECK(hq.command({"list", "--kind", kind, "--out", "a.csv"}).status == 1);
        CHECK(hq.command({"list", "--kind", kind, "--basis", "49-11-3", "--out", "a.csv"}).status == 1);
        CHECK(hq.command({"list", "--kind", kind, "--basis", "49", "--recipient", "某", "--out", "a.csv"}).status == 1);
        CHECK(!std::filesystem::exists(hq.file("a.csv")));
    }
    CHECK(hq.command({"list", "--kind", "roster", "--basis", "49-11-1", "--out", "a.txt"}).status == 2);
    CHECK(hq.command({"list", "--kind", "roster", "--basis", "49-11-1", "--out", "a.csv"}).status == 0);
}

TEST_CASE("each ground gives the people it may give", "[lists]") {
    ListOffice hq;
    hq.list({"--kind", "roster", "--basis", "49-11-1", "--out", "own.csv"});
    hq.list({"--kind", "roster", "--basis", "49-11-2", "--recipient", "王子町会", "--out", "peace.csv"});
    hq.list({"--kind", "roster", "--basis", "49-11-3", "--recipient", "北消防署", "--out", "disaster.csv"});

    CHECK(lines(hq.text("own.csv")) == 40);
    CHECK(lines(hq.text("peace.csv")) == 29);  // 30 consented; one of them is protected.
    CHECK(lines(hq.text("disaster.csv")) == 39);
    CHECK(hq.text("own.csv").find("R-5,") != std::string::npos);
    CHECK(hq.text("peace.csv").find("R-5,") == std::string::npos);
    CHECK(hq.text("disaster.csv").find("R-5,") == std::string::npos);
}

TEST_CASE("who is protected by the roster's column is on no partner's list and in every total", "[lists]") {
    ListOffice hq;
    auto roster = people();
    roster[6].isProtected = true;
    hq.apply(std::move(roster));
    for (const char* kind : {"roster", "unaccounted", "plans"}) {
        INFO(kind);
        hq.list({"--kind", kind, "--basis", "49-11-3", "--recipient", "北消防署", "--out", "partner.csv"});
        CHECK(hq.text("partner.csv").find("某　7郎") == std::string::npos);
        CHECK(hq.text("partner.csv").find("某　8郎") != std::string::npos);
        hq.list({"--kind", kind, "--basis", "49-11-1", "--out", "own.csv"});
        CHECK(hq.text("own.csv").find("某　7郎") != std::string::npos);
    }
    hq.list({"--kind", "roster", "--basis", "49-11-3", "--recipient", "北消防署", "--out", "partner.pdf"});
    hq.list({"--kind", "roster", "--basis", "49-11-1", "--out", "own.csv"});
    CHECK(std::regex_search(hq.text("own.csv"), std::regex("R-7,[^\\n]*,非開示\r")));
}

TEST_CASE("page and row of a printed list give the roster number, under each of its names", "[lists]") {
    ListOffice hq;
    REQUIRE(hq.command({"incident", "start", "--name", "荒川氾濫"}).status == 0);
    const std::string id =
        hq.list({"--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "北消防署", "--out", "a.pdf"});
    hq.list({"--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "北消防署", "--out", "a.csv"});
    // The CSV of the same moment has the rows in the order of the pages.
    std::vector<std::string> numbers;
    const std::string csv = hq.text("a.csv");
    const std::regex number("R-[0-9]+");
    for (auto it = std::sregex_iterator(csv.begin(), csv.end(), number); it != std::sregex_iterator(); ++it)
        numbers.push_back(it->str());
    REQUIRE(numbers.size() == 39);

    // A page has 19 rows. By its id, by the letters at the foot of its pages, by its edition:
    const std::string ledger = hq.command({"list", "ledger"}).out;
    const std::size_t edition = ledger.find("edition ") + 8;
    const std::array names{id, ledger.substr(0, 9), ledger.substr(edition, ledger.find(' ', edition) - edition)};
    for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(names[i]);
        const Said tick = hq.command(
            {"visits", "enter", "--list", names[i], "--page", "2", "--row", std::to_string(i + 3), "--as", "無事"});
        INFO(tick.error);
        REQUIRE(tick.status == 0);
        CHECK(tick.out.find(numbers.at(19 + 2 + i) + " ") != std::string::npos);
    }
    hq.list({"--kind", "unaccounted", "--basis", "49-11-3", "--recipient", "北消防署", "--out", "b.csv"});
    CHECK(lines(hq.text("b.csv")) == 36);
    CHECK(hq.command({"visits", "enter", "--list", id, "--page", "9", "--row", "1", "--as", "無事"}).status == 1);
    CHECK(hq.command({"visits", "enter", "--list", "123456", "--page", "1", "--row", "1", "--as", "無事"}).status == 1);
}

TEST_CASE("the ledger says which copies are out until they come back", "[lists]") {
    ListOffice hq;
    const std::string id = hq.list({"--kind", "roster", "--basis", "49-11-3", "--recipient", "北消防署", "--copies",
                                    "2", "--receipt", "receipt.pdf", "--out", "a.pdf"});
    CHECK(std::filesystem::exists(hq.file("a.2.pdf")));
    CHECK(std::filesystem::exists(hq.file("receipt.pdf")));
    CHECK(hq.command({"list", "ledger"}).out.find("out 1,2") != std::string::npos);

    CHECK(hq.command({"list", "returned", id, "--copy", "1"}).status == 0);
    CHECK(hq.command({"list", "returned", id, "--copy", "2", "--as", "紛失"}).status == 0);
    CHECK(hq.command({"list", "ledger"}).out.find("out 2(紛失)") != std::string::npos);
    CHECK(hq.command({"list", "returned", id, "--copy", "3"}).status == 1);
    CHECK(hq.command({"list", "returned", id, "--copy", "1", "--as", "どこか"}).status == 2);
    CHECK(hq.command({"list", "returned", "nothing", "--copy", "1"}).status == 1);
}

TEST_CASE("an edition of changes has what was added, removed and changed, and no more", "[lists]") {
    ListOffice hq;
    const std::vector<std::string> words{"--kind", "roster", "--basis", "49-11-3", "--recipient", "北消防署"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), words.begin(), words.end());
        return more;
    };
    const std::string id = hq.list(with({"--out", "a.pdf"}));
    auto next = people();
    next[0].phone = "03-0000-0001";                           // R-1 changed
    next.erase(next.begin() + 1);                             // R-2 removed
    next.push_back(person(41, domain::Consent::Unanswered));  // R-41 added
    hq.apply(std::move(next));

    const std::string changes = hq.list(with({"--since", id, "--out", "b.csv"}));
    const std::string csv = hq.text("b.csv");
    CHECK(lines(csv) == 3);
    CHECK(std::regex_search(csv, std::regex("変更,R-1,")));
    CHECK(std::regex_search(csv, std::regex("削除,R-2,")));
    CHECK(std::regex_search(csv, std::regex("追加,R-41,")));

    const std::string plans = hq.list({"--kind", "plans", "--basis", "49-11-1", "--out", "p.pdf"});
    next = people();
    next[2].priority = "A";  // R-3 changed; as they were before the list of plans
    hq.apply(std::move(next));
    hq.list({"--kind", "plans", "--basis", "49-11-1", "--since", plans, "--out", "p.csv"});
    const std::string sheets = hq.text("p.csv");
    CHECK(sheets.find("某　3郎 様,変更,優先度・計画の状況,A") != std::string::npos);
    CHECK(sheets.find("某　4郎") == std::string::npos);

    // Not since another kind, ground or list of changes.
    const auto refused = [&](std::vector<std::string> more) {
        more.insert(more.begin(), "list");
        more.insert(more.end(), {"--recipient", "北消防署", "--out", "c.csv", "--since"});
        more.push_back(id);
        return hq.command(more).status == 1;
    };
    CHECK(refused({"--kind", "unaccounted", "--basis", "49-11-3"}));
    CHECK(refused({"--kind", "roster", "--basis", "49-11-2"}));
    auto again = with({"--since", changes, "--out", "c.csv"});
    again.insert(again.begin(), "list");
    CHECK(hq.command(again).status == 1);
}

TEST_CASE("cards and tokens of headquarters never have the same number twice", "[lists]") {
    ListOffice hq;
    const Said tokens = hq.command({"list", "--kind", "tokens", "--scope", "E1", "--count", "23", "--out", "t.pdf"});
    INFO(tokens.error);
    REQUIRE(tokens.status == 0);
    CHECK(tokens.out.starts_with("HQ-0001〜HQ-0023  3 pages"));
    const Said cards = hq.command({"list", "--kind", "cards", "--scope", "E1", "--count", "2", "--out", "c.pdf"});
    CHECK(cards.out.starts_with("HQ-0024〜HQ-0025  2 pages"));
    CHECK(std::filesystem::exists(hq.file("c.pdf")));
    const std::string ledger = hq.command({"list", "ledger"}).out;
    CHECK(ledger.find("tokens  HQ-0001〜HQ-0023") != std::string::npos);
    CHECK(ledger.find("cards  HQ-0024〜HQ-0025") != std::string::npos);

    CHECK(hq.command({"list", "--kind", "tokens", "--out", "t.pdf"}).status == 2);
    CHECK(hq.command({"list", "--kind", "tokens", "--scope", "E1", "--out", "t.csv"}).status == 2);
    CHECK(hq.command({"list", "--kind", "cards", "--scope", "E1", "--count", "0", "--out", "t.pdf"}).status == 2);
    CHECK(hq.command({"list", "--kind", "cards", "--scope", "nowhere", "--out", "t.pdf"}).status == 1);
}

TEST_CASE("the public list is made at headquarters too, and large letters take more pages", "[lists]") {
    ListOffice hq;
    hq.list({"--kind", "public", "--scope", "E1", "--out", "public.csv"});
    CHECK(lines(hq.text("public.csv")) == 0);  // Nobody is there.
    CHECK(hq.text("public.csv").find("町丁目") != std::string::npos);
    const auto pages = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"list", "--kind", "roster", "--basis", "49-11-1", "--out", "a.pdf"});
        const std::string out = hq.command(more).out;
        return std::stoi(out.substr(out.find("rows") + 4));
    };
    CHECK(pages({}) == 3);
    CHECK(pages({"--large"}) > 3);
}
