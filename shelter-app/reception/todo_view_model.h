// やること (W1): what waits for somebody at this desk, worst first, each with the one button that begins it.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <functional>
#include <vector>

#include "reception/drafts_view_model.h"
#include "reception/opening_view_model.h"
#include "reception/operations_model.h"
#include "reception/questions_view_model.h"

namespace hinanjo::reception {

class TodoViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    // Name: the part of object names. Urgent: ▲ stands before the text. Drops: it can be thrown away instead.
    enum Role { TextRole = Qt::UserRole + 1, VerbRole, NameRole, UrgentRole, DropsRole };

    // Where things wait. All of them outlive it.
    struct Sources {
        const base::Clock& clock;
        TabletFacts& facts;
        OperationsModel& operations;
        DraftsViewModel& drafts;
        QuestionsViewModel& questions;
        OpeningViewModel& opening;
    };
    explicit TodoViewModel(const Sources& sources, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    // Opens the page of a row; go() says which.
    Q_INVOKABLE void begin(int row);
    Q_INVOKABLE void drop(int row);

    void refresh();

signals:
    void countChanged();
    void go(const QString& page);

private:
    struct Row {
        QString text, verb, name;
        bool urgent = false;
        std::function<void()> begin;
        std::function<void()> drop;

        bool operator==(const Row& other) const {
            return text == other.text && verb == other.verb && name == other.name && urgent == other.urgent;
        }
    };
    [[nodiscard]] std::vector<Row> rows();

    void addDrafts(std::vector<Row>& out);
    void addQueue(std::vector<Row>& out);
    void addReport(std::vector<Row>& out);
    [[nodiscard]] Row row(const QString& text, const QString& verb, const char* page, bool urgent = false);

    Sources m_from;
    base::TimePoint m_queueDismissed;
    std::vector<Row> m_rows;
};

}  // namespace hinanjo::reception
