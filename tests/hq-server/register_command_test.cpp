// A new register's changes are shown before it counts.
#include "app/register_changes.h"
#include "base/files.h"
#include "hq-server/command_office.h"

using namespace hinanjo;
using app::RowChange;
using test::CommandOffice;
using test::Said;

namespace {

domain::RosterPerson person(const std::string& no, const std::string& name, const std::string& address) {
    domain::RosterPerson p;
    p.no.value = no;
    p.name = name;
    p.address = address;
    p.birth = {1958, 4, 12};
    p.consent = domain::Consent::Given;
    return p;
}

domain::Resident resident(const std::string& no, const std::string& household) {
    domain::Resident r;
    r.no = no;
    r.householdNo = household;
    r.familyName = "山田";
    r.givenName = "花子";
    return r;
}

}  // namespace

TEST_CASE("two versions differ person by person and field by field", "[registers]") {
    const std::vector before{person("1", "山田　花子", "王子１"), person("2", "鈴木　一郎", "豊島２"),
                             person("3", "佐藤　清", "赤羽３")};
    auto changed = person("2", "鈴木　一郎", "豊島９");
    changed.consent = domain::Consent::Refused;
    changed.isProtected = true;
    const std::vector after{person("4", "髙橋　\U0000E000", "志茂４"), changed, person("1", "山田　花子", "王子１")};

    const auto changes = app::changesOf(before, after);

    CHECK(changes.added == 1);
    CHECK(changes.changed == 1);
    CHECK(changes.removed == 1);
    CHECK(changes.total == 3);
    CHECK(changes.lostZeros == 0);
    CHECK(app::toCsv(changes) ==
          "\xef\xbb\xbf区分,番号,氏名,項目,前,後\r\n"
          "減,3,佐藤　清,,,\r\n"
          "増,4,髙橋　\U0000E000,,,\r\n"
          "変更,2,鈴木　一郎,住所,豊島２,豊島９\r\n"
          "変更,2,鈴木　一郎,同意,同意,不同意\r\n"
          "変更,2,鈴木　一郎,支援措置,,有\r\n");
}

TEST_CASE("numbers that lost their zeros are the same people", "[registers]") {
    const std::vector before{resident("0001", "0007"), resident("0002", "0007")};
    const std::vector after{resident("1", "7"), resident("2", "7"), resident("3", "7")};

    const auto changes = app::changesOf(before, after);

    CHECK(changes.removed == 2);
    CHECK(changes.added == 3);
    CHECK(changes.lostZeros == 2);
}

TEST_CASE("a preview says what would change and changes nothing", "[registers]") {
    CommandOffice hq;
    hq.write("a.roster", std::vector{person("01", "山田　花子", "王子１"), person("02", "鈴木　一郎", "豊島２")});
    hq.write("b.roster", std::vector{person("1", "山田　花子", "王子１"), person("02", "鈴木　一郎", "豊島９"),
                                     person("5", "佐藤　清", "赤羽")});
    REQUIRE(hq.command({"roster", "apply", "a.roster"}).out == "added 2  changed 0  removed 0  total 2\n");

    const Said preview = hq.command({"roster", "apply", "b.roster", "--preview", "--changes", "c.csv"});
    CHECK(preview.status == 0);
    CHECK(preview.out == "added 2  changed 1  removed 1  total 3\nnothing was changed\n");
    CHECK(preview.error.starts_with("b.roster: number: 1 people would be removed and added again"));
    CHECK(hq.inForce() == 2);
    const auto csv = base::readFile(hq.file("c.csv"));
    REQUIRE(csv);
    CHECK(csv->find("変更,02,鈴木　一郎,住所,豊島２,豊島９\r\n") != std::string::npos);
    CHECK((std::filesystem::status(hq.file("c.csv")).permissions() & std::filesystem::perms::group_all) ==
          std::filesystem::perms::none);

    const Said applied = hq.command({"roster", "apply", "b.roster"});
    CHECK(applied.out == "added 2  changed 1  removed 1  total 3\n");
    CHECK(hq.inForce() == 3);
}

TEST_CASE("the residents' register has a preview too", "[registers]") {
    CommandOffice hq;
    hq.write("a.roster", std::vector{resident("1", "H1"), resident("2", "H1")});
    REQUIRE(hq.command({"residents", "apply", "a.roster"}).status == 0);
    hq.write("b.roster", std::vector{resident("1", "H2")});

    const Said preview = hq.command({"residents", "apply", "b.roster", "--preview"});
    CHECK(preview.out == "added 0  changed 1  removed 1  total 1\nnothing was changed\n");
    CHECK(hq.command({"residents", "apply", "a.roster"}).out == "added 0  changed 0  removed 0  total 2\n");
    CHECK(hq.command({"roster", "apply", "a.roster", "--preview"}).status == 1);
}

TEST_CASE("who cannot be told what changes gets no change", "[registers]") {
    CommandOffice hq;
    hq.write("a.roster", std::vector{person("1", "山田　花子", "王子１")});

    const Said refused = hq.command({"roster", "apply", "a.roster", "--changes", "no/such/folder/c.csv"});
    CHECK(refused.status == 1);
    CHECK(hq.inForce() == 0);
}

TEST_CASE("a register file cut anywhere is refused whole", "[registers]") {
    CommandOffice hq;
    hq.write("a.roster", std::vector{person("1", "山田　花子", "王子１"), person("2", "鈴木　一郎", "豊島２")});
    REQUIRE(hq.command({"roster", "apply", "a.roster"}).status == 0);
    hq.write("b.roster", std::vector{person("3", "佐藤　清", "赤羽"), person("4", "髙橋　花", "志茂")});
    const auto whole = base::readFile(hq.file("b.roster"));
    REQUIRE(whole);
    for (std::size_t length = 0; length < whole->size(); length += 13) {
        CAPTURE(length);
        REQUIRE(base::writeFile(hq.file("cut.roster"), std::string_view(*whole).substr(0, length)));
        const Said cut = hq.command({"roster", "apply", "cut.roster"});
        CHECK(cut.status != 0);
        CHECK(cut.error.find("cut.roster") != std::string::npos);
    }
    CHECK(hq.command({"roster", "apply", "a.roster", "--preview"}).out ==
          "added 0  changed 0  removed 0  total 2\nnothing was changed\n");
}
