#include "reception/person_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "reception/words.h"

namespace hinanjo::reception::words {
namespace {

using domain::PersonField;

QString tr(const char* text) {
    return QCoreApplication::translate("PersonWords", text);
}

// What a description says, field by field, without the values: those stand on the page.
QString described(const domain::PersonDescribed& said) {
    const auto says = [&](PersonField field) { return said.find(field) != nullptr; };
    if (const std::string* mistake = said.find(PersonField::RecordedByMistake)) {
        //: History: the record was marked as a mistake / the mark was taken off again
        return domain::answerOf(*mistake) == domain::Answer::Yes
                   ? tr(QT_TRANSLATE_NOOP("PersonWords", "受付の取り消し"))
                   : tr(QT_TRANSLATE_NOOP("PersonWords", "受付をもとに戻した"));
    }
    QStringList parts;
    if (says(PersonField::FamilyName) || says(PersonField::FamilyKana) || says(PersonField::GivenName) ||
        says(PersonField::GivenKana)) {
        //: History: what was written down of somebody
        parts << tr(QT_TRANSLATE_NOOP("PersonWords", "名前"));
    }
    if (const std::string* room = said.find(PersonField::Room)) {
        //: History: %1 is the room or place inside the shelter
        parts << tr(QT_TRANSLATE_NOOP("PersonWords", "場所 %1")).arg(QString::fromStdString(*room));
    }
    if (says(PersonField::Birth) || says(PersonField::AgeBand) || says(PersonField::Sex)) {
        parts << tr(QT_TRANSLATE_NOOP("PersonWords", "年齢・性別"));
    }
    if (says(PersonField::Address) || says(PersonField::Town)) {
        parts << tr(QT_TRANSLATE_NOOP("PersonWords", "住所"));
    }
    if (says(PersonField::TellRelatives) || says(PersonField::DoNotDisclose)) {
        parts << tr(QT_TRANSLATE_NOOP("PersonWords", "安否の公開"));
    }
    for (const domain::Item& item : said.add) {
        if (item.kind == domain::ItemKind::Care || item.kind == domain::ItemKind::Device) parts << care(item.value);
        if (item.kind == domain::ItemKind::Phone) parts << tr(QT_TRANSLATE_NOOP("PersonWords", "電話"));
    }
    //: History: %1 is a list of what was written down of somebody
    return parts.isEmpty() ? tr(QT_TRANSLATE_NOOP("PersonWords", "記入"))
                           : tr(QT_TRANSLATE_NOOP("PersonWords", "記入（%1）")).arg(parts.join(QStringLiteral("・")));
}

QString moved(const domain::StayChanged& stay, const ShelterName& shelterName, base::TimePoint now) {
    QStringList details;
    if (stay.rollCall) {
        //: History: found so at a roll call
        details << tr(QT_TRANSLATE_NOOP("PersonWords", "点呼"));
    }
    if (!stay.destinationShelter.empty()) {
        details << shelterName(stay.destinationShelter);
    } else {
        if (stay.destination != domain::Destination::NotSaid) details << destination(stay.destination);
        if (!stay.destinationText.empty()) details << QString::fromStdString(stay.destinationText);
    }
    if (stay.expectedBack) {
        //: History: %1 is when somebody who went out is expected back
        details << tr(QT_TRANSLATE_NOOP("PersonWords", "帰り %1")).arg(momentSeen(*stay.expectedBack, now));
    }
    if (stay.status == domain::StayStatus::Arrived && stay.place != domain::Place::NotSaid &&
        stay.place != domain::Place::Inside) {
        details << place(stay.place);
    }
    const QString verb = movement(stay.status);
    return details.isEmpty() ? verb : verb + QStringLiteral("（%1）").arg(details.join(QStringLiteral("・")));
}

}  // namespace

QString movement(domain::StayStatus status) {
    switch (status) {
        case domain::StayStatus::Arrived:
            //: Movements: registered here / goes out / stays out overnight / came back / moves to another shelter /
            //: taken to hospital / leaves
            return tr(QT_TRANSLATE_NOOP("PersonWords", "受付"));
        case domain::StayStatus::Out:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "外出"));
        case domain::StayStatus::Overnight:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "外泊"));
        case domain::StayStatus::Returned:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "もどり"));
        case domain::StayStatus::Transferred:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "転所"));
        case domain::StayStatus::Hospital:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "救急搬送"));
        case domain::StayStatus::Left:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "退所"));
        case domain::StayStatus::NotSaid:
            break;
    }
    return {};
}

QString destination(domain::Destination destination) {
    switch (destination) {
        case domain::Destination::Home:
            //: Where somebody goes who leaves
            return tr(QT_TRANSLATE_NOOP("PersonWords", "自宅"));
        case domain::Destination::Relatives:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "親せき"));
        case domain::Destination::OtherShelter:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "他の避難所"));
        case domain::Destination::Hospital:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "病院"));
        case domain::Destination::WelfareShelter:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "福祉避難所"));
        case domain::Destination::Unknown:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "分からない"));
        case domain::Destination::NotSaid:
            break;
    }
    return {};
}

QString need(std::string_view code) {
    //: Things people need
    if (code == "bed") return tr(QT_TRANSLATE_NOOP("PersonWords", "段ボールベッド"));
    if (code == "welfare") return tr(QT_TRANSLATE_NOOP("PersonWords", "福祉避難所"));
    if (code == "medicine") return tr(QT_TRANSLATE_NOOP("PersonWords", "薬"));
    if (code == "doctor") return tr(QT_TRANSLATE_NOOP("PersonWords", "医師・看護師"));
    if (code == "urgent") return tr(QT_TRANSLATE_NOOP("PersonWords", "急いで支援が要る"));
    return care(code);
}

QString answer(domain::NeedAnswered::State state) {
    switch (state) {
        case domain::NeedAnswered::State::Seen:
            //: What headquarters says of a need
            return tr(QT_TRANSLATE_NOOP("PersonWords", "本部が確認しました"));
        case domain::NeedAnswered::State::OnTheWay:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "手配中"));
        case domain::NeedAnswered::State::Met:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "済"));
        case domain::NeedAnswered::State::Refused:
            return tr(QT_TRANSLATE_NOOP("PersonWords", "できません"));
        case domain::NeedAnswered::State::NotSaid:
            break;
    }
    return {};
}

QString headCount(const domain::HeadCount& count) {
    QStringList parts;
    const auto add = [&](const QString& word, std::uint32_t people) {
        if (people > 0) parts << word + QString::number(people);
    };
    //: Classes of a head count, each before its number
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "男")), count.men);
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "女")), count.women);
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "子ども")), count.children);
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "75才以上")), count.elderly);
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "乳児")), count.infants);
    add(tr(QT_TRANSLATE_NOOP("PersonWords", "わからない")), count.unknown);
    return parts.join(QStringLiteral("・"));
}

QString timeLeft(base::TimePoint runsOutAt, base::TimePoint now) {
    const auto minutes = [](base::Millis span) { return std::chrono::floor<std::chrono::minutes>(span).count(); };
    if (runsOutAt <= now) {
        //: Oxygen and the like: %1 minutes ago it should have run out
        return tr(QT_TRANSLATE_NOOP("PersonWords", "切れています（%1分前）")).arg(minutes(now - runsOutAt));
    }
    const auto left = minutes(runsOutAt - now);
    //: Oxygen and the like: how long it lasts
    if (left < 120) return tr(QT_TRANSLATE_NOOP("PersonWords", "残り %1分")).arg(left);
    //: %1 hours, %2 minutes
    return tr(QT_TRANSLATE_NOOP("PersonWords", "残り %1時間%2分")).arg(left / 60).arg(left % 60);
}

QString nextTime(base::TimePoint at, base::TimePoint now) {
    //: Dialysis: when it is due
    return tr(QT_TRANSLATE_NOOP("PersonWords", "次回 %1")).arg(momentSeen(at, now));
}

QString happening(const event::Payload& payload, const ShelterName& shelterName, base::TimePoint now) {
    if (const auto* said = std::get_if<domain::PersonDescribed>(&payload)) return described(*said);
    if (const auto* stay = std::get_if<domain::StayChanged>(&payload)) return moved(*stay, shelterName, now);
    if (const auto* joined = std::get_if<domain::HouseholdJoined>(&payload)) {
        //: History: named in place of somebody who was only counted
        if (joined->fromCount) return tr(QT_TRANSLATE_NOOP("PersonWords", "人数のみから名簿に"));
        //: History: belongs to a household / stands alone from now on
        return joined->household ? tr(QT_TRANSLATE_NOOP("PersonWords", "世帯に入った"))
                                 : tr(QT_TRANSLATE_NOOP("PersonWords", "世帯から出た"));
    }
    if (const auto* raised = std::get_if<domain::NeedRaised>(&payload)) {
        //: History: %1 was asked for
        return tr(QT_TRANSLATE_NOOP("PersonWords", "必要: %1")).arg(need(raised->code));
    }
    if (const auto* answered = std::get_if<domain::NeedAnswered>(&payload)) {
        QString text = answer(answered->state);
        if (!answered->answer.empty()) text += QStringLiteral("（%1）").arg(QString::fromStdString(answered->answer));
        if (answered->expectedAt) {
            //: %1 when help is expected
            text +=
                u' ' + tr(QT_TRANSLATE_NOOP("PersonWords", "到着予定 %1")).arg(momentSeen(*answered->expectedAt, now));
        }
        return text;
    }
    //: History: what stands above was taken back
    if (std::holds_alternative<event::EventWithdrawn>(payload)) return tr(QT_TRANSLATE_NOOP("PersonWords", "取り消し"));
    return {};
}

}  // namespace hinanjo::reception::words
