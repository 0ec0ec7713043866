#include "reception/typed_query.h"

#include <QStringList>

#include "reception/kana_input.h"

namespace hinanjo::reception {
namespace {

// Row digits as staff know them.
QString rowsInKana(const QString& digits) {
    static const QString kRows = QStringLiteral("わあかさたなはまやら");
    QStringList out;
    for (const QChar digit : digits)
        out << kRows.mid(digit.digitValue(), 1);
    return out.join(u' ');
}

}  // namespace

void TypedQuery::setBy(By by) {
    if (m_by == by) return;
    m_by = by;
    clear();
}

void TypedQuery::row(int digit) {
    if (digit < 0 || digit > 9) return;
    setBy(By::Rows);
    field() += QString::number(digit);
}

void TypedQuery::digit(int digit) {
    if (digit < 0 || digit > 9) return;
    setBy(By::Digits);
    field() += QString::number(digit);
}

bool TypedQuery::kana(const QString& kana) {
    const QString accepted = acceptedKana(kana);
    if (accepted.isEmpty()) return false;
    setBy(By::Kana);
    field() += accepted;
    return true;
}

void TypedQuery::modify() {
    if (m_by == By::Kana) field() = nextForm(field());
}

void TypedQuery::erase() {
    if (!field().isEmpty()) {
        field().chop(1);
    } else {
        m_inGiven = false;
    }
}

void TypedQuery::clear() {
    m_family.clear();
    m_given.clear();
    m_inGiven = false;
}

QString TypedQuery::text() const {
    const auto shown = [this](const QString& typed) { return m_by == By::Rows ? rowsInKana(typed) : typed; };
    return m_inGiven ? shown(m_family) + QStringLiteral(" ｜ ") + shown(m_given) : shown(m_family);
}

}  // namespace hinanjo::reception
