// 下書き (P18): writes down what is half entered with every change, and after a crash offers what the run before left.
//
// Lives on the GUI thread and never waits: the tablet writes on its store thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <functional>
#include <map>
#include <vector>

#include "reception/draft.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

class DraftsViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TextRole = Qt::UserRole + 1, SubjectRole };

    explicit DraftsViewModel(tablet::Tablet& tablet, QObject* parent = nullptr);

    // A form with half-entered work: `page` shows it, and says so with changed().
    template <typename Form>
    void watch(const QString& page, Form& form) {
        m_forms[page] = {[&form] { return form.draft(); }, [&form](const QJsonObject& kept) { form.resume(kept); }};
        connect(&form, &Form::changed, this, [this, page] { keep(page); });
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_left.size()); }

    // The pages to open for a draft, one after the other, before resume(); the last one shows it.
    Q_INVOKABLE QStringList pagesOf(int row) const;
    // Takes a draft up again.
    Q_INVOKABLE void resume(int row);
    Q_INVOKABLE void drop(int row);
    // The pages on the way back: what is half entered on another one was left on purpose.
    Q_INVOKABLE void standOn(const QStringList& pages);

signals:
    void countChanged();

private:
    struct Form {
        std::function<Draft()> draft;
        std::function<void(const QJsonObject&)> resume;
    };
    struct Left {
        tablet::Unfinished work;
        QJsonObject content;
        QString subject;
    };
    void keep(const QString& page);
    [[nodiscard]] int rowOf(const QString& page) const;
    void take(int row);
    void remove(int row);

    tablet::Tablet& m_tablet;
    std::map<QString, Form> m_forms;
    std::map<QString, QByteArray> m_kept;  // What the tablet was told last.
    QStringList m_pages;
    std::vector<Left> m_left;  // Newest first.
};

}  // namespace hinanjo::reception
