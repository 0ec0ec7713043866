#include "office/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "office/journal.h"
#include "office/sealed_file.h"
#include "store/snapshot.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

constexpr int kFormat = 1;
constexpr const char* kRecoveryKey = "backup.recovery";  // The public half, so that later backups need nobody.
constexpr const char* kSecrets[] = {"ca.key", "ca.pem", "seal.key"};
constexpr std::size_t kBlock = 1024 * 1024;
constexpr std::uint64_t kMostManifest = 256ULL * 1024 * 1024;
// What the scratch copy must leave free on the disk the office writes to.
constexpr std::uint64_t kRoomForOthers = 64ULL * 1024 * 1024;

// Removes what it was told of, unless kept.
class Leftovers {
public:
    Leftovers() = default;
    explicit Leftovers(fs::path path) : m_paths{std::move(path)} {}
    ~Leftovers() {
        std::error_code ignored;
        for (const fs::path& path : m_paths)
            fs::remove_all(path, ignored);
    }
    Leftovers(const Leftovers&) = delete;
    Leftovers& operator=(const Leftovers&) = delete;
    void add(fs::path path) { m_paths.push_back(std::move(path)); }
    void keep() { m_paths.clear(); }

private:
    std::vector<fs::path> m_paths;
};

tl::unexpected<base::Error> systemFailure(const fs::path& file, const char* doing) {
    return fail(ErrorCode::Unavailable, file.string() + ": " + doing + ": " + std::strerror(errno));
}

base::Status syncFolder(const fs::path& folder) {
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return systemFailure(folder, "cannot be opened");
    const int synced = ::fsync(fd);
    ::close(fd);
    if (synced != 0) return systemFailure(folder, "cannot be made durable");
    return {};
}

base::Status putInPlace(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return systemFailure(to, "cannot be put in place");
    return syncFolder(to.parent_path());
}

base::Status makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(ErrorCode::Unavailable, folder.string() + ": cannot be made: " + error.message());
    fs::permissions(folder, fs::perms::owner_all, error);
    return {};
}

// --- the manifest ---

std::string textOf(const BackupManifest& manifest) {
    nlohmann::ordered_json json;
    json["format"] = kFormat;
    json["office"] = manifest.officeName;
    json["id"] = manifest.office.hex();
    json["incarnation"] = manifest.incarnation.hex();
    json["incident"] = manifest.incident.hex();
    json["made"] = base::toMillis(manifest.made);
    json["program"] = manifest.program;
    json["end"] = manifest.end;
    if (manifest.lastEvent) json["last_event"] = base::toMillis(*manifest.lastEvent);
    json["state"] = base::toHex(base::asText(manifest.state));
    json["logs"] = nlohmann::ordered_json::array();
    for (const store::LogStanding& log : manifest.logs)
        json["logs"].push_back({log.log.hex(), log.maxSequence, log.count, base::toHex(log.digest.bytes())});
    json["files"] = nlohmann::ordered_json::array();
    for (const BackupManifest::File& file : manifest.files)
        json["files"].push_back({file.name, file.bytes});
    return json.dump();
}

base::Result<BackupManifest> manifestOf(const std::string& text, const fs::path& file) {
    const auto damaged = [&] { return fail(ErrorCode::Corrupt, file.string() + ": its list of contents is damaged"); };
    // What is read here was sealed by this program; that it is well formed is all that can be in doubt.
    try {
        const auto json = nlohmann::json::parse(text);
        if (json.at("format").get<int>() > kFormat)
            return fail(ErrorCode::TooNew, file.string() + ": was made by a later version of this program");
        const auto office = base::DeviceId::fromHex(json.at("id").get<std::string>());
        const auto incarnation = base::IncarnationId::fromHex(json.at("incarnation").get<std::string>());
        const auto incident = base::IncidentId::fromHex(json.at("incident").get<std::string>());
        const auto state = base::fromHexText(json.at("state").get<std::string>());
        if (!office || !incarnation || !incident || !state || state->size() != base::Sha256{}.size()) return damaged();
        BackupManifest out;
        out.officeName = json.at("office").get<std::string>();
        out.office = *office;
        out.incarnation = *incarnation;
        out.incident = *incident;
        out.made = base::fromMillis(json.at("made").get<std::int64_t>());
        out.program = json.at("program").get<std::string>();
        out.end = json.at("end").get<std::uint64_t>();
        if (json.contains("last_event")) out.lastEvent = base::fromMillis(json["last_event"].get<std::int64_t>());
        std::memcpy(out.state.data(), state->data(), out.state.size());
        for (const auto& row : json.at("logs")) {
            const auto log = base::LogId::fromHex(row.at(0).get<std::string>());
            const auto digest = base::fromHexText(row.at(3).get<std::string>());
            if (!log || !digest || digest->size() != 16) return damaged();
            out.logs.push_back({*log, row.at(1).get<std::uint64_t>(), row.at(2).get<std::uint64_t>(),
                                base::SetDigest::fromBytes(*digest)});
        }
        for (const auto& row : json.at("files"))
            out.files.push_back({row.at(0).get<std::string>(), row.at(1).get<std::uint64_t>()});
        return out;
    } catch (const nlohmann::json::exception&) {
        return damaged();
    }
}

// --- what a log comes to ---

struct Read {
    std::map<base::LogId, store::LogStanding> logs;
    std::uint64_t end = 0;
    std::uint64_t gaps = 0;
    std::uint64_t unreadable = 0;
    base::Sha256 state{};
};

base::Result<Read> readAll(store::EventLog& log, const base::IncidentId& incident, bool fold) {
    Read out;
    state::State state(incident);
    HINANJO_TRY(log.scan(0, [&](std::uint64_t position, std::string_view bytes) {
        if (position != out.end + 1) ++out.gaps;
        out.end = position;
        const auto envelope = event::decodeEnvelope(bytes);
        if (!envelope) {
            ++out.unreadable;
            return true;
        }
        store::LogStanding& standing = out.logs[envelope->log];
        standing.log = envelope->log;
        standing.maxSequence = std::max(standing.maxSequence, envelope->sequence);
        ++standing.count;
        standing.digest.add(event::hashOf(bytes));
        if (fold) {
            if (auto event = event::decode(bytes)) state.apply(std::move(*event));
        }
        return true;
    }));
    if (fold) {
        state.settle();
        out.state = state.digest();
    }
    return out;
}

// --- the content ---

struct Content {
    BackupManifest manifest;
    store::Key key;
};

base::Status streamInto(SealedReader& from, std::uint64_t bytes, const fs::path& file) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return systemFailure(file, "cannot be written");
    struct Close {
        int fd;
        ~Close() { ::close(fd); }
    } const closing{fd};
    while (bytes > 0) {
        HINANJO_ASSIGN(const std::string block,
                       from.next(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, kBlock))));
        if (block.empty()) return fail(ErrorCode::Corrupt, file.filename().string() + ": ends early in the backup");
        for (std::size_t put = 0; put < block.size();) {
            const auto done = ::write(fd, block.data() + put, block.size() - put);
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return systemFailure(file, "cannot be written");
            put += static_cast<std::size_t>(done);
        }
        bytes -= block.size();
    }
    if (::fsync(fd) != 0) return systemFailure(file, "cannot be made durable");
    return {};
}

// The database goes to `database`; keys and certificates to `secrets`, or nowhere at all if that is empty: a copy that
// is only compared needs none of them on a disk.
base::Result<Content> unpack(SealedReader& from, const fs::path& file, const fs::path& database,
                             const fs::path& secrets) {
    const auto damaged = [&](const std::string& what) { return fail(ErrorCode::Corrupt, file.string() + ": " + what); };
    HINANJO_ASSIGN(const std::string length, from.read(4));
    std::uint64_t size = 0;
    for (const char byte : length)
        size = size << 8 | static_cast<std::uint8_t>(byte);
    if (size > kMostManifest) return damaged("its list of contents is damaged");
    HINANJO_ASSIGN(const std::string text, from.read(size));
    Content out;
    HINANJO_ASSIGN(out.manifest, manifestOf(text, file));
    bool hasDatabase = false;
    std::size_t known = 0;
    for (const BackupManifest::File& entry : out.manifest.files) {
        if (entry.name == Office::kDatabase) {
            HINANJO_TRY(streamInto(from, entry.bytes, database));
            hasDatabase = true;
            continue;
        }
        const bool isKey = entry.name == Office::kKey;
        // Names are ours, never a path to somewhere else.
        if (!isKey && entry.name != kRecoveryKey && std::ranges::find(kSecrets, entry.name) == std::end(kSecrets))
            return damaged("holds something this program does not know");
        if (entry.bytes > kBlock) return damaged("its list of contents is damaged");
        HINANJO_ASSIGN(std::string bytes, from.read(entry.bytes));
        known += entry.name == kRecoveryKey ? 0 : 1;
        if (!secrets.empty()) HINANJO_TRY(base::writeFile(secrets / entry.name, bytes, base::Secrecy::OwnerOnly));
        if (isKey) out.key.bytes = std::move(bytes);
    }
    HINANJO_ASSIGN(const std::string more, from.next(1));
    if (!more.empty()) return damaged("holds more than its list of contents says");
    if (!hasDatabase || out.key.bytes.empty() || known != std::size(kSecrets) + 1) return damaged("lacks a file");
    return out;
}

base::Result<CheckedBackup> compareCopy(SealedReader& from, const fs::path& file, const fs::path& folder) {
    HINANJO_ASSIGN(Content content, unpack(from, file, folder / "restored.db", {}));
    HINANJO_ASSIGN(const auto store, store::Store::open(folder / "restored.db", content.key, {}));
    CheckedBackup out{std::move(content.manifest), {}};
    HINANJO_ASSIGN(out.problems, differences(store->events(), out.manifest, out.manifest.program == HINANJO_VERSION));
    return out;
}

base::Status checkRoom(const fs::path& directory) {
    std::error_code error;
    std::uint64_t needed = fs::file_size(directory / Office::kDatabase, error);
    if (const auto wal = fs::file_size(directory / (std::string(Office::kDatabase) + "-wal"), error); !error)
        needed += wal;
    const fs::space_info space = fs::space(directory, error);
    if (error || space.available >= needed + kRoomForOthers) return {};
    constexpr std::uint64_t kMegabyte = 1024ULL * 1024;
    return fail(ErrorCode::Unavailable, directory.string() + ": a backup needs " +
                                            std::to_string((needed + kRoomForOthers) / kMegabyte + 1) +
                                            " MiB of room here for a scratch copy, there are " +
                                            std::to_string(space.available / kMegabyte) + " MiB");
}

struct Recovery {
    RecoveryKey key;
    std::string fresh;  // The code, if it was made just now.
    bool isFirst = false;
};

base::Result<Recovery> recoveryOf(Office& office, const std::optional<std::string>& code) {
    Recovery out;
    const fs::path file = office.directory() / kRecoveryKey;
    if (const auto kept = base::readFile(file)) {
        auto key = recoveryKeyFromText(*kept);
        if (!key) return fail(base::within(file.string(), std::move(key).error()));
        out.key = std::move(*key);
        if (!code) return out;
        HINANJO_ASSIGN(const bool same, out.key.isOf(*code));
        if (!same) {
            return fail(ErrorCode::Denied,
                        "recovery code: not the one of this office's backups (to begin with another "
                        "one, remove " +
                            file.string() + "; older backups keep theirs)");
        }
        return out;
    } else if (kept.error().code != ErrorCode::NotFound) {
        return fail(kept.error());
    }
    out.isFirst = true;
    if (!code) out.fresh = makeRecoveryCode(office.random());
    HINANJO_ASSIGN(out.key, RecoveryKey::make(code ? *code : out.fresh, office.random()));
    return out;
}

base::Status write(SealedWriter& out, Office& office, const RecoveryKey& recovery, BackupManifest& manifest,
                   const fs::path& database) {
    std::vector<std::pair<std::string, std::string>> small;
    for (const char* name : kSecrets) {
        HINANJO_ASSIGN(std::string bytes, base::readFile(office.directory() / name));
        small.emplace_back(name, std::move(bytes));
    }
    HINANJO_ASSIGN(std::string key, base::readFile(office.directory() / Office::kKey));
    small.emplace_back(Office::kKey, std::move(key));
    small.emplace_back(kRecoveryKey, recoveryKeyText(recovery));
    for (const auto& [name, bytes] : small)
        manifest.files.push_back({name, bytes.size()});
    std::error_code error;
    std::uint64_t left = fs::file_size(database, error);
    if (error) return fail(ErrorCode::Unavailable, database.string() + ": " + error.message());
    manifest.files.push_back({Office::kDatabase, left});

    const std::string text = textOf(manifest);
    std::string length;
    for (int shift = 24; shift >= 0; shift -= 8)
        length.push_back(static_cast<char>(text.size() >> shift));
    HINANJO_TRY(out.add(length));
    HINANJO_TRY(out.add(text));
    for (const auto& [name, bytes] : small)
        HINANJO_TRY(out.add(bytes));

    // A copy nobody has open: closing it hurts no lock (sync.md b14).
    const int fd = ::open(database.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return systemFailure(database, "cannot be opened");
    struct Close {
        int fd;
        ~Close() { ::close(fd); }
    } const closing{fd};
    std::string block(kBlock, '\0');
    while (left > 0) {
        const auto got = ::read(fd, block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(left, kBlock)));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return systemFailure(database, "cannot be read");
        HINANJO_TRY(out.add(std::string_view(block).substr(0, static_cast<std::size_t>(got))));
        left -= static_cast<std::uint64_t>(got);
    }
    return out.finish();
}

}  // namespace

base::Result<std::vector<std::string>> differences(store::EventLog& restored, const BackupManifest& manifest,
                                                   bool compareState) {
    std::vector<std::string> out;
    if (const auto structure = restored.checkStructure(); !structure) out.push_back(structure.error().detail);
    HINANJO_ASSIGN(const Read read, readAll(restored, manifest.incident, compareState));
    if (read.end != manifest.end || read.gaps > 0) {
        out.push_back("feed: ends at " + std::to_string(read.end) + " with " + std::to_string(read.gaps) +
                      " gaps, the backup promises " + std::to_string(manifest.end));
    }
    if (read.unreadable > 0) out.push_back("feed: " + std::to_string(read.unreadable) + " events without an envelope");
    for (const store::LogStanding& promised : manifest.logs) {
        const auto it = read.logs.find(promised.log);
        // A log that is known by name only has no events to compare.
        const store::LogStanding none{promised.log, 0, 0, {}};
        if (!((it == read.logs.end() ? none : it->second) == promised))
            out.push_back("log " + promised.log.hex() + ": its events are not those the backup promises");
        const auto kept = restored.standing(promised.log);
        if (!kept || !(*kept == promised))
            out.push_back("log " + promised.log.hex() + ": its kept digest is not the one the backup promises");
    }
    for (const auto& [log, standing] : read.logs) {
        if (std::ranges::find(manifest.logs, log, &store::LogStanding::log) == manifest.logs.end())
            out.push_back("log " + log.hex() + ": is not in the backup's list");
    }
    HINANJO_ASSIGN(const std::optional<std::string> incarnation, restored.fact("hq.incarnation"));
    if (!incarnation || *incarnation != manifest.incarnation.view())
        out.emplace_back("hq.incarnation: is not the one the backup promises");
    if (compareState && read.state != manifest.state)
        out.emplace_back("state: the events fold to another state than at the office");
    return out;
}

base::Result<BackupManifest> makeBackup(Office& office, const fs::path& file, const std::optional<std::string>& code,
                                        const std::function<void(const std::string&)>& tell) {
    const fs::path& data = office.directory();
    if (office.isShared()) {
        return fail(ErrorCode::Invalid, data.string() +
                                            ": the events of this office are in PostgreSQL: back them up with pg_dump "
                                            "or pg_basebackup (docs/operations.md, Backup)");
    }
    std::error_code error;
    const fs::path place = fs::weakly_canonical(fs::absolute(file).parent_path(), error);
    const fs::path inside = fs::weakly_canonical(data, error);
    if (std::ranges::mismatch(inside, place).in1 == inside.end()) {
        return fail(ErrorCode::Invalid, file.string() + ": lies in the data directory: it would be lost with it");
    }
    if (fs::is_directory(file, error)) return fail(ErrorCode::Invalid, file.string() + ": is a directory");
    HINANJO_ASSIGN(const Recovery recovery, recoveryOf(office, code));

    const fs::path scratch = data / Office::kBackupScratch;
    fs::remove_all(scratch, error);  // Of a backup that was killed.
    HINANJO_TRY(checkRoom(data));
    HINANJO_TRY(makeFolder(scratch));
    const Leftovers scratchEnds(scratch);
    HINANJO_ASSIGN(const std::string keyBytes, base::readFile(data / Office::kKey));
    const store::Key key{keyBytes};

    // Everything of one moment: what the office holds, what it comes to, and the pages.
    BackupManifest manifest;
    manifest.officeName = office.name();
    manifest.office = office.id();
    manifest.made = office.clock().now();
    manifest.program = HINANJO_VERSION;
    {
        HINANJO_ASSIGN(const auto moment, store::Snapshot::take(data / Office::kDatabase, key));
        store::EventLog& events = moment->events();
        manifest.end = events.end();
        manifest.logs = events.standings();
        HINANJO_ASSIGN(const auto incarnation, events.fact("hq.incarnation"));
        manifest.incarnation = base::IncarnationId::fromBytes(incarnation.value_or("")).value_or(base::IncarnationId{});
        HINANJO_ASSIGN(const auto incident, events.fact("hq.incident"));
        manifest.incident = base::IncidentId::fromBytes(incident.value_or("")).value_or(base::IncidentId{});
        if (manifest.end > 0) {
            HINANJO_ASSIGN(const std::string last, events.at(manifest.end));
            if (const auto envelope = event::decodeEnvelope(last)) manifest.lastEvent = envelope->time.wall();
        }
        HINANJO_TRY(moment->copyTo(scratch / "snapshot.db", key));
        HINANJO_ASSIGN(const Read read, readAll(events, manifest.incident, true));
        manifest.state = read.state;
    }

    const fs::path part = file.string() + ".part";
    ::unlink(part.c_str());
    const Leftovers partEnds(part);
    FileKey fileKey;
    {
        HINANJO_ASSIGN(const auto writer, SealedWriter::create(part, recovery.key));
        HINANJO_TRY(write(*writer, office, recovery.key, manifest, scratch / "snapshot.db"));
        fileKey = writer->key();
    }
    fs::remove(scratch / "snapshot.db", error);

    // It counts when it was restored and compared, not before.
    HINANJO_ASSIGN(const auto reader, SealedReader::open(part, fileKey));
    HINANJO_ASSIGN(const CheckedBackup checked, compareCopy(*reader, part, scratch));
    if (!checked.problems.empty())
        return fail(ErrorCode::Corrupt, "backup: the restored copy differs: " + checked.problems.front());
    HINANJO_TRY(putInPlace(part, file));
    if (recovery.isFirst) {
        // Said before it is in force: a code nobody has seen must not be the one that later backups need.
        if (!recovery.fresh.empty()) tell(recovery.fresh);
        HINANJO_TRY(base::writeFile(data / kRecoveryKey, recoveryKeyText(recovery.key), base::Secrecy::OwnerOnly));
    }
    const nlohmann::ordered_json note = {
        {"when", base::toMillis(manifest.made)}, {"position", manifest.end}, {"events", manifest.end}};
    const base::Status noted = office.store().ask([&](store::Store& store) -> base::Status {
        HINANJO_TRY(store.events().noteBackup(manifest.logs));
        HINANJO_TRY(store.events().setFact("hq.backup_ms", std::to_string(base::toMillis(manifest.made))));
        return store.events().setFact("hq.backup", note.dump());
    });
    if (!noted) return fail(base::within("the backup is good, but could not be noted", noted.error()));
    office.noteBackupMade();
    journal(Level::Info, "backup.verified", {{"position", manifest.end}});
    return manifest;
}

base::Result<Restored> restoreBackup(const fs::path& file, std::string_view code, const fs::path& directory,
                                     const base::Clock& clock, base::Random& random) {
    std::error_code error;
    if (fs::exists(directory) && (!fs::is_directory(directory) || !fs::is_empty(directory, error) || error)) {
        return fail(ErrorCode::Conflict,
                    directory.string() + ": is not an empty directory: a backup is restored into a new one");
    }
    HINANJO_ASSIGN(const auto reader, SealedReader::open(file, code));

    Leftovers ends;
    if (fs::exists(directory)) {
        for (const char* name : kSecrets)
            ends.add(directory / name);
        for (const char* name : {Office::kKey, kRecoveryKey, "restoring.db", "restoring.db-wal", "restoring.db-shm",
                                 "restoring.db.lock", Office::kDatabase})
            ends.add(directory / name);
    } else {
        fs::path made = fs::absolute(directory);
        if (!made.has_filename()) made = made.parent_path();
        while (made.has_parent_path() && !fs::exists(made.parent_path()))
            made = made.parent_path();
        ends.add(made);
    }
    HINANJO_TRY(makeFolder(directory));
    // Under another name until everything is as it must be: a restore that was cut off is not an office.
    const fs::path unfinished = directory / "restoring.db";
    HINANJO_ASSIGN(Content content, unpack(*reader, file, unfinished, directory));
    Restored out;
    {
        HINANJO_ASSIGN(const auto store, store::Store::open(unfinished, content.key, {}));
        store::EventLog& events = store->events();
        HINANJO_ASSIGN(const std::vector<std::string> problems,
                       differences(events, content.manifest, content.manifest.program == HINANJO_VERSION));
        if (!problems.empty())
            return fail(ErrorCode::Corrupt, file.string() + ": restores to something else: " + problems.front());
        HINANJO_ASSIGN(const sync::Incarnation now,
                       sync::startIncarnation(events, clock, random, content.manifest.end));
        out.incarnation = now.id;
        journal(
            Level::Warning, "incarnation.new",
            {{"why", std::string("restored from a backup")}, {"new", now.id.hex()}, {"fork", content.manifest.end}});
        // The newest backup this database knows to be good is the one it was made of.
        const nlohmann::ordered_json note = {{"when", base::toMillis(content.manifest.made)},
                                             {"position", content.manifest.end},
                                             {"events", content.manifest.end}};
        HINANJO_TRY(events.noteBackup(content.manifest.logs));
        HINANJO_TRY(events.setFact("hq.backup_ms", std::to_string(base::toMillis(content.manifest.made))));
        HINANJO_TRY(events.setFact("hq.backup", note.dump()));
    }
    if (fs::exists(unfinished.string() + "-wal"))
        return fail(ErrorCode::Unavailable, unfinished.string() + ": could not be finished");
    ::unlink((unfinished.string() + ".lock").c_str());
    HINANJO_TRY(putInPlace(unfinished, directory / Office::kDatabase));
    out.manifest = std::move(content.manifest);
    ends.keep();
    return out;
}

base::Result<CheckedBackup> checkBackup(const fs::path& file, std::string_view code, const fs::path& scratch,
                                        base::Random& random) {
    HINANJO_ASSIGN(const auto reader, SealedReader::open(file, code));
    const base::SystemClock clock;
    const fs::path folder = scratch / ("hinanjo-verify-" + base::LogId::make(clock, random).hex());
    const Leftovers ends(folder);
    HINANJO_TRY(makeFolder(folder));
    return compareCopy(*reader, file, folder);
}

}  // namespace hinanjo::office
