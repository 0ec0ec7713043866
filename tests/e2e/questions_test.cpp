// Conflicts between real tablets, listed and decided with the commands of headquarters.
#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "support/real_tablet.h"

using namespace hinanjo;
using test::eventually;
using test::HqProcess;
using test::joinTablet;
using test::Ran;
using test::tabletIn;
using test::TempDir;

namespace {

event::Draft says(const tablet::Tablet& tablet, event::Payload payload) {
    event::Draft draft;
    draft.incident = tablet.identity()->incident;
    draft.shelter = tablet.identity()->shelter;
    draft.payload = std::move(payload);
    return draft;
}

domain::PersonDescribed inRoom(base::PersonId person, const char* room) {
    domain::PersonDescribed described;
    described.person = person;
    return described.set(domain::PersonField::Room, room);
}

// The first word of the line that holds `text`.
std::string idOfLineWith(const std::string& lines, const std::string& text) {
    const auto at = lines.find(text);
    if (at == std::string::npos) return {};
    const auto from = lines.rfind('\n', at);
    const auto start = from == std::string::npos ? 0 : from + 1;
    return lines.substr(start, lines.find(' ', start) - start);
}

}  // namespace

TEST_CASE("headquarters lists what tablets disagree about, decides it and takes the decision back", "[e2e]") {
    TempDir dir;
    HqProcess hq(dir / "hq");
    hq.init();
    hq.start();
    auto one = joinTablet(hq, tabletIn(dir / "t1"));
    auto two = joinTablet(hq, tabletIn(dir / "t2"));
    const auto person = base::PersonId::make(one->clock(), one->random());
    const auto twin = base::PersonId::make(one->clock(), one->random());
    domain::PersonDescribed named;
    named.person = person;
    named.set(domain::PersonField::FamilyName, "高橋");
    REQUIRE(one->recordNow({says(*one, named)}));
    named.person = twin;
    REQUIRE(one->recordNow({says(*one, named)}));
    // Neither names the other's room as seen.
    REQUIRE(one->recordNow({says(*one, inRoom(person, "体育館A"))}));
    REQUIRE(two->recordNow({says(*two, inRoom(person, "教室\n2-3"))}));
    REQUIRE(eventually([&] { return one->syncStatus().notAtHq == 0 && two->syncStatus().notAtHq == 0; }));

    const Ran listed = hq.command({"questions"});
    REQUIRE(listed.status == 0);
    CHECK(listed.out.find("person.room  person " + person.hex()) != std::string::npos);
    CHECK(listed.out.find("1 open") != std::string::npos);
    for (const char* personal : {"高橋", "体育館A", "教室"})
        CHECK(listed.out.find(personal) == std::string::npos);
    const std::string id = idOfLineWith(listed.out, "person.room");
    REQUIRE(id.size() == 8);

    // Names only with a reason.
    CHECK(hq.command({"questions", "--values"}).status == 2);
    CHECK(hq.command({"questions", "--values", "--reason", " "}).status == 2);
    const Ran shown = hq.command({"questions", id, "--values", "--reason", "部屋の確認"});
    REQUIRE(shown.status == 0);
    CHECK(shown.out.find("高橋") != std::string::npos);
    CHECK(shown.out.find("  1  教室 2-3  said ") != std::string::npos);
    CHECK(shown.out.find("  2  体育館A  said ") != std::string::npos);
    CHECK(base::readFile(hq.journal())->find("高橋") == std::string::npos);

    CHECK(hq.command({"decide", id, "--choose", "3"}).status == 1);
    CHECK(hq.command({"decide", "00000000", "--choose", "1"}).status == 1);
    CHECK(hq.command({"decide", id}).status == 2);
    CHECK(hq.command({"decide"}).status == 2);
    const Ran decided = hq.command({"decide", id, "--choose", "2"});
    INFO(decided.error);
    REQUIRE(decided.status == 0);
    REQUIRE(decided.out.starts_with("decided "));
    CHECK(hq.command({"questions"}).out == "0 open\n");
    for (const auto* tablet : {one.get(), two.get()}) {
        CHECK(eventually([&] {
            return tablet->view([&](const state::State& state) {
                const auto room = state.person(person)->field(domain::PersonField::Room);
                return room.value == "体育館A" && !room.inConflict();
            });
        }));
    }

    // The same question, under the same id.
    const std::string event = decided.out.substr(8, 32);
    REQUIRE(hq.command({"decide", "--undo", event}).status == 0);
    CHECK(idOfLineWith(hq.command({"questions"}).out, "person.room") == id);
    CHECK(hq.command({"decide", "--undo", event}).status == 1);

    // Two records of one person: merged at headquarters, and taken apart again.
    const Ran merged = hq.command({"decide", "--pair", person.hex(), twin.hex(), "--as", "same", "--reason", "本人"});
    INFO(merged.error);
    REQUIRE(merged.status == 0);
    CHECK(eventually([&] { return one->view([&](const state::State& s) { return s.group(twin).size() == 2; }); }));
    REQUIRE(hq.command({"decide", "--undo", merged.out.substr(8, 32)}).status == 0);
    CHECK(eventually([&] { return one->view([&](const state::State& s) { return s.group(twin).size() == 1; }); }));
    CHECK(hq.command({"decide", "--pair", person.hex(), "abc", "--as", "same"}).status == 1);
    CHECK(hq.command({"decide", "--pair", person.hex(), twin.hex(), "--as", "maybe"}).status == 2);
    CHECK(hq.command({"verify"}).status == 0);
}
