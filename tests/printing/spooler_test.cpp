// Real jobs to a real spooler and a driverless printer, with everything that goes wrong in a school's office.
#include "printing/spooler.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "printing/print_shop.h"
#include "support/hq_process.h"

using namespace hinanjo;
using namespace hinanjo::printing;
using base::ErrorCode;
using test::eventually;
using test::PrintShop;

namespace {

// Two pages that say so.
std::string pdf() {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> at;
    const auto object = [&](const std::string& body) {
        at.push_back(out.size());
        out += std::to_string(at.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>");
    object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (const std::string& word : {std::string("first"), std::string("second")}) {
        const std::string content = "BT /F1 24 Tf 72 720 Td (" + word + " sheet) Tj ET";
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents " +
               std::to_string(at.size() + 2) + " 0 R>>");
        object("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream");
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(at.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : at) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
        out += line;
    }
    return out + "trailer<</Size " + std::to_string(at.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

std::string textOf(const std::filesystem::path& file) {
    return test::run({"/usr/bin/pdftotext", file.string(), "-"}).out;
}

// Skips where neither can run.
std::unique_ptr<PrintShop> openShop() {
    std::string whyNot;
    auto shop = PrintShop::open(whyNot);
    if (!shop) SKIP(whyNot);
    return shop;
}

bool isTrouble(const Spooler& spooler, const Job& job, Trouble trouble) {
    const auto state = spooler.look(job);
    return state && state->trouble == trouble && (state->phase == Phase::Printing || state->phase == Phase::Waiting);
}

bool isPhase(const Spooler& spooler, const Job& job, Phase phase) {
    const auto state = spooler.look(job);
    return state && state->phase == phase;
}

}  // namespace

TEST_CASE("a job goes to a driverless printer and comes out whole", "[printing]") {
    const auto shop = openShop();
    const Spooler spooler({.server = shop->server()});
    const auto printers = spooler.find();
    REQUIRE(printers);
    // Others may be on this machine's network.
    const auto school = std::ranges::find(*printers, std::string(PrintShop::kPrinter), &Printer::name);
    REQUIRE(school != printers->end());
    CHECK(school->location == "職員室");
    CHECK_FALSE(school->model.empty());
    CHECK(*spooler.ask(PrintShop::kPrinter) == Trouble::None);

    const auto job = spooler.submit(PrintShop::kPrinter, "避難者名簿", pdf());
    REQUIRE(job);
    REQUIRE(eventually([&] { return isPhase(spooler, *job, Phase::Done); }));
    REQUIRE(shop->printed().size() == 1);
    const std::string text = textOf(shop->printed().front());
    CHECK(text.find("first sheet") != std::string::npos);
    CHECK(text.find("second sheet") != std::string::npos);
}

TEST_CASE("each trouble of the printer is seen while it lasts, and the job goes on by itself", "[printing]") {
    const auto shop = openShop();
    const Spooler spooler({.server = shop->server()});
    shop->say("media-jam-error");
    const auto job = spooler.submit(PrintShop::kPrinter, "避難者名簿", pdf());
    REQUIRE(job);
    CHECK(eventually([&] { return isTrouble(spooler, *job, Trouble::Jam); }));
    shop->say("cover-open-error");
    CHECK(eventually([&] { return isTrouble(spooler, *job, Trouble::CoverOpen); }));
    shop->say("media-empty-error,media-needed-error");
    CHECK(eventually([&] { return isTrouble(spooler, *job, Trouble::OutOfPaper); }));
    CHECK(*spooler.ask(PrintShop::kPrinter) == Trouble::OutOfPaper);
    shop->say("toner-empty-error");
    CHECK(eventually([&] { return isTrouble(spooler, *job, Trouble::OutOfInk); }));
    CHECK(shop->printed().empty());
    shop->say("");
    REQUIRE(eventually([&] { return isPhase(spooler, *job, Phase::Done); }));
    CHECK(shop->printed().size() == 1);
}

TEST_CASE("a printer without power is off, and prints what waits when it is switched on", "[printing]") {
    const auto shop = openShop();
    const Spooler spooler({.server = shop->server(), .patience = std::chrono::milliseconds(500)});
    shop->switchOff();
    CHECK(*spooler.ask(PrintShop::kPrinter) == Trouble::Off);
    const auto job = spooler.submit(PrintShop::kPrinter, "避難者名簿", pdf());
    REQUIRE(job);
    CHECK(eventually([&] { return isTrouble(spooler, *job, Trouble::Off); }));
    shop->switchOn();
    REQUIRE(eventually([&] { return isPhase(spooler, *job, Phase::Done); }, std::chrono::seconds(90)));
    CHECK(shop->printed().size() == 1);
}

TEST_CASE("a job is cancelled, and what cannot be printed is refused with its reason", "[printing]") {
    const auto shop = openShop();
    const Spooler spooler({.server = shop->server()});
    shop->say("media-jam-error");
    const auto job = spooler.submit(PrintShop::kPrinter, "避難者名簿", pdf());
    REQUIRE(job);
    REQUIRE(spooler.cancel(*job));
    CHECK(eventually([&] { return isPhase(spooler, *job, Phase::Cancelled); }));
    shop->say("");

    CHECK(spooler.submit("nobody", "避難者名簿", pdf()).error().code == ErrorCode::NotFound);
    CHECK(spooler.ask("nobody").error().code == ErrorCode::NotFound);
    CHECK(spooler.look({PrintShop::kPrinter, 4711}).error().code == ErrorCode::NotFound);
    shop->accept(false);
    CHECK(spooler.submit(PrintShop::kPrinter, "避難者名簿", pdf()).error().code == ErrorCode::Denied);
}

TEST_CASE("without a spooler nothing is found and nothing hangs", "[printing]") {
    // A port that nobody listens on.
    const Spooler spooler({.server = "127.0.0.1:1", .patience = std::chrono::milliseconds(300)});
    CHECK(spooler.find().error().code == ErrorCode::Unavailable);
    CHECK(spooler.ask("school").error().code == ErrorCode::Unavailable);
    CHECK(spooler.submit("school", "避難者名簿", pdf()).error().code == ErrorCode::Unavailable);
    CHECK(spooler.cancel({"school", 1}).error().code == ErrorCode::Unavailable);
}
