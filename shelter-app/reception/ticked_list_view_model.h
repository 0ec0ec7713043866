// 紙の一覧を入れる: a list that was ticked on paper, entered by page, row and word (「3-12-2」), or the page once and
// then row and word. The name stands there before anything is recorded.
//
// Words have the numbers of the boxes on the paper, from the left: 1 無事, 2 けが, 3 不在, 4 避難済; 5 is 要救助, which
// is written beside them. Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <memory>

#include "reception/operations_model.h"
#include "reception/roster_watch.h"

namespace hinanjo::reception {

class TickedListViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // The list that is being entered, in words; empty while none is chosen.
    Q_PROPERTY(QString list READ list NOTIFY changed)
    // Lists whose 版 begins with what was typed, the newest first: words, id.
    Q_PROPERTY(QVariantList choices READ choices NOTIFY changed)
    Q_PROPERTY(QString edition READ edition NOTIFY changed)
    Q_PROPERTY(QString page READ page NOTIFY changed)
    Q_PROPERTY(QString row READ row NOTIFY changed)
    // 0 page, 1 row, 2 word: where the next digit goes.
    Q_PROPERTY(int field READ field WRITE setField NOTIFY changed)
    Q_PROPERTY(QStringList words READ words CONSTANT)
    // The word that was chosen by its digit; -1: none.
    Q_PROPERTY(int word READ word NOTIFY changed)
    // Whose row it is; empty while that is not known.
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    // What is known of them already.
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(bool rescue READ rescue NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString seen READ seen NOTIFY changed)

public:
    TickedListViewModel(tablet::Tablet& tablet, RosterWatch& roster, OperationsModel& operations,
                        QObject* parent = nullptr);

    [[nodiscard]] QString list() const;
    [[nodiscard]] QVariantList choices() const;
    [[nodiscard]] QString edition() const { return m_edition; }
    [[nodiscard]] QString page() const { return m_page; }
    [[nodiscard]] QString row() const { return m_row; }
    [[nodiscard]] int field() const { return m_field; }
    void setField(int field);
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] int word() const { return m_word; }
    [[nodiscard]] QString name() const { return m_found.name; }
    [[nodiscard]] QString place() const { return m_found.place; }
    [[nodiscard]] QString standing() const { return m_found.standing; }
    [[nodiscard]] bool rescue() const { return m_found.rescue; }
    // Why nothing was or can be recorded.
    [[nodiscard]] QString problem() const { return m_problem.isEmpty() ? m_found.problem : m_problem; }
    // When it was ticked.
    [[nodiscard]] QString seen() const;

    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void erase();
    // From the edition to the list, from the page to the row, from the row to the word.
    Q_INVOKABLE void next();
    Q_INVOKABLE void choose(const QString& id);
    // Another list.
    Q_INVOKABLE void leaveList();
    // Ticked at another time: now, half an hour ago and so on, then now again.
    Q_INVOKABLE void earlier();
    // Records this word for the row that is shown; the undo strip takes it back. Nothing without a name.
    Q_INVOKABLE void record(int word);
    // The same with the word chosen by its digit.
    Q_INVOKABLE void accept();
    // The page was opened.
    Q_INVOKABLE void start();

signals:
    void changed();

private:
    struct Found {
        base::RosterNo no;  // Empty: nobody.
        QString name;
        QString place;
        QString standing;
        bool rescue = false;
        QString problem;
    };
    [[nodiscard]] const tablet::PrintedList* chosen() const;
    [[nodiscard]] Found find() const;
    [[nodiscard]] std::optional<base::TimePoint> seenAt() const;
    void update();

    tablet::Tablet& m_tablet;
    RosterWatch& m_roster;
    OperationsModel& m_operations;
    std::shared_ptr<const RosterWatch::Picture> m_picture;  // Null while nobody may look.
    std::optional<base::ListId> m_list;
    QString m_edition;
    QString m_page;
    QString m_row;
    int m_field = 0;
    int m_word = -1;
    std::size_t m_ago = 0;
    Found m_found;
    QString m_problem;  // Of the last press; the next one takes it away.
};

}  // namespace hinanjo::reception
