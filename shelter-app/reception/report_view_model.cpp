#include "reception/report_view_model.h"

#include <QJsonArray>
#include <algorithm>
#include <array>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

// EEI v1.1: 電気使用可否, 上水道使用可否, 通信状況.
constexpr std::array<const char*, 3> kItems{"electricity", "water", "telecom"};
constexpr auto kToilets = "toilets";
constexpr auto kUnknown = "unknown";

struct Goods {
    const char* kind;
    const char* unit;
};
// Water, and what 内閣府 sends unasked first (プッシュ型支援).
constexpr std::array<Goods, 9> kGoods{{{"水2L", "本"},
                                       {"食料", "食"},
                                       {"毛布", "枚"},
                                       {"乳児用ミルク", "缶"},
                                       {"子ども用おむつ", "枚"},
                                       {"大人用おむつ", "枚"},
                                       {"携帯トイレ", "回分"},
                                       {"トイレットペーパー", "個"},
                                       {"生理用品", "枚"}}};
constexpr int kMostQuantity = 99'999;

constexpr std::array<const char*, 4> kUrgent{"medical_help", "over_capacity", "fire_or_injury", "trouble"};

constexpr std::chrono::hours kJapan{9};

}  // namespace

base::TimePoint nextReportDue(std::optional<base::TimePoint> lastReport, base::TimePoint now) {
    // Somebody who reports at 14:50 has done the one of 15:00.
    constexpr std::chrono::minutes kEarly{30};
    const auto slotAfter = [](base::TimePoint moment) {
        const auto local = moment.time_since_epoch() + kJapan;
        return base::TimePoint((local / kReportEvery + 1) * kReportEvery - kJapan);
    };
    // Nothing was ever reported: the next one is due; the one that was due before this tablet began is not.
    if (!lastReport) return slotAfter(now);
    return slotAfter(*lastReport + kEarly);
}

int SuppliesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SuppliesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case KindRole:
            return row.kind;
        case UnitRole:
            return row.unit;
        case QuantityRole:
            return row.quantity;
        case ChangedRole:
            return row.quantity != row.before;
        case ChosenRole:
            return index.row() == m_chosen;
        default:
            return {};
    }
}

QHash<int, QByteArray> SuppliesModel::roleNames() const {
    return {{KindRole, "kind"},
            {UnitRole, "unit"},
            {QuantityRole, "quantity"},
            {ChangedRole, "changed"},
            {ChosenRole, "chosen"}};
}

void SuppliesModel::replace(std::vector<Row> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_chosen = -1;
    endResetModel();
    emit countChanged();
}

void SuppliesModel::append(Row row) {
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.push_back(std::move(row));
    endInsertRows();
    emit countChanged();
}

void SuppliesModel::choose(int row) {
    m_chosen = row;
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

void SuppliesModel::setQuantity(int row, int quantity) {
    m_rows[static_cast<std::size_t>(row)].quantity = quantity;
    emit dataChanged(index(row), index(row));
}

ReportViewModel::ReportViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                                 QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &ReportViewModel::look);
    connect(&m_remark, &TypedText::changed, this, &ReportViewModel::changed);
    look();
}

int ReportViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(kItems.size());
}

QVariant ReportViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::string code = kItems[static_cast<std::size_t>(index.row())];
    switch (role) {
        case LabelRole: {
            //: Report to headquarters: what works
            const std::array<QString, kItems.size()> labels{tr("電気"), tr("水道"), tr("通信")};
            return labels[static_cast<std::size_t>(index.row())];
        }
        case CodeRole:
            return QString::fromStdString(code);
        case ValueRole:
            return now(code);
        case ChangedRole:
            return m_said.contains(code);
        default:
            return {};
    }
}

QHash<int, QByteArray> ReportViewModel::roleNames() const {
    return {{LabelRole, "label"}, {CodeRole, "code"}, {ValueRole, "value"}, {ChangedRole, "changed"}};
}

QString ReportViewModel::before(const std::string& code) const {
    const auto& items = m_facts.now().board.items;
    const auto it = items.find(code);
    return it == items.end() ? QString() : it->second.value;
}

QString ReportViewModel::now(const std::string& code) const {
    const auto said = m_said.find(code);
    const QString value = said != m_said.end() ? said->second : before(code);
    return value.isEmpty() && code != kToilets ? QString::fromLatin1(kUnknown) : value;
}

void ReportViewModel::set(const std::string& code, const QString& value) {
    const QString last = before(code);
    if (value == last || (last.isEmpty() && value == QLatin1String(kUnknown))) {
        m_said.erase(code);
    } else {
        m_said[code] = value;
    }
    look();
}

QString ReportViewModel::title() const {
    //: Report to headquarters: %1 its number, %2 time
    return tr("第%1報　%2").arg(m_facts.now().board.lastNumber + 1).arg(words::clockTime(m_tablet.clock().now()));
}

QString ReportViewModel::previous() const {
    const auto last = m_facts.now().board.lastReport;
    //: Report to headquarters: %1 time of the one before
    return last ? tr("前回 %1").arg(words::momentSeen(*last, m_tablet.clock().now())) : QString();
}

int ReportViewModel::changes() const {
    const auto goods =
        std::ranges::count_if(m_supplies.rows(), [](const auto& row) { return row.quantity != row.before; });
    return static_cast<int>(m_said.size() + static_cast<std::size_t>(goods)) + (m_remark.text().isEmpty() ? 0 : 1);
}

int ReportViewModel::toilets() const {
    const QString value = now(kToilets);
    return value.isEmpty() ? -1 : value.toInt();
}

QString ReportViewModel::toiletsWord() const {
    const auto& occupancy = m_facts.now().occupancy;
    const int people = occupancy ? static_cast<int>(occupancy->inside()) : 0;
    //: Report: nobody has counted the toilets
    if (toilets() < 0) return tr("未確認");
    //: Report: no toilet can be used
    if (toilets() == 0) return tr("▲ 使えるトイレが ありません");
    if (people == 0) return {};
    const int each = (people + toilets() - 1) / toilets();
    //: Report: %1 people for each toilet, %2 as many should be the most
    return (each > kPeoplePerToilet ? tr("1基あたり %1人　▲ 目安は %2人") : tr("1基あたり %1人（目安 %2人）"))
        .arg(each)
        .arg(kPeoplePerToilet);
}

QStringList ReportViewModel::moreGoods() const {
    QStringList out;
    if (m_supplies.rows().size() >= kMostGoods) return out;
    for (const Goods& goods : kGoods) {
        const QString kind = QString::fromUtf8(goods.kind);
        if (std::ranges::find(m_supplies.rows(), kind, &SuppliesModel::Row::kind) == m_supplies.rows().end())
            out << kind;
    }
    return out;
}

QVariantList ReportViewModel::urgentWords() const {
    //: Report: told to headquarters at once
    const std::array<QString, kUrgent.size()> labels{tr("医療の助けがいる"), tr("定員をこえる"), tr("火災・けが人"),
                                                     tr("不審・トラブル")};
    QVariantList out;
    for (std::size_t i = 0; i < kUrgent.size(); ++i) {
        const auto& open = m_facts.now().board.shelterNeeds;
        const auto it = open.find(kUrgent[i]);
        const QString text = it == open.end()
                                 ? labels[i]
                                 //: Report: %1 what, %2 since when headquarters knows and has not answered
                                 : tr("%1　✓ %2 知らせました").arg(labels[i], words::clockTime(it->second));
        out << QVariantMap{{QStringLiteral("code"), QString::fromLatin1(kUrgent[i])},
                           {QStringLiteral("text"), text},
                           {QStringLiteral("told"), it != open.end()}};
    }
    return out;
}

void ReportViewModel::look() {
    // Goods: what was reported last, then what is new; numbers typed here stay.
    std::vector<SuppliesModel::Row> rows;
    for (const auto& [kind, supply] : m_facts.now().board.supplies) {
        const int quantity = static_cast<int>(std::min<std::uint32_t>(supply.quantity, kMostQuantity));
        rows.push_back({QString::fromStdString(kind), supply.unit, quantity, quantity});
    }
    const int chosen = m_supplies.chosen();
    const QString chosenKind = chosen >= 0 ? m_supplies.rows()[static_cast<std::size_t>(chosen)].kind : QString();
    for (const SuppliesModel::Row& row : m_supplies.rows()) {
        const auto it = std::ranges::find(rows, row.kind, &SuppliesModel::Row::kind);
        if (it == rows.end()) {
            if (row.quantity != row.before || row.before == 0) rows.push_back({row.kind, row.unit, row.quantity, 0});
        } else if (row.quantity != row.before) {
            it->quantity = row.quantity;
        }
    }
    if (!std::ranges::equal(rows, m_supplies.rows(), [](const auto& a, const auto& b) {
            return a.kind == b.kind && a.quantity == b.quantity && a.before == b.before;
        })) {
        m_supplies.replace(std::move(rows));
        const auto it = std::ranges::find(m_supplies.rows(), chosenKind, &SuppliesModel::Row::kind);
        if (it != m_supplies.rows().end()) m_supplies.choose(static_cast<int>(it - m_supplies.rows().begin()));
    }
    emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
}

void ReportViewModel::say(int row, const QString& value) {
    if (row >= 0 && row < rowCount()) set(kItems[static_cast<std::size_t>(row)], value);
}

void ReportViewModel::changeToilets(int by) {
    set(kToilets, QString::number(std::clamp(std::max(toilets(), 0) + by, 0, 999)));
}

void ReportViewModel::addGoods(const QString& kind) {
    if (!moreGoods().contains(kind)) return;
    const auto it =
        std::ranges::find_if(kGoods, [&](const Goods& goods) { return kind == QString::fromUtf8(goods.kind); });
    m_supplies.append({kind, QString::fromUtf8(it->unit), 0, 0});
    chooseGoods(m_supplies.rowCount() - 1);
}

void ReportViewModel::chooseGoods(int row) {
    m_supplies.choose(row >= 0 && row < m_supplies.rowCount() && row != m_supplies.chosen() ? row : -1);
    emit changed();
}

void ReportViewModel::digit(int value) {
    const int row = m_supplies.chosen();
    if (row < 0 || value < 0 || value > 9) return;
    const int next = m_supplies.rows()[static_cast<std::size_t>(row)].quantity * 10 + value;
    if (next <= kMostQuantity) m_supplies.setQuantity(row, next);
    emit changed();
}

void ReportViewModel::erase() {
    const int row = m_supplies.chosen();
    if (row < 0) return;
    m_supplies.setQuantity(row, m_supplies.rows()[static_cast<std::size_t>(row)].quantity / 10);
    emit changed();
}

void ReportViewModel::urge(const QString& code) {
    const std::string plain = code.toStdString();
    if (m_facts.now().board.shelterNeeds.contains(plain)) return;
    QString label;
    const QVariantList words = urgentWords();
    for (const QVariant& word : words) {
        if (word.toMap().value(QStringLiteral("code")) == code)
            label = word.toMap().value(QStringLiteral("text")).toString();
    }
    if (label.isEmpty()) return;
    //: Operation: %1 what was told to headquarters at once
    m_operations.record(OperationsModel::Kind::Noted, tr("急ぎ: %1").arg(label),
                        [&](const tablet::Desk& desk, const state::State&) {
                            domain::NeedRaised need;
                            need.shelter = desk.shelter;
                            need.code = plain;
                            need.urgency = domain::Urgency::AtOnce;
                            return std::vector{tablet::draftOf(desk, need)};
                        });
}

void ReportViewModel::send() {
    domain::SituationReported report;
    for (const auto& [code, value] : m_said)
        report.items[code] = value.toStdString();
    for (const SuppliesModel::Row& row : m_supplies.rows()) {
        if (row.quantity == row.before) continue;
        report.supplies.push_back({row.kind.toStdString(), static_cast<std::uint32_t>(row.quantity),
                                   row.unit.toStdString(), domain::Urgency::Normal});
    }
    report.reportNumber = m_facts.now().board.lastNumber + 1;
    report.freeText = m_remark.text().toStdString();
    //: Operation: %1 number of the report, %2 how many changes it says
    m_operations.record(
        OperationsModel::Kind::Noted, tr("本部への報告 第%1報（変更 %2か所）").arg(report.reportNumber).arg(changes()),
        [&](const tablet::Desk& desk, const state::State&) {
            report.shelter = desk.shelter;
            return std::vector{tablet::draftOf(desk, report)};
        },
        forms::kReport);
    clear();
    emit sent();
}

void ReportViewModel::clear() {
    m_said.clear();
    m_supplies.replace({});
    m_remark.setText({});
    look();
}

Draft ReportViewModel::draft() const {
    if (changes() == 0) return {};
    QJsonObject said;
    for (const auto& [code, value] : m_said)
        said[QString::fromStdString(code)] = value;
    QJsonArray goods;
    for (const SuppliesModel::Row& row : m_supplies.rows()) {
        if (row.quantity != row.before)
            goods << QJsonObject{{QStringLiteral("kind"), row.kind},
                                 {QStringLiteral("unit"), row.unit},
                                 {QStringLiteral("quantity"), row.quantity}};
    }
    return {{{QStringLiteral("items"), said},
             {QStringLiteral("goods"), goods},
             {QStringLiteral("remark"), m_remark.text()}},
            //: Draft of a report to headquarters
            tr("本部への報告")};
}

void ReportViewModel::resume(const QJsonObject& content) {
    clear();
    const QJsonObject said = content.value(u"items").toObject();
    for (auto it = said.begin(); it != said.end(); ++it)
        set(it.key().toStdString(), it.value().toString());
    const QJsonArray goods = content.value(u"goods").toArray();
    for (const QJsonValue& value : goods) {
        const QJsonObject one = value.toObject();
        const QString kind = one.value(u"kind").toString();
        auto it = std::ranges::find(m_supplies.rows(), kind, &SuppliesModel::Row::kind);
        if (it == m_supplies.rows().end()) {
            m_supplies.append({kind, one.value(u"unit").toString(), 0, 0});
            it = m_supplies.rows().end() - 1;
        }
        m_supplies.setQuantity(static_cast<int>(it - m_supplies.rows().begin()), one.value(u"quantity").toInt());
    }
    m_remark.setText(content.value(u"remark").toString());
    emit changed();
}

}  // namespace hinanjo::reception
