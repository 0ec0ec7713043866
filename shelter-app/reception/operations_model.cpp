#include "reception/operations_model.h"

#include <algorithm>
#include <mutex>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr std::size_t kShown = 20;

}  // namespace

struct OperationsModel::Mailbox {
    std::mutex mutex;
    OperationsModel* owner = nullptr;

    // Runs `task` on the GUI thread if the model still lives then.
    template <typename Task>
    void post(Task task) {
        const std::lock_guard lock(mutex);
        if (!owner) return;
        QMetaObject::invokeMethod(
            owner, [model = owner, task = std::move(task)]() mutable { task(*model); }, Qt::QueuedConnection);
    }
};

OperationsModel::OperationsModel(tablet::Tablet& tablet, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_mailbox(std::make_shared<Mailbox>()) {
    m_mailbox->owner = this;
}

OperationsModel::~OperationsModel() {
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->owner = nullptr;
}

int OperationsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant OperationsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Operation& operation = m_operations[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TextRole:
        case Qt::DisplayRole:
            return text(operation);
        case CanUndoRole:
            return operation.state == State::Saved || operation.state == State::UndoFailed;
        default:
            return {};
    }
}

QHash<int, QByteArray> OperationsModel::roleNames() const {
    return {{TextRole, "text"}, {CanUndoRole, "canUndo"}};
}

QString OperationsModel::message() const {
    //: Undo strip before anything was recorded
    return m_operations.empty() ? tr("まだ何も記録していません") : text(m_operations.front());
}

bool OperationsModel::failed() const {
    return !m_operations.empty() &&
           (m_operations.front().state == State::Failed || m_operations.front().state == State::UndoFailed);
}

bool OperationsModel::canUndo() const {
    return !m_operations.empty() && m_operations.front().state == State::Saved;
}

int OperationsModel::unsaved() const {
    return static_cast<int>(std::ranges::count_if(m_operations, [](const Operation& operation) {
        return operation.state == State::Saving || operation.state == State::Failed;
    }));
}

int OperationsModel::receivedSince(base::TimePoint moment) const {
    return static_cast<int>(std::ranges::count_if(m_operations, [&](const Operation& operation) {
        return operation.kind == Kind::Received && operation.when >= moment && operation.state != State::Undone;
    }));
}

tablet::Desk OperationsModel::desk() const {
    tablet::Desk desk;
    if (const auto identity = m_tablet.identity()) {
        desk.incident = identity->incident;
        desk.shelter = identity->shelter;
        desk.staff = m_staff;
    }
    return desk;
}

void OperationsModel::record(Kind kind, const QString& subject, const Prepare& prepare, const QString& form) {
    Operation operation;
    operation.number = m_nextNumber++;
    operation.kind = kind;
    operation.state = State::Saving;
    operation.when = m_tablet.clock().now();
    operation.subject = subject;
    m_tablet.read([&](const state::State& state) { operation.drafts = prepare(desk(), state); });
    // One moment for the whole operation: it happened at once, and pastOperations() finds it together again.
    for (event::Draft& draft : operation.drafts) {
        if (!draft.observedAt) draft.observedAt = operation.when;
    }

    beginInsertRows({}, 0, 0);
    m_operations.push_front(std::move(operation));
    endInsertRows();
    if (m_operations.size() > kShown && m_operations.back().state != State::Saving &&
        m_operations.back().state != State::Failed) {
        beginRemoveRows({}, count() - 1, count() - 1);
        m_operations.pop_back();
        endRemoveRows();
    }
    send(m_operations.front(), form);
}

void OperationsModel::send(Operation& operation, const QString& form) {
    operation.state = State::Saving;
    changed(operation);
    m_tablet.record(
        operation.drafts,
        [mailbox = m_mailbox, number = operation.number](auto result) {
            mailbox->post([number, result = std::move(result)](OperationsModel& model) mutable {
                model.finish(number, false, std::move(result));
            });
        },
        form.toStdString());
}

void OperationsModel::undo(Operation& operation) {
    operation.state = State::Undoing;
    changed(operation);
    std::vector<event::Draft> drafts;
    m_tablet.read([&](const state::State& state) { drafts = tablet::undo(operation.events, desk(), state); });
    m_tablet.record(std::move(drafts), [mailbox = m_mailbox, number = operation.number](auto result) {
        mailbox->post([number, result = std::move(result)](OperationsModel& model) mutable {
            model.finish(number, true, std::move(result));
        });
    });
}

void OperationsModel::finish(quint64 number, bool undoing, base::Result<tablet::Recorded> result) {
    Operation* operation = find(number);
    if (!operation) return;
    if (!result) {
        operation->state = undoing ? State::UndoFailed : State::Failed;
    } else if (undoing) {
        operation->state = State::Undone;
    } else {
        operation->state = State::Saved;
        operation->events = result->events;
        operation->drafts.clear();
    }
    changed(*operation);
    if (result) emit settled();
}

void OperationsModel::restore() {
    beginResetModel();
    m_operations.clear();
    m_tablet.read([&](const state::State& state) {
        for (PastOperation& past : pastOperations(state, m_tablet.ownLog(), kShown)) {
            Operation operation;
            operation.number = m_nextNumber++;
            operation.kind = Kind::Received;
            operation.state = State::Saved;
            operation.when = past.when;
            operation.subject = std::move(past.subject);
            operation.events = std::move(past.events);
            m_operations.push_back(std::move(operation));
        }
    });
    endResetModel();
    emit latestChanged();
}

void OperationsModel::undoLast() {
    undoAt(0);
}

void OperationsModel::undoAt(int row) {
    if (row < 0 || row >= count()) return;
    Operation& operation = m_operations[static_cast<std::size_t>(row)];
    if (operation.state == State::Saved || operation.state == State::UndoFailed) undo(operation);
}

void OperationsModel::retry() {
    for (Operation& operation : m_operations) {
        if (operation.state == State::Failed) send(operation);
        if (operation.state == State::UndoFailed) undo(operation);
    }
}

OperationsModel::Operation* OperationsModel::find(quint64 number) {
    const auto it = std::ranges::find(m_operations, number, &Operation::number);
    return it == m_operations.end() ? nullptr : &*it;
}

void OperationsModel::changed(const Operation& operation) {
    const auto it = std::ranges::find(m_operations, operation.number, &Operation::number);
    const QModelIndex row = index(static_cast<int>(it - m_operations.begin()));
    emit dataChanged(row, row);
    emit latestChanged();
}

QString OperationsModel::text(const Operation& operation) const {
    const QString when = words::clockTime(operation.when);
    switch (operation.state) {
        case State::Saving:
            //: %1 of whom; the record is not on disk yet
            return tr("保存しています… %1").arg(operation.subject);
        case State::Saved:
            //: %1 time, %2 of whom; staff decided where records disagreed
            if (operation.kind == Kind::Decided) return tr("%1 確かめました　%2").arg(when, operation.subject);
            //: %1 time, %2 what; a note, a report
            if (operation.kind == Kind::Noted) return tr("%1 記録しました　%2").arg(when, operation.subject);
            //: %1 time, %2 of whom and what was found; somebody of the roster
            if (operation.kind == Kind::Told) return tr("%1 安否を記録しました　%2").arg(when, operation.subject);
            //: %1 time, %2 of whom; the record is durable on this tablet
            return operation.kind == Kind::Counted ? tr("%1 人数を入れました　%2").arg(when, operation.subject)
                                                   : tr("%1 受付しました　%2").arg(when, operation.subject);
        case State::Failed:
            //: %1 of whom; the record is not on disk, staff must write it down
            return tr("■ 保存できません。紙に控えてください　%1").arg(operation.subject);
        case State::Undoing:
            //: %1 of whom
            return tr("取り消しています… %1").arg(operation.subject);
        case State::UndoFailed:
            //: %1 of whom
            return tr("■ 取り消しを保存できません　%1").arg(operation.subject);
        case State::Undone:
            //: %1 time of the operation, %2 of whom
            return tr("取り消しました（%1 の %2）").arg(when, operation.subject);
    }
    return {};
}

}  // namespace hinanjo::reception
