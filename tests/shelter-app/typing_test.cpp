#include <catch2/catch_test_macros.hpp>

#include "reception/birth_date_view_model.h"
#include "reception/kana_input.h"
#include "school_tablet.h"
#include "ui/tap_guard.h"

namespace hinanjo::test {

using reception::acceptedKana;
using reception::BirthDateViewModel;
using reception::nextForm;

TEST_CASE("the key ゛゜小 goes round the forms of the last kana", "[typing]") {
    CHECK(nextForm(u"ヤマタ"_qs) == u"ヤマダ"_qs);
    CHECK(nextForm(u"ヤマダ"_qs) == u"ヤマタ"_qs);
    CHECK(nextForm(u"ハ"_qs) == u"バ"_qs);
    CHECK(nextForm(u"バ"_qs) == u"パ"_qs);
    CHECK(nextForm(u"パ"_qs) == u"ハ"_qs);
    CHECK(nextForm(u"ツ"_qs) == u"ッ"_qs);
    CHECK(nextForm(u"マ"_qs) == u"マ"_qs);
    CHECK(nextForm(QString()).isEmpty());
}

TEST_CASE("a reading takes kana of every width and nothing else", "[typing]") {
    CHECK(acceptedKana(u"や"_qs) == u"ヤ"_qs);
    CHECK(acceptedKana(u"ﾀﾞ"_qs) == u"ダ"_qs);
    CHECK(acceptedKana(u"ー"_qs) == u"ー"_qs);
    CHECK(acceptedKana(u"山"_qs).isEmpty());
    CHECK(acceptedKana(u"a"_qs).isEmpty());
}

TEST_CASE("a date of birth is said back while it is typed", "[typing]") {
    const TestClock clock;
    BirthDateViewModel date(clock);

    for (const int digit : {3, 3, 0, 4, 1, 2})
        date.digit(digit);  // 昭和33年4月12日

    CHECK(date.valid());
    CHECK(date.date() == domain::PartialDate{1958, 4, 12});
    CHECK(date.echo().contains(QStringLiteral("1958年4月12日")));
    CHECK(date.echo().contains(QStringLiteral("68才")));
}

TEST_CASE("a one-digit month needs only 'next'", "[typing]") {
    const TestClock clock;
    BirthDateViewModel date(clock);

    date.digit(3);
    date.digit(3);
    date.digit(4);
    date.next();
    date.digit(1);
    date.digit(2);

    CHECK(date.date() == domain::PartialDate{1958, 4, 12});
}

TEST_CASE("a year the era never had is explained in words", "[typing]") {
    const TestClock clock;
    BirthDateViewModel date(clock);

    date.digit(6);
    date.digit(5);

    CHECK_FALSE(date.valid());
    CHECK(date.echo().contains(QStringLiteral("64年")));
}

TEST_CASE("a date in the future is not a date of birth", "[typing]") {
    const TestClock clock;
    BirthDateViewModel date(clock);
    date.setEra(0);

    for (const int digit : {2, 0, 3, 0})
        date.digit(digit);

    CHECK_FALSE(date.valid());
}

TEST_CASE("the year alone is enough", "[typing]") {
    const TestClock clock;
    BirthDateViewModel date(clock);
    domain::PartialDate accepted;
    QObject::connect(&date, &BirthDateViewModel::accepted, [&](const domain::PartialDate& d) { accepted = d; });

    date.digit(3);
    date.digit(6);
    date.accept();

    CHECK(accepted == domain::PartialDate{1961, 0, 0});
}

TEST_CASE("a second touch at the same place at once is not meant, one elsewhere is", "[typing]") {
    ui::TapGuard guard;

    guard.took({100, 100});

    CHECK_FALSE(guard.accepts({103, 98}, 40));
    CHECK(guard.accepts({300, 100}, 40));
    CHECK(eventually([&] { return guard.accepts({100, 100}, 40); }));
}

}  // namespace hinanjo::test
