// The four items of a My Number card, and never more than them.
#include "readers/my_number_card.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "simulated_card.h"

namespace hinanjo::test {
namespace {

using readers::CardFailure;
using readers::CardProblem;
using readers::PrintedCode;

const char* kRight = "33041220331234";
const char* kWrong = "33041220331235";

readers::CardResult<codes::SaidHousehold> read(SimulatedCard& card, const char* digits, int commands = -1) {
    DirectChannel channel(card, commands);
    const auto code = PrintedCode::fromDigits(digits);
    REQUIRE(code);
    return readers::readFourItems(channel, *code);
}

SimulatedCard cardWith(int tries) {
    SimulatedCard::Content content;
    content.tries = tries;
    return SimulatedCard(content);
}

}  // namespace

TEST_CASE("the four items are read with what is printed on the card", "[card]") {
    SimulatedCard card;

    const auto household = read(card, kRight);

    REQUIRE(household);
    REQUIRE(household->people.size() == 1);
    const codes::SaidPerson& person = household->people.front();
    CHECK(person.familyName == "山田");
    CHECK(person.givenName == "太郎");
    CHECK(person.familyKana.empty());
    CHECK(person.birth == domain::PartialDate{1958, 4, 12});
    CHECK(person.sex == domain::Sex::Male);
    CHECK(household->address == "試験町一丁目2番3号");
}

TEST_CASE("nothing but the application, its code and the four items is ever selected", "[card]") {
    // Every way a reading can end.
    SimulatedCard card, wrong;
    REQUIRE(read(card, kRight));
    CHECK_FALSE(read(wrong, kWrong));
    for (int commands = 0; commands < 7; ++commands) {
        SimulatedCard removed;
        CHECK_FALSE(read(removed, kRight, commands));
        CHECK_FALSE(removed.wasAskedForMore());
    }
    CHECK_FALSE(card.wasAskedForMore());
    CHECK_FALSE(wrong.wasAskedForMore());

    // The guard itself: the file with the number would be noticed.
    CHECK(card.answer(std::string_view("\x00\xA4\x02\x0C\x02\x00\x01", 7)).substr(0, 1) == "\x90");
    CHECK(card.wasAskedForMore());
}

TEST_CASE("names and addresses of any length come whole", "[card]") {
    SimulatedCard::Content content;
    content.address = "試験町一丁目2番3号　";
    while (content.address.size() < 600)
        content.address += "長い名前の住宅";
    content.name = "山田太郎";
    SimulatedCard card(content);

    const auto household = read(card, kRight);

    REQUIRE(household);
    CHECK(household->address == content.address);
    CHECK(household->people.front().familyName == "山田太郎");
}

TEST_CASE("a wrong code costs one try and says how many are left", "[card]") {
    SimulatedCard card = cardWith(10);
    CHECK(read(card, kWrong) == tl::unexpected(CardFailure{CardProblem::WrongCode, 9}));
    CHECK(card.tries() == 9);
    CHECK(read(card, kRight));
    CHECK(card.tries() == 10);
}

TEST_CASE("the last try is left to the holder", "[card]") {
    SimulatedCard card = cardWith(1);
    CHECK(read(card, kRight) == tl::unexpected(CardFailure{CardProblem::LastTry}));
    CHECK(card.tries() == 1);
}

TEST_CASE("a blocked card is said to be blocked", "[card]") {
    SimulatedCard card = cardWith(0);
    CHECK(read(card, kRight) == tl::unexpected(CardFailure{CardProblem::Blocked}));
}

TEST_CASE("a card of another kind", "[card]") {
    SimulatedCard::Content content;
    content.otherCard = true;
    SimulatedCard card(content);
    CHECK(read(card, kRight) == tl::unexpected(CardFailure{CardProblem::OtherCard}));
}

TEST_CASE("a card taken away at any command", "[card]") {
    const int commands = GENERATE(range(0, 7));
    SimulatedCard card;
    CHECK(read(card, kRight, commands) == tl::unexpected(CardFailure{CardProblem::Removed}));
}

TEST_CASE("an answer that is none of a card's is unreadable, not a crash", "[card]") {
    class Nonsense final : public readers::CardChannel {
    public:
        explicit Nonsense(std::string file) : m_file(std::move(file)) {}
        readers::CardResult<std::string> transmit(std::string_view command) override {
            if (command[1] == '\x20' && command.size() == 4) return std::string("\x63\xCA", 2);
            if (command[1] != '\xB0') return std::string("\x90\x00", 2);
            const std::size_t from =
                static_cast<unsigned char>(command[2]) << 8 | static_cast<unsigned char>(command[3]);
            const std::size_t length = static_cast<unsigned char>(command[4]);
            return (from < m_file.size() ? m_file.substr(from, length) : std::string()) + std::string("\x90\x00", 2);
        }

    private:
        std::string m_file;
    };
    const auto file =
        GENERATE(as<std::string>(), "", "\xFF", std::string(7, '\0'), std::string("\xFF\x20\x82\xFF\xFF\x00\x00", 7),
                 std::string("\xFF\x20\x05\xDF\x22\x7F"
                             "abc",
                             9),
                 std::string("\xFF\x20\x05\xDF\x22\x02\xFF\xFF", 8), std::string("\xFF\x20\x84\x00\x00\x00\x01", 7));
    Nonsense channel(file);
    CHECK(readers::readFourItems(channel, *PrintedCode::fromDigits(kRight)) ==
          tl::unexpected(CardFailure{CardProblem::Unreadable}));
}

TEST_CASE("what is printed on a card is 14 digits with a day in them", "[card]") {
    CHECK(PrintedCode::fromDigits("33041220331234"));
    CHECK_FALSE(PrintedCode::fromDigits("3304122033123"));
    CHECK_FALSE(PrintedCode::fromDigits("330412203312345"));
    CHECK_FALSE(PrintedCode::fromDigits("33131220331234"));
    CHECK_FALSE(PrintedCode::fromDigits("33043220331234"));
    CHECK_FALSE(PrintedCode::fromDigits("3304122033123a"));
}

}  // namespace hinanjo::test
