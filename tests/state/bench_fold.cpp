// How fast the state folds, how fast it searches and how much memory it takes. Prints one JSON object per line; not a
// test.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "state/questions.h"
#include "state/state.h"
#include "state/writing.h"

namespace hinanjo::state::test {
namespace {

// Time of this thread on its core: what others do on the machine is not the fold's.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
    static time_point now() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};
using domain::PersonField;

double seconds(Clock::duration d) {
    return std::chrono::duration<double>(d).count();
}

void print(const char* bench, const char* metric, double value, const char* unit, std::size_t n) {
    std::printf(R"({"bench":"%s","metric":"%s","value":%.6g,"unit":"%s","n":%zu})"
                "\n",
                bench, metric, value, unit, n);
}

double residentMegabytes() {
    std::ifstream status("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

// Registrations at many shelters, then what happens to the people: edits, going out, coming back. 60 in 100 events
// register.
class Town {
public:
    std::vector<event::Event> batch(std::size_t count) {
        std::vector<event::Event> out;
        out.reserve(count + 3);
        while (out.size() < count) {
            if (below(100) < 33 || m_lastStay.empty()) {
                registerSomebody(out);
            } else {
                somethingHappens(out);
            }
        }
        return out;
    }
    void registerSomebody(std::vector<event::Event>& out) {
        const base::PersonId who = base::PersonId{freshBytes()};
        if (m_people++ % 3 == 0) m_household = base::HouseholdId{freshBytes()};
        // A few hundred surnames, the frequent ones far more frequent, as in life.
        const std::size_t family = below(30) * below(30);
        const std::size_t given = below(900);
        domain::PersonDescribed person{.person = who, .fields = {}, .add = {}, .remove = {}};
        person.fields.reserve(9);
        person.set(PersonField::FamilyName, kanji(family));
        person.set(PersonField::GivenName, kanji(given));
        person.set(PersonField::FamilyKana, kana(family));
        person.set(PersonField::GivenKana, kana(given));
        person.set(PersonField::Sex, std::to_string(1 + below(2)));
        person.set(PersonField::Birth, std::to_string(1930 + below(90)) + "-04-12");
        person.set(PersonField::Address,
                   "王子一丁目" + std::to_string(below(30)) + "番" + std::to_string(below(20)) + "号");
        person.set(PersonField::Town, "王子一丁目");
        person.set(PersonField::ResidentNo, std::to_string(1'000'000 + m_people));
        if (below(10) == 0) person.add.push_back({domain::ItemKind::Care, "wheelchair", {}});
        const event::Event described = write(std::move(person));
        m_lastName.push_back({who, described.id});
        out.push_back(described);
        out.push_back(write(domain::HouseholdJoined{who, m_household, {}}));
        out.push_back(write(stay(who, domain::StayStatus::Arrived, shelter(), domain::Place::Inside)));
        m_lastStay.push_back(out.back().id);
    }

    // The n-th name: a made-up reading of two to four kana, and two characters.
    static std::string kana(std::size_t n) {
        static constexpr std::array kSyllables{"ア", "イ", "カ", "キ", "ク", "サ", "シ", "ス", "タ", "ト",
                                               "ナ", "ノ", "ハ", "ヒ", "マ", "ミ", "ム", "ヤ", "リ", "ワ"};
        std::string out;
        std::size_t rest = n * 7919 + 17;
        for (std::size_t i = 0; i < 2 + n % 3; ++i) {
            out += kSyllables[rest % kSyllables.size()];
            rest /= kSyllables.size();
        }
        return out;
    }
    static std::string kanji(std::size_t n) {
        static constexpr std::array kCharacters{"佐", "藤", "鈴", "木", "高", "橋", "田", "中", "伊", "渡",
                                                "辺", "山", "本", "村", "小", "林", "加", "吉", "松", "井",
                                                "上", "清", "水", "森", "池", "前", "石", "川", "原", "野"};
        return std::string(kCharacters[n % kCharacters.size()]) +
               kCharacters[n / kCharacters.size() % kCharacters.size()];
    }

private:
    void somethingHappens(std::vector<event::Event>& out) {
        const std::size_t one = below(m_lastStay.size());
        if (below(3) == 0) {
            out.push_back(write(described(m_lastName[one].first, {{PersonField::Room, "体育館 B-12"}}), {}));
            return;
        }
        const auto status = below(2) == 0 ? domain::StayStatus::Out : domain::StayStatus::Returned;
        out.push_back(write(stay(m_lastName[one].first, status, shelter()), m_lastStay[one]));
        m_lastStay[one] = out.back().id;
    }

    std::string shelter() { return "E13117000341" + std::to_string(10 + m_device % 60); }
    std::size_t below(std::size_t end) { return m_random() % end; }
    std::array<std::uint8_t, 16> freshBytes() {
        std::array<std::uint8_t, 16> bytes{};
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_random());
        // Like UUIDv7, ids begin with the time.
        const auto ms = static_cast<std::uint64_t>(base::toMillis(kNoon) + m_written);
        for (std::size_t i = 0; i < 6; ++i)
            bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
        return bytes;
    }
    event::Event write(event::Payload payload, base::EventId saw = {}) {
        if (++m_written % 50 == 0) m_device = below(180);
        event::Event event;
        event.log = logId(m_device);
        event.sequence = ++m_sequence[m_device];
        event.id = base::EventId{freshBytes()};
        event.observedAt = kNoon + std::chrono::milliseconds(m_written);
        event.recordedAt = event.observedAt;
        event.time = base::HybridTime::at(event.observedAt);
        event.incident = incident();
        event.staff = {"staff-1"};
        event.shelter = {shelter()};
        if (!saw.isNull()) event.saw = {saw};
        event.payload = std::move(payload);
        return event;
    }

    std::mt19937 m_random{20260101};
    std::size_t m_people = 0;
    std::size_t m_device = 0;
    std::int64_t m_written = 0;
    std::array<std::uint64_t, 180> m_sequence{};
    base::HouseholdId m_household;
    std::vector<std::pair<base::PersonId, base::EventId>> m_lastName;
    std::vector<base::EventId> m_lastStay;
};

// As a program does at start: pages of the log are read, decoded and applied; settled once at the end.
void benchFold(std::size_t events) {
    Town town;
    State state(incident());
    Clock::duration spent{};
    for (std::size_t done = 0; done < events;) {
        std::vector<event::Event> page = town.batch(std::min<std::size_t>(10'000, events - done));
        const auto start = Clock::now();
        for (event::Event& event : page)
            state.apply(std::move(event));
        spent += Clock::now() - start;
        done = state.eventCount();
    }
    const auto start = Clock::now();
    state.settle();
    spent += Clock::now() - start;
    print("fold", "events_per_s", static_cast<double>(state.eventCount()) / seconds(spent), "1/s", state.eventCount());
}

// As HQ does all day: a few hundred events, then everybody wants to see them.
void benchSteps(std::size_t events, std::size_t step) {
    Town town;
    State state(incident());
    Clock::duration spent{};
    std::vector<double> settles;
    while (state.eventCount() < events) {
        std::vector<event::Event> page = town.batch(step);
        const auto start = Clock::now();
        for (event::Event& event : page)
            state.apply(std::move(event));
        state.settle();
        settles.push_back(seconds(Clock::now() - start));
        spent += Clock::now() - start;
    }
    std::ranges::sort(settles);
    print("fold_steps", "events_per_s", static_cast<double>(state.eventCount()) / seconds(spent), "1/s",
          state.eventCount());
    print("fold_steps", "settle_p99", settles[settles.size() * 99 / 100] * 1e3, "ms", settles.size());
}

template <typename Search>
void benchSearch(const char* metric, const State& state, Search&& search) {
    std::mt19937 random(7);
    std::vector<double> times;
    std::size_t found = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto start = Clock::now();
        found += search(state, random).total;
        times.push_back(seconds(Clock::now() - start));
    }
    std::ranges::sort(times);
    const std::string name(metric);
    print("search", (name + "_p50").c_str(), times[times.size() / 2] * 1e3, "ms", times.size());
    print("search", (name + "_p99").c_str(), times[times.size() * 99 / 100] * 1e3, "ms", times.size());
    if (found == 0) std::fprintf(stderr, "search %s found nobody\n", metric);
}

void benchPeople(std::size_t people) {
    const double before = residentMegabytes();
    {
        Town town;
        State state(incident());
        for (std::size_t i = 0; i < people; ++i) {
            std::vector<event::Event> events;
            town.registerSomebody(events);
            for (event::Event& event : events)
                state.apply(std::move(event));
            if (i % 10'000 == 0) state.settle();
        }
        state.settle();
        print("memory", "resident", residentMegabytes() - before, "MB", people);

        // What staff type: the beginning of a name that exists.
        const auto beginning = [](std::string_view name, std::size_t characters) {
            return std::string(name.substr(0, characters * 3));
        };
        benchSearch("rows", state, [&](const State& s, std::mt19937& r) {
            return s.searchByRows(base::rowKey(beginning(Town::kana(r() % 900), 1 + r() % 3)), {}, 50);
        });
        benchSearch("rows_and_given", state, [&](const State& s, std::mt19937& r) {
            return s.searchByRows(base::rowKey(beginning(Town::kana(r() % 900), r() % 3)),
                                  base::rowKey(beginning(Town::kana(r() % 900), 1 + r() % 2)), 50);
        });
        benchSearch("kana", state, [&](const State& s, std::mt19937& r) {
            return s.searchByKana(beginning(Town::kana(r() % 900), 1 + r() % 3), {}, 50);
        });
        benchSearch("name", state, [&](const State& s, std::mt19937& r) {
            return s.searchByName(beginning(Town::kanji(r() % 900), 1 + r() % 2), 50);
        });

        const auto start = Clock::now();
        const base::Sha256 digest = state.digest();
        print("digest", "time", seconds(Clock::now() - start) * 1e3, "ms", people);
        std::fprintf(stderr, "state digest %s\n", base::toHex(base::asText(digest)).c_str());

        // A tablet that had been alone comes back: one person in a hundred is said to be in another room.
        const auto everybody = state.people();
        Device alone(999);
        std::vector<event::Event> unseen;
        for (std::size_t i = 0; i < everybody.size(); i += 100) {
            for (const char* room : {"A", "B"})
                unseen.push_back(alone.write(described(everybody[i]->id, {{domain::PersonField::Room, room}})));
        }
        for (event::Event& event : unseen)
            state.apply(std::move(event));
        state.settle();
        const auto asked = Clock::now();
        const std::size_t questions = openQuestions(state).size();
        print("questions", "time", seconds(Clock::now() - asked) * 1e3, "ms", questions);
    }
}

}  // namespace
}  // namespace hinanjo::state::test

int main() {
    using namespace hinanjo::state::test;
    benchPeople(100'000);
    benchFold(1'000'000);
    benchSteps(300'000, 300);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    print("process", "peak_resident", static_cast<double>(usage.ru_maxrss) * 1024 / 1e6, "MB", 1);
}
