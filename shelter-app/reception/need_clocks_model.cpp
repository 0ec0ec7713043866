#include "reception/need_clocks_model.h"

#include <QCoreApplication>

#include "reception/person_words.h"

namespace hinanjo::reception {

using ui::Level;

Level::Kind clockLevel(const std::optional<base::TimePoint>& runsOutAt, base::TimePoint now) {
    if (!runsOutAt) return Level::Unknown;
    const base::Millis left = *runsOutAt - now;
    if (left <= std::chrono::hours(2)) return Level::Emergency;
    return left <= std::chrono::hours(6) ? Level::Warning : Level::Notice;
}

QString clockText(const std::string& code, const std::optional<base::TimePoint>& runsOutAt, base::TimePoint now) {
    static const QString kShapes = QStringLiteral("○△▲■？");
    const QString shape = kShapes.mid(clockLevel(runsOutAt, now), 1) + u' ';
    if (!runsOutAt) {
        //: Oxygen, dialysis: nobody has asked how long it lasts or when it is due
        return shape + QCoreApplication::translate("NeedClocks", "残り 分からない");
    }
    const bool isDue = code == domain::care::kDialysis && *runsOutAt > now;
    return shape + (isDue ? words::nextTime(*runsOutAt, now) : words::timeLeft(*runsOutAt, now));
}

NeedClocksModel::NeedClocksModel(TabletFacts& facts, QObject* parent)
    : PlainRows({"need", "text", "clock", "level", "answer"}, parent), m_facts(facts) {
    connect(&m_facts, &TabletFacts::changed, this, &NeedClocksModel::refresh);
    refresh();
}

void NeedClocksModel::open(int row) {
    if (row >= 0 && row < static_cast<int>(m_people.size())) emit asked(m_people[static_cast<std::size_t>(row)]);
}

void NeedClocksModel::refresh() {
    const Facts& facts = m_facts.now();
    std::vector<Row> rows;
    m_people.clear();
    for (const CareClock& clock : facts.clocks) {
        rows.push_back({QString::fromStdString(clock.need.need.hex()),
                        clock.name + QStringLiteral("　") + words::need(clock.need.code),
                        clockText(clock.need.code, clock.need.runsOutAt, facts.correctedNow),
                        static_cast<int>(clockLevel(clock.need.runsOutAt, facts.correctedNow)),
                        words::answer(clock.need.state)});
        m_people.push_back(clock.need.person);
    }
    replace(std::move(rows));
    emit changed();
}

}  // namespace hinanjo::reception
