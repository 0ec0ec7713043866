// The thread that waits for cards: what it says of readers and cards, and that nobody waits for it.
#include "readers/card_reader.h"

#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "card_bench.h"
#include "readers/pcsc_source.h"
#include "simulated_card.h"
#include "vpcd.h"

namespace hinanjo::test {
namespace {

using readers::CardFailure;
using readers::CardPresence;
using readers::CardProblem;
using readers::CardReader;
using readers::PrintedCode;

PrintedCode code(const char* digits = "33041220331234") {
    return *PrintedCode::fromDigits(digits);
}

bool eventually(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 20'000);
}

// What a reader said, in order.
struct Heard {
    std::vector<CardPresence> presences;
    std::vector<int> opened;
    std::vector<codes::SaidHousehold> households;
    std::vector<CardFailure> failures;

    explicit Heard(CardReader& reader) {
        QObject::connect(&reader, &CardReader::presenceChanged, &reader,
                         [this](CardPresence presence) { presences.push_back(presence); });
        QObject::connect(&reader, &CardReader::opened, &reader, [this](int tries) { opened.push_back(tries); });
        QObject::connect(&reader, &CardReader::done, &reader,
                         [this](const codes::SaidHousehold& household) { households.push_back(household); });
        QObject::connect(&reader, &CardReader::failed, &reader,
                         [this](const CardFailure& failure) { failures.push_back(failure); });
    }
    [[nodiscard]] bool is(CardPresence presence) const { return !presences.empty() && presences.back() == presence; }
};

}  // namespace

TEST_CASE("readers and cards that come and go are said", "[card]") {
    CardBench bench;
    CardReader reader(bench.source());
    const Heard heard(reader);
    SimulatedCard card;

    REQUIRE(eventually([&] { return heard.is(CardPresence::NoReader); }));
    bench.put(CardPresence::NoCard);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    bench.lay(card);
    REQUIRE(eventually([&] { return heard.opened == std::vector<int>{10}; }));
    bench.put(CardPresence::NoService);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoService); }));
    CHECK(heard.failures.empty());
}

TEST_CASE("a card is read when its code was typed, and the GUI thread never waits for it", "[card]") {
    CardBench bench;
    CardReader reader(bench.source());
    const Heard heard(reader);
    SimulatedCard card;
    bench.lay(card);
    REQUIRE(eventually([&] { return !heard.opened.empty(); }));

    bench.holdUp(true);
    reader.read(code());  // Comes back although the card does not answer.
    int turns = 0;
    REQUIRE(eventually([&] { return ++turns > 3; }));
    CHECK(heard.households.empty());
    bench.holdUp(false);
    REQUIRE(eventually([&] { return heard.households.size() == 1; }));
    CHECK(heard.households.front().people.front().familyName == "山田");
}

TEST_CASE("a card of another kind and a blocked one are said when they are laid down", "[card]") {
    CardBench bench;
    CardReader reader(bench.source());
    const Heard heard(reader);
    SimulatedCard::Content content;
    content.otherCard = true;
    SimulatedCard other(content);
    content = {};
    content.tries = 0;
    SimulatedCard blocked(content);

    bench.lay(other);
    REQUIRE(eventually([&] { return heard.failures.size() == 1; }));
    CHECK(heard.failures.back().problem == CardProblem::OtherCard);
    bench.put(CardPresence::NoCard);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    bench.lay(blocked);
    REQUIRE(eventually([&] { return heard.failures.size() == 2; }));
    CHECK(heard.failures.back().problem == CardProblem::Blocked);
    CHECK(heard.opened.empty());
}

TEST_CASE("a code typed while no card is there", "[card]") {
    CardBench bench;
    CardReader reader(bench.source());
    const Heard heard(reader);
    reader.read(code());
    REQUIRE(eventually([&] { return heard.failures.size() == 1; }));
    CHECK(heard.failures.front().problem == CardProblem::NoCard);
}

TEST_CASE("through PC/SC: a card is laid down, mistyped, read and taken away", "[card][pcsc]") {
    SoftwareReader software;
    if (!software.missing().empty()) SKIP(software.missing());
    CardReader reader(readers::makePcscSource());
    const Heard heard(reader);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));

    SimulatedCard card;
    {
        const LaidCard laid(card);
        REQUIRE(eventually([&] { return heard.opened == std::vector<int>{10}; }));
        reader.read(code("33041220331235"));
        REQUIRE(eventually([&] { return heard.failures.size() == 1; }));
        CHECK(heard.failures.back() == CardFailure{CardProblem::WrongCode, 9});
        reader.read(code());
        REQUIRE(eventually([&] { return heard.households.size() == 1; }));
        CHECK(heard.households.front().people.front().givenName == "太郎");
        CHECK(heard.households.front().address == "試験町一丁目2番3号");
    }
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    CHECK_FALSE(card.wasAskedForMore());
    CHECK(card.commands().size() >= 10);
}

TEST_CASE("through PC/SC: a card taken away in the middle of a reading", "[card][pcsc]") {
    SoftwareReader software;
    if (!software.missing().empty()) SKIP(software.missing());
    CardReader reader(readers::makePcscSource());
    const Heard heard(reader);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    SimulatedCard card;

    // Three answers when it is laid down; gone after the code of the reading was accepted.
    const LaidCard laid(card, 3 + 4);
    REQUIRE(eventually([&] { return heard.opened.size() == 1; }));
    reader.read(code());

    REQUIRE(eventually([&] { return heard.failures.size() == 1; }));
    CHECK(heard.failures.front().problem == CardProblem::Removed);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    CHECK(heard.households.empty());
}

TEST_CASE("through PC/SC: the service stops and comes back", "[card][pcsc]") {
    auto software = std::make_unique<SoftwareReader>();
    if (!software->missing().empty()) SKIP(software->missing());
    if (!software->isOurs()) SKIP("pcscd of this machine is not ours to stop");
    CardReader reader(readers::makePcscSource());
    const Heard heard(reader);
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));

    software->stop();
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoService); }));
    software.reset();
    software = std::make_unique<SoftwareReader>();
    REQUIRE(eventually([&] { return heard.is(CardPresence::NoCard); }));
    SimulatedCard card;
    const LaidCard laid(card);
    REQUIRE(eventually([&] { return !heard.opened.empty(); }));
}

}  // namespace hinanjo::test
