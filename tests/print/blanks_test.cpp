// Forms with a number ahead: what a reader, a pair of scissors and our own scanner find on them.
#include <catch2/catch_test_macros.hpp>

#include "domain/token.h"
#include "lists/blanks.h"
#include "pdf_tools.h"
#include "print/page_code.h"
#include "print/pdf.h"

using namespace hinanjo;
namespace tools = hinanjo::print::tools;

namespace {

lists::Making blankMaking() {
    lists::Making how;
    how.id.bytes[0] = 5;
    how.office = "東京都北区";
    how.printedBy = "1号機";
    how.now = std::chrono::sys_days{std::chrono::November / 22 / 2026} + std::chrono::hours(5);
    how.shelterName = [](const base::ShelterId&) { return std::string("滝野川第三小学校"); };
    return how;
}

const domain::TokenRange kTokens{{"A", 401}, 23};

}  // namespace

TEST_CASE("a sheet of tokens has ten of them, and a scanner reads each", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "tokens.pdf";
    const auto info = print::writePdf(lists::buildTokens({"S1"}, kTokens, blankMaking()), file);
    REQUIRE(info);
    CHECK(info->rowsOnPage == std::vector<std::uint32_t>{10, 10, 3});
    CHECK(info->undrawable.empty());

    const auto pages = tools::pagesOf(file);
    REQUIRE(pages.size() == 3);
    std::uint32_t number = kTokens.first.number;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        for (std::uint32_t slip = 0; slip < info->rowsOnPage[page]; ++slip, ++number) {
            const std::string token = toText(domain::Token{"A", number});
            INFO(token);
            // Cut along the lines: two to a row, 95 by 56 mm.
            const tools::Part cut{.x = 10 + static_cast<int>(slip % 2) * 95,
                                  .y = 8 + static_cast<int>(slip / 2) * 56,
                                  .width = 95,
                                  .height = 56};
            CHECK(tools::qrOf(file, static_cast<int>(page) + 1, cut) == print::tokenCode(token, {"S1"}));
            CHECK(tools::count(pages[page], token) == 1);
        }
    }
    CHECK(number == kTokens.last() + 1);
}

TEST_CASE("a card has its number twice, and the stub that goes along reads back", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "cards.pdf";
    const auto info = print::writePdf(lists::buildCards({"S1"}, {{"A", 155}, 2}, blankMaking()), file);
    REQUIRE(info);
    CHECK(info->pages == 2);
    CHECK(info->undrawable.empty());
    const auto pages = tools::pagesOf(file);
    REQUIRE(pages.size() == 2);
    for (int page = 0; page < 2; ++page) {
        const std::string token = page == 0 ? "A-0155" : "A-0156";
        const std::string& text = pages[static_cast<std::size_t>(page)];
        CHECK(tools::count(text, token) == 2);
        CHECK(tools::count(text, "訓練") == 0);
        for (const tools::Part& half : {tools::Part{.height = 250}, tools::Part{.y = 254, .height = 43}})
            CHECK(tools::qrOf(file, page + 1, half) == print::tokenCode(token, {"S1"}));
        for (const char* word :
             {"代表者", "何人で来ましたか", "今いる場所", "住所", "生年月日", "電話", "助けがいること",
              "食べられない物", "ペット", "家族", "係が書く", "滝野川第三小学校"}) {
            INFO(word);
            CHECK(tools::count(text, word) >= 1);
        }
        CHECK(tools::count(text, "…") == 0);
    }
}

TEST_CASE("a drill's cards and tokens say so", "[print]") {
    const tools::Scratch scratch;
    lists::Making how = blankMaking();
    how.drill = true;
    REQUIRE(print::writePdf(lists::buildCards({"S1"}, {{"A", 1}, 1}, how), scratch / "cards.pdf"));
    REQUIRE(print::writePdf(lists::buildTokens({"S1"}, {{"A", 1}, 10}, how), scratch / "tokens.pdf"));
    CHECK(tools::count(tools::pagesOf(scratch / "cards.pdf").front(), "訓練") == 1);
    CHECK(tools::count(tools::pagesOf(scratch / "tokens.pdf").front(), "訓練") == 10);
}

TEST_CASE("a token's code names its shelter and has a check", "[print]") {
    CHECK(print::tokenCode("A-0132", {"E1311700034111"}).starts_with("HNJT1 A-0132 E1311700034111 "));
    CHECK(print::tokenCode("A-0132", {"E1311700034111"}).size() ==
          std::string("HNJT1 A-0132 E1311700034111 ").size() + 8);
    // A shelter made on the day may be called anything: what QR readers garble is spelt in base 32.
    CHECK(print::tokenCode("A-0132", {"公民館"}).starts_with("HNJT1 A-0132 .4WC2ZZ"));
    CHECK(print::tokenCode("A-0132", {"S1"}) != print::tokenCode("A-0133", {"S1"}));
}
