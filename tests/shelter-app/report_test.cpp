// W10, hand-over notes and the checklists: what is sent is what was pressed.
#include <catch2/catch_test_macros.hpp>

#include "desk_window.h"
#include "school_tablet.h"

namespace hinanjo::test {
namespace {

using Role = reception::ReportViewModel::Role;

QString valueOf(SchoolTablet& school, int row) {
    return school.session().report()->index(row).data(Role::ValueRole).toString();
}

std::vector<domain::SituationReported> reports(SchoolTablet& school) {
    std::vector<domain::SituationReported> out;
    school.tablet().read([&](const state::State& state) {
        const state::SituationView* here = state.situation({"S001"});
        if (here == nullptr) return;
        for (const auto& report : here->reports)
            out.push_back({{"S001"}, {}, {}, report.number, report.freeText});
    });
    return out;
}

QStringList todo(SchoolTablet& school) {
    QStringList out;
    auto& rows = *school.session().todo();
    rows.refresh();
    for (int i = 0; i < rows.count(); ++i)
        out << rows.index(i).data(reception::TodoViewModel::NameRole).toString();
    return out;
}

base::TimePoint japan(int hour, int minute) {
    // 2026-11-22
    return base::fromMillis(1'795'273'200'000 + (hour * 60LL + minute) * 60'000);
}

void openShelter(SchoolTablet& school) {
    school.write(domain::ShelterStatusChanged{{"S001"}, domain::ShelterStatus::Open, {}, {}, {}, {}});
    school.settle();
}

}  // namespace

TEST_CASE("a report says what was pressed and nothing else; the next one shows it as the value before", "[report]") {
    SchoolTablet school;
    auto& report = *school.session().report();
    CHECK(valueOf(school, 0) == u"unknown"_qs);
    CHECK(report.previous().isEmpty());

    report.say(0, u"partly"_qs);
    report.say(1, u"not"_qs);
    report.say(1, u"unknown"_qs);  // Not changed after all.
    report.changeToilets(6);
    report.addGoods(u"毛布"_qs);
    report.digit(8);
    report.digit(0);
    report.remark()->setText(u"まどがわれた"_qs);
    CHECK(report.changes() == 4);
    report.send();
    school.settle();

    REQUIRE(reports(school).size() == 1);
    CHECK(reports(school)[0].reportNumber == 1);
    CHECK(reports(school)[0].freeText == "まどがわれた");
    school.tablet().read([](const state::State& state) {
        const state::SituationView& here = *state.situation({"S001"});
        CHECK(here.items.size() == 2);
        CHECK(here.items.at("electricity").value == "partly");
        CHECK(here.items.at("toilets").value == "6");
        CHECK(here.supplies.at("毛布").supply.quantity == 80);
        CHECK(here.supplies.at("毛布").supply.unit == "枚");
    });
    CHECK(report.changes() == 0);
    CHECK(valueOf(school, 0) == u"partly"_qs);
    CHECK(report.toilets() == 6);
    CHECK(report.title().contains(u"第2報"_qs));
    CHECK_FALSE(report.previous().isEmpty());
}

TEST_CASE("toilets are said for each, and too few with the number there should be", "[report]") {
    SchoolTablet school;
    auto& report = *school.session().report();
    CHECK(report.toiletsWord() == u"未確認"_qs);
    school.session().headCount()->change(0, 104);
    school.session().headCount()->enter();
    school.settle();

    report.changeToilets(1);
    CHECK(report.toiletsWord().contains(u"104人"_qs));
    CHECK(report.toiletsWord().contains(u"▲"_qs));
    report.changeToilets(2);
    CHECK(report.toiletsWord().contains(u"35人"_qs));
    CHECK_FALSE(report.toiletsWord().contains(u"▲"_qs));
    report.changeToilets(-3);
    CHECK(report.toiletsWord().contains(u"ありません"_qs));
}

TEST_CASE("at most five kinds of goods; a number of zero says that they are there now", "[report]") {
    SchoolTablet school;
    auto& report = *school.session().report();
    for (int i = 0; i < 5; ++i) {
        report.addGoods(report.moreGoods().front());
        report.digit(3);
    }
    CHECK(report.moreGoods().isEmpty());
    report.send();
    school.settle();
    REQUIRE(report.supplies()->rowCount() == 5);

    report.chooseGoods(0);
    report.erase();
    CHECK(report.changes() == 1);
    report.send();
    school.settle();

    CHECK(report.supplies()->rowCount() == 4);
}

TEST_CASE("what is urgent goes at once, once, until headquarters answers", "[report]") {
    SchoolTablet school;
    auto& report = *school.session().report();
    const auto needs = [&] {
        return school.tablet().view([](const state::State& state) { return state.needs().size(); });
    };

    report.urge(u"medical_help"_qs);
    school.settle();
    REQUIRE(needs() == 1);
    CHECK(report.urgentWords().front().toMap().value(u"told"_qs).toBool());
    report.urge(u"medical_help"_qs);
    school.settle();
    CHECK(needs() == 1);
    CHECK(todo(school).contains(u"needs"_qs));

    const auto need = school.tablet().view([](const state::State& state) { return state.needs().front()->id; });
    school.write(domain::NeedAnswered{need, domain::NeedAnswered::State::OnTheWay, "救護班が行きます", {}});
    school.settle();
    CHECK_FALSE(todo(school).contains(u"needs"_qs));
    CHECK_FALSE(report.urgentWords().front().toMap().value(u"told"_qs).toBool());
}

TEST_CASE("a half-entered report is offered after a restart", "[report][drafts]") {
    SchoolTablet school;
    school.session().drafts()->standOn({u"home"_qs, u"report"_qs});
    school.session().report()->say(2, u"not"_qs);
    school.session().report()->addGoods(u"食料"_qs);
    school.session().report()->digit(9);

    school.restart();

    REQUIRE(school.session().drafts()->count() == 1);
    school.session().drafts()->resume(0);
    CHECK(valueOf(school, 2) == u"not"_qs);
    CHECK(school.session().report()->changes() == 2);
}

TEST_CASE("reports are due every three hours; one made a little early counts", "[report]") {
    using reception::nextReportDue;
    CHECK(nextReportDue(std::nullopt, japan(14, 10)) == japan(15, 0));
    CHECK(nextReportDue(japan(12, 5), japan(14, 10)) == japan(15, 0));
    CHECK(nextReportDue(japan(14, 50), japan(14, 55)) == japan(18, 0));
    CHECK(nextReportDue(japan(8, 0), japan(14, 10)) == japan(9, 0));
}

TEST_CASE("the home page says when a report is due, and that it was forgotten", "[todo]") {
    SchoolTablet school;  // It is 15:00.
    openShelter(school);
    CHECK_FALSE(todo(school).contains(u"report"_qs));

    school.clock().advance(std::chrono::minutes(130));
    CHECK(todo(school).contains(u"report"_qs));
    auto& rows = *school.session().todo();
    CHECK(rows.index(0).data(reception::TodoViewModel::TextRole).toString().contains(u"あと 50分"_qs));

    school.session().report()->send();
    school.settle();
    school.clock().advance(std::chrono::hours(4));
    rows.refresh();
    CHECK(rows.index(0).data(reception::TodoViewModel::TextRole).toString().contains(u"まだです"_qs));
}

TEST_CASE("what waits stands there: the opening that nobody told, heads without names", "[todo]") {
    SchoolTablet school;
    CHECK(todo(school) == QStringList{u"opening"_qs});
    openShelter(school);
    CHECK(todo(school).isEmpty());

    school.session().headCount()->change(0, 3);
    school.session().headCount()->enter();
    school.settle();

    CHECK(todo(school) == QStringList{u"names"_qs});
}

TEST_CASE("when households come in a row, head counts are proposed once, and left alone when not wanted", "[todo]") {
    SchoolTablet school;
    openShelter(school);
    auto& quickAdd = *school.session().quickAdd();
    for (int i = 0; i < 12; ++i) {
        CHECK_FALSE(todo(school).contains(u"queue"_qs));
        quickAdd.start();
        quickAdd.kana(u"ア"_qs);
        quickAdd.receive();
        school.settle();
        school.clock().advance(std::chrono::seconds(20));
    }

    REQUIRE(todo(school).front() == u"queue"_qs);
    school.session().todo()->drop(0);
    CHECK_FALSE(todo(school).contains(u"queue"_qs));
    school.clock().advance(std::chrono::minutes(31));
    CHECK_FALSE(todo(school).contains(u"queue"_qs));  // Nobody came meanwhile.
}

TEST_CASE("a checklist remembers who did which step when, and headquarters reads it", "[opening]") {
    SchoolTablet school;
    auto& opening = *school.session().opening();
    opening.begin();
    const int steps = opening.rowCount();
    REQUIRE(opening.remaining() == steps);

    opening.toggle(0);
    school.settle();
    CHECK(opening.remaining() == steps - 1);
    CHECK(opening.index(0).data(reception::OpeningViewModel::WhenRole).toString().contains(u"15:00"_qs));
    school.clock().advance(std::chrono::seconds(1));
    opening.toggle(0);
    school.settle();
    CHECK(opening.remaining() == steps);

    opening.decide();
    school.settle();
    CHECK(opening.reached());
    CHECK(opening.statusWord().contains(u"開設"_qs));
    CHECK_FALSE(opening.advised());
}

TEST_CASE("a shelter that fills up proposes the next checklist", "[opening]") {
    SchoolTablet school;  // 450 people fit in.
    openShelter(school);
    auto& count = *school.session().headCount();
    const auto add = [&](int people) {
        school.clock().advance(std::chrono::seconds(1));
        count.change(0, people);
        count.enter();
        school.settle();
    };
    auto& opening = *school.session().opening();

    add(359);
    CHECK_FALSE(opening.advised());
    add(1);
    CHECK(opening.advised() == reception::OpeningViewModel::Crowded);
    add(90);
    CHECK(opening.advised() == reception::OpeningViewModel::Full);
    opening.begin();
    school.clock().advance(std::chrono::seconds(1));
    opening.decide();
    school.settle();
    CHECK_FALSE(opening.advised());
}

TEST_CASE("a shelter is closed by two presses, and says who is still there", "[opening]") {
    SchoolTablet school;
    openShelter(school);
    school.session().headCount()->change(0, 2);
    school.session().headCount()->enter();
    school.settle();
    auto& opening = *school.session().opening();
    opening.setSituation(reception::OpeningViewModel::Close);
    CHECK(opening.warning().contains(u"2人"_qs));

    opening.decide();
    school.settle();
    CHECK_FALSE(opening.reached());
    CHECK(opening.verb().contains(u"もう一度"_qs));
    school.clock().advance(std::chrono::seconds(1));
    opening.decide();
    school.settle();

    CHECK(opening.reached());
}

TEST_CASE("a shelter that people made themselves is told to headquarters with its name", "[opening]") {
    SchoolTablet school;
    auto& opening = *school.session().opening();
    opening.createShelter();
    CHECK(school.session().operations()->count() == 0);

    opening.ownName()->type(u"フクシマ"_qs);
    opening.ownName()->modify();
    opening.ownName()->erase();
    opening.ownName()->type(u"カイカン"_qs);
    opening.createShelter();
    school.settle();

    const auto named = school.tablet().view([](const state::State& state) {
        std::vector<std::string> out;
        for (const state::ShelterView* shelter : state.shelters())
            if (shelter->name) out.push_back(*shelter->name);
        return out;
    });
    CHECK(named == std::vector<std::string>{"ふくしかいかん"});
}

TEST_CASE("a note says when and by whom; the newest three stand on the home page", "[notes]") {
    SchoolTablet school;
    auto& notes = *school.session().notes();
    notes.write();
    CHECK(school.session().operations()->count() == 0);

    for (const QString& text :
         {u"一"_qs, u"二"_qs, u"三"_qs, u"四がつの ながい もうしおくり でした、ひとめでは よめません"_qs}) {
        school.clock().advance(std::chrono::minutes(1));
        notes.typed()->setText(text);
        notes.write();
        school.settle();
    }

    REQUIRE(notes.count() == 4);
    CHECK(notes.index(0).data(reception::NotesViewModel::WhenRole).toString().contains(u"15:04"_qs));
    REQUIRE(notes.latest().size() == 3);
    CHECK(notes.latest().front().endsWith(u'…'));
    CHECK(notes.latest().back().contains(u"二"_qs));
    // A wrong one is taken back.
    school.session().operations()->undoLast();
    REQUIRE(eventually([&] {
        school.session().facts().refresh();
        return notes.count() == 3;
    }));
}

}  // namespace hinanjo::test
