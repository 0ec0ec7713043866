#include "reception/words.h"

#include <QCoreApplication>
#include <QDateTime>

namespace hinanjo::reception::words {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Words", text);
}

QDateTime inJapan(base::TimePoint moment) {
    return QDateTime::fromMSecsSinceEpoch(base::toMillis(moment), Qt::OffsetFromUTC, 9 * 3600);
}

QString joined(const std::string& a, const std::string& b) {
    const QString left = QString::fromStdString(a);
    const QString right = QString::fromStdString(b);
    return left.isEmpty() ? right : right.isEmpty() ? left : left + u' ' + right;
}

}  // namespace

QString sex(domain::Sex sex) {
    switch (sex) {
        case domain::Sex::Male:
            //: Sex: male
            return tr(QT_TRANSLATE_NOOP("Words", "男"));
        case domain::Sex::Female:
            //: Sex: female
            return tr(QT_TRANSLATE_NOOP("Words", "女"));
        case domain::Sex::Declined:
            //: Sex: does not want to say
            return tr(QT_TRANSLATE_NOOP("Words", "答えない"));
        case domain::Sex::NotSaid:
            return {};
    }
    return {};
}

QString ageBand(domain::AgeBand band) {
    switch (band) {
        case domain::AgeBand::Age0:
            //: Age bands in years
            return tr(QT_TRANSLATE_NOOP("Words", "0才"));
        case domain::AgeBand::Age1to5:
            return tr(QT_TRANSLATE_NOOP("Words", "1〜5才"));
        case domain::AgeBand::Age6to12:
            return tr(QT_TRANSLATE_NOOP("Words", "6〜12才"));
        case domain::AgeBand::Age13to17:
            return tr(QT_TRANSLATE_NOOP("Words", "13〜17才"));
        case domain::AgeBand::Age18to39:
            return tr(QT_TRANSLATE_NOOP("Words", "18〜39才"));
        case domain::AgeBand::Age40to64:
            return tr(QT_TRANSLATE_NOOP("Words", "40〜64才"));
        case domain::AgeBand::Age65to74:
            return tr(QT_TRANSLATE_NOOP("Words", "65〜74才"));
        case domain::AgeBand::Age75up:
            return tr(QT_TRANSLATE_NOOP("Words", "75才〜"));
        case domain::AgeBand::NotSaid:
            return {};
    }
    return {};
}

QString place(domain::Place place) {
    switch (place) {
        case domain::Place::Inside:
            //: Where somebody stays
            return tr(QT_TRANSLATE_NOOP("Words", "避難所の中"));
        case domain::Place::Car:
            return tr(QT_TRANSLATE_NOOP("Words", "車の中"));
        case domain::Place::Tent:
            return tr(QT_TRANSLATE_NOOP("Words", "テント"));
        case domain::Place::Home:
            return tr(QT_TRANSLATE_NOOP("Words", "自宅（物資だけ）"));
        case domain::Place::NotSaid:
            return {};
    }
    return {};
}

QString presence(domain::StayStatus status, domain::Place at) {
    switch (state::presenceOf(status, at)) {
        case state::Presence::Inside:
            return place(domain::Place::Inside);
        case state::Presence::Outside:
            return place(at);
        case state::Presence::Out:
            //: Where somebody is: gone out for a while
            return tr(QT_TRANSLATE_NOOP("Words", "外出中"));
        case state::Presence::Gone:
            //: Where somebody is: has left
            return tr(QT_TRANSLATE_NOOP("Words", "退所"));
        case state::Presence::Unknown:
            break;
    }
    //: Where somebody is: nobody said
    return tr(QT_TRANSLATE_NOOP("Words", "わからない"));
}

QString care(std::string_view code) {
    struct Word {
        std::string_view code;
        const char* text;
    };
    static constexpr Word kWords[] = {
        //: Needs for care, short enough for a key
        {domain::care::kWheelchair, QT_TRANSLATE_NOOP("Words", "車いす")},
        {domain::care::kDeaf, QT_TRANSLATE_NOOP("Words", "耳")},
        {domain::care::kBlind, QT_TRANSLATE_NOOP("Words", "目")},
        {domain::care::kOxygen, QT_TRANSLATE_NOOP("Words", "酸素・呼吸器")},
        {domain::care::kDialysis, QT_TRANSLATE_NOOP("Words", "透析")},
        {domain::care::kPregnant, QT_TRANSLATE_NOOP("Words", "妊娠・乳児")},
        {domain::care::kInterpreter, QT_TRANSLATE_NOOP("Words", "通訳")},
        {domain::care::kAloneChild, QT_TRANSLATE_NOOP("Words", "付添いなし")},
        {domain::care::kInsulin, QT_TRANSLATE_NOOP("Words", "インスリン")},
        {domain::care::kInjured, QT_TRANSLATE_NOOP("Words", "けが")},
        {domain::care::kDementia, QT_TRANSLATE_NOOP("Words", "認知症")},
    };
    for (const Word& word : kWords) {
        if (word.code == code) return tr(word.text);
    }
    return QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

QString clockTime(base::TimePoint moment) {
    return inJapan(moment).toString(QStringLiteral("HH:mm"));
}

QString momentSeen(base::TimePoint moment, base::TimePoint now) {
    const QDateTime when = inJapan(moment);
    return when.toString(when.date() == inJapan(now).date() ? QStringLiteral("HH:mm") : QStringLiteral("M/d HH:mm"));
}

QString birthAndAge(const domain::PartialDate& birth, base::TimePoint now) {
    if (birth.isEmpty()) return {};
    //: %1 is a date of birth
    QString out = tr(QT_TRANSLATE_NOOP("Words", "%1生")).arg(QString::fromStdString(domain::toJapanese(birth)));
    if (const auto age = domain::ageOn(birth, domain::japaneseDay(now))) {
        //: Age in years
        out += u' ' + tr(QT_TRANSLATE_NOOP("Words", "%1才")).arg(*age);
    }
    return out;
}

QString personName(const std::string& family, const std::string& given, const std::string& familyKana,
                   const std::string& givenKana) {
    if (!family.empty() || !given.empty()) return joined(family, given);
    if (!familyKana.empty() || !givenKana.empty()) return joined(familyKana, givenKana);
    //: Stands for the name of somebody who is not identified
    return tr(QT_TRANSLATE_NOOP("Words", "名前がわからない人"));
}

QString personName(const state::PersonView& person) {
    using domain::PersonField;
    return personName(person.text(PersonField::FamilyName), person.text(PersonField::GivenName),
                      person.text(PersonField::FamilyKana), person.text(PersonField::GivenKana));
}

QString andOthers(const QString& first, int people) {
    if (people <= 1) return first;
    //: "Taro Yamada and 3 others": %1 a name, %2 a number
    return tr(QT_TRANSLATE_NOOP("Words", "%1 ほか%2人")).arg(first).arg(people - 1);
}

}  // namespace hinanjo::reception::words
