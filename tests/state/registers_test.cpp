// Fields, items and undo of one record.
#include <catch2/catch_test_macros.hpp>

#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

using domain::PersonField;

domain::PersonDescribed says(PersonField field, std::string value) {
    return described(person(1), {{field, std::move(value)}});
}

std::vector<std::string> valuesOf(const Register& field) {
    std::vector<std::string> values;
    for (const Head& head : field.heads)
        values.push_back(head.value);
    return values;
}

std::vector<std::string> itemsOf(const PersonView& view) {
    std::vector<std::string> values;
    for (const ItemView& item : view.items)
        values.push_back(item.item.value);
    return values;
}

}  // namespace

TEST_CASE("concurrent edits keep the loser and say so", "[state]") {
    Device a(1);
    Device b(2);
    const auto first = a.write(says(PersonField::FamilyName, "佐藤"));
    const auto left = a.write(says(PersonField::FamilyName, "齋藤"), {first});
    const auto right = b.setClock(30).write(says(PersonField::FamilyName, "斎藤"), {first});

    const State state = folded({first, left, right});

    const Register name = state.person(person(1))->field(PersonField::FamilyName);
    CHECK(name.value == "斎藤");
    CHECK(valuesOf(name) == std::vector<std::string>{"斎藤", "齋藤"});
    CHECK(name.inConflict());
}

TEST_CASE("an edit that names both sides ends the conflict", "[state]") {
    Device a(1);
    Device b(2);
    const auto left = a.write(says(PersonField::FamilyName, "齋藤"));
    const auto right = b.write(says(PersonField::FamilyName, "斎藤"));
    const auto decision = a.write(says(PersonField::FamilyName, "齋藤"), {left, right});

    const State state = folded({decision, left, right});

    const Register name = state.person(person(1))->field(PersonField::FamilyName);
    CHECK(name.value == "齋藤");
    CHECK(name.heads.size() == 1);
    CHECK_FALSE(name.inConflict());
}

TEST_CASE("two devices that say the same are not in conflict, and both heads stand", "[state]") {
    const auto left = Device(1).write(says(PersonField::Town, "王子一丁目"));
    const auto right = Device(2).write(says(PersonField::Town, "王子一丁目"));

    const State state = folded({left, right});

    const Register town = state.person(person(1))->field(PersonField::Town);
    CHECK(town.heads.size() == 2);
    CHECK_FALSE(town.inConflict());
}

TEST_CASE("an edit beats what it saw even when that came from a clock years ahead", "[state]") {
    const auto future = Device(1).setClock(5'000'000).write(says(PersonField::Room, "A-1"));
    const auto edit = Device(2).setClock(10).write(says(PersonField::Room, "B-2"), {future});

    const State state = folded({edit, future});

    CHECK(state.person(person(1))->text(PersonField::Room) == "B-2");
    CHECK(state.person(person(1))->field(PersonField::Room).heads.size() == 1);
}

TEST_CASE("an edit beats what it saw even if its writer forgot to lift the time", "[state]") {
    const auto future = Device(1).setClock(5'000'000).write(says(PersonField::Room, "A-1"));
    auto edit = Device(2).setClock(10).write(says(PersonField::Room, "B-2"));
    edit.saw = {future.id};

    const State state = folded({future, edit});

    CHECK(state.person(person(1))->text(PersonField::Room) == "B-2");
}

TEST_CASE("an edit that arrives before what it saw still replaces it", "[state]") {
    Device a(1);
    const auto first = a.write(says(PersonField::Room, "A-1"));
    const auto edit = a.write(says(PersonField::Room, "B-2"), {first});
    State state = folded({edit});
    REQUIRE(state.person(person(1))->text(PersonField::Room) == "B-2");

    state.apply(first);
    state.settle();

    CHECK(state.person(person(1))->field(PersonField::Room).heads.size() == 1);
    CHECK(state.person(person(1))->text(PersonField::Room) == "B-2");
    CHECK(state.person(person(1))->first.event == first.id);
}

TEST_CASE("fields do not touch each other, and an empty value clears", "[state]") {
    Device a(1);
    const auto name = a.write(says(PersonField::FamilyName, "佐藤"));
    const auto remark = a.write(says(PersonField::Remark, "夜に到着"));
    const auto cleared = a.write(says(PersonField::Remark, ""), {remark});

    const State state = folded({name, remark, cleared});

    CHECK(state.person(person(1))->text(PersonField::FamilyName) == "佐藤");
    CHECK(state.person(person(1))->text(PersonField::Remark).empty());
    CHECK(state.person(person(1))->field(PersonField::Remark).heads.size() == 1);
    CHECK(state.person(person(1))->field(PersonField::Address).heads.empty());
}

TEST_CASE("writes that claim to have seen each other all stand", "[state]") {
    auto left = Device(1).write(says(PersonField::Room, "A-1"));
    auto right = Device(2).write(says(PersonField::Room, "B-2"));
    left.saw = {right.id};
    right.saw = {left.id};

    const State state = folded({left, right});

    CHECK(state.person(person(1))->field(PersonField::Room).heads.size() == 2);
}

TEST_CASE("do-not-disclose wins over a later no that had not seen it", "[state]") {
    const auto yes = Device(1).write(says(PersonField::DoNotDisclose, "1"));
    const auto no = Device(2).setClock(30).write(says(PersonField::DoNotDisclose, "2"));

    const State state = folded({yes, no});

    CHECK(state.person(person(1))->isProtected());
    CHECK(state.person(person(1))->text(PersonField::DoNotDisclose) == "2");

    const auto lifted = Device(3).write(says(PersonField::DoNotDisclose, "2"), {yes, no});
    CHECK_FALSE(folded({yes, no, lifted}).person(person(1))->isProtected());
}

TEST_CASE("an item stays unless somebody who had seen it removed it", "[state]") {
    Device a(1);
    Device b(2);
    domain::PersonDescribed adds{.person = person(1), .fields = {}, .add = {}, .remove = {}};
    adds.add = {{domain::ItemKind::Allergy, "egg", {}}, {domain::ItemKind::Allergy, "milk", {}}};
    const auto added = a.write(adds);
    domain::PersonDescribed again{.person = person(1), .fields = {}, .add = {}, .remove = {}};
    again.add = {{domain::ItemKind::Allergy, "egg", {}}};
    const auto addedElsewhere = b.setClock(20).write(again);
    domain::PersonDescribed removes{.person = person(1), .fields = {}, .add = {}, .remove = {{added.id, 0}}};
    const auto removed = a.write(removes, {added});

    const State state = folded({removed, added, addedElsewhere});
    CHECK(itemsOf(*state.person(person(1))) == std::vector<std::string>{"milk", "egg"});
    CHECK(state.person(person(1))->hasItem(domain::ItemKind::Allergy, "egg"));

    const auto undone = a.write(withdraws(removed));
    CHECK(itemsOf(*folded({added, removed, undone}).person(person(1))) == std::vector<std::string>{"egg", "milk"});
}

TEST_CASE("undo brings back what was there, and undoing the undo the edit", "[state]") {
    Device a(1);
    const auto first = a.write(says(PersonField::Room, "A-1"));
    const auto edit = a.write(says(PersonField::Room, "B-2"), {first});
    const auto undo = a.write(withdraws(edit));
    const auto redo = a.write(withdraws(undo));

    State state = folded({first, edit, undo});
    CHECK(state.person(person(1))->text(PersonField::Room) == "A-1");
    CHECK(state.isWithdrawn(edit.id));

    state.apply(redo);
    state.settle();
    CHECK(state.person(person(1))->text(PersonField::Room) == "B-2");
    CHECK_FALSE(state.isWithdrawn(edit.id));
    CHECK(state.isWithdrawn(undo.id));
}

TEST_CASE("an undo may arrive before what it undoes", "[state]") {
    Device a(1);
    const auto first = a.write(says(PersonField::Room, "A-1"));
    const auto undo = a.write(withdraws(first));
    const auto redo = a.write(withdraws(undo));

    State state = folded({undo});
    CHECK(state.person(person(1)) == nullptr);
    state.apply(first);
    state.settle();
    CHECK(state.person(person(1)) == nullptr);
    CHECK(folded({redo, undo, first}).person(person(1)) != nullptr);
}

TEST_CASE("an undo that is not later than its target does not count, nor does one of itself", "[state]") {
    Device a(1);
    const auto target = a.setClock(100).write(says(PersonField::Room, "A-1"));
    const auto early = Device(2).setClock(10).write(withdraws(target));
    auto ofItself = Device(3).setClock(200).write(withdraws(target));
    std::get<event::EventWithdrawn>(ofItself.payload).event = ofItself.id;

    const State state = folded({early, ofItself, target});

    CHECK(state.person(person(1)) != nullptr);
    CHECK_FALSE(state.isWithdrawn(target.id));
    CHECK_FALSE(state.isWithdrawn(ofItself.id));
}

TEST_CASE("undoing an edit in the middle does not bring back what was replaced since", "[state]") {
    Device a(1);
    const auto first = a.write(says(PersonField::Room, "A-1"));
    const auto second = a.write(says(PersonField::Room, "B-2"), {first});
    const auto third = a.write(says(PersonField::Room, "C-3"), {second});
    const auto undo = a.write(withdraws(second));

    const Register room = folded({first, second, third, undo}).person(person(1))->field(PersonField::Room);
    CHECK(room.heads.size() == 1);
}

TEST_CASE("a long chain of undos ends and is right", "[state]") {
    Device a(1);
    std::vector<event::Event> events{a.write(says(PersonField::Room, "A-1"))};
    for (int i = 0; i < 4'001; ++i)
        events.push_back(a.write(withdraws(events.back())));

    CHECK(folded(events).person(person(1)) == nullptr);
    std::ranges::reverse(events);
    CHECK(folded(events).person(person(1)) == nullptr);
}

TEST_CASE("an undone registration leaves nobody behind", "[state]") {
    Device a(1);
    const auto who = a.write(named(person(1), "サトウ", "ハナコ"));
    const auto joined = a.write(joins(person(1), household(1)));
    const auto arrived = a.write(stay(person(1), domain::StayStatus::Arrived));
    std::vector<event::Event> events{who, joined, arrived};
    State state = folded(events);
    REQUIRE(state.shelter({"S1"})->named == 1);

    for (const auto& one : events)
        state.apply(a.write(withdraws(one)));
    state.settle();

    CHECK(state.person(person(1)) == nullptr);
    CHECK(state.household(household(1)) == nullptr);
    CHECK(state.people().empty());
    CHECK(state.shelter({"S1"})->named == 0);
    CHECK(state.shelter({"S1"})->households == 0);
    CHECK(state.searchByRows("34", "", 10).total == 0);
}

TEST_CASE("a person without a word of a name is anonymous", "[state]") {
    Device a(1);
    const auto token = a.write(says(PersonField::AgeBand, "5"));
    CHECK(folded({token}).person(person(1))->anonymous);
    const auto otherName = a.write(says(PersonField::OtherName, "マリア"));
    CHECK_FALSE(folded({token, otherName}).person(person(1))->anonymous);
}

TEST_CASE("other incidents are counted and ignored, the office and unknown payloads are known", "[state]") {
    Device a(1);
    auto drill = a.write(says(PersonField::Room, "A-1"));
    drill.incident = incident(2);
    auto office = a.write(event::ClockObserved{});
    office.incident = {};
    const auto unknown = a.write(event::UnknownPayload{});

    State state = folded({drill, office, unknown, drill, unknown});

    CHECK(state.eventCount() == 3);
    CHECK(state.otherIncidents() == 1);
    CHECK(state.unknownPayloads() == 1);
    CHECK(state.person(person(1)) == nullptr);
    CHECK(state.knows(drill.id));
    CHECK(state.knows(office.id));
    CHECK_FALSE(state.source(drill.id).has_value());
    CHECK(state.source(unknown.id)->staff().value == "staff-1");
    CHECK(state.source(unknown.id)->shelter().value == "S1");
    CHECK(state.source(unknown.id)->log() == logId(1));
}

TEST_CASE("readers see the last settled state", "[state]") {
    Device a(1);
    State state = folded({a.write(says(PersonField::Room, "A-1"))});
    state.apply(a.write(says(PersonField::Room, "B-2")));

    CHECK(state.person(person(1))->text(PersonField::Room) == "A-1");
    state.settle();
    CHECK(state.person(person(1))->text(PersonField::Room) == "B-2");
}

TEST_CASE("the incident is what was declared for it", "[state]") {
    Device hq(9, "");
    State state(incident());
    CHECK(state.declared() == nullptr);
    state.apply(hq.write(event::IncidentDeclared{incident(), "令和8年台風", false}));
    state.apply(hq.write(event::IncidentDeclared{incident(2), "別の災害", true}));
    state.settle();

    REQUIRE(state.declared() != nullptr);
    CHECK(state.declared()->name == "令和8年台風");
    CHECK_FALSE(state.declared()->drill);
}

TEST_CASE("the history of a log is by its own sequence, newest first, with the undone marked", "[state]") {
    Device a(1);
    const auto who = a.write(named(person(1), "サトウ", "ハナコ"));
    const auto arrived = a.setClock(5'000'000).write(stay(person(1), domain::StayStatus::Arrived));
    const auto out = a.setClock(20).write(stay(person(1), domain::StayStatus::Out));
    const auto note = a.write(domain::NoteWritten{});
    const auto undo = a.write(withdraws(arrived));
    auto later = undo;
    later.time = arrived.time.next();

    const State state = folded({out, later, who, note, arrived, Device(2).write(says(PersonField::Room, "A-1"))});

    const auto last = state.lastOf(logId(1), 2);
    REQUIRE(last.size() == 2);
    CHECK(last[0].source.event == out.id);
    CHECK(last[1].source.event == arrived.id);
    CHECK(last[1].withdrawn);
    CHECK(last[1].payloadIndex == arrived.payload.index());
    CHECK(state.lastOf(logId(1), 20).size() == 3);
    CHECK(state.lastOf(logId(7), 20).empty());
}

}  // namespace hinanjo::state::test
