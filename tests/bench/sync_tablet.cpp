#include "bench/sync_tablet.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/bench.h"
#include "office/office.h"
#include "tablet-sim/crowd.h"
#include "tablet/tablet.h"

namespace hinanjo::bench {
namespace {

using domain::PersonField;
using Clock = std::chrono::steady_clock;
constexpr std::size_t kPeopleAtOnce = 166;  // 498 events a transaction, as a batch.

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Of the machine: what two processes say can be subtracted.
double now() {
    return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

void waitFor(const std::function<bool()>& condition, double seconds = 300) {
    const auto from = Clock::now();
    while (!condition()) {
        if (secondsSince(from) > seconds) throw std::runtime_error("waited in vain");
        std::this_thread::sleep_for(std::chrono::microseconds(500));  // Between looks at the condition.
    }
}

template <typename T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

class Tablets {
public:
    std::string handle(const std::string& line);

private:
    using Words = std::istringstream;
    tablet::Tablet& one() { return *m_tablets.front(); }
    void open(const std::string& dir);
    std::size_t write(tablet::Tablet& tablet, std::size_t people, std::uint64_t seed);
    static bool isStored(const tablet::Tablet& tablet) {
        const auto status = tablet.syncStatus();
        return status.connected && status.notAtHq == 0 && status.awaitingReply == 0;
    }
    // The people of this state, by id: both tablets of a shelter see the same order.
    std::vector<base::PersonId> people(std::size_t count);
    std::string edit(Words& words);
    std::string edited(Words& words);
    std::string deskStop();
    void deskLoop(std::chrono::milliseconds pause);

    std::vector<std::unique_ptr<tablet::Tablet>> m_tablets;
    std::unique_ptr<office::Office> m_office;
    std::thread m_desk;
    std::atomic<bool> m_deskStops = false;
    std::vector<double> m_receptions;
};

void Tablets::open(const std::string& dir) {
    tablet::Tablet::Options options;
    options.data = dir;
    options.reconnectAfter = std::chrono::milliseconds(200);
    m_tablets.push_back(must(tablet::Tablet::open(options)));
}

std::size_t Tablets::write(tablet::Tablet& tablet, std::size_t people, std::uint64_t seed) {
    const auto me = *tablet.identity();
    const base::SystemClock clock;
    test::Author author(clock, seed);
    author.incident = me.incident;
    std::size_t events = 0;
    for (std::size_t n = 0; n < people;) {
        std::vector<event::Draft> drafts;
        for (std::size_t i = 0; i < kPeopleAtOnce && n < people; ++i, ++n) {
            for (auto& draft : person(author, clock, me.shelter.value, n))
                drafts.push_back(std::move(draft));
        }
        events += must(tablet.recordNow(std::move(drafts))).events.size();
    }
    return events;
}

std::vector<base::PersonId> Tablets::people(std::size_t count) {
    std::vector<base::PersonId> ids;
    one().read([&](const state::State& state) {
        for (const state::PersonView* person : state.people())
            ids.push_back(person->id);
    });
    std::ranges::sort(ids);
    ids.resize(std::min(ids.size(), count));
    return ids;
}

// edit N FIELD VALUE: sets one field of N people, as a desk does.
std::string Tablets::edit(Words& words) {
    std::size_t count = 0;
    int field = 0;
    std::string value;
    words >> count >> field >> value;
    const auto me = *one().identity();
    std::vector<event::Draft> drafts;
    for (const base::PersonId& id : people(count)) {
        event::Draft draft;
        draft.incident = me.incident;
        draft.shelter = me.shelter;
        draft.staff.value = "s1";
        domain::PersonDescribed described;
        described.person = id;
        described.set(static_cast<PersonField>(field), value);
        one().read([&](const state::State& state) {
            for (const state::Head& head : state.person(id)->field(static_cast<PersonField>(field)).heads) {
                draft.saw.push_back(head.source.event);
                draft.sawTimes.push_back(head.source.time);
            }
        });
        draft.payload = std::move(described);
        drafts.push_back(std::move(draft));
    }
    const std::size_t edits = drafts.size();
    for (std::size_t i = 0; i < edits; i += 500) {
        std::vector<event::Draft> some(drafts.begin() + static_cast<std::ptrdiff_t>(i),
                                       drafts.begin() + static_cast<std::ptrdiff_t>(std::min(edits, i + 500)));
        (void)must(one().recordNow(std::move(some)));
    }
    return std::to_string(edits);
}

// edited N FIELD VALUE FIELD VALUE: waits until each of N people shows both values, as winner or beside it; says when,
// and of how many.
std::string Tablets::edited(Words& words) {
    std::size_t count = 0;
    int fields[2];
    std::string values[2];
    words >> count >> fields[0] >> values[0] >> fields[1] >> values[1];
    const std::vector<base::PersonId> ids = people(count);
    std::size_t done = 0;
    waitFor([&] {
        one().read([&](const state::State& state) {
            for (; done < ids.size(); ++done) {
                const state::PersonView* person = state.person(ids[done]);
                for (int i = 0; i < 2; ++i) {
                    const auto has = [&](const state::Head& head) { return head.value == values[i]; };
                    if (std::ranges::none_of(person->field(static_cast<PersonField>(fields[i])).heads, has)) return;
                }
            }
        });
        return done == ids.size();
    });
    std::ostringstream out;
    out << std::fixed << now() << " " << done;
    return out.str();
}

void Tablets::deskLoop(std::chrono::milliseconds pause) {
    sim::Crowd crowd(4711);
    const auto me = *one().identity();
    const tablet::Desk desk{me.incident, me.shelter, {"s1"}};
    while (!m_deskStops) {
        const auto from = Clock::now();
        const std::string token = one().nextToken();
        std::vector<event::Draft> drafts;
        one().read([&](const state::State& state) {
            drafts = tablet::receive(crowd.household(token), desk, state, one().clock(), one().random()).drafts;
        });
        if (!one().recordNow(std::move(drafts))) return;
        m_receptions.push_back(secondsSince(from));
        std::this_thread::sleep_for(pause);  // The next household comes to the desk.
    }
}

std::string Tablets::deskStop() {
    m_deskStops = true;
    m_desk.join();
    m_deskStops = false;
    std::ranges::sort(m_receptions);
    const std::size_t n = m_receptions.size();
    if (n == 0) throw std::runtime_error("nobody was received");
    std::ostringstream out;
    out << n << " " << m_receptions[n / 2] << " " << m_receptions[std::min(n - 1, n * 99 / 100)] << " "
        << m_receptions.back();
    m_receptions.clear();
    return out.str();
}

std::string Tablets::handle(const std::string& line) {
    Words words(line);
    std::string verb;
    words >> verb;
    std::ostringstream out;
    out.precision(9);
    const auto rest = [&] {
        std::string text;
        std::getline(words >> std::ws, text);
        return text;
    };
    const auto eventsHere = [&](tablet::Tablet& tablet) {
        return tablet.view([](const state::State& s) { return s.eventCount(); });
    };
    if (verb == "open") {
        open(rest());
        out << m_tablets.size();
    } else if (verb == "enrol") {
        const auto from = Clock::now();
        if (const auto enrolled = one().enrol(rest()); !enrolled) throw std::runtime_error(enrolled.error().detail);
        out << secondsSince(from);
    } else if (verb == "crowd") {  // crowd DIR CODES: a tablet for each line of a file
        std::string dir, codes, code;
        words >> dir >> codes;
        std::ifstream file(codes);
        while (std::getline(file, code)) {
            open(dir + "/" + std::to_string(m_tablets.size()));
            if (const auto enrolled = m_tablets.back()->enrol(code); !enrolled)
                throw std::runtime_error(enrolled.error().detail);
        }
        out << m_tablets.size();
    } else if (verb == "greet") {  // The first contact brings the incident; then away from HQ again.
        for (const auto& tablet : m_tablets)
            tablet->startSync();
        for (const auto& tablet : m_tablets) {
            waitFor([&] { return !tablet->identity()->incident.isNull() && tablet->syncStatus().lastAgreed; });
            tablet->stopSync();
        }
        out << m_tablets.size();
    } else if (verb == "write") {  // write PEOPLE SEED: by each tablet
        std::size_t count = 0, events = 0;
        std::uint64_t seed = 0;
        words >> count >> seed;
        for (const auto& tablet : m_tablets)
            events += write(*tablet, count, seed++);
        out << events;
    } else if (verb == "push") {  // Connects; until HQ has stored everything of everybody.
        const double cpu = cpuSeconds();
        const auto from = Clock::now();
        for (const auto& tablet : m_tablets)
            tablet->startSync();
        waitFor([&] { return std::ranges::all_of(m_tablets, [](const auto& t) { return isStored(*t); }); });
        out << secondsSince(from) << " " << cpuSeconds() - cpu;
    } else if (verb == "pull") {  // pull EVENTS: connects; until so many are here and can be found
        std::size_t wanted = 0;
        words >> wanted;
        const double cpu = cpuSeconds();
        const auto from = Clock::now();
        one().startSync();
        double first = 0;
        waitFor([&] {
            const std::size_t here = eventsHere(one());
            if (first == 0 && here > 0 &&
                one().view([](const state::State& s) { return s.searchByKana("ヤマダ", "", 1).total > 0; }))
                first = secondsSince(from);
            return here >= wanted;
        });
        const double seconds = secondsSince(from);
        const auto searched = Clock::now();
        const std::size_t found =
            one().view([](const state::State& s) { return s.searchByKana("ヤマダ", "ハナコ", 50).total; });
        out << seconds << " " << first << " " << secondsSince(searched) << " " << found << " " << cpuSeconds() - cpu;
    } else if (verb == "present") {  // present PEOPLE: connects; until the first and so many are inside
        std::size_t wanted = 0;
        words >> wanted;
        const auto shelter = one().identity()->shelter;
        const auto from = Clock::now();
        one().startSync();
        double first = 0;
        waitFor([&] {
            const auto inside = one().view([&](const state::State& s) {
                const state::ShelterView* view = s.shelter(shelter);
                return view == nullptr ? 0u : view->inside();
            });
            if (first == 0 && inside > 0) first = secondsSince(from);
            return inside >= wanted;
        });
        out << first << " " << secondsSince(from);
    } else if (verb == "held") {  // held EVENTS: until every tablet has so many
        std::size_t wanted = 0;
        words >> wanted;
        for (const auto& tablet : m_tablets)
            waitFor([&] { return eventsHere(*tablet) >= wanted; });
        out << now();
    } else if (verb == "agree") {  // Connects; until both sides' digests were compared and equal.
        const auto before = one().syncStatus().lastAgreed;
        const double cpu = cpuSeconds();
        const auto from = Clock::now();
        one().startSync();
        waitFor([&] { return one().syncStatus().lastAgreed != before; });
        out << secondsSince(from) << " " << cpuSeconds() - cpu;
    } else if (verb == "start") {
        const double at = now();
        for (const auto& tablet : m_tablets)
            tablet->startSync();
        out << std::fixed << at;
    } else if (verb == "stop") {
        for (const auto& tablet : m_tablets)
            tablet->stopSync();
        out << now();
    } else if (verb == "edit") {
        return edit(words);
    } else if (verb == "edited") {
        return edited(words);
    } else if (verb == "revoked") {
        waitFor([&] { return one().syncStatus().revoked; });
        out << std::fixed << now();
    } else if (verb == "now") {
        out << std::fixed << now();
    } else if (verb == "desk") {  // desk PAUSE_MS: receives households until "deskstop"
        int pause = 0;
        words >> pause;
        m_desk = std::thread([this, pause] { deskLoop(std::chrono::milliseconds(pause)); });
        out << 0;
    } else if (verb == "deskstop") {
        return deskStop();
    } else if (verb == "count") {
        out << eventsHere(one());
    } else if (verb == "digest") {
        one().read([&](const state::State& state) {
            for (const std::uint8_t byte : state.digest())
                out << "0123456789abcdef"[byte >> 4] << "0123456789abcdef"[byte & 15];
        });
    } else if (verb == "device") {
        out << one().identity()->device.hex();
    } else if (verb == "office") {  // Only opens what HQ stored: what the state itself takes there.
        m_office = must(office::Office::open(rest()));
        out << peakMib();
    } else if (verb == "usage") {
        out << peakMib() << " " << cpuSeconds();
    } else {
        throw std::runtime_error("unknown: " + verb);
    }
    return out.str();
}

}  // namespace

int serveTablets() {
    Tablets tablets;
    std::string line;
    while (std::getline(std::cin, line)) {
        try {
            std::cout << "ok " << tablets.handle(line) << std::endl;
        } catch (const std::exception& error) {
            std::cout << "failed " << line.substr(0, line.find(' ')) << ": " << error.what() << std::endl;
        }
    }
    return 0;
}

TabletProcess::TabletProcess() {
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    m_pid = ::fork();
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(to[0], 0);
        ::dup2(from[1], 1);
        ::execl("/proc/self/exe", "bench_sync", "--role", "tablet", nullptr);
        ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    m_to = ::fdopen(to[1], "w");
    m_from = ::fdopen(from[0], "r");
}

TabletProcess::~TabletProcess() {
    std::fclose(m_to);
    std::fclose(m_from);
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
}

void TabletProcess::send(const std::string& line) {
    std::fprintf(m_to, "%s\n", line.c_str());
    std::fflush(m_to);
}

std::string TabletProcess::read() {
    std::string line;
    for (int c = 0; (c = std::fgetc(m_from)) != EOF && c != '\n';)
        line.push_back(static_cast<char>(c));
    if (!line.starts_with("ok ")) throw std::runtime_error("a tablet " + (line.empty() ? "ended" : line));
    return line.substr(3);
}

std::vector<double> TabletProcess::answer() {
    std::istringstream words(read());
    std::vector<double> numbers;
    for (double number = 0; words >> number;)
        numbers.push_back(number);
    return numbers;
}

std::string TabletProcess::word(const std::string& line) {
    send(line);
    return read();
}

}  // namespace hinanjo::bench
