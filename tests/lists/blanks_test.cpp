// Numbers printed ahead, and what the ledger keeps of paper.
#include "lists/blanks.h"

#include <catch2/catch_test_macros.hpp>

#include "lists/issue.h"
#include "making.h"

using namespace hinanjo;
using namespace hinanjo::lists;
using namespace hinanjo::lists::test;
using domain::TokenRange;

namespace {

const base::IncidentId kFlood = [] {
    base::IncidentId id;
    id.bytes[0] = 3;
    return id;
}();

Ledger ledgerOf(const std::vector<event::Payload>& payloads, const base::IncidentId& incident = kFlood) {
    Ledger ledger;
    std::uint64_t position = 0;
    for (const event::Payload& payload : payloads) {
        event::Event event;
        event.id.bytes[15] = static_cast<std::uint8_t>(++position);
        event.incident = incident;
        event.payload = payload;
        ledger.add(position, event);
    }
    return ledger;
}

event::ListIssued cards(const char* first, const char* letters, std::uint32_t count) {
    Making how = making();
    how.id.bytes[0] = static_cast<std::uint8_t>(first[0]);
    const auto number = static_cast<std::uint32_t>(std::stoul(first));
    return issue(buildCards({"S1"}, {{letters, number}, count}, how), count);
}

}  // namespace

TEST_CASE("numbers on printed slips are not handed out a second time", "[tokens]") {
    const std::vector<TokenRange> printed{{{"A", 341}, 40}, {{"A", 301}, 40}};
    CHECK(nextFree(0, printed) == 1);
    CHECK(nextFree(299, printed) == 300);
    CHECK(nextFree(300, printed) == 381);  // Through both.
    CHECK(nextFree(500, printed) == 501);
}

TEST_CASE("new slips begin after those before and well after what the desk gives out", "[tokens]") {
    CHECK(nextReservation(0, {}) == 201);
    CHECK(nextReservation(133, {}) == 301);
    CHECK(nextReservation(199, {}) == 301);
    CHECK(nextReservation(133, {{{"A", 301}, 40}}) == 341);
    CHECK(nextReservation(345, {{{"A", 301}, 40}}) == 501);
    CHECK(afterReserved({}) == 1);
    CHECK(afterReserved({{{"HQ", 1}, 400}, {{"HQ", 401}, 20}}) == 421);
}

TEST_CASE("the ledger remembers which numbers were printed, by their letters", "[tokens]") {
    const Ledger ledger = ledgerOf({cards("401", "A", 20), cards("501", "B", 10)});
    CHECK(reserved(ledger, "A") == std::vector<TokenRange>{{{"A", 401}, 20}});
    CHECK(reserved(ledger, "B") == std::vector<TokenRange>{{{"B", 501}, 10}});
    CHECK(reserved(ledger, "C").empty());
}

TEST_CASE("a paper that is made again has the next copy number", "[ledger]") {
    Document list;
    list.kind = "evacuees";
    list.scope = "滝野川第三小学校";
    list.copies = 2;
    const auto first = issue(list, list.kind, {}, std::vector<std::uint32_t>{});
    REQUIRE(first.size() >= 1);
    Document again = list;
    again.id.bytes[0] = 9;
    again.copy = again.copies = 3;
    const auto second = issue(again, again.kind, {}, std::vector<std::uint32_t>{});
    const Ledger ledger = ledgerOf({first.front(), second.front()});

    CHECK(nextCopy(Ledger(), kFlood, "evacuees", list.scope) == 1);
    CHECK(nextCopy(ledgerOf({first.front()}), kFlood, "evacuees", list.scope) == 3);
    CHECK(nextCopy(ledger, kFlood, "evacuees", list.scope) == 4);
    CHECK(nextCopy(ledger, kFlood, "needs", list.scope) == 1);
    CHECK(nextCopy(ledger, kFlood, "evacuees", "赤羽小学校") == 1);
    CHECK(nextCopy(ledger, {}, "evacuees", list.scope) == 1);  // Another disaster.
    CHECK(ledger.find(again.id)->copiesOut() == std::vector<std::uint32_t>{3});
}
