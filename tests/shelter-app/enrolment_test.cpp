#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "reception/enrolment_view_model.h"
#include "school_tablet.h"

namespace hinanjo::test {

using reception::EnrolmentViewModel;

TEST_CASE("a code is taken as it is or from the file it names", "[enrolment]") {
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"code.txt"_qs));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("HNJ1|192.0.2.1:8443|x\n");
    file.close();

    CHECK(reception::enrolmentCodeFrom(u" HNJ1|a "_qs) == u"HNJ1|a"_qs);
    CHECK(reception::enrolmentCodeFrom(file.fileName()) == u"HNJ1|192.0.2.1:8443|x"_qs);
}

TEST_CASE("a damaged code is explained in Japanese and can be tried again", "[enrolment]") {
    const TempDir dir;
    auto opened = tablet::Tablet::open({.data = dir.path(), .clock = {}, .random = {}});
    REQUIRE(opened);
    EnrolmentViewModel enrolment(**opened);

    enrolment.enrol(u"HNJ1|broken"_qs);

    CHECK(enrolment.busy());
    REQUIRE(eventually([&] { return !enrolment.busy(); }));
    CHECK(enrolment.problem().contains(QStringLiteral("コードの形")));
    CHECK_FALSE(enrolment.done());
}

TEST_CASE("no code is asked for", "[enrolment]") {
    const TempDir dir;
    auto opened = tablet::Tablet::open({.data = dir.path(), .clock = {}, .random = {}});
    REQUIRE(opened);
    EnrolmentViewModel enrolment(**opened);

    enrolment.enrol(u"  "_qs);

    CHECK_FALSE(enrolment.busy());
    CHECK_FALSE(enrolment.problem().isEmpty());
}

}  // namespace hinanjo::test
