// Every kind of list on paper: what a reader finds on it, and that no character vanishes.
#include <catch2/catch_test_macros.hpp>
#include <regex>

#include "lists/build.h"
#include "lists/changes.h"
#include "lists/issued_rows.h"
#include "pdf_tools.h"
#include "print/pdf.h"

using namespace hinanjo;
namespace tools = hinanjo::print::tools;

namespace {

constexpr base::IncidentId kIncident{};

// One private-use character (in no font), one outside the basic plane, one variant by selector.
constexpr const char* kName = "\uE000𠮷辻\U000E0100";
constexpr const char* kKana = "ツジヨシ";

domain::RosterPerson rosterPerson() {
    domain::RosterPerson p;
    p.no.value = "R-1";
    p.name = kName;
    p.kana = kKana;
    p.birth = {1958, 4, 12};
    p.sex = domain::Sex::Female;
    p.address = "東京都北区王子一丁目2番3号";
    p.building = "\uE001荘 201";
    p.phone = "03-0000-0001";
    p.reason = "要介護5 \uE002";
    p.contactName = "\uE003田 花子";
    p.contactRelation = "長女";
    p.contactPhone = "090-0000-0001";
    p.neighbourhood = "\uE004町会";
    p.consent = domain::Consent::Given;
    p.priority = "A";
    return p;
}

lists::Making making() {
    lists::Making m;
    m.id.bytes[0] = 5;
    m.office = "東京都北区";
    m.dataTime = m.now = std::chrono::sys_days{std::chrono::November / 22 / 2026};
    m.recipient = "\uE005消防署";
    m.legalBasis = "49-11-3";
    return m;
}

state::State shelterState() {
    state::State state(kIncident);
    std::uint8_t number = 0;
    const auto apply = [&](event::Payload payload) {
        event::Event event;
        event.id.bytes[15] = ++number;
        event.log.bytes[0] = 9;
        event.sequence = number;
        event.time = base::HybridTime{number};
        event.payload = std::move(payload);
        state.apply(std::move(event));
    };
    domain::PersonDescribed person;
    person.person.bytes[15] = 1;
    person.set(domain::PersonField::FamilyName, kName).set(domain::PersonField::FamilyKana, kKana);
    person.set(domain::PersonField::TellOthers, "1");
    apply(person);
    domain::StayChanged stay;
    stay.person = person.person;
    stay.status = domain::StayStatus::Arrived;
    stay.place = domain::Place::Inside;
    stay.shelter.value = "S1";
    apply(stay);
    domain::NeedRaised need;
    need.person = person.person;
    need.shelter.value = "S1";
    need.code = "oxygen";
    need.detail = "\uE006 残6時間";
    apply(need);
    state.settle();
    return state;
}

std::vector<lists::Document> everyKind() {
    static const domain::RosterPerson kPerson = rosterPerson();
    lists::RosterLine line;
    line.person = &kPerson;
    line.town = "王子一丁目";
    line.candidateShelters = {"\uE007小学校"};
    const std::vector<lists::RosterLine> lines{line};
    const state::State state = shelterState();
    std::vector<lists::Document> all{
        lists::buildRoster(lines, "全域", making()),
        lists::buildRoster(lines, "全域", making(), lists::PartBy::Supporter),
        lists::buildUnaccounted(lines, "全域", making()),
        lists::buildPlans(lines, "全域", making()),
        lists::buildNeeds(state, {}, making()),
        lists::buildEvacuees(state, {}, lists::Order::Kana, making()),
        lists::buildPublic(state, {}, making()),
    };
    for (lists::Document changes :
         {lists::buildRoster(lines, "全域", making()), lists::buildPlans(lines, "全域", making())}) {
        lists::keepChanges(changes, 3, {}, {});
        all.push_back(std::move(changes));
    }
    all.push_back(lists::buildReceipt(all.front(), 1, making().id));
    return all;
}

}  // namespace

TEST_CASE("on every kind a character in no font is a visible geta beside the kana, never a blank", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "kind.pdf";
    for (const lists::Document& document : everyKind()) {
        INFO(document.kind << " " << document.title);
        const auto info = print::writePdf(document, file);
        REQUIRE(info);
        std::string text;
        for (const std::string& page : tools::pagesOf(file))
            text += page;
        // No private-use character reaches the paper as itself, and each is reported.
        CHECK(!std::regex_search(text, std::regex("\xee\x80[\x80-\xbf]")));
        CHECK(text.find("〓消防署 様") != std::string::npos);
        CHECK(!info->undrawable.empty());
        for (const std::string& one : info->undrawable)
            CHECK(one.starts_with("\xee\x80"));
        if (document.kind == "receipt") continue;
        CHECK(text.find("〓𠮷辻\U000E0100") != std::string::npos);
        CHECK(text.find(kKana) != std::string::npos);
    }
}

TEST_CASE("every text of every kind can be read from the PDF again", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "kind.pdf";
    const auto squeezed = [](std::string text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.compare(i, 3, "　") == 0 || text.compare(i, 3, "＿") == 0) {
                i += 2;
            } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\f' && text[i] != '_') {
                out += text[i];
            }
        }
        return out;
    };
    for (const lists::Document& document : everyKind()) {
        INFO(document.kind << " " << document.title);
        const auto info = print::writePdf(document, file);
        REQUIRE(info);
        const std::string text = squeezed(tools::output("pdftotext -raw -enc UTF-8 '" + file.string() + "' -"));
        CHECK(info->rowsOnPage.size() == info->pages);
        CHECK(text.find("…") == std::string::npos);  // Nothing was cut, heads included.
        for (const lists::Column& column : document.columns) {
            INFO(column.title);
            if (!column.csvOnly) CHECK(text.find(squeezed(column.title)) != std::string::npos);
        }
    }
}

TEST_CASE("a plan of somebody with long texts stays on one page", "[print]") {
    const tools::Scratch scratch;
    domain::RosterPerson person = rosterPerson();
    person.address = "東京都北区王子本町二丁目14番15号 グランドメゾン王子飛鳥山公園ガーデンテラスウエスト棟";
    person.building = "ガーデンテラスウエスト棟 1302号室 管理人室の となり";
    person.reason =
        "身体障害者手帳1級（肢体不自由・視覚）、愛の手帳2度、要介護5、人工呼吸器を使用、夜間は家族が付き添い、"
        "階段の上り下りは三人で抱える必要がある";
    person.contactName = "クリストファー アレクサンダー モンゴメリー 太郎左衛門";
    lists::RosterLine line;
    line.person = &person;
    const std::vector<lists::RosterLine> lines(3, line);
    const auto info = print::writePdf(lists::buildPlans(lines, "全域", making()), scratch / "plans.pdf");
    REQUIRE(info);
    CHECK(info->pages == 3);
}
