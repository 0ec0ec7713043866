#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {

TEST_CASE("a head count is in the total at once and the page is ready for the next", "[head-count]") {
    SchoolTablet school;
    auto& count = *school.session().headCount();
    const QString token = count.token();

    count.change(0, 1);
    count.change(0, 1);
    count.change(2, 1);
    count.enter();
    school.settle();

    CHECK(school.counted() == 3);
    CHECK(school.session().status()->inside() == 3);
    CHECK(school.session().status()->counts().contains(QStringLiteral("在所 3人（名簿0／人数のみ3）")));
    CHECK(count.total() == 0);
    CHECK(count.token() != token);
    CHECK(school.session().operations()->message().contains(token + u" 3人"_qs));
}

TEST_CASE("two households in a row never get the same number, saved or not", "[head-count]") {
    SchoolTablet school;
    auto& count = *school.session().headCount();
    QStringList given;

    for (int i = 0; i < 3; ++i) {
        given << count.token();
        count.change(0, 1);
        count.enter();
    }

    CHECK(given == QStringList{u"A-0001"_qs, u"A-0002"_qs, u"A-0003"_qs});
    school.settle();
    CHECK(count.token() == u"A-0004"_qs);
}

TEST_CASE("nobody is not a head count", "[head-count]") {
    SchoolTablet school;
    auto& count = *school.session().headCount();

    count.change(0, -1);
    count.enter();

    CHECK(school.session().operations()->count() == 0);
}

TEST_CASE("no more people need help at once than there are", "[head-count]") {
    SchoolTablet school;
    auto& count = *school.session().headCount();

    count.changeUrgent(1);
    CHECK(count.urgentPeople() == 0);

    count.change(3, 1);
    count.changeUrgent(1);
    count.changeUrgent(1);
    CHECK(count.urgentPeople() == 1);

    count.change(3, -1);
    CHECK(count.urgentPeople() == 0);
}

}  // namespace hinanjo::test
