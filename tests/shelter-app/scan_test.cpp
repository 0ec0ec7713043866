// Codes and cards held before the real window: what they open, how many taps that takes, and what is said when they
// cannot be used.
#include <QVideoFrame>
#include <QVideoSink>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/files.h"
#include "card_bench.h"
#include "codes/household_code.h"
#include "codes/token_code.h"
#include "desk_window.h"
#include "pictures.h"

namespace hinanjo::test {
namespace {

using domain::PersonField;
using readers::CardPresence;

codes::SaidPerson person(const char* family, const char* given, const char* familyKana, const char* givenKana,
                         domain::Sex sex, domain::PartialDate birth) {
    codes::SaidPerson out;
    out.familyName = family;
    out.givenName = given;
    out.familyKana = familyKana;
    out.givenKana = givenKana;
    out.sex = sex;
    out.birth = birth;
    return out;
}

codes::SaidHousehold four() {
    codes::SaidHousehold out;
    out.people = {person("山田", "太郎", "ヤマダ", "タロウ", domain::Sex::Male, {1958, 4, 12}),
                  person("山田", "和子", "ヤマダ", "カズコ", domain::Sex::Female, {1960, 9, 1}),
                  person("山田", "健", "ヤマダ", "ケン", domain::Sex::Male, {1989, 1, 20}),
                  person("山田", "陽菜", "ヤマダ", "ヒナ", domain::Sex::Female, {2018, 7, 7})};
    out.address = "試験町一丁目2番3号";
    out.phone = "090-0000-0001";
    out.written = std::chrono::year_month_day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(1)};
    return out;
}

QString textOf(const codes::SaidHousehold& household) {
    const auto text = codes::toText(household);
    REQUIRE(text);
    return QString::fromStdString(*text);
}

QString tokenText(const char* number, const char* shelter = "S001") {
    return QString::fromStdString(codes::toText(codes::TokenCode{number, {shelter}}));
}

QString notice(SchoolTablet& school) {
    return school.session().scan()->notice();
}

bool says(SchoolTablet& school, const char* words) {
    return eventually([&] { return notice(school).contains(QString::fromUtf8(words)); });
}

void typeDigits(DeskWindow& desk, const char* digits) {
    for (const char* digit = digits; *digit != '\0'; ++digit)
        desk.tap(QStringLiteral("digit.%1").arg(QChar::fromLatin1(*digit)));
}

std::vector<std::string> peopleHere(SchoolTablet& school, PersonField field) {
    return school.tablet().view([&](const state::State& state) {
        std::vector<std::string> out;
        for (const state::PersonView* view : state.people())
            out.push_back(view->text(field));
        std::ranges::sort(out);
        return out;
    });
}

}  // namespace

TEST_CASE("a household's code, from the home page by scanner: 1 tap", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.expectPage(u"home"_qs);
    desk.countFromHere();

    desk.scan(textOf(four()));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->chosenCount() == 4);
    CHECK(school.session().household()->origin().contains(u"2026-11-01の記入"_qs));
    desk.tap(u"action.receive"_qs);

    CHECK(desk.taps() == 1);
    desk.expectPage(u"reception"_qs);
    school.settle();
    CHECK(school.named() == 4);
    CHECK(peopleHere(school, PersonField::ResidentNo) == std::vector<std::string>{"1001", "1002", "1003", "1004"});
    const bool hasPhone = school.tablet().view([](const state::State& state) {
        return state.byResidentNo("1001").front()->hasItem(domain::ItemKind::Phone, "090-0000-0001");
    });
    CHECK(hasPhone);
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("the same by camera, and a single person: 1 tap each", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    codes::SaidHousehold said = four();
    const bool alone = GENERATE(false, true);
    if (alone) said.people = {person("渡邉", "みどり", "ワタナベ", "ミドリ", domain::Sex::Female, {1943, 8, 15})};
    desk.countFromHere();

    school.session().scan()->hub().sink().setVideoFrame(nv12(inTheRoom(printedCode(textOf(said), 4), 8)));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->chosenCount() == (alone ? 1 : 4));
    desk.tap(u"action.receive"_qs);

    CHECK(desk.taps() == 1);
    school.settle();
    CHECK(school.named() == (alone ? 1 : 4));
}

TEST_CASE("a household that is in no register comes as it said, urgent needs included", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    codes::SaidHousehold said;
    said.people = {person("高橋", "花", "タカハシ", "ハナ", domain::Sex::Female, {1950, 1, 2})};
    said.people.front().care = {"oxygen", "ペースメーカー"};
    said.address = "別の町1-2-3";

    desk.scan(textOf(said));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->origin().contains(u"住民名簿では見つかりません"_qs));
    CHECK(school.session().household()->urgent());
    desk.tap(u"action.receive"_qs);
    school.settle();

    CHECK(peopleHere(school, PersonField::FamilyName) == std::vector<std::string>{"高橋"});
    CHECK(peopleHere(school, PersonField::FamilyKana) == std::vector<std::string>{"タカハシ"});
    CHECK(peopleHere(school, PersonField::Address) == std::vector<std::string>{"別の町1-2-3"});
    const auto [needs, kept] = school.tablet().view([](const state::State& state) {
        return std::pair(state.needs().size(),
                         state.people().front()->hasItem(domain::ItemKind::Care, "ペースメーカー"));
    });
    CHECK(needs == 1);
    CHECK(kept);
}

TEST_CASE("the same code again finds them received, with nobody ticked", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    codes::SaidHousehold said = four();
    said.people.push_back(person("客", "人", "キャク", "ジン", domain::Sex::Male, {1980, 1, 1}));
    desk.scan(textOf(said));
    desk.expectPage(u"household"_qs);
    desk.tap(u"action.receive"_qs);
    school.settle();
    CHECK(school.named() == 5);

    desk.scan(textOf(said));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->members()->rowCount() == 5);
    CHECK(school.session().household()->chosenCount() == 0);
}

TEST_CASE("an old code is used, with a word", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    codes::SaidHousehold said = four();
    said.written = std::chrono::year_month_day{std::chrono::year(2024), std::chrono::month(1), std::chrono::day(5)};
    desk.scan(textOf(said));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->origin().contains(u"1年より前"_qs));
    CHECK(desk.item(u"household.said"_qs) != nullptr);
}

TEST_CASE("codes that open nothing have words, and reception goes on", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    const QString good = textOf(four());

    desk.scan(QStringLiteral("https://example.jp/menu"));
    CHECK(says(school, "受付で使うコードではありません"));
    desk.expectPage(u"reception"_qs);  // Where there is room for the words.
    CHECK(desk.item(u"scan.notice"_qs) != nullptr);
    desk.scan(good.left(good.size() - 1) + (good.endsWith(u'0') ? u'1' : u'0'));
    CHECK(says(school, "一部が読めませんでした"));
    desk.scan(QStringLiteral("HNJH2 AAAA 00000000"));
    CHECK(says(school, "新しい形式"));
    desk.scan(QStringLiteral("HNJB1|12|ABCD-EFGH-JKMN-PQRS"));
    CHECK(says(school, "担当者のバッジ"));
    desk.scan(QStringLiteral("HNJ1|10.0.0.5:8443|aa|bb|1"));
    CHECK(says(school, "端末の登録コード"));
    desk.scan(tokenText("B-0007"));
    CHECK(says(school, "整理券 B-0007 の世帯は この端末にまだありません"));
    desk.scan(tokenText("B-0007", "S002"));
    CHECK(says(school, "試験第二小学校"));

    desk.scan(good);
    desk.expectPage(u"household"_qs);
    CHECK(notice(school).isEmpty());
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("a token opens the household that holds it", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    school.openFour();
    school.session().household()->receive();
    school.settle();

    desk.scan(tokenText("A-0001"));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->members()->rowCount() == 4);
    CHECK(school.session().household()->token() == u"A-0001"_qs);
}

TEST_CASE("slips held up on the page of the batch are taken one after the other, another shelter's is not", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    school.openFour();
    school.session().household()->receive();
    school.settle();
    desk.show(u"leaving"_qs);
    auto& leaving = *school.session().leaving();

    desk.scan(tokenText("A-0001", "S002"));
    REQUIRE(eventually([&] { return leaving.problem().contains(u"試験第二小学校"_qs); }));
    CHECK(leaving.count() == 0);
    desk.scan(tokenText("A-0001"));
    REQUIRE(eventually([&] { return leaving.count() == 4; }));
    CHECK(leaving.problem().isEmpty());
    desk.scan(QStringLiteral("https://example.jp/menu"));
    REQUIRE(eventually([&] { return !leaving.problem().isEmpty(); }));
    CHECK(leaving.count() == 4);
    desk.expectPage(u"leaving"_qs);
}

TEST_CASE("a paper token held up on the household page is the household's", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.scan(textOf(four()));
    desk.expectPage(u"household"_qs);

    desk.scan(textOf(four()));
    CHECK(says(school, "先に この世帯を受付"));
    desk.scan(tokenText("P-0042"));
    REQUIRE(eventually([&] { return school.session().household()->token() == u"P-0042"_qs; }));
    desk.tap(u"action.receive"_qs);
    school.settle();
    const auto holder = school.tablet().view([](const state::State& s) { return s.searchByToken("P-0042").size(); });
    CHECK(holder == 1);

    // The next household cannot have it.
    codes::SaidHousehold other;
    other.people = {person("佐藤", "一郎", "サトウ", "イチロウ", domain::Sex::Male, {1990, 2, 14})};
    desk.scan(textOf(other));
    desk.expectPage(u"household"_qs);
    desk.scan(tokenText("P-0042"));
    CHECK(says(school, "使用ずみです"));
    CHECK(school.session().household()->token() == u"A-0001"_qs);
}

TEST_CASE("a card that is laid down opens its page by itself; its digits open the household", "[scan]") {
    CardBench bench;
    SimulatedCard card;
    SchoolTablet school;
    school.useCards(bench.source());
    DeskWindow desk(school);
    bench.put(CardPresence::NoCard);
    desk.countFromHere();

    bench.lay(card);
    desk.expectPage(u"scan"_qs);
    REQUIRE(eventually([&] { return school.session().scan()->cardReady(); }));
    typeDigits(desk, "33041220331234");
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->chosenCount() == 4);  // The card's household, from the register.
    CHECK(school.session().household()->origin().contains(u"マイナンバーカードの情報"_qs));
    desk.tap(u"action.receive"_qs);
    school.settle();

    CHECK(school.named() == 4);
    // Fourteen digits that only the card's face tells, and one press.
    CHECK(desk.taps() == 15);
    CHECK_FALSE(card.wasAskedForMore());
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("the digits of a card by ten-key", "[scan]") {
    CardBench bench;
    SimulatedCard card;
    SchoolTablet school;
    school.useCards(bench.source());
    DeskWindow desk(school);
    bench.lay(card);
    desk.expectPage(u"scan"_qs);
    REQUIRE(eventually([&] { return school.session().scan()->cardReady(); }));
    for (const char digit : std::string("33041220331234")) {
        const QString before = school.session().scan()->securityDigits() + school.session().scan()->expiryDigits() +
                               school.session().scan()->birthDigits();
        desk.key(static_cast<Qt::Key>(digit));
        // A hand waits for what it typed; a burst would be a scanner's.
        REQUIRE(eventually([&] {
            return school.session().scan()->busy() ||
                   school.session().scan()->securityDigits() + school.session().scan()->expiryDigits() +
                           school.session().scan()->birthDigits() !=
                       before ||
                   desk.item(u"page.household"_qs);
        }));
    }
    desk.expectPage(u"household"_qs);
}

TEST_CASE("somebody's card who is in no register: the reading is typed, the rest is there", "[scan]") {
    CardBench bench;
    SimulatedCard::Content content;
    content.name = "高橋　花";
    content.address = "別の町1-2-3";
    content.birth = "19500102";
    content.sex = "2";
    SimulatedCard card(content);
    SchoolTablet school;
    school.useCards(bench.source());
    DeskWindow desk(school);
    bench.lay(card);
    desk.expectPage(u"scan"_qs);
    REQUIRE(eventually([&] { return school.session().scan()->cardReady(); }));
    typeDigits(desk, "33041220331234");

    desk.expectPage(u"quickadd"_qs);
    CHECK(school.session().quickAdd()->saidName() == u"高橋 花"_qs);
    for (const char* key : {"kana.タ", "kana.カ", "kana.ハ", "kana.シ", "kana.next", "kana.ハ", "kana.ナ"})
        desk.tap(QString::fromUtf8(key));
    desk.tap(u"action.receive"_qs);
    school.settle();

    const auto view = school.tablet().view([](const state::State& state) {
        const state::PersonView& view = *state.people().front();
        return std::vector<std::string>{view.text(PersonField::FamilyName), view.text(PersonField::GivenName),
                                        view.text(PersonField::FamilyKana), view.text(PersonField::GivenKana),
                                        view.text(PersonField::Birth),      view.text(PersonField::Sex),
                                        view.text(PersonField::Address)};
    });
    CHECK(view == std::vector<std::string>{"高橋", "花", "タカハシ", "ハナ", "1950-01-02", "2", "別の町1-2-3"});
}

TEST_CASE("whatever a card does, there is a word and reception goes on", "[scan]") {
    CardBench bench;
    SchoolTablet school;
    school.useCards(bench.source());
    DeskWindow desk(school);
    desk.show(u"scan"_qs);
    reception::ScanViewModel& scan = *school.session().scan();
    const auto cardSays = [&](const char* words) {
        return eventually([&] { return scan.cardText().contains(QString::fromUtf8(words)); });
    };

    const auto takeAway = [&] {
        bench.take();
        REQUIRE(eventually([&] { return scan.hub().card()->presence() == CardPresence::NoCard; }));
    };

    bench.put(CardPresence::NoService);
    CHECK(cardSays("しくみが動いていません"));
    bench.put(CardPresence::NoReader);
    CHECK(cardSays("読み取り機が つながっていません"));
    bench.put(CardPresence::NoCard);
    CHECK(cardSays("読み取り機にのせてください"));

    SimulatedCard::Content content;
    content.otherCard = true;
    SimulatedCard other(content);
    bench.lay(other);
    CHECK(says(school, "マイナンバーカードではない"));
    CHECK_FALSE(scan.cardReady());
    takeAway();

    content = {};
    content.tries = 0;
    SimulatedCard blocked(content);
    bench.lay(blocked);
    CHECK(says(school, "読めなくなっています"));
    takeAway();

    content.tries = 3;
    SimulatedCard card(content);
    bench.lay(card);
    REQUIRE(eventually([&] { return scan.cardReady(); }));
    typeDigits(desk, "33134220331234");
    CHECK(says(school, "ない月日"));
    CHECK(card.tries() == 3);
    typeDigits(desk, "33041220331235");
    CHECK(says(school, "あと2回"));
    typeDigits(desk, "33041220331236");
    CHECK(says(school, "あと1回"));
    typeDigits(desk, "33041220331234");
    CHECK(says(school, "読みません"));
    CHECK(card.tries() == 1);
    takeAway();

    SimulatedCard pulled;
    bench.lay(pulled, 5);
    REQUIRE(eventually([&] { return scan.cardReady(); }));
    typeDigits(desk, "33041220331234");
    CHECK(says(school, "とちゅうで カードがはなれました"));

    desk.tap(u"action.byname"_qs);
    desk.expectPage(u"reception"_qs);
    school.openFour();
    desk.expectPage(u"household"_qs);
    CHECK(desk.warnings().isEmpty());
}

TEST_CASE("a municipality's own code by the file in the tablet's folder", "[scan]") {
    SchoolTablet school;
    REQUIRE(base::writeFile(school.tablet().directory() / "codes.toml", R"(
[[code]]
name = "試験市の事前登録"
form = "query"
prefix = "https://bosai.example.jp/r?"
[code.person]
"氏名" = "n{n}"
"生年月日" = "b{n}"
)"));
    school.restart();
    DeskWindow desk(school);

    desk.scan(QStringLiteral("https://bosai.example.jp/r?n1=%E5%B1%B1%E7%94%B0+%E5%A4%AA%E9%83%8E&b1=19580412"));
    desk.expectPage(u"household"_qs);
    CHECK(school.session().household()->chosenCount() == 1);
    CHECK(school.session().household()->origin().contains(u"試験市の事前登録"_qs));
}

TEST_CASE("a wrong file in the tablet's folder is said with its line; the rest works", "[scan]") {
    SchoolTablet school;
    REQUIRE(base::writeFile(school.tablet().directory() / "codes.toml", "[[code]]\ncolour = 1\n"));
    school.restart();
    DeskWindow desk(school);

    CHECK(notice(school).contains(u"codes.toml:2: colour"_qs));
    desk.scan(textOf(four()));
    desk.expectPage(u"household"_qs);
}

TEST_CASE("codes for a new tablet and for a neighbour go to their pages by camera", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    const auto hold = [&](const QString& text) {
        school.session().scan()->hub().sink().setVideoFrame(nv12(inTheRoom(printedCode(text, 6))));
    };
    desk.show(u"neighbours"_qs);
    hold(QStringLiteral("HNJP1|192.0.2.2:44591|0195c0de000070008000000000000009"));
    REQUIRE(eventually([&] { return !school.session().neighbours()->message().isEmpty(); }));
    CHECK_FALSE(school.session().neighbours()->wrong());

    desk.show(u"enrol"_qs);
    // This tablet is enrolled; its page takes the code all the same. A camera shows it again and again: the first frame
    // may come too soon after the last look.
    QStringList read;
    QObject::connect(school.session().scan(), &reception::ScanViewModel::enrolmentRead, school.session().scan(),
                     [&](const QString& code) { read << code; });
    const QVideoFrame shown = nv12(inTheRoom(printedCode(u"HNJ1|192.0.2.2:8443|short|code|1"_qs, 6)));
    REQUIRE(eventually([&] {
        school.session().scan()->hub().sink().setVideoFrame(QVideoFrame());
        school.session().scan()->hub().sink().setVideoFrame(shown);
        return !read.isEmpty();
    }));
    CHECK(read.constFirst().startsWith(u"HNJ1|"_qs));
    CHECK(notice(school).isEmpty());
}

TEST_CASE("codes held up while other work is open change nothing", "[scan]") {
    SchoolTablet school;
    DeskWindow desk(school);
    desk.show(u"headcount"_qs);
    desk.scan(textOf(four()));
    desk.scan(QStringLiteral("https://example.jp/menu"));
    desk.expectPage(u"headcount"_qs);
    CHECK(notice(school).isEmpty());
}

}  // namespace hinanjo::test
