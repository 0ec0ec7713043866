#include <catch2/catch_test_macros.hpp>

#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using domain::PersonField;

std::vector<std::string> values(SchoolTablet& school, PersonField field) {
    return school.tablet().view([&](const state::State& state) {
        std::vector<std::string> out;
        for (const auto* person : state.people())
            out.push_back(person->text(field));
        return out;
    });
}

}  // namespace

TEST_CASE("a person can be registered without saying anything at all", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();

    quickAdd.receive();
    school.settle();

    CHECK(school.named() == 1);
}

TEST_CASE("nobody's town is preset", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.kana(u"ヤ"_qs);

    quickAdd.receive();
    school.settle();

    CHECK(quickAdd.towns().size() == 3);
    CHECK(values(school, PersonField::Town) == std::vector<std::string>{""});
}

TEST_CASE("family members copy name and town", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    for (const QString& kana : {u"や"_qs, u"ま"_qs, u"た"_qs})
        quickAdd.kana(kana);
    quickAdd.modify();
    quickAdd.setTown(u"試験町二丁目"_qs);

    quickAdd.addMember(1, 6);
    quickAdd.addMember(2, 3);
    quickAdd.receive();
    school.settle();

    CHECK(school.named() == 3);
    CHECK(values(school, PersonField::FamilyKana) == std::vector<std::string>(3, "ヤマダ"));
    CHECK(values(school, PersonField::Town) == std::vector<std::string>(3, "試験町二丁目"));
    CHECK(school.tablet().view([](const state::State& state) { return state.households().size(); }) == 1);
}

TEST_CASE("somebody with another family name is added without undoing the copy", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.kana(u"ヤ"_qs);

    quickAdd.addNamed(true);

    CHECK(quickAdd.current() == 1);
    CHECK(quickAdd.familyKana().isEmpty());
    CHECK_FALSE(quickAdd.inGiven());
}

TEST_CASE("a date of birth takes the place of the age band and back", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.setAgeBand(6);

    quickAdd.setBirth({1958, 4, 12});
    CHECK(quickAdd.ageBand() == 0);
    CHECK(quickAdd.birthText().contains(QStringLiteral("昭和33年")));

    quickAdd.setAgeBand(7);
    CHECK(quickAdd.birthText().isEmpty());
}

TEST_CASE("the last member of the list goes, the head stays", "[quick-add]") {
    SchoolTablet school;
    auto& quickAdd = *school.session().quickAdd();
    quickAdd.start();
    quickAdd.addMember(1, 6);

    quickAdd.remove(1);
    quickAdd.remove(0);

    CHECK(quickAdd.count() == 1);
}

}  // namespace hinanjo::test
