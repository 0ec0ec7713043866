// The reception page: what was typed on the row keys or the kana pad, and the households that match.
//
// Lives on the GUI thread and never waits: each search runs on a thread of its own, a newer one makes older answers
// void.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QThreadPool>

#include "reception/candidates.h"
#include "reception/typed_query.h"

namespace hinanjo::reception {

class CandidatesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of SearchViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, SubtitleRole, BadgeRole, NeedsCareRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_candidates.size()); }
    [[nodiscard]] const Candidate* at(int row) const;
    void replace(std::vector<Candidate> candidates);

signals:
    void countChanged();

private:
    std::vector<Candidate> m_candidates;
};

class SearchViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::CandidatesModel* candidates READ candidates CONSTANT)
    // "や ま た ｜ は" or "ヤマダ｜ハ"
    Q_PROPERTY(QString typed READ typed NOTIFY typedChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY typedChanged)
    Q_PROPERTY(bool inGiven READ inGiven NOTIFY typedChanged)
    Q_PROPERTY(bool byKana READ byKana NOTIFY typedChanged)
    // "候補 4世帯（6,120人から）"; what to do while nothing is typed.
    Q_PROPERTY(QString summary READ summary NOTIFY found)
    Q_PROPERTY(bool searching READ searching NOTIFY found)

public:
    explicit SearchViewModel(tablet::Tablet& tablet, QObject* parent = nullptr);
    ~SearchViewModel() override;

    [[nodiscard]] CandidatesModel* candidates() { return &m_candidates; }
    [[nodiscard]] QString typed() const { return m_query.text(); }
    [[nodiscard]] bool isEmpty() const { return m_query.isEmpty(); }
    [[nodiscard]] bool inGiven() const { return m_query.inGiven(); }
    [[nodiscard]] bool byKana() const { return m_query.by() == TypedQuery::By::Kana; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool searching() const { return m_searching; }

    // A row key: 1 = あ … 9 = ら, 0 = わ.
    Q_INVOKABLE void row(int digit);
    Q_INVOKABLE void kana(const QString& kana);
    // ゛゜小
    Q_INVOKABLE void modify();
    // Between the family and the given name.
    Q_INVOKABLE void toGiven();
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    // Row keys or the whole kana table; what was typed is dropped, the two cannot be mixed.
    Q_INVOKABLE void setByKana(bool byKana);
    Q_INVOKABLE void pick(int candidate);
    // Searches again, after people came or went.
    void refresh();
    // People in the residents' register when last searched.
    [[nodiscard]] std::size_t population() const { return m_population; }

signals:
    void typedChanged();
    void found();
    void picked(const hinanjo::reception::Candidate& candidate);

private:
    void search();
    void changed();

    tablet::Tablet& m_tablet;
    CandidatesModel m_candidates;
    TypedQuery m_query;
    bool m_searching = false;
    std::size_t m_total = 0;
    std::size_t m_population = 0;
    bool m_more = false;
    quint64 m_generation = 0;
    QThreadPool m_thread;  // One thread: searches do not overtake each other.
};

}  // namespace hinanjo::reception
