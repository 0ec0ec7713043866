// One tablet without its screen: the durable log, the state folded from it, the registers, and the exchange with HQ.
// shelter-app puts Qt Quick in front of it; tablet-sim runs hundreds of them. No Qt here.
//
// Threads: one store thread owns the database and the writing; one sync thread owns the connection to HQ, another those
// to neighbours. Every public method
// may be called from any thread. record() never waits for the network. Callbacks come on the store or sync thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/roster.h"
#include "domain/shelter.h"
#include "domain/token.h"
#include "event/log_writer.h"
#include "lists/build.h"
#include "lists/ledger.h"
#include "safety/accounts.h"
#include "state/state.h"
#include "sync/patience.h"
#include "sync/roster_slice.h"

namespace hinanjo::tablet {

// Who this tablet is. Given by HQ at enrolment.
struct Identity {
    base::DeviceId device;
    std::string deviceName;  // "1号機"
    std::string letter;      // "A": prefix of the 整理券 numbers this tablet gives out
    base::ShelterId shelter;
    std::string officeName;     // "東京都北区"
    std::string hqAddress;      // host:port
    base::IncidentId incident;  // Null until HQ declared one.
    std::string incidentName;
    bool drill = false;
};

// The four facts of honest sync (ux.md 1.4), never collapsed into one tick, and how far HQ's promise goes beyond them.
// What is said of HQ is what HQ said last: it goes down when HQ says less.
struct SyncStatus {
    // 1 saved here
    std::uint64_t savedHere = 0;
    base::TimePoint lastSaved;
    bool cannotSave = false;  // Disk full or damaged: shown in red.
    std::string cannotSaveWhy;
    // 2 seen by other tablets of the shelter
    std::vector<std::string> neighbours;  // Connected now, by name.
    std::uint64_t notAtNeighbour = 0;     // Own events no neighbour is known to hold.
    // 3 taken in by HQ
    std::uint64_t notAtHq = 0;  // events HQ has not acknowledged as stored
    std::optional<base::TimePoint> oldestNotAtHq;
    std::uint64_t awaitingReply = 0;  // of these: sent, no answer yet
    std::uint64_t refusedByHq = 0;
    std::optional<base::TimePoint> lastTakenIn;  // when HQ last acknowledged
    // 4 received from HQ
    std::optional<base::TimePoint> lastHeard;   // last heartbeat or message
    std::optional<base::TimePoint> lastAgreed;  // digests of both sides were equal

    // Receipts of own events: of savedHere, so many are
    std::uint64_t atHq = 0;
    std::optional<std::uint64_t> replicated;  // at a second HQ; nothing: HQ has none
    std::uint64_t inBackup = 0;               // in a backup that was restored and compared,
    std::optional<base::TimePoint> backupAt;  // verified at this time, by HQ's clock
    // The last comparison of both sides' digests of the own logs.
    std::optional<bool> digestsEqual;
    std::optional<base::TimePoint> lastCompared;

    std::optional<base::Millis> clockOffset;  // HQ's clock minus this tablet's, as measured last
    bool connected = false;
    bool revoked = false;
    std::string lastProblem;  // For W12, in English; the UI has words for the usual ones.
};

// A household of the residents' register, as the reception search shows it.
struct ResidentHousehold {
    std::string householdNo;
    std::vector<domain::Resident> members;  // Head first (lowest 宛名番号 that matches the address).
};

struct ResidentSearch {
    std::vector<ResidentHousehold> households;
    std::size_t total = 0;       // Matching households in all; exact up to 50.
    bool more = false;           // total is "50件以上".
    std::size_t population = 0;  // People searched.
};

struct Recorded {
    std::vector<base::EventId> events;  // One per draft, in order.
};

// Half-entered work that a crash or a power cut interrupted.
struct Unfinished {
    std::uint64_t number = 0;  // Its name in this run.
    std::string form;          // Whose content it is; the forms know how to read it.
    std::string content;
    base::TimePoint since;
};

class Discovery;

// Another tablet of the shelter, as somebody on the LAN announced it. Only a hint where to knock: who answers, its
// certificate says.
struct FoundNeighbour {
    base::DeviceId device;
    std::vector<std::string> addresses;  // host:port, best first
};

// The exchange with other tablets of the shelter.
struct NeighbourOptions {
    bool enabled = false;
    std::string listenOn = "[::]";
    int port = 0;                        // 0: any free one
    std::vector<std::string> addresses;  // host:port of tablets to connect to
    // Announces this tablet and finds the others while the exchange runs. Null: nobody is looked for.
    std::shared_ptr<Discovery> discovery;
};

// What a file brought that was carried here by hand.
struct BundleSummary {
    std::string sender;  // "2号機"
    bool fromHq = false;
    bool proved = false;  // Signed with the key known of the sender; else nobody here knows that key.
    base::TimePoint written;
    std::uint64_t promised = 0;  // Events the file should hold,
    std::uint64_t read = 0;      // and those that could be read:
    std::uint64_t added = 0;     // new here,
    std::uint64_t known = 0;     // here already,
    std::uint64_t refused = 0;   // no events, or contradicting one that is here.
    bool complete = false;       // Else the file is torn or damaged: what could be read is kept.
    bool otherIncident = false;  // Kept all the same.
    std::string detail;          // In English.
};

// The roster of this shelter's districts, as it lies here.
struct RosterSliceStatus {
    std::uint64_t version = 0;  // 0: none has arrived.
    std::uint64_t rows = 0;
    bool open = false;
    std::vector<std::pair<std::string, std::string>> officers;  // Id and name of who may open it.
};

// Who of them is missing, as far as this tablet knows.
struct MissingPeople {
    std::vector<matching::Arrival> arrivals;
    safety::Accounts accounts;
    std::vector<lists::RosterLine> lines;  // One per person of the slice; points into `accounts`.
};

// A list of roster people that went out on paper: whose ticks may be entered here by page and row.
struct PrintedList {
    event::ListIssued issued;
    base::TimePoint at;
    std::vector<event::ListRows>
        rows;  // Whole pages; of a list of headquarters those of this shelter's districts only.
};

class Tablet {
public:
    struct Options {
        std::filesystem::path data;
        std::shared_ptr<const base::Clock> clock;  // Null: the system's.
        std::shared_ptr<base::Random> random;      // Null: the system's.
        // Pause between attempts to reach HQ; doubled with full jitter up to 5 min, back to this after a success.
        std::chrono::milliseconds reconnectAfter{1000};
        // How long the other side of a stream may be silent, or heard without an answer.
        sync::Patience::Limits patience{};
        NeighbourOptions neighbours{};
    };

    // Opens the database (creating it), folds the state, starts the store thread. Fails with Corrupt, TooNew, Conflict
    // (another process has it) or Unavailable; the message names the file.
    [[nodiscard]] static base::Result<std::unique_ptr<Tablet>> open(Options options);
    ~Tablet();  // Waits for the store thread; everything recorded is durable.

    [[nodiscard]] std::optional<Identity> identity() const;
    // Exchanges a one-time code for a certificate and an identity. Blocks (call it off the GUI thread). Denied: wrong,
    // used or expired code, or this directory holds records of another shelter; Unavailable: HQ not reached.
    [[nodiscard]] base::Status enrol(const std::string& code);
    // What enrol() does in the end; also how tests make a tablet without an HQ.
    [[nodiscard]] base::Status adopt(const Identity& identity);
    // Starts talking to HQ and to neighbours and keeps at it. Does nothing while there is no identity or certificate.
    void startSync();
    // A tablet of this shelter to connect to, told by hand or by a scanned code: "host:port". From now on, and kept in
    // peers.txt for FixedDiscovery after the next start.
    void addNeighbour(const std::string& address);
    // Everybody who is on the LAN now, for hosts without a discovery; replaces what was said before.
    void foundNeighbours(const std::vector<FoundNeighbour>& neighbours);
    // Where neighbours reach this tablet; 0 while it does not listen.
    [[nodiscard]] int neighbourPort() const;

    [[nodiscard]] const std::filesystem::path& directory() const;

    // Makes these drafts durable as one transaction, then calls `done` (on the store thread). Fails with Unavailable
    // when the disk is full, writing none of them. Incident, shelter and `saw` are the caller's; see desk.h.
    // What is kept as unfinished work of `form` is thereby finished, with the same transaction: after a crash either
    // the events are there or the work is left().
    using Done = std::function<void(base::Result<Recorded>)>;
    void record(std::vector<event::Draft> drafts, Done done, const std::string& form = {});
    // The same, waiting for the result. Not for the GUI thread.
    [[nodiscard]] base::Result<Recorded> recordNow(std::vector<event::Draft> drafts);

    // Keeps what is half entered in `form` (empty: nothing any more), encrypted beside the records; never sent. Returns
    // at once; of several in quick succession only the last needs to reach the disk.
    void keepUnfinished(const std::string& form, const std::string& content);
    // What an earlier run left without recording it, oldest first, until somebody drops it.
    [[nodiscard]] std::vector<Unfinished> leftUnfinished() const;
    void dropUnfinished(std::uint64_t number);

    // Runs `reader` with the settled state under a shared lock. Keep it short; do not keep references.
    void read(const std::function<void(const state::State&)>& reader) const;
    template <typename F>
    [[nodiscard]] auto view(F&& reader) const {
        std::optional<decltype(reader(std::declval<const state::State&>()))> out;
        read([&](const state::State& s) { out.emplace(reader(s)); });
        return std::move(*out);
    }

    // Row keys over the catchment register (行キー): `family` and `given` are digits of base::rowKey, `given` may be
    // empty. Kana: katakana prefixes. At most `limit` households.
    [[nodiscard]] ResidentSearch searchResidentsByRows(const std::string& family, const std::string& given,
                                                       std::size_t limit) const;
    [[nodiscard]] ResidentSearch searchResidentsByKana(const std::string& family, const std::string& given,
                                                       std::size_t limit) const;
    [[nodiscard]] std::optional<ResidentHousehold> residentHousehold(const std::string& householdNo) const;
    // The first `limit` residents that `wanted` says yes to. Reads the whole register: not for the GUI thread.
    [[nodiscard]] std::vector<domain::Resident> residentsWhere(
        const std::function<bool(const domain::Resident&)>& wanted, std::size_t limit) const;
    // Version and rows of the residents' register here; zero while none has arrived.
    [[nodiscard]] std::pair<std::uint64_t, std::size_t> residentsVersion() const;
    [[nodiscard]] std::vector<domain::ShelterInfo> shelters() const;
    [[nodiscard]] std::optional<domain::ShelterInfo> ownShelter() const;

    // --- the sealed roster; these wait for the disk and take up to a second: not for the GUI thread ---
    [[nodiscard]] RosterSliceStatus rosterSlice() const;
    // Two officers open it here, without headquarters; the opening is recorded first, and stays. Fails as
    // sync::sliceKeyOf (NotFound also while no slice has arrived), and with Denied while no incident is known.
    [[nodiscard]] base::Status openRoster(const sync::OfficerCode& one, const sync::OfficerCode& two);
    // NotFound: no slice has arrived. Denied: it is sealed.
    [[nodiscard]] base::Result<std::shared_ptr<const MissingPeople>> missingPeople() const;

    // Lists with pages that were issued in this incident or in peacetime, by headquarters or here, the newest first.
    [[nodiscard]] base::Result<std::vector<PrintedList>> printedLists() const;

    // The next 整理券 number of this tablet ("A-0133"), taken from the largest it gave out; never one that was printed
    // ahead. Not reserved until recorded.
    [[nodiscard]] std::string nextToken() const;
    // The numbers this tablet prints ahead next. Reserved once their ListIssued is recorded.
    [[nodiscard]] domain::TokenRange tokensToPrint(std::uint32_t count) const;
    // The ledger of what was printed here; as read().
    void readLedger(const std::function<void(const lists::Ledger&)>& reader) const;

    [[nodiscard]] SyncStatus syncStatus() const;
    // For the small △ on each row. Own events: HQ said so. Those of others: HQ's feed brought them, or HQ said that it
    // has all of their log.
    [[nodiscard]] bool isAtHq(base::EventId event) const;
    [[nodiscard]] base::LogId ownLog() const;

    // Called after every change of state or sync status, at most once per pending change; on any thread. The listener
    // must not call back into the tablet (post to your own loop).
    void setListener(std::function<void()> listener);
    [[nodiscard]] const base::Clock& clock() const;
    [[nodiscard]] base::Random& random() const;

    // --- records carried by hand; both block for as long as the stick takes, reception goes on meanwhile ---
    // Writes every record here into a new file in `dir`, which only HQ and tablets of this shelter can read, and
    // returns it. Denied: not enrolled with HQ; Unavailable: the stick is full or gone.
    [[nodiscard]] base::Result<std::filesystem::path> writeBundle(const std::filesystem::path& dir);
    // Takes in such a file; twice does no harm. Denied: for or of others (another office, another shelter, a tablet
    // that HQ stopped, or not signed by whom it names). Invalid: not such a file; Corrupt: torn before the first
    // event; else as far as it goes.
    [[nodiscard]] base::Result<BundleSummary> readBundle(const std::filesystem::path& file);
    // "HNJP1|10.0.0.5:8444|...": how another tablet of the shelter reaches this one. Empty while it cannot.
    [[nodiscard]] std::string peerCode() const;

    // Shuts every connection down; recording goes on. startSync() starts them again. For tests of "HQ away".
    void stopSync();

private:
    struct Impl;
    explicit Tablet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::tablet
