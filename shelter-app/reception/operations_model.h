// The last operations of this tablet: saving, saved, failed, taken back. The only way from a page to the log.
//
// Lives on the GUI thread and never waits: the drafts go to the store thread, the answer arrives later as a change of
// `message`. 「受付しました」 appears only when the events are durable.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <deque>
#include <functional>

#include "event/log_writer.h"
#include "reception/operation_history.h"
#include "tablet/desk.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

class OperationsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // The newest operation in words, for the undo strip.
    Q_PROPERTY(QString message READ message NOTIFY latestChanged)
    Q_PROPERTY(bool failed READ failed NOTIFY latestChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY latestChanged)
    // The newest operation is a head count: it names nobody.
    Q_PROPERTY(bool latestIsCount READ latestIsCount NOTIFY latestChanged)
    Q_PROPERTY(int count READ count NOTIFY latestChanged)

public:
    enum Role { TextRole = Qt::UserRole + 1, CanUndoRole };
    enum class Kind { Received, Counted, Decided, Told, Noted };

    explicit OperationsModel(tablet::Tablet& tablet, QObject* parent = nullptr);
    ~OperationsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString message() const;
    [[nodiscard]] bool failed() const;
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool latestIsCount() const {
        return !m_operations.empty() && m_operations.front().kind == Kind::Counted;
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_operations.size()); }
    // How many households were received since then; more than twenty are not told apart.
    [[nodiscard]] int receivedSince(base::TimePoint moment) const;
    // Operations that are not durable yet.
    [[nodiscard]] int unsaved() const;

    // Who records from now on; empty: nobody said so (担当不明).
    void setStaff(const base::StaffId& staff) { m_staff = staff; }
    // Where, for which incident and by whom this tablet records now.
    [[nodiscard]] tablet::Desk desk() const;

    // Records what `prepare` makes of the present state. `subject` says of whom in words; `form` is the one whose draft
    // is finished by it.
    using Prepare = std::function<std::vector<event::Draft>(const tablet::Desk&, const state::State&)>;
    void record(Kind kind, const QString& subject, const Prepare& prepare, const QString& form = {});

    // Reads the last operations back from the state, after a restart.
    void restore();

    Q_INVOKABLE void undoLast();
    Q_INVOKABLE void undoAt(int row);
    // Saves again what could not be saved.
    Q_INVOKABLE void retry();

signals:
    void latestChanged();
    // An operation became durable (or was taken back).
    void settled();

private:
    enum class State { Saving, Saved, Failed, Undoing, UndoFailed, Undone };
    struct Operation {
        quint64 number = 0;
        Kind kind{};
        State state{};
        base::TimePoint when;
        QString subject;
        std::vector<event::Draft> drafts;  // Kept until they are durable.
        std::vector<base::EventId> events;
    };
    // Outlives this object, so that an answer of the store thread that comes too late finds nobody.
    struct Mailbox;

    void send(Operation& operation, const QString& form = {});
    void undo(Operation& operation);
    void finish(quint64 number, bool undoing, base::Result<tablet::Recorded> result);
    [[nodiscard]] Operation* find(quint64 number);
    void changed(const Operation& operation);
    [[nodiscard]] QString text(const Operation& operation) const;

    tablet::Tablet& m_tablet;
    std::shared_ptr<Mailbox> m_mailbox;
    std::deque<Operation> m_operations;  // Newest first, at most kShown.
    quint64 m_nextNumber = 1;
    base::StaffId m_staff;
};

}  // namespace hinanjo::reception
