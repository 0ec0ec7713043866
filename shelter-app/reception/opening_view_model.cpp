#include "reception/opening_view_model.h"

#include <algorithm>
#include <array>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr std::chrono::seconds kArmed{5};
constexpr auto kDone = "done";
constexpr auto kNotDone = "not";
// People are told before it is too late to send them elsewhere.
constexpr int kCrowdedPercent = 80;

// By situation; reported as the item "step.<situation>.<number>".
constexpr std::array<const char*, 4> kNames{"open", "crowded", "full", "close"};

QStringList stepsOf(int situation) {
    switch (situation) {
        case OpeningViewModel::Open:
            return {//: Steps of opening a shelter
                    OpeningViewModel::tr("建物の安全を確かめた（ひび・傾き・落ちそうな物・ガスのにおい）"),
                    OpeningViewModel::tr("電気・水道・トイレ・通信を確かめた"),
                    OpeningViewModel::tr("使う部屋・使わない部屋をきめて 貼り紙をした"),
                    OpeningViewModel::tr("土足の場所・車いすの通り道をきめた"),
                    OpeningViewModel::tr("受付の机・この端末・整理券をおいた"),
                    OpeningViewModel::tr("要配慮の人・女性・乳児の場所をとった"),
                    OpeningViewModel::tr("発熱の人の部屋をきめた"),
                    OpeningViewModel::tr("責任者と受付係をきめた")};
        case OpeningViewModel::Crowded:
            return {//: Steps when a shelter fills up
                    OpeningViewModel::tr("あと何人入れるか 本部に報告した"),
                    OpeningViewModel::tr("空き教室など 使える部屋をふやした"),
                    OpeningViewModel::tr("近くの避難所の空きを本部に聞いた"),
                    OpeningViewModel::tr("入口に「まもなく満員」と近くの避難所を貼った"),
                    OpeningViewModel::tr("人数だけ登録に切りかえて 列を短くした")};
        case OpeningViewModel::Full:
            return {//: Steps when a shelter is full
                    OpeningViewModel::tr("入口に「満員」と行き先の地図を貼った"),
                    OpeningViewModel::tr("要配慮の人は入れて、ほかの人に行き先を案内した"),
                    OpeningViewModel::tr("案内した人数を本部に知らせた"),
                    OpeningViewModel::tr("雨・夜・水の中を歩かせないことを みんなで確かめた")};
        case OpeningViewModel::Close:
            return {//: Steps of closing a shelter
                    OpeningViewModel::tr("のこっている人の行き先をきめた"),
                    OpeningViewModel::tr("全員の退所を記録した"),
                    OpeningViewModel::tr("わすれ物・あずかり物を返した"),
                    OpeningViewModel::tr("紙の名簿・カードを集めて本部にわたした"),
                    OpeningViewModel::tr("掃除・消毒・備品を数えた"),
                    OpeningViewModel::tr("施設の人に かぎを返した")};
        default:
            return {};
    }
}

QString wordOf(domain::ShelterStatus status) {
    switch (status) {
        case domain::ShelterStatus::Closed:
            //: Status of a shelter
            return OpeningViewModel::tr("閉鎖");
        case domain::ShelterStatus::Preparing:
            return OpeningViewModel::tr("準備中");
        case domain::ShelterStatus::Open:
            return OpeningViewModel::tr("開設");
        case domain::ShelterStatus::Crowded:
            return OpeningViewModel::tr("混雑");
        case domain::ShelterStatus::Full:
            return OpeningViewModel::tr("満員");
        case domain::ShelterStatus::NotSaid:
            break;
    }
    //: Status of a shelter: nobody told headquarters that it is open
    return OpeningViewModel::tr("未開設");
}

}  // namespace

OpeningViewModel::OpeningViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                   QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    m_armed.setSingleShot(true);
    m_armed.setInterval(kArmed);
    connect(&m_armed, &QTimer::timeout, this, &OpeningViewModel::changed);
    connect(&m_ownName, &TypedText::changed, this, &OpeningViewModel::changed);
    connect(&m_facts, &TabletFacts::changed, this, [this] {
        emit dataChanged(index(0), index(rowCount() - 1));
        emit changed();
    });
}

int OpeningViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(stepsOf(m_situation).size());
}

std::string OpeningViewModel::codeOf(int row) const {
    return std::string("step.") + kNames[static_cast<std::size_t>(m_situation)] + "." + std::to_string(row + 1);
}

bool OpeningViewModel::isDone(int row) const {
    const auto& items = m_facts.now().board.items;
    const auto it = items.find(codeOf(row));
    return it != items.end() && it->second.value == QLatin1String(kDone);
}

QVariant OpeningViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    switch (role) {
        case TextRole:
            return stepsOf(m_situation)[index.row()];
        case DoneRole:
            return isDone(index.row());
        case WhenRole: {
            if (!isDone(index.row())) return QString();
            const BoardItem& item = m_facts.now().board.items.at(codeOf(index.row()));
            return (words::momentSeen(item.when, m_tablet.clock().now()) + u'　' + item.who).trimmed();
        }
        default:
            return {};
    }
}

QHash<int, QByteArray> OpeningViewModel::roleNames() const {
    return {{TextRole, "text"}, {DoneRole, "done"}, {WhenRole, "when"}};
}

int OpeningViewModel::inside() const {
    return m_facts.now().occupancy ? static_cast<int>(m_facts.now().occupancy->inside()) : 0;
}

void OpeningViewModel::setSituation(int situation) {
    if (situation < Open || situation > Close || situation == m_situation) return;
    beginResetModel();
    m_situation = situation;
    endResetModel();
    m_armed.stop();
    emit changed();
}

domain::ShelterStatus OpeningViewModel::target() const {
    constexpr std::array kTargets{domain::ShelterStatus::Open, domain::ShelterStatus::Crowded,
                                  domain::ShelterStatus::Full, domain::ShelterStatus::Closed};
    return kTargets[static_cast<std::size_t>(m_situation)];
}

QString OpeningViewModel::statusWord() const {
    const auto& occupancy = m_facts.now().occupancy;
    const QString word = wordOf(m_facts.now().board.status);
    if (!occupancy || !occupancy->statusSince) return word;
    //: Status of the shelter: %1 word, %2 since when
    return tr("%1（%2から）").arg(word, words::momentSeen(*occupancy->statusSince, m_tablet.clock().now()));
}

int OpeningViewModel::remaining() const {
    int left = 0;
    for (int row = 0; row < rowCount(); ++row)
        left += isDone(row) ? 0 : 1;
    return left;
}

bool OpeningViewModel::reached() const {
    return m_facts.now().board.status == target();
}

QString OpeningViewModel::verb() const {
    if (m_armed.isActive()) {
        //: Closing the shelter: the second of two presses
        return tr("もう一度押すと 閉鎖します");
    }
    switch (m_situation) {
        case Open:
            //: Tells headquarters that the shelter is open
            return tr("「開設」を\n本部へ知らせる");
        case Crowded:
            return tr("「混雑」を\n本部へ知らせる");
        case Full:
            return tr("「満員」を\n本部へ知らせる");
        default:
            return tr("避難所を閉鎖する");
    }
}

QString OpeningViewModel::warning() const {
    if (m_situation == Close && inside() > 0) {
        //: Closing the shelter: %1 people are still there
        return tr("▲ まだ %1人 います").arg(inside());
    }
    return {};
}

std::optional<OpeningViewModel::Situation> OpeningViewModel::advised() const {
    const Facts& facts = m_facts.now();
    if (!facts.identity || facts.identity->incident.isNull()) return std::nullopt;
    using enum domain::ShelterStatus;
    const domain::ShelterStatus status = facts.board.status;
    if (status == NotSaid || status == Preparing || (status == Closed && inside() > 0)) return Situation::Open;
    int capacity = facts.shelter ? static_cast<int>(facts.shelter->capacity) : 0;
    if (facts.occupancy && facts.occupancy->capacity) capacity = static_cast<int>(*facts.occupancy->capacity);
    if (status == Closed || capacity == 0) return std::nullopt;
    if (inside() >= capacity && status != Full) return Situation::Full;
    if (inside() * 100 >= capacity * kCrowdedPercent && status == domain::ShelterStatus::Open)
        return Situation::Crowded;
    return std::nullopt;
}

void OpeningViewModel::begin() {
    setSituation(advised().value_or(static_cast<Situation>(m_situation)));
}

void OpeningViewModel::toggle(int row) {
    if (row < 0 || row >= rowCount()) return;
    domain::SituationReported report;
    report.items[codeOf(row)] = isDone(row) ? kNotDone : kDone;
    const QString step = stepsOf(m_situation)[row].section(u'（', 0, 0);
    m_operations.record(OperationsModel::Kind::Noted,
                        //: Operation: a step of a checklist was taken back; %1 which
                        isDone(row) ? tr("まだ: %1").arg(step) : step,
                        [&](const tablet::Desk& desk, const state::State&) {
                            report.shelter = desk.shelter;
                            return std::vector{tablet::draftOf(desk, report)};
                        });
}

void OpeningViewModel::decide() {
    if (m_situation == Close && !m_armed.isActive()) {
        m_armed.start();
        emit changed();
        return;
    }
    m_armed.stop();
    const domain::ShelterStatus status = target();
    //: Operation: %1 the new status of the shelter
    m_operations.record(OperationsModel::Kind::Noted, tr("避難所の状況: %1").arg(wordOf(status)),
                        [&](const tablet::Desk& desk, const state::State& state) {
                            domain::ShelterStatusChanged change;
                            change.shelter = desk.shelter;
                            change.status = status;
                            event::Draft draft = tablet::draftOf(desk, change);
                            if (const state::ShelterView* view = state.shelter(desk.shelter)) {
                                for (const state::Source& head : view->heads) {
                                    draft.saw.push_back(head.event);
                                    draft.sawTimes.push_back(head.time);
                                }
                            }
                            return std::vector{std::move(draft)};
                        });
    emit decided();
}

void OpeningViewModel::createShelter() {
    const QString name = m_ownName.text().trimmed();
    if (name.isEmpty()) return;
    //: Operation: %1 name of a shelter that people made themselves
    m_operations.record(OperationsModel::Kind::Noted, tr("自主避難所: %1").arg(name),
                        [&](const tablet::Desk& desk, const state::State&) {
                            domain::ShelterStatusChanged made;
                            made.shelter.value =
                                "D" + base::HouseholdId::make(m_tablet.clock(), m_tablet.random()).hex();
                            made.status = domain::ShelterStatus::Open;
                            made.name = name.toStdString();
                            return std::vector{tablet::draftOf(desk, made)};
                        });
    m_ownName.setText({});
    emit created();
}

}  // namespace hinanjo::reception
