#include "reception/roster_watch.h"

namespace hinanjo::reception {

RosterWatch::RosterWatch(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    m_thread.setMaxThreadCount(1);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        if (m_there) refresh();
    });
}

RosterWatch::~RosterWatch() {
    m_thread.waitForDone();
}

QStringList RosterWatch::officers() const {
    QStringList out;
    for (const auto& [id, name] : m_status.officers)
        out << QString::fromStdString(name);
    return out;
}

QStringList RosterWatch::reasons() const {
    return {//: Why somebody looks at the roster: to go from door to door
            tr("訪問して 安否を確かめる"),
            //: Why somebody looks at the roster
            tr("電話で 安否を確かめる"),
            //: Why somebody looks at the roster: a ticked list came back
            tr("持ち帰った一覧を 入れる"),
            //: Why somebody looks at the roster: an arrival may be somebody of it
            tr("受付の人と 照らし合わせる")};
}

std::shared_ptr<const RosterWatch::Picture> RosterWatch::picture() const {
    return m_there && m_recorded == m_visit && open() && !m_reason.isEmpty() ? m_picture : nullptr;
}

void RosterWatch::look(const QString& page) {
    ++m_visit;
    m_there = true;
    m_page = page;
    m_problem.clear();
    emit changed();
    refresh();
}

void RosterWatch::leave() {
    if (!m_there) return;
    m_there = false;
    m_picture.reset();
    emit changed();
}

void RosterWatch::giveReason(int reason) {
    const QStringList all = reasons();
    if (reason < 0 || reason >= all.size()) return;
    m_reason = all[reason];
    m_reasonFor = m_operations.desk().incident;
    m_problem.clear();
    emit changed();
    refresh();
}

void RosterWatch::refresh() {
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    Look look{m_visit, m_recorded != m_visit, m_page, m_reason, m_operations.desk()};
    if (m_reasonFor != look.desk.incident) {
        m_reason.clear();
        look.reason.clear();
    }
    m_thread.start([this, look = std::move(look)] {
        QMetaObject::invokeMethod(
            this, [this, seen = see(look)]() mutable { take(std::move(seen)); }, Qt::QueuedConnection);
    });
}

RosterWatch::Seen RosterWatch::see(const Look& look) const {
    Seen seen;
    seen.visit = look.visit;
    seen.status = m_tablet.rosterSlice();
    if (!seen.status.open || look.reason.isEmpty()) return seen;
    if (look.record) {
        event::Draft draft;
        draft.incident = look.desk.incident;
        draft.shelter = look.desk.shelter;
        draft.staff = look.desk.staff;
        draft.payload =
            event::PersonalDataViewed{"roster." + look.page.toStdString(), {}, {}, look.reason.toStdString()};
        seen.recorded = m_tablet.recordNow({draft}).has_value();
        seen.cannotRecord = !seen.recorded;
        if (seen.cannotRecord) return seen;
    }
    auto people = m_tablet.missingPeople();
    if (!people) return seen;
    auto picture = std::make_shared<Picture>();
    picture->people = std::move(*people);
    picture->parts = lists::missingBy(lists::PartBy::District, picture->people->lines);
    picture->pairs = safety::pairsToReview(picture->people->accounts, picture->people->arrivals);
    if (look.page == QStringLiteral("ticks")) {
        if (auto lists = m_tablet.printedLists()) picture->lists = std::move(*lists);
    }
    seen.picture = std::move(picture);
    return seen;
}

void RosterWatch::take(Seen seen) {
    m_looking = false;
    m_status = std::move(seen.status);
    m_picture = m_there ? std::move(seen.picture) : nullptr;
    if (!m_status.open) m_reason.clear();
    if (seen.recorded) m_recorded = seen.visit;
    if (seen.cannotRecord) {
        //: Pages of names: the look could not be written down, so nobody is shown
        m_problem = tr("見たことを記録できないので、名前を出せません");
    }
    emit changed();
    if (std::exchange(m_again, false)) refresh();
}

void RosterWatch::unseal(int one, const QString& oneCode, int two, const QString& twoCode) {
    const auto& officers = m_status.officers;
    const auto known = [&](int at) { return at >= 0 && at < static_cast<int>(officers.size()); };
    if (m_opening) return;
    if (!known(one) || !known(two) || one == two) {
        //: Unsealing: the same officer twice, or none
        m_problem = tr("ちがう2人を えらんでください");
        emit changed();
        return;
    }
    m_opening = true;
    m_problem.clear();
    emit changed();
    const sync::OfficerCode first{officers[static_cast<std::size_t>(one)].first, oneCode.toStdString()};
    const sync::OfficerCode second{officers[static_cast<std::size_t>(two)].first, twoCode.toStdString()};
    m_thread.start([this, first, second] {
        const base::Status opened = m_tablet.openRoster(first, second);
        QString problem;
        if (!opened && opened.error().code == base::ErrorCode::Denied) {
            problem = m_tablet.identity() && m_tablet.identity()->incident.isNull()
                          ?
                          //: Unsealing: no disaster or drill is known here
                          tr("災害も訓練も 宣言されていないので、開けられません")
                          //: Unsealing: one of the codes was mistyped
                          : tr("コードが ちがいます。紙を見て もう一度 入れてください");
        } else if (!opened) {
            //: Unsealing failed; nothing was opened
            problem = tr("開けられませんでした。もう一度 ためしてください");
        }
        QMetaObject::invokeMethod(
            this,
            [this, problem] {
                m_opening = false;
                m_problem = problem;
                emit changed();
                refresh();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace hinanjo::reception
