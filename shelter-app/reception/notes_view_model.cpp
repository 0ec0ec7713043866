#include "reception/notes_view_model.h"

#include <algorithm>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr std::size_t kOnHome = 3;
constexpr int kLettersOnHome = 26;

bool same(const BoardNote& a, const BoardNote& b) {
    return a.text == b.text && a.who == b.who && a.when == b.when;
}

}  // namespace

NotesViewModel::NotesViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    connect(&m_facts, &TabletFacts::changed, this, &NotesViewModel::follow);
    m_notes = m_facts.now().board.notes;
}

int NotesViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant NotesViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const BoardNote& note = m_notes[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TextRole:
            return note.text;
        case WhenRole:
            return (words::momentSeen(note.when, m_tablet.clock().now()) + u'　' + note.who).trimmed();
        default:
            return {};
    }
}

QHash<int, QByteArray> NotesViewModel::roleNames() const {
    return {{TextRole, "text"}, {WhenRole, "when"}};
}

QStringList NotesViewModel::latest() const {
    QStringList out;
    for (std::size_t i = 0; i < std::min(kOnHome, m_notes.size()); ++i) {
        const BoardNote& note = m_notes[i];
        const QString text = note.text.size() > kLettersOnHome ? note.text.left(kLettersOnHome - 1) + u'…' : note.text;
        out << words::momentSeen(note.when, m_tablet.clock().now()) + u'　' + text;
    }
    return out;
}

QStringList NotesViewModel::phrases() const {
    return {//: Hand-over notes that are often written
            tr("発熱の人がいます"), tr("夜の見回りをしました"), tr("トイレを掃除しました"),
            tr("物資が届きました"), tr("水が足りません"),       tr("本部に電話しました"),
            tr("苦情がありました"), tr("機械が こわれています")};
}

void NotesViewModel::follow() {
    const std::vector<BoardNote>& now = m_facts.now().board.notes;
    if (std::ranges::equal(m_notes, now, same)) return;
    beginResetModel();
    m_notes = now;
    endResetModel();
    emit changed();
}

void NotesViewModel::write() {
    const QString text = m_typed.text().trimmed();
    if (text.isEmpty()) return;
    //: Operation: a hand-over note was written
    m_operations.record(OperationsModel::Kind::Noted, tr("申し送り"),
                        [&](const tablet::Desk& desk, const state::State&) {
                            return std::vector{tablet::draftOf(desk, domain::NoteWritten{text.toStdString(), {}, {}})};
                        });
    m_typed.setText({});
    emit written();
}

}  // namespace hinanjo::reception
