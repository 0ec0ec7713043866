#include "reception/carry_view_model.h"

#include <QDateTime>
#include <QDir>
#include <QStorageInfo>
#include <algorithm>

namespace hinanjo::reception {
namespace {

constexpr std::chrono::seconds kArmedFor{5};
constexpr int kMostFiles = 50;

}  // namespace

std::vector<CarryPlace> carryPlaces(const std::filesystem::path& data) {
    std::vector<CarryPlace> out;
    const auto volumes = QStorageInfo::mountedVolumes();
    for (const QStorageInfo& volume : volumes) {
        const QString path = volume.rootPath();
        const bool removable = path.startsWith(QStringLiteral("/media/")) ||
                               path.startsWith(QStringLiteral("/run/media/")) || path == QStringLiteral("/mnt") ||
                               path.startsWith(QStringLiteral("/mnt/"));
        if (!removable || !volume.isReady()) continue;
        //: %1 name of a USB stick
        out.push_back({CarryViewModel::tr("USB: %1").arg(QDir(path).dirName()), path});
    }
    std::ranges::sort(out, {}, &CarryPlace::path);
    out.push_back(
        //: The tablet's own folder for files, when there is no stick
        {CarryViewModel::tr("この端末の中"), QString::fromStdString((data / "bundles").string())});
    return out;
}

CarryViewModel::CarryViewModel(tablet::Tablet& tablet, TabletFacts& facts, Places places, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_findPlaces(std::move(places)) {
    if (!m_findPlaces) m_findPlaces = [&tablet] { return carryPlaces(tablet.directory()); };
    m_thread.setMaxThreadCount(1);
    m_armed.setSingleShot(true);
    connect(&m_armed, &QTimer::timeout, this, &CarryViewModel::changed);
    connect(&m_facts, &TabletFacts::changed, this, &CarryViewModel::changed);
}

CarryViewModel::~CarryViewModel() {
    m_thread.waitForDone();
}

int CarryViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant CarryViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const File& file = m_files[static_cast<std::size_t>(index.row())];
    switch (role) {
        case NameRole:
            return file.name;
        case WhereRole:
            return file.where;
        default:
            return {};
    }
}

QHash<int, QByteArray> CarryViewModel::roleNames() const {
    return {{NameRole, "name"}, {WhereRole, "where"}};
}

QString CarryViewModel::writeLabel() const {
    //: Button: writes a file for HQ onto the chosen stick
    if (!armed()) return tr("USBで本部へ運ぶ");
    //: The same button after the first press; %1 number of records of persons
    return tr("もう一度押すと書き出します（個人の記録 %1件）").arg(m_facts.now().sync.savedHere);
}

QStringList CarryViewModel::placeNames() const {
    QStringList out;
    for (const CarryPlace& place : m_places)
        out << place.name;
    return out;
}

void CarryViewModel::setPlace(int place) {
    if (place < 0 || place >= static_cast<int>(m_places.size()) || place == m_place) return;
    m_place = place;
    m_armed.stop();  // Pressed for another place.
    emit changed();
}

CarryViewModel::Found CarryViewModel::find() const {
    Found found{m_findPlaces(), {}};
    for (const CarryPlace& place : found.places) {
        const auto entries =
            QDir(place.path).entryInfoList({QStringLiteral("*.evx")}, QDir::Files | QDir::Readable, QDir::Time);
        for (const QFileInfo& entry : entries)
            found.files.push_back(
                {entry.fileName(), place.name, entry.filePath(), entry.lastModified().toMSecsSinceEpoch()});
    }
    std::ranges::stable_sort(found.files, std::ranges::greater(), &File::changed);
    if (found.files.size() > kMostFiles) found.files.resize(kMostFiles);
    return found;
}

void CarryViewModel::take(Found found) {
    const QString chosen =
        m_place < static_cast<int>(m_places.size()) ? m_places[static_cast<std::size_t>(m_place)].path : QString();
    m_places = std::move(found.places);
    const auto same = std::ranges::find(m_places, chosen, &CarryPlace::path);
    const int place = same == m_places.end() ? 0 : static_cast<int>(same - m_places.begin());
    if (same == m_places.end()) m_armed.stop();
    m_place = place;
    beginResetModel();
    m_files = std::move(found.files);
    endResetModel();
    emit changed();
}

void CarryViewModel::look() {
    if (m_busy) return;
    m_thread.start([this] {
        QMetaObject::invokeMethod(
            this, [this, found = find()]() mutable { take(std::move(found)); }, Qt::QueuedConnection);
    });
}

void CarryViewModel::start(SyncFact progress, std::function<SyncFact()> work) {
    m_busy = true;
    m_result = std::move(progress);
    emit changed();
    m_thread.start([this, work = std::move(work)] {
        SyncFact result = work();
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result), found = find()]() mutable {
                m_busy = false;
                m_result = std::move(result);
                take(std::move(found));
            },
            Qt::QueuedConnection);
    });
}

void CarryViewModel::write() {
    if (m_busy || m_places.empty()) return;
    if (!armed()) {
        m_armed.start(kArmedFor);
        emit changed();
        return;
    }
    m_armed.stop();
    const CarryPlace place = m_places[static_cast<std::size_t>(m_place)];
    //: While a file is written
    start({ui::Level::Notice, tr("書き出しています…　USBを抜かないでください"), {}}, [this, place] {
        const auto file = m_tablet.writeBundle(place.path.toStdString());
        if (!file) return notCarried(Carrying::Out, file.error());
        return written(QString::fromStdString(file->filename().string()), place.name);
    });
}

void CarryViewModel::read(int row) {
    if (m_busy || row < 0 || row >= count()) return;
    m_armed.stop();
    const QString path = m_files[static_cast<std::size_t>(row)].path;
    //: While a file is read
    start({ui::Level::Notice, tr("読み込んでいます…　USBを抜かないでください"), {}}, [this, path] {
        const auto summary = m_tablet.readBundle(path.toStdString());
        if (!summary) return notCarried(Carrying::In, summary.error());
        return takenIn(*summary, m_tablet.clock().now());
    });
}

}  // namespace hinanjo::reception
