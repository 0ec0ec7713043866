// A ward in one thread: an HQ, its tablets, the people who use them, and everything that goes wrong, all decided by one
// seed. The conversations, the replica, the scope, the fold and the log of the product run as they are; only the
// carriers (Net), the disk, the clock and the randomness are the simulator's (sync.md c1).
//
// Two phases: in the first anything may fail; in the second everything is repaired and everybody must agree within a
// bounded number of messages. The rules that must hold are in invariants.cpp.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "base/digest.h"
#include "event/log_writer.h"
#include "sim/disk.h"
#include "sync/offers.h"

namespace hinanjo::sim {

namespace pb = shelter::v1;

struct Options {
    std::uint64_t seed = 1;
    bool sqlite = false;      // The real store on a failing file system instead of memory.
    std::size_t steps = 150;  // Of the first phase.
    bool faults = true;
    // Told every message on its way; 0 is HQ. For recording.
    std::function<void(int from, int to, const std::string&)> overhear;
};

struct Outcome {
    std::string failure;  // Empty: every rule held.
    base::Sha256 trace{};
    std::uint64_t events = 0;
    std::uint64_t messages = 0;
    std::set<std::string> reached;  // Rare paths this run went through.
};

[[nodiscard]] Outcome runSeed(const Options& options);

// The rare paths that a set of runs must have gone through ("sometimes" assertions).
[[nodiscard]] const std::vector<std::string>& rarePaths();

class TabletNode;
class HqNode;

// What all parts of one run share.
class World {
public:
    explicit World(const Options& options);
    ~World();
    Outcome run();

    // --- chance ---
    std::uint64_t below(std::uint64_t n) { return n == 0 ? 0 : m_rng() % n; }
    bool chance(unsigned percent) { return below(100) < percent; }
    [[nodiscard]] std::uint64_t draw() { return m_rng(); }

    [[nodiscard]] base::TimePoint now() const { return m_now; }
    [[nodiscard]] const Options& options() const { return m_options; }
    void broke(const std::string& rule);
    [[nodiscard]] bool hasFailed() const { return !m_failure.empty(); }
    void reached(const char* path) { m_reached.insert(path); }
    void note(std::string_view text) { m_trace.add(text); }

    // --- net: a link carries messages in order until it is cut ---
    struct Link {
        int a = 0, b = 0;  // a connected; 0 is HQ.
        std::deque<std::string> toA, toB;
        bool isHq() const { return b == 0; }
    };
    void send(int from, int to, const pb::ExchangeMessage& message);
    // At the end of the present step: whoever asks may be in the middle of a message of that link.
    void cut(int a, int b) { m_cuts.emplace_back(a, b); }
    [[nodiscard]] bool isLinked(int a, int b) const;
    [[nodiscard]] std::uint64_t bytesSent() const { return m_bytes; }

    // --- the outside journal ---
    // A user saw "saved".
    void saved(int tablet, const std::vector<event::StoredEvent>& events);
    // A tablet says of its own events that HQ has stored them.
    void promised(const std::vector<base::EventId>& events);
    void promisedBackup(const std::vector<base::EventId>& events);
    // To an image that holds these: what came later is promised by nobody any more.
    void hqRestored(const std::vector<base::EventId>& events) {
        m_promised.clear();
        const std::unordered_set<base::EventId> held(events.begin(), events.end());
        std::erase_if(m_backedUp, [&](const base::EventId& id) { return !held.contains(id); });
    }
    void withdrew(const base::EventId& event, const base::EventId& by) {
        m_withdrawn.emplace(by, event);
        withdrawals.push_back(by);
    }

    HqNode& hq() { return *m_hq; }
    std::vector<std::unique_ptr<TabletNode>>& tablets() { return m_tablets; }
    std::vector<base::PersonId> people;  // Everybody ever registered: they can walk to any shelter.
    std::vector<base::HouseholdId> households;
    std::vector<base::EventId> withdrawals;
    [[nodiscard]] const base::IncidentId& incident() const { return m_incident; }
    [[nodiscard]] const std::unordered_set<base::EventId>& promisedEvents() const { return m_promised; }
    [[nodiscard]] const std::unordered_set<base::EventId>& backedUpEvents() const { return m_backedUp; }

    friend class HqNode;
    friend class TabletNode;

private:
    void makeEverybody();
    void step();
    void afterStep();
    void userStep(TabletNode& tablet);
    void faultStep();
    void destroy(TabletNode& tablet);
    void badDay();
    void makeRunning();
    void connect(int tablet);
    void connectPeers(int tablet);
    bool deliverOne(Link& link);
    void deliverSome();
    void heal();
    bool settle(bool compare);
    void check();

    Options m_options;
    std::mt19937_64 m_rng;
    base::TimePoint m_now;
    bool m_lan = true;       // Tablets of a shelter reach each other.
    bool m_shakyHq = false;  // HQ is set back more often than other things happen.
    base::IncidentId m_incident;
    std::unique_ptr<HqNode> m_hq;
    std::vector<std::unique_ptr<TabletNode>> m_tablets;
    std::vector<std::unique_ptr<Link>> m_links;
    std::vector<std::pair<int, int>> m_cuts;
    std::vector<std::unique_ptr<Disk>> m_images;  // Of tablets, taken now and then: to clone or roll back.
    std::vector<int> m_imageOf;
    std::set<std::pair<int, int>> m_partitioned;
    std::map<base::EventId, base::EventId> m_withdrawn;  // withdrawal -> what it withdrew
    std::set<int> m_spoiled;  // Tablets that were rolled back or destroyed: what only they had is gone.
    std::unordered_set<base::EventId> m_saved, m_promised, m_backedUp;
    std::map<base::EventId, int> m_savedBy;
    std::string m_failure;
    base::Sha256Stream m_trace;
    std::set<std::string> m_reached;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_messages = 0;
};

}  // namespace hinanjo::sim
