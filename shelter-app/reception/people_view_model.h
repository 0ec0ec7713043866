// 名簿・検索 (W7): everybody of this shelter, filtered, sorted and searched; the one that is chosen stands beside the
// list. Also where one of two records of the same person is looked for (W8).
//
// Lives on the GUI thread. News change rows, they do not rebuild the list.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <optional>

#include "reception/people_book.h"

namespace hinanjo::reception {

class PeopleViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY listed)
    // People in the list, for "336人中": a counted household is as many as it has.
    Q_PROPERTY(int people READ people NOTIFY listed)
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY listed)
    // People behind each filter, in the order of Filter.
    Q_PROPERTY(QList<int> filterCounts READ filterCounts NOTIFY listed)
    Q_PROPERTY(int order READ order WRITE setOrder NOTIFY listed)
    // 0 rows of kana, 1 kana, 2 digits, 3 row keys jump to a row of the list
    Q_PROPERTY(int mode READ mode WRITE setMode NOTIFY typedChanged)
    Q_PROPERTY(QString typed READ typed NOTIFY typedChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY typedChanged)
    Q_PROPERTY(bool inGiven READ inGiven NOTIFY typedChanged)
    // The row that is chosen; -1: none.
    Q_PROPERTY(int selected READ selected NOTIFY selectedChanged)
    // Somebody else's record is looked for: whose; empty: nobody's.
    Q_PROPERTY(QString choosingFor READ choosingFor NOTIFY choosingChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        AddressRole,
        SlipRole,
        StatusRole,
        SinceRole,
        MarkRole,
        CareRole,
        DoubtRole,
        SelectedRole
    };
    enum Filter { All, Inside, Out, Counted, Care, Doubt, Gone };
    enum Order { ByKana, ByTown, Newest };
    enum Mode { Rows, Kana, Digits, Jump };

    explicit PeopleViewModel(PeopleBook& book, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int people() const { return m_people; }
    [[nodiscard]] int filter() const { return m_filter; }
    void setFilter(int filter);
    [[nodiscard]] QList<int> filterCounts() const { return m_counts; }
    [[nodiscard]] int order() const { return m_order; }
    void setOrder(int order);
    [[nodiscard]] int mode() const { return m_mode; }
    void setMode(int mode);
    [[nodiscard]] QString typed() const { return m_query.text(); }
    [[nodiscard]] bool isEmpty() const { return m_query.isEmpty(); }
    [[nodiscard]] bool inGiven() const { return m_query.inGiven(); }
    [[nodiscard]] int selected() const;
    [[nodiscard]] const PersonRow* at(int row) const;
    [[nodiscard]] QString choosingFor() const { return m_choosingFor; }

    // The page is shown, or not any more.
    Q_INVOKABLE void look();
    Q_INVOKABLE void lookAway();
    // A key of the pad or the ten-key, in the present mode.
    Q_INVOKABLE void key(int digit);
    Q_INVOKABLE void kana(const QString& kana);
    Q_INVOKABLE void modify();
    Q_INVOKABLE void toGiven();
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void select(int row);
    // The chosen one, or the first, is to be opened; while somebody's other record is looked for, it is found.
    Q_INVOKABLE void open();
    Q_INVOKABLE void stopChoosing();
    // The next pick is somebody's other record.
    void choose(const QString& forWhom);

signals:
    void listed();
    void typedChanged();
    void selectedChanged();
    void choosingChanged();
    // The list should show this row.
    void jumped(int row);
    // Somebody is to be shown beside the list / opened.
    void shown(const hinanjo::reception::PersonRow& row);
    void chosen(const hinanjo::reception::PersonRow& row);

private:
    [[nodiscard]] bool passes(const PersonRow& row) const;
    [[nodiscard]] std::vector<PersonRowPtr> wanted() const;
    void count(const PeopleSeen& seen);
    void reset();
    void update();
    void jump(int digit);

    PeopleBook& m_book;
    std::vector<PersonRowPtr> m_rows;
    QList<int> m_counts{0, 0, 0, 0, 0, 0, 0};
    int m_people = 0;
    int m_filter = All;
    int m_order = ByKana;
    int m_mode = Rows;
    TypedQuery m_query;
    std::optional<tablet::Mover> m_selected;
    QString m_choosingFor;
};

}  // namespace hinanjo::reception
