#include "lists/issued_rows.h"

#include <catch2/catch_test_macros.hpp>

#include "lists/ledger.h"
#include "making.h"

using namespace hinanjo;
using namespace hinanjo::lists;

namespace {

Document rows(std::size_t count) {
    Document document;
    document.id.bytes[0] = 9;
    document.groups.emplace_back();
    for (std::size_t i = 0; i < count; ++i) {
        Row row;
        row.subject = "R-" + std::to_string(i + 1);
        row.cells = {{"名前" + std::to_string(i + 1), {}}};
        document.groups.back().rows.push_back(std::move(row));
    }
    return document;
}

event::Event about(event::Payload payload, std::uint64_t second) {
    event::Event event;
    event.id.bytes[15] = static_cast<std::uint8_t>(second);
    event.observedAt = base::fromMillis(static_cast<std::int64_t>(second) * 1000);
    event.time = base::HybridTime{second};
    event.payload = std::move(payload);
    return event;
}

}  // namespace

TEST_CASE("page and row find the person again", "[lists]") {
    Document document = rows(5);
    document.groups[0].rows[3].subject.clear();  // A head count.
    const std::vector<std::uint32_t> pages{3, 2};

    const auto parts = issuedRows(document, pages);

    CHECK(rowAt(parts, 1, 3)->subject == "R-3");
    CHECK(rowAt(parts, 2, 2)->subject == "R-5");
    CHECK(!rowAt(parts, 2, 1));
    CHECK(!rowAt(parts, 2, 3));
    CHECK(!rowAt(parts, 1, 0));
    CHECK(!rowAt(parts, 3, 1));
}

TEST_CASE("the rows of a long list fit into events and each page into one", "[lists]") {
    const Document document = rows(20'000);
    const std::vector<std::uint32_t> pages(1000, 20);

    const auto parts = issuedRows(document, pages);

    CHECK(parts.size() > 1);
    std::size_t found = 0;
    for (std::uint32_t page = 1; page <= 1000; ++page) {
        std::size_t whole = 0;
        for (const auto& part : parts) {
            for (const auto& p : part.pages)
                whole += p.number == page ? 1 : 0;
        }
        CHECK(whole == 1);
        found += rowsOfPage(parts, page).size();
    }
    CHECK(found == 20'000);
    CHECK(rowAt(parts, 1000, 20)->subject == "R-20000");
    for (const auto& part : parts) {
        std::size_t bytes = 0;
        for (const auto& page : part.pages) {
            for (const auto& row : page.rows)
                bytes += row.subject.size() + 2 + 8;
        }
        CHECK(bytes < event::kMaxEventBytes);
    }
    // A spreadsheet has no pages: one sequence over several events.
    const auto sheet = issuedRows(document, {});
    CHECK(sheet.size() > 1);
    CHECK(rowAt(sheet, 0, 20'000)->subject == "R-20000");
}

TEST_CASE("each event of rows names the shelters whose people stand on its pages, and no page is torn", "[lists]") {
    const Document document = rows(6);
    const std::vector<std::uint32_t> pages{2, 2, 2};
    const auto homeOf = [](const std::string& subject) {
        if (subject == "R-6") return base::ShelterId{};  // Of a district without a shelter.
        return base::ShelterId{subject <= "R-3" ? "E1" : "E2"};
    };

    const auto parts = issuedRows(document, pages, homeOf);

    using Shelters = std::vector<base::ShelterId>;
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].shelters == Shelters{{"E1"}});
    CHECK(parts[1].shelters == Shelters{{"E1"}, {"E2"}});  // on one page.
    CHECK(parts[2].shelters == Shelters{{"E2"}});
    CHECK(sheltersOf(parts) == Shelters{{"E1"}, {"E2"}});
    CHECK(rowAt(std::span(parts).subspan(1, 1), 2, 2)->subject == "R-4");
    // Pages that follow each other for the same shelters share an event.
    CHECK(issuedRows(document, pages, [](const std::string&) { return base::ShelterId{"E1"}; }).size() == 1);
    // Without pages half of the rows would be other rows.
    CHECK(sheltersOf(issuedRows(document, {}, homeOf)).empty());
}

TEST_CASE("a row's digest changes with what it says and with nothing else", "[lists]") {
    Row row = rows(1).groups[0].rows[0];
    const std::uint64_t before = rowDigest(row);
    row.startsHousehold = true;
    CHECK(rowDigest(row) == before);
    row.cells[0].small = "ナマエ";
    CHECK(rowDigest(row) != before);
}

TEST_CASE("the ledger says which copies are out, in whatever order it heard of them", "[lists]") {
    base::ListId id;
    id.bytes[0] = 4;
    const auto issued = about(event::ListIssued{id, "roster", "全域", 7, 1, 4, 2, 30, "消防署", "49-11-3", {}}, 1);
    const auto back = about(event::ListReturned{id, 2, kReturned}, 2);
    const auto lost = about(event::ListReturned{id, 3, kLost}, 3);
    const auto found = about(event::ListReturned{id, 3, kDestroyed}, 4);

    Ledger forwards;
    std::uint64_t position = 0;
    for (const auto& event : {issued, back, lost})
        forwards.add(++position, event);
    CHECK(forwards.find(id)->copiesOut() == std::vector<std::uint32_t>{1, 3, 4});

    Ledger backwards;
    for (const auto& event : {found, lost, back, about(event::ListRows{id, {}}, 5)})
        backwards.add(++position, event);
    CHECK(backwards.find(id) == nullptr);
    CHECK(backwards.entries().empty());
    backwards.add(++position, issued);
    REQUIRE(backwards.find(id) != nullptr);
    CHECK(backwards.find(id)->copiesOut() == std::vector<std::uint32_t>{1, 4});
    CHECK(backwards.find(id)->rowsAt.size() == 1);
}
