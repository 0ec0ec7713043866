#include "print/pdf.h"

#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <regex>
#include <thread>

#include "base/files.h"
#include "pdf_tools.h"
#include "print/page_code.h"
#include "sample.h"

using hinanjo::base::ErrorCode;
using hinanjo::print::PdfInfo;
using hinanjo::print::readPageCode;
using hinanjo::print::writePdf;
namespace lists = hinanjo::lists;
namespace sample = hinanjo::print::sample;
namespace tools = hinanjo::print::tools;

TEST_CASE("each group starts on a page of its own and the head is on every page", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    const auto info = writePdf(sample::document<3>({30, 12, 9}), file);
    REQUIRE(info);

    const auto pages = tools::pagesOf(file);
    REQUIRE(pages.size() == info->pages);
    REQUIRE(pages.size() >= 4);
    std::size_t first = 0;  // Pages that begin a group.
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO("page " << i + 1);
        CHECK(tools::count(pages[i], std::to_string(i + 1) + " / " + std::to_string(pages.size()) + " ページ") == 1);
        CHECK(tools::count(pages[i], "取扱注意") == 1);
        CHECK(tools::count(pages[i], "滝野川第三小学校") == 1);
        CHECK(tools::count(pages[i], "11/22 14:32 時点") == 1);
        CHECK(tools::count(pages[i], "未送信 12件") == 1);
        CHECK(tools::count(pages[i], "11/22 14:35 受付係A") == 1);
        CHECK(tools::count(pages[i], "第3号／5") == 1);
        CHECK(tools::count(pages[i], "王子一丁目町会 様") == 1);
        CHECK(tools::count(pages[i], "第49条の11第3項") == 1);
        CHECK(tools::count(pages[i], "使用後は 本部へ返却") == 1);
        CHECK(tools::count(pages[i], "版 1284") == 1);
        CHECK(tools::count(pages[i], "要配慮") == 1);
        CHECK(tools::count(pages[i], "このページ") == 1);
        CHECK(tools::count(pages[i], "訓練") == 0);
        first += tools::count(pages[i], " 計 ");
    }
    CHECK(first == 3);
    CHECK(tools::count(pages.back(), "合計 51人") == 1);
}

TEST_CASE("every person is on paper as real text, rare characters included", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    REQUIRE(writePdf(sample::document<3>({14, 14, 14}), file));

    std::string text;
    for (const std::string& page : tools::pagesOf(file))
        text += page;
    text = std::regex_replace(text, std::regex(" +"), " ");
    for (const char* name :
         {"山田 太郎", "佐々木 健太郎", "髙橋 𠮷之助", "﨑山 光", "勅使河原 小百合", "NGUYEN THI LAN ANH"}) {
        INFO(name);
        CHECK(tools::count(text, name) == 3);
    }
    CHECK(tools::count(text, "辻\U000E0100") == 3);
    CHECK(tools::count(text, "邉\U000E0110") == 3);
    CHECK(tools::count(text, "…") == 0);  // Long names and addresses are wrapped, not cut.
}

TEST_CASE("a private-use character is drawn as geta and reported, a variant no font has keeps its plain form",
          "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    lists::Document document = sample::document<1>({7});
    document.groups[0].rows[0].cells[2].text = "\uE000野 一郎";
    document.groups[0].rows[1].cells[2].text = "一\U000E01EF子";
    document.groups[0].rows[6].cells[2].text = "二郎";

    const auto info = writePdf(document, file);

    REQUIRE(info);
    CHECK(info->undrawable == std::vector<std::string>{"一\U000E01EF", "\uE000"});
    const std::string text = tools::pagesOf(file).front();
    CHECK(tools::count(text, "〓野 一郎") == 1);
    CHECK(tools::count(text, "一子") == 1);
}

TEST_CASE("fonts are embedded and nothing is printed as pictures", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    REQUIRE(writePdf(sample::document<1>({42}), file));

    const auto fonts = tools::split(tools::output("pdffonts '" + file.string() + "'"), '\n');
    REQUIRE(fonts.size() > 4);
    bool gothic = false;
    bool mincho = false;
    for (std::size_t i = 2; i < fonts.size(); ++i) {
        INFO(fonts[i]);
        CHECK(fonts[i].find(" yes yes yes ") != std::string::npos);  // Embedded, subset, with Unicode map.
        CHECK(fonts[i].find("Type 3") == std::string::npos);
        gothic = gothic || fonts[i].find("BIZUDPGothic-Bold") != std::string::npos;
        mincho = mincho || fonts[i].find("IPAmjMincho") != std::string::npos;
    }
    CHECK(gothic);
    CHECK(mincho);
    const auto images = tools::split(tools::output("pdfimages -list '" + file.string() + "'"), '\n');
    CHECK(images.size() == 2);  // The two lines of the table's head.
}

TEST_CASE("the QR of each page says which sheet it is and nobody's name", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    const lists::Document document = sample::document<2>({12, 5});
    const auto info = writePdf(document, file);
    REQUIRE(info);

    std::size_t rows = 0;
    for (std::uint32_t page = 1; page <= info->pages; ++page) {
        const auto code = readPageCode(tools::qrOf(file, static_cast<int>(page)));
        REQUIRE(code);
        CHECK(code->list == document.id);
        CHECK(code->page == page);
        CHECK(code->pages == info->pages);
        CHECK(code->edition == 1284);
        CHECK(code->dataTime == document.dataTime);
        rows += code->rows;
    }
    CHECK(rows == document.rowCount());
}

TEST_CASE("a drill says so on every page", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "drill.pdf";
    lists::Document document = sample::document<2>({5, 5});
    document.drill = true;
    REQUIRE(writePdf(document, file));

    const auto pages = tools::pagesOf(file);
    REQUIRE(pages.size() == 2);
    for (const std::string& page : pages)
        CHECK(tools::count(page, "訓練") == 1);
}

TEST_CASE("ditto never points at another page or household", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    lists::Document document = sample::empty();
    lists::Group group{.title = "王子一丁目", .rows = {}, .subtotal = {}};
    for (std::size_t i = 0; i < 21; ++i) {
        lists::Row row = sample::row(11);
        row.startsHousehold = i == 0 || i == 5;
        row.cells[5].text = "王子一丁目2番3号";
        row.cells[6].text.clear();
        group.rows.push_back(row);
    }
    document.groups.push_back(group);
    REQUIRE(writePdf(document, file));

    const auto pages = tools::pagesOf(file);
    REQUIRE(pages.size() == 2);
    CHECK(tools::count(pages[0], "王子一丁目2番3号") == 2);
    CHECK(tools::count(pages[0], "同上") == 17);
    CHECK(tools::count(pages[1], "王子一丁目2番3号") == 1);
    CHECK(tools::count(pages[1], "同上") == 1);
}

TEST_CASE("a list of nobody is one page that says so", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "nobody.pdf";
    const auto info = writePdf(sample::empty(), file);

    REQUIRE(info);
    CHECK(info->pages == 1);
    CHECK(tools::count(tools::pagesOf(file).front(), "該当する人はいません") == 1);
}

TEST_CASE("the page counts people, not rows: a head count is several", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    lists::Document document = sample::document<1>({3});
    document.groups[0].rows[2].people = 4;
    document.groups[0].rows[2].cells[2] = {"（人数のみ 4人）", {}};
    REQUIRE(writePdf(document, file));

    CHECK(tools::count(tools::pagesOf(file).front(), "このページ 3行 6人(在所 6)") +
              tools::count(tools::pagesOf(file).front(), "このページ 3行 6人（在所 6）") ==
          1);
}

TEST_CASE("a name that no row can hold ends in a visible ellipsis", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    lists::Document document = sample::document<1>({1});
    std::string endless;
    for (int i = 0; i < 200; ++i)
        endless += "長";
    document.groups[0].rows[0].cells[2].text = endless;
    REQUIRE(writePdf(document, file));

    const std::string text = tools::pagesOf(file).front();
    CHECK(tools::count(text, "…") == 1);
    CHECK(tools::count(text, "長") > 20);
}

TEST_CASE("bytes that are not UTF-8 and control characters do no harm", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    lists::Document document = sample::document<1>({2});
    document.groups[0].rows[0].cells[2].text = "山\xff\xfe田\n太郎\t";
    document.groups[0].rows[1].cells = {{}, {"A-1", {}}};  // A row that is too short.
    const auto info = writePdf(document, file);

    REQUIRE(info);
    CHECK(tools::count(tools::pagesOf(file).front(), "山〓〓田 太郎") == 1);
}

TEST_CASE("the same list gives the same file", "[print]") {
    const tools::Scratch scratch;
    REQUIRE(writePdf(sample::document<1>({20}), scratch / "a.pdf"));
    REQUIRE(writePdf(sample::document<1>({20}), scratch / "b.pdf"));

    CHECK(*hinanjo::base::readFile(scratch / "a.pdf") == *hinanjo::base::readFile(scratch / "b.pdf"));
}

TEST_CASE("two threads print at once", "[print]") {
    const tools::Scratch scratch;
    REQUIRE(writePdf(sample::document<1>({42}), scratch / "alone.pdf"));
    std::array<bool, 2> done{};
    std::thread other([&] { done[0] = writePdf(sample::document<1>({42}), scratch / "one.pdf").has_value(); });
    done[1] = writePdf(sample::document<1>({42}), scratch / "two.pdf").has_value();
    other.join();

    CHECK(done == std::array{true, true});
    const auto alone = *hinanjo::base::readFile(scratch / "alone.pdf");
    CHECK(*hinanjo::base::readFile(scratch / "one.pdf") == alone);
    CHECK(*hinanjo::base::readFile(scratch / "two.pdf") == alone);
}

TEST_CASE("a full disk is reported and leaves the old file, or none", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.pdf";
    const auto before = signal(SIGXFSZ, SIG_IGN);  // A file over the limit then fails to grow, as on a full disk.
    rlimit old{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
    const rlimit tiny{16 * 1024, old.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &tiny) == 0);
    const auto info = writePdf(sample::document<1>({42}), file);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &old) == 0);
    signal(SIGXFSZ, before);

    REQUIRE(!info);
    CHECK(info.error().code == ErrorCode::Unavailable);
    CHECK(!std::filesystem::exists(file));
    CHECK(!std::filesystem::exists(file.string() + ".part"));
}
