#include "reception/care_model.h"

#include <algorithm>
#include <array>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

struct Chip {
    std::string_view code;
    domain::ItemKind kind;
};
constexpr std::array<Chip, 8> kChips{{
    {domain::care::kWheelchair, domain::ItemKind::Care},
    {domain::care::kDeaf, domain::ItemKind::Care},
    {domain::care::kBlind, domain::ItemKind::Care},
    {domain::care::kOxygen, domain::ItemKind::Device},
    {domain::care::kDialysis, domain::ItemKind::Device},
    {domain::care::kPregnant, domain::ItemKind::Care},
    {domain::care::kInterpreter, domain::ItemKind::Care},
    {domain::care::kAloneChild, domain::ItemKind::Care},
}};

}  // namespace

int CareModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(kChips.size());
}

QVariant CareModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::string code(kChips[static_cast<std::size_t>(index.row())].code);
    switch (role) {
        case CodeRole:
            return QString::fromStdString(code);
        case LabelRole:
            return words::care(code);
        case CheckedRole:
            return m_codes.contains(code) || m_fixed.contains(code);
        case FixedRole:
            return m_fixed.contains(code);
        default:
            return {};
    }
}

QHash<int, QByteArray> CareModel::roleNames() const {
    return {{CodeRole, "code"}, {LabelRole, "label"}, {CheckedRole, "on"}, {FixedRole, "fixed"}};
}

void CareModel::toggle(int row) {
    if (row < 0 || row >= rowCount()) return;
    const std::string code(kChips[static_cast<std::size_t>(row)].code);
    if (m_fixed.contains(code)) return;
    if (!m_codes.erase(code)) m_codes.insert(code);
    emit dataChanged(index(row), index(row));
    emit toggled(m_codes);
}

void CareModel::show(std::set<std::string> codes, std::set<std::string> fixed) {
    m_codes = std::move(codes);
    m_fixed = std::move(fixed);
    emit dataChanged(index(0), index(rowCount() - 1));
}

std::vector<domain::Item> CareModel::items(const std::set<std::string>& codes) {
    std::vector<domain::Item> out;
    for (const Chip& chip : kChips) {
        if (codes.contains(std::string(chip.code))) out.push_back({chip.kind, std::string(chip.code), {}});
    }
    // What a municipality's code says and no chip has is kept as it was written.
    for (const std::string& code : codes) {
        if (std::ranges::none_of(kChips, [&](const Chip& chip) { return chip.code == code; }))
            out.push_back({domain::ItemKind::Care, code, {}});
    }
    return out;
}

QString CareModel::text(const std::set<std::string>& codes) {
    QStringList out;
    for (const std::string& code : codes)
        out << words::care(code);
    return out.join(QStringLiteral("・"));
}

std::set<std::string> CareModel::codesOf(const std::vector<domain::Item>& items) {
    std::set<std::string> out;
    for (const domain::Item& item : items) {
        if (item.kind == domain::ItemKind::Care || item.kind == domain::ItemKind::Device) out.insert(item.value);
    }
    return out;
}

}  // namespace hinanjo::reception
