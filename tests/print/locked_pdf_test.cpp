#include "print/locked_pdf.h"

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "pdf_tools.h"
#include "print/pdf.h"
#include "sample.h"

using namespace hinanjo;
namespace sample = hinanjo::print::sample;
namespace tools = hinanjo::print::tools;

TEST_CASE("a locked list opens with its password and with nothing else", "[print]") {
    const tools::Scratch scratch;
    const std::vector<print::Printable> list{sample::document<1>({7})};
    const auto made = print::makePdf(list);
    REQUIRE(made);
    const auto locked = print::lockPdf(made->pdf, "7K3F-2Q4A-9XYZ");
    REQUIRE(locked);
    const auto file = (scratch / "locked.pdf").string();
    REQUIRE(base::writeFile(file, *locked, base::Secrecy::OwnerOnly));

    CHECK(locked->find("滝野川") == std::string::npos);
    CHECK_THROWS(tools::output("pdftotext '" + file + "' - 2>/dev/null"));
    CHECK_THROWS(tools::output("pdftotext -upw 7K3F-2Q4A-9XYY '" + file + "' - 2>/dev/null"));
    const std::string text = tools::output("pdftotext -upw 7K3F-2Q4A-9XYZ -layout '" + file + "' -");
    CHECK(tools::count(text, "滝野川第三小学校") == 1);
    CHECK(tools::count(tools::output("pdfinfo -upw 7K3F-2Q4A-9XYZ '" + file + "'"), "AES-256") == 1);
}

TEST_CASE("what is no PDF, or without a password, is not locked", "[print]") {
    CHECK(print::lockPdf("not a PDF", "secret").error().code == base::ErrorCode::Invalid);
    CHECK(print::lockPdf("", "secret").error().code == base::ErrorCode::Invalid);
    CHECK(print::lockPdf("%PDF-1.5", "").error().code == base::ErrorCode::Invalid);
}
