#include "reception/question_cards.h"

#include <QCoreApplication>
#include <array>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using domain::HouseholdField;
using domain::PersonField;
using state::Question;
using state::QuestionKind;

QString questionTr(const char* text) {
    return QCoreApplication::translate("QuestionCards", text);
}

QString fieldName(PersonField field) {
    static constexpr std::array<const char*, domain::kPersonFields> kNames{
        //: Names of the fields of a person, as they stand in a heading
        QT_TRANSLATE_NOOP("QuestionCards", "姓"),
        QT_TRANSLATE_NOOP("QuestionCards", "名"),
        QT_TRANSLATE_NOOP("QuestionCards", "姓の読み"),
        QT_TRANSLATE_NOOP("QuestionCards", "名の読み"),
        QT_TRANSLATE_NOOP("QuestionCards", "通称名"),
        QT_TRANSLATE_NOOP("QuestionCards", "性別"),
        QT_TRANSLATE_NOOP("QuestionCards", "生年月日"),
        QT_TRANSLATE_NOOP("QuestionCards", "年代"),
        QT_TRANSLATE_NOOP("QuestionCards", "年齢"),
        QT_TRANSLATE_NOOP("QuestionCards", "住所"),
        QT_TRANSLATE_NOOP("QuestionCards", "町丁目"),
        QT_TRANSLATE_NOOP("QuestionCards", "町会"),
        QT_TRANSLATE_NOOP("QuestionCards", "宛名番号"),
        QT_TRANSLATE_NOOP("QuestionCards", "部屋"),
        QT_TRANSLATE_NOOP("QuestionCards", "特徴"),
        QT_TRANSLATE_NOOP("QuestionCards", "備考"),
        QT_TRANSLATE_NOOP("QuestionCards", "親族への安否の公開"),
        QT_TRANSLATE_NOOP("QuestionCards", "知人への安否の公開"),
        QT_TRANSLATE_NOOP("QuestionCards", "ほかの人への安否の公開"),
        QT_TRANSLATE_NOOP("QuestionCards", "居場所を知らせない"),
        QT_TRANSLATE_NOOP("QuestionCards", "まちがい登録"),
        QT_TRANSLATE_NOOP("QuestionCards", "受付番号"),
    };
    return questionTr(kNames[static_cast<std::size_t>(field)]);
}

QString fieldName(HouseholdField field) {
    static constexpr std::array<const char*, domain::kHouseholdFields> kNames{
        QT_TRANSLATE_NOOP("QuestionCards", "整理券"),     QT_TRANSLATE_NOOP("QuestionCards", "人数"),
        QT_TRANSLATE_NOOP("QuestionCards", "住所"),       QT_TRANSLATE_NOOP("QuestionCards", "町丁目"),
        QT_TRANSLATE_NOOP("QuestionCards", "町会"),       QT_TRANSLATE_NOOP("QuestionCards", "世帯番号"),
        QT_TRANSLATE_NOOP("QuestionCards", "急ぐ人の数"), QT_TRANSLATE_NOOP("QuestionCards", "まちがい登録"),
    };
    return questionTr(kNames[static_cast<std::size_t>(field)]);
}

QString heading(const Question& question) {
    switch (question.kind) {
        case QuestionKind::PersonField:
            //: Heading of a question: %1 is the field two tablets disagree about
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "%1が食いちがっています"))
                .arg(fieldName(question.personField()));
        case QuestionKind::HouseholdField:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "世帯の%1が食いちがっています"))
                .arg(fieldName(question.householdField()));
        case QuestionKind::Presence:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "居どころが食いちがっています"));
        case QuestionKind::RestPresence:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "人数のみの人の居どころが食いちがっています"));
        case QuestionKind::Membership:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "どの世帯の人かが食いちがっています"));
        case QuestionKind::ShelterStatus:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "避難所の状態が食いちがっています"));
        case QuestionKind::SamePerson:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "同じ人かもしれません"));
        case QuestionKind::RosterMatch:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "名簿の人と同じ人かが食いちがっています"));
        case QuestionKind::RosterAccount:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "名簿の人の安否が食いちがっています"));
    }
    return {};
}

QString answer(const std::string& text) {
    switch (domain::answerOf(text)) {
        case domain::Answer::Yes:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "はい"));
        case domain::Answer::No:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "いいえ"));
        case domain::Answer::NotSaid:
            return {};
    }
    return {};
}

QString personValue(PersonField field, const std::string& text, base::TimePoint now) {
    switch (field) {
        case PersonField::Sex:
            return words::sex(domain::sexOf(text));
        case PersonField::Birth:
            return words::birthAndAge(domain::PartialDate::fromText(text), now);
        case PersonField::AgeBand:
            return words::ageBand(domain::ageBandOf(text));
        case PersonField::TellRelatives:
        case PersonField::TellAcquaintances:
        case PersonField::TellOthers:
        case PersonField::DoNotDisclose:
        case PersonField::RecordedByMistake:
            return answer(text);
        default:
            return QString::fromStdString(text);
    }
}

QString householdValue(HouseholdField field, const std::string& text) {
    if (field == HouseholdField::RecordedByMistake) return answer(text);
    //: %1 people
    if (field == HouseholdField::Count)
        return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "%1人")).arg(domain::headCountFromText(text).total());
    return QString::fromStdString(text);
}

QString shelterStatus(domain::ShelterStatus status) {
    switch (status) {
        case domain::ShelterStatus::Closed:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "閉鎖"));
        case domain::ShelterStatus::Preparing:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "準備中"));
        case domain::ShelterStatus::Open:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "開設"));
        case domain::ShelterStatus::Crowded:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "混雑"));
        case domain::ShelterStatus::Full:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "満員"));
        case domain::ShelterStatus::NotSaid:
            break;
    }
    return {};
}

QString sameness(domain::Sameness decision) {
    return decision == domain::Sameness::Same ? questionTr(QT_TRANSLATE_NOOP("QuestionCards", "同じ人"))
                                              : questionTr(QT_TRANSLATE_NOOP("QuestionCards", "別の人"));
}

QString outcome(domain::RosterPersonAccounted::Outcome outcome) {
    using Outcome = domain::RosterPersonAccounted::Outcome;
    switch (outcome) {
        case Outcome::Safe:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "無事"));
        case Outcome::Evacuated:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "避難済"));
        case Outcome::Absent:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "不在"));
        case Outcome::NeedsRescue:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "要救助"));
        case Outcome::Injured:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "けが"));
        case Outcome::Deceased:
            return questionTr(QT_TRANSLATE_NOOP("QuestionCards", "死亡"));
        case Outcome::NotSaid:
            break;
    }
    return {};
}

class CardMaker {
public:
    CardMaker(const state::State& state, const ShelterName& shelterName, base::TimePoint now)
        : m_state(state), m_shelterName(shelterName), m_now(now) {}

    QuestionCard make(Question question) const {
        QuestionCard card;
        card.heading = heading(question);
        card.subject = subject(question);
        card.isPair = question.kind == QuestionKind::SamePerson;
        if (card.isPair) {
            fillPair(question, card);
        } else {
            for (std::size_t i = 0; i < question.choices.size(); ++i)
                card.sides.push_back(side(question, i));
        }
        if (question.kind == QuestionKind::PersonField && question.personField() == PersonField::DoNotDisclose) {
            // Whose whereabouts are protected, headquarters decides; here the protection can only be confirmed.
            for (std::size_t i = 1; i < card.sides.size(); ++i)
                card.sides[i].choice = -1;
            card.remark = questionTr(
                QT_TRANSLATE_NOOP("QuestionCards", "「はい」として あつかっています。「いいえ」にするのは 本部です"));
        }
        card.question = std::move(question);
        return card;
    }

private:
    [[nodiscard]] QString nameOf(base::PersonId id) const {
        const state::PersonView* person = m_state.person(id);
        return person != nullptr ? words::personName(*person) : words::personName({}, {}, {}, {});
    }

    [[nodiscard]] QString subject(const Question& question) const {
        if (question.kind == QuestionKind::ShelterStatus) return m_shelterName(question.shelter);
        if (question.kind == QuestionKind::SamePerson) return {};
        if (!question.person.isNull()) return nameOf(question.person);
        const state::HouseholdView* household = m_state.household(question.household);
        if (household == nullptr) return QString::fromStdString(question.rosterNo.value);
        if (!household->members.empty())
            return words::andOthers(nameOf(household->members.front()), static_cast<int>(household->members.size()));
        return QString::fromStdString(household->text(HouseholdField::Token));
    }

    [[nodiscard]] QString value(const Question& question, const state::ChoiceValue& value) const {
        QString text;
        if (const auto* said = std::get_if<std::string>(&value)) {
            text = question.kind == QuestionKind::PersonField ? personValue(question.personField(), *said, m_now)
                                                              : householdValue(question.householdField(), *said);
        } else if (const auto* where = std::get_if<state::Whereabouts>(&value)) {
            text = m_shelterName(where->shelter) + u'\n' + words::presence(where->status, where->place);
        } else if (const auto* member = std::get_if<state::Membership>(&value)) {
            text = member->household ? householdWords(*member->household)
                                     : questionTr(QT_TRANSLATE_NOOP("QuestionCards", "ひとり"));
        } else if (const auto* status = std::get_if<domain::ShelterStatus>(&value)) {
            text = shelterStatus(*status);
        } else if (const auto* decision = std::get_if<domain::Sameness>(&value)) {
            text = sameness(*decision);
        } else {
            text = outcome(std::get<domain::RosterPersonAccounted>(value).outcome);
        }
        //: A value that says there is none
        return text.isEmpty() ? questionTr(QT_TRANSLATE_NOOP("QuestionCards", "（なし）")) : text;
    }

    [[nodiscard]] QString householdWords(base::HouseholdId id) const {
        const state::HouseholdView* household = m_state.household(id);
        const QString token =
            household != nullptr ? QString::fromStdString(household->text(HouseholdField::Token)) : QString();
        const QString people =
            household != nullptr && !household->members.empty()
                ? words::andOthers(nameOf(household->members.front()), static_cast<int>(household->members.size()))
                : QString();
        const QString text = (token + u' ' + people).trimmed();
        return text.isEmpty() ? questionTr(QT_TRANSLATE_NOOP("QuestionCards", "ほかの世帯")) : text;
    }

    // "王子小学校 14:05"
    [[nodiscard]] QString sayers(const state::Choice& choice) const {
        QStringList out;
        for (const state::Said& said : choice.said) {
            //: Where something was said
            const QString where = said.shelter.empty() ? questionTr(QT_TRANSLATE_NOOP("QuestionCards", "本部"))
                                                       : m_shelterName(said.shelter);
            out << where + u' ' + words::momentSeen(said.at, m_now);
        }
        return out.join(u"、");
    }

    [[nodiscard]] QuestionSide side(const Question& question, std::size_t at) const {
        QuestionSide out;
        out.text = value(question, question.choices[at].value);
        out.detail = sayers(question.choices[at]);
        out.choice = static_cast<int>(at);
        out.meanwhile = at == 0 && question.kind != QuestionKind::RosterAccount;
        out.choiceName = QString(out.text).replace(u'\n', u' ');
        return out;
    }

    // What is known of one record of a pair; lines that differ from the other's are marked.
    [[nodiscard]] QStringList facts(base::PersonId id) const {
        const state::PersonView* person = m_state.person(id);
        if (person == nullptr) return {words::personName({}, {}, {}, {}), {}, {}, {}, {}};
        const QString kana =
            QString::fromStdString(person->text(PersonField::FamilyKana) + " " + person->text(PersonField::GivenKana))
                .trimmed();
        QString where;
        if (!person->stay.shelter.empty())
            where =
                m_shelterName(person->stay.shelter) + u' ' + words::presence(person->stay.status, person->stay.place);
        return {words::personName(*person), kana, words::birthAndAge(person->birth(), m_now),
                QString::fromStdString(person->text(PersonField::Address)), where};
    }

    void fillPair(const Question& question, QuestionCard& card) const {
        const std::array people{facts(question.person), facts(question.other)};
        for (std::size_t i = 0; i < 2; ++i) {
            QuestionSide out;
            QStringList lines;
            for (qsizetype line = 0; line < people[i].size(); ++line) {
                QString text = people[i][line];
                if (text.isEmpty() && people[1 - i][line].isEmpty()) continue;
                if (text.isEmpty()) text = questionTr(QT_TRANSLATE_NOOP("QuestionCards", "（なし）"));
                if (people[i][line] != people[1 - i][line]) {
                    //: Behind a line that is another one in the other record
                    text += QStringLiteral("　") + questionTr(QT_TRANSLATE_NOOP("QuestionCards", "【ちがう】"));
                }
                lines << text;
            }
            out.text = lines.join(u'\n');
            card.sides.push_back(std::move(out));
        }
        for (std::size_t i = 0; i < question.choices.size(); ++i) {
            const auto decision = std::get<domain::Sameness>(question.choices[i].value);
            (decision == domain::Sameness::Same ? card.same : card.different) = static_cast<int>(i);
        }
        if (!question.against.empty()) {
            card.same = -1;
            card.remark = questionTr(QT_TRANSLATE_NOOP(
                "QuestionCards", "「別の人」と決めた組があるため、まとめていません。本部に聞いてください"));
        } else {
            card.remark = questionTr(
                QT_TRANSLATE_NOOP("QuestionCards", "まとめても元の記録は残ります。決まるまで 2人と数えます"));
        }
    }

    const state::State& m_state;
    const ShelterName& m_shelterName;
    base::TimePoint m_now;
};

}  // namespace

std::vector<QuestionCard> questionCards(const state::State& state, const ShelterName& shelterName,
                                        base::TimePoint now) {
    const CardMaker maker(state, shelterName, now);
    std::vector<QuestionCard> out;
    for (Question& question : openQuestions(state))
        out.push_back(maker.make(std::move(question)));
    return out;
}

}  // namespace hinanjo::reception
