// USBで運ぶ: writes what is here into a file for HQ, reads files of HQ and of other tablets. The work runs on a thread
// of its own. Writing takes two presses, because it hands out personal data (ux.md D6).
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <vector>

#include "reception/carry_words.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

// Where files can be written and found.
struct CarryPlace {
    QString name;  // "USB: KIOXIA", 「この端末の中」
    QString path;

    friend bool operator==(const CarryPlace&, const CarryPlace&) = default;
};
// Mounted removable media first, then the tablet's own folder.
[[nodiscard]] std::vector<CarryPlace> carryPlaces(const std::filesystem::path& data);

// The rows are the files found, newest first.
class CarryViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool armed READ armed NOTIFY changed)
    Q_PROPERTY(QString writeLabel READ writeLabel NOTIFY changed)
    Q_PROPERTY(QStringList placeNames READ placeNames NOTIFY changed)
    Q_PROPERTY(int place READ place WRITE setPlace NOTIFY changed)
    // Progress or the last result; empty: nothing was done yet.
    Q_PROPERTY(QString resultText READ resultText NOTIFY changed)
    Q_PROPERTY(QString resultDetail READ resultDetail NOTIFY changed)
    Q_PROPERTY(int resultLevel READ resultLevel NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, WhereRole };
    using Places = std::function<std::vector<CarryPlace>()>;

    // `places`: for tests; nothing: carryPlaces().
    CarryViewModel(tablet::Tablet& tablet, TabletFacts& facts, Places places = {}, QObject* parent = nullptr);
    ~CarryViewModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool armed() const { return m_armed.isActive(); }
    [[nodiscard]] QString writeLabel() const;
    [[nodiscard]] QStringList placeNames() const;
    [[nodiscard]] int place() const { return m_place; }
    void setPlace(int place);
    [[nodiscard]] QString resultText() const { return m_result.text; }
    [[nodiscard]] QString resultDetail() const { return m_result.detail; }
    [[nodiscard]] int resultLevel() const { return m_result.level; }
    [[nodiscard]] int count() const { return static_cast<int>(m_files.size()); }

    // Looks for media and files again.
    Q_INVOKABLE void look();
    // The first press arms for a few seconds, the second one writes.
    Q_INVOKABLE void write();
    Q_INVOKABLE void read(int row);

signals:
    void changed();

private:
    struct File {
        QString name;
        QString where;
        QString path;
        qint64 changed = 0;
    };
    struct Found {
        std::vector<CarryPlace> places;
        std::vector<File> files;
    };
    // On the thread: media may be slow.
    [[nodiscard]] Found find() const;
    void take(Found found);
    void start(SyncFact progress, std::function<SyncFact()> work);

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    Places m_findPlaces;
    std::vector<CarryPlace> m_places;
    std::vector<File> m_files;
    int m_place = 0;
    bool m_busy = false;
    SyncFact m_result;
    QTimer m_armed;
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
