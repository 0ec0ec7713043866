#include "e2e/kill_loop.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <unordered_set>

#include "base/files.h"
#include "event/event.h"
#include "store/store.h"
#include "support/real_tablet.h"

namespace hinanjo::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = 60s;

double secondsSince(Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
}

// The seed's decisions. One per thread.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    // 0 ... n - 1
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_engine); }
    bool oneIn(std::size_t n) { return below(n) == 0; }
    std::chrono::microseconds upTo(std::chrono::microseconds most) {
        return std::chrono::microseconds(below(static_cast<std::size_t>(most.count()) + 1));
    }

private:
    std::mt19937_64 m_engine;
};

struct Line {
    std::string word;
    std::vector<base::EventId> events;
};

// What somebody was told, written down outside of the processes that are killed, at once. Thread-safe.
class OutsideJournal {
public:
    explicit OutsideJournal(const std::filesystem::path& file)
        : m_file(file), m_fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
        if (m_fd < 0) throw std::runtime_error(file.string() + ": cannot be written");
    }
    ~OutsideJournal() { ::close(m_fd); }
    OutsideJournal(const OutsideJournal&) = delete;
    OutsideJournal& operator=(const OutsideJournal&) = delete;

    void saved(const std::string& who, const std::vector<base::EventId>& events) { note("saved", who, events); }
    void atHq(const std::string& who, const base::EventId& event) {
        note("at-hq", who, {event});
        const std::lock_guard lock(m_mutex);
        m_acknowledged.push_back(event);
        m_told.notify_all();
    }

    // Acknowledged so far, from the one numbered `from` on.
    [[nodiscard]] std::vector<base::EventId> acknowledged(std::size_t from) const {
        const std::lock_guard lock(m_mutex);
        return {m_acknowledged.begin() + static_cast<std::ptrdiff_t>(from), m_acknowledged.end()};
    }
    [[nodiscard]] std::size_t acknowledgements() const {
        const std::lock_guard lock(m_mutex);
        return m_acknowledged.size();
    }
    // Until there are more than `than`; false: not within the time.
    [[nodiscard]] bool awaitMore(std::size_t than, std::chrono::milliseconds within) const {
        std::unique_lock lock(m_mutex);
        return m_told.wait_for(lock, within, [&] { return m_acknowledged.size() > than; });
    }
    // The file, read again.
    [[nodiscard]] std::vector<Line> lines() const {
        std::istringstream text(base::readFile(m_file).value_or(""));
        std::vector<Line> out;
        for (std::string line; std::getline(text, line);) {
            std::istringstream words(line);
            Line one;
            std::string who;
            words >> one.word >> who;
            for (std::string hex; words >> hex;)
                one.events.push_back(base::EventId::fromHex(hex).value());
            out.push_back(std::move(one));
        }
        return out;
    }

private:
    void note(const char* word, const std::string& who, const std::vector<base::EventId>& events) {
        std::string line = std::string(word) + " " + who;
        for (const base::EventId& id : events)
            line += " " + id.hex();
        line.push_back('\n');
        if (::write(m_fd, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            throw std::runtime_error(m_file.string() + ": cannot be written");
    }

    std::filesystem::path m_file;
    int m_fd;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_told;
    std::vector<base::EventId> m_acknowledged;
};

// What a killed process left on disk, looked at in a copy: recovering the original is for the process itself.
class Remains {
public:
    // `name`: of the database and its key, "hq" or "tablet".
    Remains(std::filesystem::path data, std::string name, std::filesystem::path scratch)
        : m_data(std::move(data)), m_name(std::move(name)), m_scratch(std::move(scratch)) {}

    // Reads what is new since the last look, and that what was seen then still stands. Nobody may have the original
    // open.
    [[nodiscard]] base::Status look() {
        std::filesystem::remove_all(m_scratch);
        std::filesystem::create_directories(m_scratch);
        for (const char* suffix : {".db", ".db-wal", ".key"}) {
            const auto from = m_data / (m_name + suffix);
            if (std::filesystem::exists(from)) std::filesystem::copy_file(from, m_scratch / (m_name + suffix));
        }
        HINANJO_ASSIGN(const store::Key key, store::loadOrMakeKey(m_scratch / (m_name + ".key")));
        HINANJO_ASSIGN(const auto store, store::Store::open(m_scratch / (m_name + ".db"), key, {}));
        store::EventLog& log = store->events();
        if (m_last > 0) {
            if (log.end() < m_last)
                return problem("ends at position " + std::to_string(log.end()) + ", and was at " +
                               std::to_string(m_last));
            HINANJO_ASSIGN(const std::string bytes, log.at(m_last));
            HINANJO_ASSIGN(const event::Envelope envelope, event::decodeEnvelope(bytes));
            if (envelope.id != m_lastId) return problem("holds another event at position " + std::to_string(m_last));
        }
        base::Status status;
        HINANJO_TRY(log.scan(m_last, [&](std::uint64_t position, std::string_view bytes) {
            const auto event = event::decode(bytes);
            if (!event) {
                status = base::fail(event.error());
                return false;
            }
            if (position != m_last + 1) {
                status = problem("position " + std::to_string(position) + " follows " + std::to_string(m_last));
                return false;
            }
            m_last = position;
            m_lastId = event->id;
            const bool fresh = m_ids.insert(event->id).second;
            if (!m_places.emplace(event->log, event->sequence).second || !fresh) ++m_twice;
            if (!isOfDesk(event->payload)) m_notOfDesks.insert(event->id);
            return true;
        }));
        return status;
    }

    [[nodiscard]] bool has(const base::EventId& id) const { return m_ids.contains(id); }
    [[nodiscard]] const std::unordered_set<base::EventId>& ids() const { return m_ids; }
    // Enrolments, the incident, clocks: what HQ and tablets write without being asked.
    [[nodiscard]] const std::unordered_set<base::EventId>& notOfDesks() const { return m_notOfDesks; }
    [[nodiscard]] std::uint64_t twice() const { return m_twice; }

private:
    [[nodiscard]] static bool isOfDesk(const event::Payload& payload) {
        return !std::holds_alternative<event::DeviceEnrolled>(payload) &&
               !std::holds_alternative<event::IncidentDeclared>(payload) &&
               !std::holds_alternative<event::ClockObserved>(payload);
    }
    [[nodiscard]] base::Status problem(const std::string& what) const {
        return base::fail(base::ErrorCode::Corrupt, m_data.filename().string() + ": " + what);
    }

    std::filesystem::path m_data;
    std::string m_name;
    std::filesystem::path m_scratch;
    std::uint64_t m_last = 0;
    base::EventId m_lastId;
    std::unordered_set<base::EventId> m_ids;
    std::unordered_set<base::EventId> m_notOfDesks;
    std::set<std::pair<base::LogId, std::uint64_t>> m_places;
    std::uint64_t m_twice = 0;
};

std::unique_ptr<tablet::Tablet> join(const HqProcess& hq, const std::filesystem::path& data) {
    auto options = tabletIn(data);
    options.reconnectAfter = 50ms;
    return joinTablet(hq, options);
}

// Tablets of this process at which somebody registers all the time, and somebody who looks at the small △.
class Desks {
public:
    Desks(std::vector<tablet::Tablet*> tablets, OutsideJournal& journal, std::uint64_t seed,
          std::chrono::milliseconds pause)
        : m_tablets(std::move(tablets)), m_journal(journal), m_open(m_tablets.size()) {
        for (std::size_t i = 0; i < m_tablets.size(); ++i)
            m_threads.emplace_back([this, i, seed, pause] { work(i, seed * 1000 + i, pause); });
        m_threads.emplace_back([this] { watch(); });
    }
    ~Desks() { stop(); }
    Desks(const Desks&) = delete;
    Desks& operator=(const Desks&) = delete;

    void stop() {
        m_stopping = true;
        for (std::thread& t : m_threads)
            if (t.joinable()) t.join();
        look();
    }
    // What could not be recorded; empty: everything could.
    [[nodiscard]] std::string problem() const {
        const std::lock_guard lock(m_mutex);
        return m_problem;
    }
    void look() {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < m_tablets.size(); ++i) {
            auto& open = m_open[i];
            for (; !open.empty() && m_tablets[i]->isAtHq(open.front()); open.pop_front())
                m_journal.atHq(std::to_string(i + 1), open.front());
        }
    }

private:
    void work(std::size_t i, std::uint64_t seed, std::chrono::milliseconds pause) {
        sim::Crowd crowd(seed);
        tablet::Tablet& tablet = *m_tablets[i];
        while (!m_stopping) {
            const auto me = tablet.identity();
            const std::string token = tablet.nextToken();
            std::vector<event::Draft> drafts;
            tablet.read([&](const state::State& state) {
                drafts = tablet::receive(crowd.household(token), {me->incident, me->shelter, {}}, state, tablet.clock(),
                                         tablet.random())
                             .drafts;
            });
            const auto recorded = tablet.recordNow(std::move(drafts));
            {
                const std::lock_guard lock(m_mutex);
                if (!recorded) {
                    m_problem = recorded.error().detail;
                    return;
                }
                m_journal.saved(std::to_string(i + 1), recorded->events);
                m_open[i].insert(m_open[i].end(), recorded->events.begin(), recorded->events.end());
            }
            // The pace of a desk.
            std::this_thread::sleep_for(
                std::chrono::milliseconds(crowd.below(static_cast<std::size_t>(pause.count()) + 1)));
        }
    }
    void watch() {
        while (!m_stopping) {
            look();
            std::this_thread::sleep_for(1ms);  // Between two looks at the screen.
        }
    }

    std::vector<tablet::Tablet*> m_tablets;
    OutsideJournal& m_journal;
    mutable std::mutex m_mutex;
    std::vector<std::deque<base::EventId>> m_open;  // Recorded and not yet shown as taken in.
    std::string m_problem;
    std::atomic<bool> m_stopping = false;
    std::vector<std::thread> m_threads;
};

// A tablet in a process of its own, and what it says.
class DeskProcess {
public:
    DeskProcess(std::filesystem::path data, std::filesystem::path code, std::string name, OutsideJournal& journal)
        : m_data(std::move(data)), m_code(std::move(code)), m_name(std::move(name)), m_journal(journal) {}
    ~DeskProcess() { kill(); }
    DeskProcess(const DeskProcess&) = delete;
    DeskProcess& operator=(const DeskProcess&) = delete;

    // `households`: 0 for one that records until it is killed.
    void start(std::uint64_t seed, unsigned households = 0) {
        int out[2];
        if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        std::vector<std::string> words{
            "desk-process",       "--data",       m_data.string(),           "--code", m_code.string(), "--seed",
            std::to_string(seed), "--households", std::to_string(households)};
        const std::string file = program("desk-process");
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(out[1], STDOUT_FILENO);
            ::execv(file.c_str(), arguments.data());
            ::_exit(127);
        }
        ::close(out[1]);
        m_out = out[0];
        m_ready = m_done = false;
        m_savedNow = 0;
        m_rest.clear();
    }
    // Takes what it says until `enough` or the time is over.
    void listen(std::chrono::microseconds within, const std::function<bool()>& enough = {}) {
        const auto end = Clock::now() + within;
        while (m_out >= 0 && !(enough && enough())) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
            pollfd wait{m_out, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) <= 0) return;
            read();
        }
    }
    // SIGKILL; what it had said before is taken all the same.
    void kill() {
        if (m_pid <= 0) return;
        ::kill(m_pid, SIGKILL);
        (void)end();
    }
    // Until it ends by itself. False: it did not end well.
    [[nodiscard]] bool end() {
        while (m_out >= 0)
            read();
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] bool isGone() const { return m_out < 0; }
    [[nodiscard]] std::size_t savedNow() const { return m_savedNow; }  // Households since start().
    [[nodiscard]] const std::vector<base::EventId>& saved() const { return m_saved; }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    void read() {
        char block[4096];
        const auto got = ::read(m_out, block, sizeof block);
        if (got <= 0) {
            ::close(std::exchange(m_out, -1));
            return;
        }
        m_rest.append(block, static_cast<std::size_t>(got));
        for (std::size_t at = 0; (at = m_rest.find('\n')) != std::string::npos; m_rest.erase(0, at + 1))
            take(m_rest.substr(0, at));
    }
    void take(const std::string& line) {
        std::istringstream words(line);
        std::string word, token, hex;
        words >> word;
        if (word == "ready") m_ready = true;
        if (word == "done") m_done = true;
        if (word == "at-hq" && words >> hex) m_journal.atHq(m_name, base::EventId::fromHex(hex).value());
        if (word != "saved") return;
        words >> token;
        std::vector<base::EventId> events;
        while (words >> hex)
            events.push_back(base::EventId::fromHex(hex).value());
        m_journal.saved(m_name, events);
        m_saved.insert(m_saved.end(), events.begin(), events.end());
        ++m_savedNow;
        // A number on a paper that somebody holds is never given out again.
        const unsigned long number = std::stoul(token.substr(token.find('-') + 1));
        if (number <= m_lastToken) m_problem = m_name + ": the number " + token + " was given out twice";
        m_lastToken = number;
    }

    std::filesystem::path m_data;
    std::filesystem::path m_code;
    std::string m_name;
    OutsideJournal& m_journal;
    pid_t m_pid = -1;
    int m_out = -1;
    std::string m_rest;
    bool m_ready = false;
    bool m_done = false;
    std::size_t m_savedNow = 0;
    std::vector<base::EventId> m_saved;
    unsigned long m_lastToken = 0;
    std::string m_problem;
};

// It has files open; one that was killed and waits to be buried has none.
bool isAlive(pid_t pid) {
    std::error_code error;
    std::filesystem::directory_iterator entries("/proc/" + std::to_string(pid) + "/fd", error);
    return !error && entries != std::filesystem::directory_iterator{};
}

void noteBack(KillFigures& figures, std::vector<double> back) {
    if (back.empty()) return;
    std::ranges::sort(back);
    figures.medianBack = back[back.size() / 2];
    figures.longestBack = back.back();
}

// HQ is stopped: everything the outside journal says, against what HQ has.
void compare(KillFigures& figures, const OutsideJournal& journal, const Remains& hq) {
    std::unordered_set<base::EventId> told, missing;
    for (const Line& line : journal.lines()) {
        const bool isSaved = line.word == "saved";
        for (const base::EventId& id : line.events) {
            if (isSaved) told.insert(id);
            if (!hq.has(id)) missing.insert(id);
        }
        (isSaved ? figures.saved : figures.acknowledged) += line.events.size();
    }
    figures.lost += missing.size();
    figures.twice += hq.twice();
    figures.atHq = hq.ids().size();
    for (const base::EventId& id : hq.ids())
        if (!told.contains(id) && !hq.notOfDesks().contains(id)) ++figures.untold;
    if (!missing.empty()) figures.problems.push_back(std::to_string(missing.size()) + " events are not at HQ");
    if (hq.twice() > 0) figures.problems.push_back(std::to_string(hq.twice()) + " events are at HQ twice");
    if (told.size() != figures.saved) figures.problems.emplace_back("an event was called saved twice");
}

void verify(KillFigures& figures, const HqProcess& hq) {
    const Ran verified = hq.command({"verify"});
    if (verified.status != 0) figures.problems.push_back("verify: " + verified.out + verified.error);
    if (verified.out.find("  parked 0 ") == std::string::npos)
        figures.problems.push_back("verify: something was put aside: " + verified.out);
}

}  // namespace

std::string KillFigures::json(const std::string& what) const {
    char text[512];
    std::snprintf(text, sizeof text,
                  "{\"killed\":\"%s\",\"kills\":%u,\"while_starting\":%u,\"saved\":%llu,\"acknowledged\":%llu,"
                  "\"at_hq\":%llu,\"untold\":%llu,\"lost\":%llu,\"twice\":%llu,\"seconds\":%.1f,"
                  "\"median_back_s\":%.2f,\"longest_back_s\":%.2f,\"problems\":%zu}",
                  what.c_str(), kills, whileStarting, static_cast<unsigned long long>(saved),
                  static_cast<unsigned long long>(acknowledged), static_cast<unsigned long long>(atHq),
                  static_cast<unsigned long long>(untold), static_cast<unsigned long long>(lost),
                  static_cast<unsigned long long>(twice), seconds, medianBack, longestBack, problems.size());
    return text;
}

KillFigures killHq(const KillPlan& plan) {
    KillFigures figures;
    const auto from = Clock::now();
    Dice dice(plan.seed);
    HqProcess hq(plan.dir / "hq");
    hq.init("kill -9", true);
    hq.start();
    OutsideJournal journal(plan.dir / "journal");
    Remains remains(plan.dir / "hq", "hq", plan.dir / "look");
    std::vector<std::unique_ptr<tablet::Tablet>> tablets;
    std::vector<tablet::Tablet*> all;
    for (int i = 0; i < 4; ++i) {
        tablets.push_back(join(hq, plan.dir / ("t" + std::to_string(i + 1))));
        all.push_back(tablets.back().get());
    }
    Desks desks(all, journal, plan.seed, 200ms);

    std::size_t checked = 0;
    // HQ is dead: nothing that was acknowledged so far may be missing in its file.
    const auto look = [&] {
        const auto acknowledged = journal.acknowledged(checked);
        if (const auto looked = remains.look(); !looked) {
            figures.problems.push_back(looked.error().detail);
            return;
        }
        const auto missing =
            std::ranges::count_if(acknowledged, [&](const base::EventId& id) { return !remains.has(id); });
        if (missing > 0) {
            figures.lost += static_cast<std::uint64_t>(missing);
            figures.problems.push_back("kill " + std::to_string(figures.kills) + ": " + std::to_string(missing) +
                                       " acknowledged events are not in HQ's file");
        }
        checked += acknowledged.size();
    };
    std::vector<double> back;
    auto killed = Clock::now();
    std::chrono::microseconds starting = 300ms;
    bool watched = true, mayComeBack = true;
    pid_t worker = hq.workerPid();
    while (figures.kills < plan.kills && figures.problems.empty()) {
        const std::size_t before = journal.acknowledgements();
        if (dice.oneIn(3)) {
            std::this_thread::sleep_for(dice.upTo(250ms));  // Any moment: tablets may be about to connect.
        } else {
            if (!journal.awaitMore(before, kPatience)) {
                figures.problems.emplace_back("nothing was acknowledged within a minute");
                break;
            }
            if (figures.kills > 0) back.push_back(secondsSince(killed));
            std::this_thread::sleep_for(dice.upTo(3ms));  // Just after an acknowledgement.
        }
        ++figures.kills;
        killed = Clock::now();
        if (watched && dice.oneIn(2)) {
            ::kill(worker, SIGKILL);
            // Its supervisor starts it again; the second time in a row it would wait a while.
            if (std::exchange(mayComeBack, false) && dice.oneIn(2)) {
                if (!eventually([&] { return hq.workerPid() != worker; }, kPatience)) {
                    figures.problems.emplace_back("the supervisor did not start HQ again");
                    break;
                }
                worker = hq.workerPid();
                continue;
            }
        }
        hq.kill();
        if (!eventually([&] { return !isAlive(worker); }, kPatience)) {
            figures.problems.emplace_back("the serving process outlives its supervisor");
            break;
        }
        look();
        if (figures.kills < plan.kills && dice.oneIn(5)) {
            hq.launch({"--no-watchdog"});
            std::this_thread::sleep_for(dice.upTo(starting));
            hq.kill();
            ++figures.kills;
            ++figures.whileStarting;
            look();
        }
        watched = dice.oneIn(2);
        mayComeBack = true;
        const auto launched = Clock::now();
        hq.launch(watched ? std::vector<std::string>{} : std::vector<std::string>{"--no-watchdog"});
        if (!hq.awaitReady()) {
            figures.problems.push_back("kill " + std::to_string(figures.kills) + ": HQ did not start again");
            break;
        }
        starting = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - launched);
        worker = hq.workerPid();
        if (plan.say && figures.kills % 20 == 0)
            plan.say("HQ: " + std::to_string(figures.kills) + " kills, " + std::to_string(checked) +
                     " acknowledged events, all there");
    }
    desks.stop();
    if (!desks.problem().empty()) figures.problems.push_back("a tablet could not save: " + desks.problem());
    noteBack(figures, back);
    if (!hq.isRunning()) return figures;

    const auto allThere = [&] {
        return std::ranges::all_of(all, [](const tablet::Tablet* t) { return t->syncStatus().notAtHq == 0; });
    };
    if (!eventually(allThere, kPatience)) figures.problems.emplace_back("a tablet still waits for HQ");
    desks.look();
    // Whoever comes new is told the same.
    all.push_back(tablets.emplace_back(join(hq, plan.dir / "fresh")).get());
    const auto allEqual = [&] {
        return std::ranges::all_of(all, [&](const tablet::Tablet* t) { return agree(*t, *all[0]); });
    };
    if (!eventually(allEqual, kPatience)) figures.problems.emplace_back("tablets do not agree");
    verify(figures, hq);
    tablets.clear();
    hq.terminate();
    look();
    compare(figures, journal, remains);
    if (figures.untold > 0)
        figures.problems.push_back(std::to_string(figures.untold) + " events at HQ that no desk recorded");
    figures.seconds = secondsSince(from);
    return figures;
}

KillFigures killTablets(const KillPlan& plan) {
    constexpr unsigned kTablets = 2;
    KillFigures figures;
    const auto from = Clock::now();
    HqProcess hq(plan.dir / "hq");
    hq.init("kill -9", true);
    hq.start();
    OutsideJournal journal(plan.dir / "journal");
    const auto colleague = join(hq, plan.dir / "colleague");
    Desks desks({colleague.get()}, journal, plan.seed, 200ms);

    std::mutex mutex;  // Of the figures.
    std::vector<double> back;
    std::vector<std::unique_ptr<DeskProcess>> processes;
    std::vector<Remains> remains;
    for (unsigned i = 0; i < kTablets; ++i) {
        const std::string name = "p" + std::to_string(i + 1);
        const auto code = plan.dir / (name + ".code");
        if (!base::writeFile(code, hq.enrolmentCode(kShelter))) throw std::runtime_error("no room for a code");
        processes.push_back(std::make_unique<DeskProcess>(plan.dir / name, code, name, journal));
        remains.emplace_back(plan.dir / name, "tablet", plan.dir / (name + ".look"));
        // Enrolled, and told of the incident.
        processes.back()->start(plan.seed, 1);
        if (!processes.back()->end()) throw std::runtime_error("a tablet was not enrolled");
    }
    const auto work = [&](unsigned i) {
        Dice dice(plan.seed * 100 + i);
        DeskProcess& process = *processes[i];
        const auto fail = [&](const std::string& what) {
            const std::lock_guard lock(mutex);
            figures.problems.push_back("tablet " + std::to_string(i + 1) + ": " + what);
        };
        const unsigned kills = plan.kills / kTablets + (i < plan.kills % kTablets ? 1 : 0);
        std::size_t checked = 0;
        std::optional<Clock::time_point> killed;
        for (unsigned n = 0; n < kills; ++n) {
            process.start(plan.seed * 1'000'000 + i * 100'000 + n);
            const bool early = dice.oneIn(6);
            if (early) {
                process.listen(dice.upTo(80ms));
            } else {
                process.listen(kPatience, [&] { return process.savedNow() > 0; });
                if (process.savedNow() == 0) return fail("kill " + std::to_string(n) + ": does not start again");
                if (killed) {
                    const std::lock_guard lock(mutex);
                    back.push_back(secondsSince(*killed));
                }
                if (dice.oneIn(3)) {
                    process.listen(dice.upTo(300ms));
                } else {
                    // Just after it said "saved".
                    const std::size_t enough = 1 + dice.below(15);
                    process.listen(kPatience, [&] { return process.savedNow() >= enough; });
                    std::this_thread::sleep_for(dice.upTo(2ms));
                }
            }
            const bool wasReady = process.isReady();
            process.kill();
            killed = Clock::now();
            {
                const std::lock_guard lock(mutex);
                ++figures.kills;
                if (!wasReady) ++figures.whileStarting;
            }
            if (!process.problem().empty()) return fail(process.problem());
            if (const auto looked = remains[i].look(); !looked) return fail(looked.error().detail);
            std::size_t missing = 0;
            for (; checked < process.saved().size(); ++checked)
                if (!remains[i].has(process.saved()[checked])) ++missing;
            if (missing > 0) {
                const std::lock_guard lock(mutex);
                figures.lost += missing;
                figures.problems.push_back("tablet " + std::to_string(i + 1) + ": " + std::to_string(missing) +
                                           " saved events are not in its log");
                return;
            }
            if (plan.say && n % 20 == 19)
                plan.say("tablet " + std::to_string(i + 1) + ": " + std::to_string(n + 1) + " kills, " +
                         std::to_string(checked) + " saved events, all there");
        }
        // Left alone it brings everything to HQ.
        process.start(plan.seed * 1'000'000 + i * 100'000 + kills, 1);
        process.listen(kPatience, [&] { return process.isDone(); });
        if (!process.isDone()) process.kill();
        if (!process.isDone() || !process.end()) return fail("does not bring its records to HQ");
        if (!process.problem().empty()) return fail(process.problem());
        if (const auto looked = remains[i].look(); !looked) return fail(looked.error().detail);
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < kTablets; ++i)
        threads.emplace_back(work, i);
    for (std::thread& t : threads)
        t.join();
    desks.stop();
    if (!desks.problem().empty()) figures.problems.push_back("a tablet could not save: " + desks.problem());
    noteBack(figures, back);
    if (!eventually([&] { return colleague->syncStatus().notAtHq == 0; }, kPatience))
        figures.problems.emplace_back("a tablet still waits for HQ");
    desks.look();
    verify(figures, hq);
    hq.terminate();
    Remains atHq(plan.dir / "hq", "hq", plan.dir / "look");
    if (const auto looked = atHq.look(); !looked) figures.problems.push_back(looked.error().detail);
    compare(figures, journal, atHq);
    for (const Remains& one : remains) {
        figures.twice += one.twice();
        if (one.twice() > 0) figures.problems.emplace_back("a tablet has events twice");
        const auto onlyHere = std::ranges::count_if(one.ids(), [&](const base::EventId& id) { return !atHq.has(id); });
        if (onlyHere > 0) figures.problems.push_back(std::to_string(onlyHere) + " events are only at a tablet");
    }
    figures.seconds = secondsSince(from);
    return figures;
}

}  // namespace hinanjo::test
