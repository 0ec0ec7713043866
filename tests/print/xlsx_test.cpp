#include "print/xlsx.h"

#include <catch2/catch_test_macros.hpp>

#include "pdf_tools.h"
#include "sample.h"

using namespace hinanjo;
namespace tools = hinanjo::print::tools;

namespace {

std::string part(const std::filesystem::path& file, const char* name) {
    return tools::output("unzip -p '" + file.string() + "' " + name);
}

}  // namespace

TEST_CASE("a workbook has every row as text, the head first, and says what list it is", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.xlsx";
    lists::Document document = print::sample::document<2>({12, 5});
    document.groups[0].rows[0].cells[1].text = "=1+1";
    document.groups[0].rows[1].cells[1].text = "0312345678";
    REQUIRE(print::writeXlsx(document, file));

    const std::string sheet = part(file, "xl/worksheets/sheet1.xml");
    const std::string texts = part(file, "xl/sharedStrings.xml");
    CHECK(tools::count(sheet, "<row ") == 18);
    CHECK(tools::count(sheet, "<f>") == 0);                               // No formula ...
    CHECK(tools::count(sheet, "<c ") == tools::count(sheet, "t=\"s\""));  // ... and no number.
    CHECK(tools::count(texts, "=1+1") == 1);
    CHECK(tools::count(texts, "0312345678") == 1);
    CHECK(tools::count(texts, "髙橋 𠮷之助") == 1);
    CHECK(tools::count(texts, "フリガナ") == 1);
    CHECK(tools::count(texts, "取扱注意") == 1);
    CHECK(tools::count(texts, "王子一丁目町会") == 1);
}

TEST_CASE("a workbook is its owner's alone and leaves nothing beside it", "[print]") {
    const tools::Scratch scratch;
    const auto file = scratch / "list.xlsx";
    REQUIRE(print::writeXlsx(print::sample::document<1>({3}), file));

    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
        ++files;
    CHECK(files == 1);
    CHECK(!print::writeXlsx(print::sample::document<1>({3}), scratch / "no/such/list.xlsx"));
}
