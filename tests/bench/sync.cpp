// What exchanging costs, over mutual TLS with a real hq-server, a real tablet in a process of its own, and the limits
// of the same run beside it.
//   bench_sync [--events N] [--tablets N] [--people N] [--documents FILE] [--part NAME]... [--store sqlite|postgresql]
// Parts: limits sync slow crowd. --documents: the events as documents for the peer (tests/bench/pouchdb).
// --store postgresql: HQ keeps everything in a PostgreSQL that is started for it; the figures are named
// sync_postgresql.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <set>
#include <thread>

#include "base/files.h"
#include "bench/bench.h"
#include "bench/documents.h"
#include "bench/limits.h"
#include "bench/raw_tablet.h"
#include "bench/sync_tablet.h"
#include "support/hq_process.h"
#include "support/link_proxy.h"
#include "support/postgres.h"

using namespace hinanjo;

namespace {

using bench::report;
using bench::TabletProcess;
using namespace std::chrono_literals;
using Words = std::vector<std::pair<std::string, double>>;

constexpr const char* kShelter = "E1311700034111";
constexpr test::Line kSlow{1'000'000, 100ms};

struct Options {
    std::size_t events = 50'000;
    std::size_t late = 1'000;  // Events of a tablet that was away, and people edited on both sides.
    std::size_t slow = 10'000;
    std::size_t tablets = 168;
    std::size_t people = 60'000;
    std::string documents;
    std::set<std::string> parts;
    test::PostgresServer* postgres = nullptr;  // Where HQ keeps its events; none: in its own file.
};

std::size_t g_officeNumber = 0;
const char* g_bench = "sync";

// A fresh HQ that serves, and what its part of the machine costs.
class Headquarters {
public:
    Headquarters(const test::TempDir& dir, const Options& options)
        : m_data(dir / ("hq" + std::to_string(g_officeNumber))), m_hq(m_data) {
        if (options.postgres == nullptr) {
            m_hq.init("bench", true);
        } else {
            const test::Ran made =
                test::run({test::program("hq-server"), "init", "--data", m_data.string(), "--name", "東京都北区",
                           "--shelters", test::sourceFile("tests/data/shelters/kita_shelters.csv"), "--store",
                           options.postgres->freshDatabase()});
            if (made.status != 0) throw std::runtime_error("init: " + made.error);
            const test::Ran started = m_hq.command({"incident", "start", "--name", "bench", "--drill"});
            if (started.status != 0) throw std::runtime_error("incident: " + started.error);
        }
        ++g_officeNumber;
        m_hq.start();
    }
    test::HqProcess& operator*() { return m_hq; }
    test::HqProcess* operator->() { return &m_hq; }
    [[nodiscard]] const std::filesystem::path& data() const { return m_data; }
    [[nodiscard]] std::string code(const std::string& shelter = kShelter) const {
        const std::string said = m_hq.enrolmentCode(shelter);
        return said.substr(0, said.find('\n'));
    }
    // The same code for a tablet that reaches HQ by another port.
    [[nodiscard]] std::string code(const test::LinkProxy& link) const {
        std::string code = this->code();
        const auto from = code.find('|') + 1;
        return code.replace(from, code.find('|', from) - from, link.address());
    }
    [[nodiscard]] double peakMib() const {
        const std::string status = base::readFile("/proc/" + std::to_string(m_hq.workerPid()) + "/status").value_or("");
        const auto at = status.find("VmHWM:");
        return at == std::string::npos ? 0 : std::strtod(status.c_str() + at + 6, nullptr) / 1024;
    }
    // By a process that only opens what is stored. HQ must have ended.
    [[nodiscard]] double stateMib() const {
        TabletProcess process;
        return process.call("office " + m_data.string()).at(0);
    }
    // Everything that was acknowledged is there; else says why.
    [[nodiscard]] bool isSound() const {
        const test::Ran verified = m_hq.command({"verify"});
        if (verified.status != 0) std::cerr << verified.error;
        return verified.status == 0;
    }

private:
    std::filesystem::path m_data;
    test::HqProcess m_hq;
};

// What the line carried when it became quiet.
std::uint64_t carried(const test::LinkProxy& link) {
    const auto sum = [&] {
        const auto counters = link.counters();
        return counters.toTarget + counters.fromTarget;
    };
    std::uint64_t last = sum();
    auto since = std::chrono::steady_clock::now();
    while (bench::secondsSince(since) < 0.4) {
        std::this_thread::sleep_for(10ms);
        if (const std::uint64_t now = sum(); now != last) {
            last = now;
            since = std::chrono::steady_clock::now();
        }
    }
    return last;
}

// --- what gRPC, TLS, the cipher and the disk take alone; and duplicates, which only the wire and HQ pay for ---

bool limits(const test::TempDir& dir, const Options& options) {
    Headquarters hq(dir, options);
    std::vector<bench::RawTablet> raw;
    raw.emplace_back(dir / "raw", hq.code());
    raw.front().write(options.events, kShelter, 7);
    const auto& events = raw.front().events();
    if (!options.documents.empty()) {
        if (const auto written = bench::writeDocuments(options.documents, events); !written) {
            std::cerr << "bench_sync: " << written.error().detail << "\n";
            return false;
        }
    }
    const std::vector<std::vector<event::StoredEvent>> logs{events};
    const bench::BareSqlite bare = bench::bareSqlite(logs);
    double echoed = 0;
    {
        const bench::EchoServer echo(hq.data());
        echoed = bench::pushAll(raw, echo.port());
    }
    const double first = bench::pushAll(raw, hq->port());
    std::vector<double> again;
    for (int i = 0; i < 5; ++i)
        again.push_back(bench::pushAll(raw, hq->port()));
    std::ranges::sort(again);
    if (bare.writing == 0 || bare.reading == 0 || echoed == 0 || first == 0 || again.front() == 0) {
        std::cerr << "bench_sync: the limits could not be measured\n";
        return false;
    }
    const auto n = static_cast<double>(events.size());
    double bytes = 0;
    for (const auto& e : events)
        bytes += static_cast<double>(e.bytes.size());
    report(g_bench, "limit_bare_encrypted_sqlite_per_s", n / bare.writing, "1/s", events.size(),
           {{"read_back_per_s", n / bare.reading},
            {"grpc_echo_per_s", n / echoed},
            {"fdatasync_per_s", bench::syncRate()},
            {"bytes_per_event", bytes / n}});
    report(g_bench, "wire_push_per_s", n / first, "1/s", events.size(),
           {{"target", 15'000}, {"of_bare_sqlite", bare.writing / first}, {"of_grpc_echo", echoed / first}});
    report(g_bench, "repush_per_s", n / again[2], "1/s", events.size(),
           {{"target", 100'000},
            {"slowest", n / again.back()},
            {"fastest", n / again.front()},
            {"grpc_echo_per_s", n / echoed}});
    return hq.isSound();
}

// --- two tablets of one shelter, and HQ ---

bool exchange(const test::TempDir& dir, const Options& options) {
    Headquarters hq(dir, options);
    const test::LinkProxy link(hq->port());
    TabletProcess a, b;
    a.call("open " + (dir / "a").string());
    a.call("enrol " + hq.code(link));
    a.call("greet");
    const double written = a.call("write " + std::to_string(options.events / 3) + " 1").at(0);
    const auto n = static_cast<std::size_t>(written);
    const std::string here = std::to_string(static_cast<std::size_t>(a.call("count").at(0)));

    const std::vector<double> push = a.call("push");
    report(g_bench, "push_per_s", written / push[0], "1/s", n,
           {{"target", 15'000}, {"seconds", push[0]}, {"tablet_cpu_us_per_event", push[1] / written * 1e6}});
    a.call("stop");

    // Nothing new: what the connection costs alone is not the exchange's. Once more before it, for the end of the feed.
    a.call("agree");
    (void)carried(link);
    a.call("stop");
    std::uint64_t before = carried(link);
    const auto handshake = [&] {
        const auto from = std::chrono::steady_clock::now();
        if (!bench::handshake(dir / "a", link.address())) throw std::runtime_error("no connection");
        return bench::secondsSince(from);
    };
    handshake();
    const std::uint64_t connecting = carried(link) - before;
    before = carried(link);
    const std::vector<double> nothing = a.call("agree");
    const std::uint64_t all = carried(link) - before;
    report(g_bench, "nothing_new_bytes", static_cast<double>(all) - static_cast<double>(connecting), "B", n,
           {{"target", 2048},
            {"handshake_bytes", static_cast<double>(connecting)},
            {"seconds", nothing[0]},
            {"tablet_cpu_s", nothing[1]}});
    a.call("stop");
    (void)carried(link);
    // Over a long way, so that the round trips can be told from the work.
    const test::LinkProxy far(hq->port(), {0, 200ms});
    {
        // The tablet knows one address; the far line takes its place.
        TabletProcess c;
        c.call("open " + (dir / "c").string());
        c.call("enrol " + hq.code(far));
        c.call("pull " + here);
        c.call("stop");
        const auto from = std::chrono::steady_clock::now();
        if (!bench::handshake(dir / "c", far.address())) throw std::runtime_error("no connection");
        const double connected = bench::secondsSince(from);
        const double agreed = c.call("agree").at(0);
        report(g_bench, "nothing_new_round_trips", (agreed - connected) / 0.2, "", n,
               {{"target", 1}, {"handshake_round_trips", connected / 0.2}});
    }

    b.call("open " + (dir / "b").string());
    b.call("enrol " + hq.code());
    const std::vector<double> pull = b.call("pull " + here);
    report(g_bench, "pull_per_s", written / pull[0], "1/s", n,
           {{"target", 12'000},
            {"seconds", pull[0]},
            {"searchable_after_s", pull[2]},
            {"found", pull[3]},
            {"first_found_s", pull[1]},
            {"tablet_cpu_us_per_event", pull[4] / written * 1e6}});

    // Edits on both sides, each tablet another field; then both the same field.
    const std::string people = std::to_string(options.late);
    a.call("agree");  // So that both know all of one another.
    a.call("held " + here);
    for (const bool sameField : {false, true}) {
        a.call("stop");
        b.call("stop");
        const std::string fieldA = sameField ? "15 " : "13 ", fieldB = sameField ? "15 " : "14 ";
        const std::string wanted = people + " " + fieldA + "left " + fieldB + "right";
        const double edits = a.call("edit " + people + " " + fieldA + "left").at(0);
        b.call("edit " + people + " " + fieldB + "right");
        a.send("start");
        b.send("start");
        const double from = std::min(a.answer().at(0), b.answer().at(0));
        a.send("edited " + wanted);
        b.send("edited " + wanted);
        const std::vector<double> seenByA = a.answer(), seenByB = b.answer();
        report(g_bench, sameField ? "converge_same_field_s" : "converge_s", std::max(seenByA[0], seenByB[0]) - from,
               "s", static_cast<std::size_t>(edits), {{"target", 1}, {"kept_both", std::min(seenByA[1], seenByB[1])}});
    }
    if (a.word("digest") != b.word("digest")) {
        std::cerr << "bench_sync: two tablets with the same events differ\n";
        return false;
    }

    a.call("stop");
    const double late = a.call("write " + std::to_string(options.late / 3 + 1) + " 3").at(0);
    const std::vector<double> pushed = a.call("push");
    report(g_bench, "push_offline_s", pushed[0], "s", static_cast<std::size_t>(late), {{"target", 0.2}});

    // A lost tablet, while it is connected.
    const std::string device = b.word("device");
    b.send("revoked");
    const auto from = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (hq->command({"device", "revoke", device}).status != 0) return false;
    report(g_bench, "revocation_cut_s", b.answer().at(0) - from, "s", 1, {{"target", 5}});

    const double peak = hq.peakMib();
    const double peakA = a.call("usage").at(0), peakB = b.call("usage").at(0);
    double reopened = 0;
    a.end();
    {
        TabletProcess again;
        reopened = again.call("reopen " + (dir / "a").string()).at(0);
    }
    report(g_bench, "peak_tablet_mib", std::max(peakA, peakB), "MiB", n,
           {{"target", 64}, {"pushing", peakA}, {"pulling", peakB}, {"opened_only", reopened}});
    hq->terminate();
    if (options.postgres != nullptr) {
        report(g_bench, "peak_hq_mib", peak, "MiB", n);
        return true;
    }
    const double state = hq.stateMib();
    report(g_bench, "peak_hq_beyond_state_mib", peak - state, "MiB", n,
           {{"target", 96}, {"peak", peak}, {"opened_only", state}});
    return hq.isSound();
}

// --- a line of 1 Mbit/s and 100 ms ---

bool slow(const test::TempDir& dir, const Options& options) {
    Headquarters hq(dir, options);
    test::LinkProxy link(hq->port());
    TabletProcess a;
    a.call("open " + (dir / "slow").string());
    a.call("enrol " + hq.code(link));
    a.call("greet");
    const double written = a.call("write " + std::to_string(options.slow / 3) + " 11").at(0);
    (void)carried(link);
    const auto sentBefore = link.counters();
    link.set(kSlow);
    const double seconds = a.call("push").at(0);
    const auto sent = link.counters();
    const double up = static_cast<double>(sent.toTarget - sentBefore.toTarget);
    report(g_bench, "slow_link_s", seconds, "s", static_cast<std::size_t>(written),
           {{"target", 60},
            {"bytes_per_event", (up + static_cast<double>(sent.fromTarget - sentBefore.fromTarget)) / written},
            {"link_alone_s", up * 1500 / 1448 * 8 / static_cast<double>(kSlow.bitsPerSecond)}});
    a.call("stop");

    TabletProcess b;
    b.call("open " + (dir / "slow2").string());
    const double enrol = b.call("enrol " + hq.code(link)).at(0);
    const auto there = link.counters();
    const std::vector<double> pull = b.call("pull " + std::to_string(static_cast<std::size_t>(a.call("count").at(0))));
    const auto came = link.counters();
    report(g_bench, "slow_link_pull_s", pull[0], "s", static_cast<std::size_t>(written),
           {{"target", 60},
            {"bytes_per_event", static_cast<double>(came.fromTarget - there.fromTarget) / written},
            {"enrol_s", enrol},
            {"first_found_s", pull[1]}});
    return true;
}

// --- a whole ward reconnects at once, while people are received at one desk ---

// Those that are designated: HQ knows no others.
std::vector<std::string> shelters() {
    std::ifstream file(test::sourceFile("tests/data/shelters/kita_shelters.csv"));
    std::vector<std::string> out;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::size_t at = 0;
        for (int column = 0; column < 5; ++column)
            at = line.find(',', at) + 1;
        if (line.compare(at, 2, "1,") == 0) out.push_back(line.substr(0, line.find(',')));
    }
    return out;
}

bool crowd(const test::TempDir& dir, const Options& options) {
    Headquarters hq(dir, options);
    const std::vector<std::string> all = shelters();
    std::ofstream codes(dir / "codes");
    for (std::size_t i = 0; i < options.tablets; ++i)
        codes << hq.code(all[i % all.size()]) << "\n";
    codes.close();
    TabletProcess ward, desk;
    ward.call("crowd " + (dir / "ward").string() + " " + (dir / "codes").string());
    ward.call("greet");
    const double written = ward.call("write " + std::to_string(options.people / options.tablets) + " 1000").at(0);
    const auto n = static_cast<std::size_t>(written);
    desk.call("open " + (dir / "desk").string());
    desk.call("enrol " + hq.code(all.back()));
    desk.call("greet");
    desk.call("start");

    desk.call("desk 20");
    std::this_thread::sleep_for(3s);  // The desk alone, to compare with.
    const std::vector<double> quiet = desk.call("deskstop");
    desk.call("desk 20");
    const std::vector<double> push = ward.call("push");
    const std::vector<double> busy = desk.call("deskstop");
    report(g_bench, "crowd_all_stored_s", push[0], "s", n,
           {{"events_per_s", written / push[0]},
            {"tablets", static_cast<double>(options.tablets)},
            {"people", static_cast<double>(options.people)},
            {"tablets_cpu_s", push[1]}});
    report(g_bench, "crowd_reception_p99_ms", busy[2] * 1e3, "ms", static_cast<std::size_t>(busy[0]),
           {{"target", 20},
            {"p50", busy[1] * 1e3},
            {"worst", busy[3] * 1e3},
            {"p99_alone", quiet[2] * 1e3},
            {"p50_alone", quiet[1] * 1e3}});

    // A new tablet at one of the shelters, with everybody of it present.
    TabletProcess fresh;
    fresh.call("open " + (dir / "fresh").string());
    const double enrol = fresh.call("enrol " + hq.code(all.front())).at(0);
    const std::size_t tabletsThere = options.tablets / all.size() + (options.tablets % all.size() > 0 ? 1 : 0);
    const std::size_t present = options.people / options.tablets * tabletsThere;
    const std::vector<double> there = fresh.call("present " + std::to_string(present));
    report(g_bench, "new_tablet_first_person_s", enrol + there[0], "s", n,
           {{"enrol_s", enrol}, {"all_present_s", enrol + there[1]}, {"present", static_cast<double>(present)}});

    ward.call("stop");
    desk.call("stop");
    fresh.call("stop");
    const double peak = hq.peakMib();
    hq->terminate();
    if (options.postgres != nullptr) {
        report(g_bench, "crowd_peak_hq_mib", peak, "MiB", n);
        return true;
    }
    const double state = hq.stateMib();
    report(g_bench, "crowd_peak_hq_beyond_state_mib", peak - state, "MiB", n,
           {{"target", 96}, {"peak", peak}, {"opened_only", state}});
    return hq.isSound();
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    bool inPostgres = false;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i], value = argv[i + 1];
        const auto number = [&] { return std::strtoul(value.c_str(), nullptr, 10); };
        if (name == "--role") return bench::serveTablets();
        if (name == "--events") {
            options.events = number();
            options.late = std::min(options.late, options.events / 10);
            options.slow = std::min(options.slow, options.events);
        } else if (name == "--tablets") {
            options.tablets = number();
        } else if (name == "--people") {
            options.people = number();
        } else if (name == "--documents") {
            options.documents = value;
        } else if (name == "--part") {
            options.parts.insert(value);
        } else if (name == "--store") {
            if (value != "sqlite" && value != "postgresql") {
                std::cerr << "bench_sync: --store is sqlite or postgresql\n";
                return 2;
            }
            inPostgres = value == "postgresql";
        } else {
            std::cerr << "bench_sync: unknown option " << name << "\n";
            return 2;
        }
    }
    std::optional<test::PostgresServer> server;
    if (inPostgres) {
        options.postgres = &server.emplace();
        server->configure("fsync = on\n");  // The tests do without; what is measured is durable.
        g_bench = "sync_postgresql";
    }
    const std::pair<const char*, bool (*)(const test::TempDir&, const Options&)> parts[] = {
        {"limits", limits}, {"sync", exchange}, {"slow", slow}, {"crowd", crowd}};
    int status = 0;
    for (const auto& [name, part] : parts) {
        if (!options.parts.empty() && !options.parts.contains(name)) continue;
        try {
            const test::TempDir dir;
            if (part(dir, options)) continue;
        } catch (const std::exception& error) {
            std::cerr << "bench_sync: " << name << ": " << error.what() << "\n";
        }
        status = 1;
    }
    return status;
}
