// Copies and receipts in one file, from any sheet on; larger letters; a picture to look at first.
#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "lists/build.h"
#include "pdf_tools.h"
#include "print/pdf.h"
#include "sample.h"

using namespace hinanjo;
using print::makePdf;
using print::Printable;
using print::Size;
namespace sample = hinanjo::print::sample;
namespace tools = hinanjo::print::tools;

namespace {

// Two copies of a list of three pages, and its receipt.
std::vector<Printable> stack() {
    lists::Document list = sample::document<1>({50});
    std::vector<Printable> out;
    list.copies = 4;
    for (list.copy = 3; list.copy <= list.copies; ++list.copy)
        out.emplace_back(list);
    list.copy = 3;
    out.emplace_back(lists::buildReceipt(list, 3, list.id));
    return out;
}

std::vector<std::string> pagesOf(const print::Stack& made, const std::filesystem::path& file) {
    REQUIRE(base::writeFile(file, made.pdf, base::Secrecy::OwnerOnly));
    return tools::pagesOf(file);
}

}  // namespace

TEST_CASE("copies and the receipt are one file, each page with its own number", "[print]") {
    const tools::Scratch scratch;
    const auto made = makePdf(stack());
    REQUIRE(made);
    REQUIRE(made->documents.size() == 3);
    const auto pages = pagesOf(*made, scratch / "stack.pdf");
    const std::uint32_t each = made->documents[0].pages;
    REQUIRE(pages.size() == made->sheets);
    REQUIRE(made->sheets == 2 * each + made->documents[2].pages);
    for (std::uint32_t i = 0; i < 2 * each; ++i) {
        INFO("sheet " << i + 1);
        CHECK(tools::count(pages[i], i < each ? "第3号／4" : "第4号／4") == 1);
        CHECK(tools::count(pages[i], std::to_string(i % each + 1) + " / " + std::to_string(each) + " ページ") == 1);
    }
    CHECK(tools::count(pages[2 * each], "受領書") >= 1);
    CHECK(tools::count(pages[2 * each], "2部（第3号〜第4号） 1部 3枚 50行") == 1);
}

TEST_CASE("printing goes on from any sheet, and that sheet is as it was", "[print]") {
    const tools::Scratch scratch;
    const auto all = makePdf(stack());
    const auto rest = makePdf(stack(), Size::Ordinary, 5);
    REQUIRE(all);
    REQUIRE(rest);
    CHECK(rest->sheets == all->sheets - 4);
    const auto before = pagesOf(*all, scratch / "all.pdf");
    const auto after = pagesOf(*rest, scratch / "rest.pdf");
    REQUIRE(after.size() == rest->sheets);
    for (std::size_t i = 0; i < after.size(); ++i)
        CHECK(after[i] == before[i + 4]);

    const auto beyond = makePdf(stack(), Size::Ordinary, all->sheets + 1);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == base::ErrorCode::Invalid);
}

TEST_CASE("in large letters a page has twelve rows and nothing is lost", "[print]") {
    const tools::Scratch scratch;
    const lists::Document list = sample::document<1>({14});
    const auto ordinary = print::writePdf(list, scratch / "ordinary.pdf");
    const auto large = print::writePdf(list, scratch / "large.pdf", Size::Large);
    REQUIRE(ordinary);
    REQUIRE(large);
    CHECK(*print::countPages(list, Size::Large) == large->pages);
    CHECK(*print::countPages(list, Size::Ordinary) == ordinary->pages);
    CHECK(large->pages > ordinary->pages);
    CHECK(large->rowsOnPage.front() <= 12);
    std::string text;
    for (const std::string& page : tools::pagesOf(scratch / "large.pdf"))
        text += page;
    CHECK(tools::count(text, "…") == 0);
    for (const char* name : {"山田", "髙橋", "𠮷之助", "﨑山", "勅使河原", "NGUYEN"}) {
        INFO(name);
        CHECK(tools::count(text, name) >= 1);
    }
    // The body's letters are 18 pt: pdftotext's boxes are as high as the letters.
    lists::Document plain = sample::document<1>({12});
    for (lists::Row& row : plain.groups.front().rows)
        row.cells[2] = {"林 一", {}}, row.cells[5] = {"王子1", {}}, row.cells[6] = {};
    CHECK(*print::countPages(plain, Size::Large) == 1);
}

TEST_CASE("a page can be looked at before it is printed", "[print]") {
    const lists::Document list = sample::document<1>({30});
    const auto picture = print::drawPage(list, Size::Ordinary, 2, 3);
    REQUIRE(picture);
    CHECK(picture->width == 891);
    CHECK(picture->height == 630);
    REQUIRE(picture->pixels.size() == static_cast<std::size_t>(picture->width * picture->height * 4));
    // Paper and ink.
    const auto pixel = [&](int x, int y) {
        return static_cast<unsigned char>(picture->pixels[static_cast<std::size_t>((y * picture->width + x) * 4)]);
    };
    CHECK(pixel(2, 2) == 255);
    CHECK(pixel(24, 24) == 0);  // The square in the corner, 6 to 10 mm.
    CHECK(picture->pixels != print::drawPage(list, Size::Ordinary, 1, 3)->pixels);
    CHECK_FALSE(print::drawPage(list, Size::Ordinary, 3, 3));
    CHECK_FALSE(print::drawPage(list, Size::Ordinary, 0, 3));
}
