#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {

using reception::OperationsModel;

TEST_CASE("nothing is called saved before it is durable", "[operations]") {
    SchoolTablet school;
    auto& operations = *school.session().operations();
    school.open(u"341"_qs);

    school.session().household()->receive();
    // The answer of the store thread can only arrive through the event loop, which has not run yet.
    const QString before = operations.message();
    school.settle();

    CHECK(before.contains(QStringLiteral("保存しています")));
    CHECK_FALSE(before.contains(QStringLiteral("受付しました")));
    CHECK(operations.message().contains(QStringLiteral("受付しました")));
}

TEST_CASE("the last operation can be taken back", "[operations]") {
    SchoolTablet school;
    auto& operations = *school.session().operations();
    school.open(u"341"_qs);
    school.session().household()->receive();
    school.settle();
    REQUIRE(school.named() == 1);

    operations.undoLast();

    REQUIRE(eventually([&] { return operations.message().contains(QStringLiteral("取り消しました")); }));
    CHECK(school.named() == 0);
    CHECK_FALSE(operations.canUndo());
}

TEST_CASE("after a restart the last operations are there and can be taken back", "[operations]") {
    SchoolTablet school;
    school.open(u"874"_qs);
    const int people = school.session().household()->chosenCount();
    school.session().household()->receive();
    school.settle();
    school.clock().advance(std::chrono::minutes(1));
    school.session().headCount()->change(0, 1);
    school.session().headCount()->enter();
    school.settle();

    school.restart();

    auto& operations = *school.session().operations();
    REQUIRE(operations.count() == 2);
    CHECK(operations.message().contains(QStringLiteral("1人")));
    operations.undoAt(1);
    REQUIRE(eventually([&] { return school.named() == 0; }));
    CHECK(people > 0);
    CHECK(school.counted() == 1);
}

TEST_CASE("what cannot be saved is said, kept and offered again", "[operations]") {
    SchoolTablet school;
    auto& operations = *school.session().operations();

    operations.record(OperationsModel::Kind::Received, u"試験"_qs, [](const tablet::Desk& desk, const state::State&) {
        event::Draft tooLong;
        tooLong.incident = desk.incident;
        tooLong.shelter = desk.shelter;
        tooLong.payload = domain::NoteWritten{std::string(event::kMaxEventBytes + 1, 'x'), {}, {}};
        return std::vector<event::Draft>{tooLong};
    });

    REQUIRE(eventually([&] { return operations.failed(); }));
    CHECK(operations.message().contains(QStringLiteral("保存できません")));
    CHECK_FALSE(operations.canUndo());
    CHECK(operations.unsaved() == 1);
    operations.retry();
    CHECK_FALSE(operations.failed());
    REQUIRE(eventually([&] { return operations.failed(); }));
}

TEST_CASE("twenty operations are kept in sight", "[operations]") {
    SchoolTablet school;
    for (int i = 0; i < 22; ++i) {
        school.session().headCount()->change(0, 1);
        school.session().headCount()->enter();
        school.settle();
        school.clock().advance(std::chrono::seconds(5));
    }

    CHECK(school.session().operations()->count() == 20);
    CHECK(school.counted() == 22);
}

}  // namespace hinanjo::test
