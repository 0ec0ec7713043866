// W10, 本部へ報告: how things stand at the shelter. The last values stand there, pale; only what was pressed is sent.
// The items are those of EEI v1.1 (内閣府 避難所等), 有無 in three states as in 東京都's and 京都's report forms.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <map>
#include <optional>

#include "reception/draft.h"
#include "reception/operations_model.h"
#include "reception/tablet_facts.h"
#include "reception/typed_text.h"

namespace hinanjo::reception {

// When the next report to headquarters is due: every three hours, on the hour, in Japan.
inline constexpr std::chrono::hours kReportEvery{3};
[[nodiscard]] base::TimePoint nextReportDue(std::optional<base::TimePoint> lastReport, base::TimePoint now);

// Goods the shelter lacks: one row for each kind that somebody asked for, worst first as they were entered.
class SuppliesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of ReportViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { KindRole = Qt::UserRole + 1, UnitRole, QuantityRole, ChangedRole, ChosenRole };
    struct Row {
        QString kind, unit;
        int quantity = 0;
        int before = 0;  // As reported last.
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] int chosen() const { return m_chosen; }
    void replace(std::vector<Row> rows);
    void append(Row row);
    void choose(int row);
    void setQuantity(int row, int quantity);

signals:
    void countChanged();

private:
    std::vector<Row> m_rows;
    int m_chosen = -1;
};

class ReportViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::SuppliesModel* supplies READ supplies CONSTANT)
    Q_PROPERTY(hinanjo::reception::TypedText* remark READ remark CONSTANT)
    // "第7報　15:00"
    Q_PROPERTY(QString title READ title NOTIFY changed)
    // "前回 12:00"; empty: this is the first one.
    Q_PROPERTY(QString previous READ previous NOTIFY changed)
    Q_PROPERTY(int changes READ changes NOTIFY changed)
    Q_PROPERTY(int toilets READ toilets NOTIFY changed)
    Q_PROPERTY(bool toiletsChanged READ toiletsChanged NOTIFY changed)
    // "1基あたり 52人 ▲（目安 50人）"; empty: nothing can be said.
    Q_PROPERTY(QString toiletsWord READ toiletsWord NOTIFY changed)
    // Digits go to the number of the goods that are chosen.
    Q_PROPERTY(bool typing READ typing NOTIFY changed)
    // Kinds of goods that are not in the list yet.
    Q_PROPERTY(QStringList moreGoods READ moreGoods NOTIFY changed)
    // 急ぎ: what is told at once, by code, with what stands on the button.
    Q_PROPERTY(QVariantList urgentWords READ urgentWords NOTIFY changed)

public:
    // One row for each item with three states.
    enum Role { LabelRole = Qt::UserRole + 1, CodeRole, ValueRole, ChangedRole };
    static constexpr std::size_t kMostGoods = 5;
    static constexpr int kPeoplePerToilet = 50;  // 内閣府 2024-12: one for 50 at first, for 20 later.

    ReportViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] SuppliesModel* supplies() { return &m_supplies; }
    [[nodiscard]] TypedText* remark() { return &m_remark; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString previous() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] int toilets() const;
    [[nodiscard]] bool toiletsChanged() const { return m_said.contains("toilets"); }
    [[nodiscard]] QString toiletsWord() const;
    [[nodiscard]] bool typing() const { return m_supplies.chosen() >= 0; }
    [[nodiscard]] QStringList moreGoods() const;
    [[nodiscard]] QVariantList urgentWords() const;

    // Half-entered: see DraftsViewModel.
    [[nodiscard]] Draft draft() const;
    void resume(const QJsonObject& content);

    // Shows what was reported last; what was pressed and not sent stays.
    Q_INVOKABLE void look();
    // `value`: usable, partly, not, unknown. The last one again: not changed after all.
    Q_INVOKABLE void say(int row, const QString& value);
    Q_INVOKABLE void changeToilets(int by);
    Q_INVOKABLE void addGoods(const QString& kind);
    Q_INVOKABLE void chooseGoods(int row);
    // Types the number of the chosen goods.
    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void erase();
    // Tells headquarters at once; nothing while the same stands there unanswered.
    Q_INVOKABLE void urge(const QString& code);
    Q_INVOKABLE void send();

signals:
    void changed();
    void sent();

private:
    [[nodiscard]] QString before(const std::string& code) const;
    [[nodiscard]] QString now(const std::string& code) const;
    void set(const std::string& code, const QString& value);
    void clear();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    SuppliesModel m_supplies;
    TypedText m_remark;
    std::map<std::string, QString> m_said;  // Pressed and not sent yet.
};

}  // namespace hinanjo::reception
