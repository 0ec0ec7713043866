// A small invented ward: every third arrival is on the roster, every third lives with somebody who is. What the
// matching calls certain must be right, and most of the rest must be in front of a person.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "people.h"

namespace hinanjo::matching::test {
namespace {

struct Word {
    std::string written;
    std::string kana;
    std::string otherwise;  // As people also write it.
};

// Every beginning with every ending: names as common as in a real ward, without a real person's.
std::vector<Word> words(const std::vector<Word>& beginnings, const std::vector<Word>& endings) {
    std::vector<Word> all;
    for (const Word& begin : beginnings) {
        for (const Word& end : endings) {
            all.push_back({begin.written + end.written, begin.kana + end.kana, begin.otherwise + end.otherwise});
        }
    }
    return all;
}

const std::vector<Word>& families() {
    static const std::vector<Word> all = words({{"大", "オオ", "大"},
                                                {"小", "コ", "小"},
                                                {"中", "ナカ", "中"},
                                                {"山", "ヤマ", "山"},
                                                {"髙", "タカ", "高"},
                                                {"松", "マツ", "松"},
                                                {"西", "ニシ", "西"},
                                                {"石", "イシ", "石"},
                                                {"森", "モリ", "森"},
                                                {"渡", "ワタ", "渡"},
                                                {"齋", "サイ", "斎"},
                                                {"斉", "サイ", "斉"},
                                                {"櫻", "サクラ", "桜"},
                                                {"長谷", "ハセ", "長谷"}},
                                               {{"野", "ノ", "野"},
                                                {"田", "タ", "田"},
                                                {"川", "カワ", "川"},
                                                {"本", "モト", "本"},
                                                {"村", "ムラ", "村"},
                                                {"﨑", "サキ", "崎"},
                                                {"邉", "ナベ", "辺"},
                                                {"藤", "トウ", "藤"},
                                                {"澤", "サワ", "沢"},
                                                {"木", "キ", "木"}});
    return all;
}
const std::vector<Word>& givenNames(domain::Sex sex) {
    static const std::vector<Word> women = words({{"和", "カズ", "和"},
                                                  {"惠", "ケイ", "恵"},
                                                  {"京", "キョウ", "京"},
                                                  {"幸", "サチ", "幸"},
                                                  {"節", "セツ", "節"},
                                                  {"裕", "ユウ", "裕"},
                                                  {"祐", "ユウ", "祐"},
                                                  {"よし", "ヨシ", "よし"},
                                                  {"良", "ヨシ", "良"},
                                                  {"文", "フミ", "文"},
                                                  {"千", "チ", "千"},
                                                  {"久", "ヒサ", "久"},
                                                  {"春", "ハル", "春"},
                                                  {"靜", "シズ", "静"},
                                                  {"美", "ミ", "美"}},
                                                 {{"子", "コ", "子"},
                                                  {"江", "エ", "江"},
                                                  {"代", "ヨ", "代"},
                                                  {"美", "ミ", "美"},
                                                  {"枝", "エ", "枝"},
                                                  {"乃", "ノ", "乃"}});
    static const std::vector<Word> men = words({{"正", "マサ", "正"},
                                                {"昌", "マサ", "昌"},
                                                {"義", "ヨシ", "義"},
                                                {"和", "カズ", "和"},
                                                {"一", "カズ", "一"},
                                                {"信", "ノブ", "信"},
                                                {"德", "トク", "徳"},
                                                {"武", "タケ", "武"},
                                                {"幸", "ユキ", "幸"},
                                                {"光", "ミツ", "光"},
                                                {"辰", "タツ", "辰"},
                                                {"廣", "ヒロ", "広"},
                                                {"博", "ヒロ", "博"},
                                                {"忠", "タダ", "忠"},
                                                {"昭", "アキ", "昭"}},
                                               {{"雄", "オ", "雄"},
                                                {"夫", "オ", "夫"},
                                                {"一", "カズ", "一"},
                                                {"彦", "ヒコ", "彦"},
                                                {"治", "ハル", "治"},
                                                {"之", "ユキ", "之"}});
    return sex == domain::Sex::Male ? men : women;
}
constexpr std::array<const char*, 6> kTowns = {"王子", "豊島", "赤羽西", "志茂", "田端", "滝野川"};

struct Dwelling {
    std::string town;
    int chome, ban, go, room;
    std::string phone;
};
struct Human {
    const Word* family;
    const Word* given;
    domain::Sex sex;
    domain::PartialDate birth;
    Dwelling home;
    std::string mobile;
    int rosterRow = -1;
};

class Ward {
public:
    Ward(unsigned seed, int households) : m_random(seed) {
        for (int i = 0; i < households; ++i)
            addHousehold();
        for (auto& human : people) {
            if (human.birth.year > 1955 || below(2) == 0) continue;
            human.rosterRow = static_cast<int>(roster.size());
            roster.push_back(rosterPerson(human));
        }
    }

    // Writes down `human` as a tired person would: parts missing, other characters, other forms.
    Arrival arrive(const Human& human, std::size_t id) {
        Arrival arrival;
        arrival.id = std::to_string(id);
        arrival.seenAt = noon();
        const bool kana = below(5) == 0;
        const std::string space = below(2) == 0 ? "　" : "";
        arrival.name = kana ? human.family->kana + " " + human.given->kana
                            : (below(2) == 0 ? human.family->written : human.family->otherwise) + space +
                                  (below(2) == 0 ? human.given->written : human.given->otherwise);
        if (below(4) != 0) arrival.sex = human.sex;
        const auto& b = human.birth;
        switch (below(6)) {
            case 0:
                break;
            case 1:
                arrival.age = domain::ageOn(b, domain::japaneseDay(noon()));
                break;
            case 2:
                arrival.birth = std::to_string(b.year) + "年";
                break;
            case 3:
                arrival.birth =
                    std::to_string(b.year) + "-" + std::to_string(b.month) + "-" + std::to_string(1 + below(27));
                break;
            default:
                arrival.birth = b.toText();
                break;
        }
        if (below(6) != 0) {
            const Dwelling& h = human.home;
            arrival.address = h.town;
            if (below(5) != 0)
                arrival.address += std::to_string(h.chome) + "-" + std::to_string(h.ban) + "-" + std::to_string(h.go);
            if (h.room != 0 && below(2) == 0) arrival.address += " " + std::to_string(h.room) + "号室";
        }
        if (below(2) == 0) arrival.phones = {below(2) == 0 ? human.mobile : human.home.phone};
        return arrival;
    }

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random()) % limit; }

    std::vector<Human> people;
    std::vector<domain::RosterPerson> roster;

private:
    std::string phone(const char* front) {
        std::string number = front + std::to_string(1000 + below(9000));
        return number + "-" + std::to_string(1000 + below(9000));
    }

    const Word& anyOf(const std::vector<Word>& words) { return words[below(static_cast<std::uint32_t>(words.size()))]; }

    void addHuman(const Word* family, const Dwelling& home, int bornFrom) {
        Human human;
        human.family = family;
        human.sex = below(2) == 0 ? domain::Sex::Male : domain::Sex::Female;
        human.given = &anyOf(givenNames(human.sex));
        human.birth = {static_cast<std::uint16_t>(bornFrom + static_cast<int>(below(25))),
                       static_cast<std::uint8_t>(1 + below(12)), static_cast<std::uint8_t>(1 + below(27))};
        human.home = home;
        human.mobile = phone("090-");
        people.push_back(std::move(human));
    }

    void addHousehold() {
        const Word* family = &anyOf(families());
        const Dwelling home{kTowns[below(6)],
                            static_cast<int>(1 + below(4)),
                            static_cast<int>(1 + below(30)),
                            static_cast<int>(1 + below(15)),
                            below(2) == 0 ? static_cast<int>(101 + below(300)) : 0,
                            phone("03-")};
        addHuman(family, home, 1930);
        if (below(2) == 0) addHuman(family, home, 1930);
        if (below(2) == 0) addHuman(family, home, 1955);
        if (below(8) == 0) {  // Twins
            Human twin = people.back();
            twin.given = &anyOf(givenNames(twin.sex));
            if (twin.given->kana != people.back().given->kana) people.push_back(std::move(twin));
        }
    }

    static domain::RosterPerson rosterPerson(const Human& human) {
        domain::RosterPerson person;
        person.no.value = "N" + std::to_string(human.rosterRow);
        person.name = human.family->written + "　" + human.given->written;
        person.kana = human.family->kana + " " + human.given->kana;
        person.sex = human.sex;
        person.birth = human.birth;
        const Dwelling& h = human.home;
        person.address = "東京都北区" + h.town + std::to_string(h.chome) + "丁目" + std::to_string(h.ban) + "番" +
                         std::to_string(h.go) + "号";
        if (h.room != 0) person.building = std::to_string(h.room) + "号室";
        person.phone = h.phone;
        person.mobile = human.mobile;
        return person;
    }

    std::mt19937 m_random;
};

TEST_CASE("in an invented ward nothing certain is wrong and almost everybody is found", "[matching]") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
    INFO("seed " << seed);
    Ward ward(seed, 1200);
    const Matcher matcher = matcherFor(ward.roster);
    int onRoster = 0, certain = 0, wrong = 0, found = 0;

    for (std::size_t i = 0; i < ward.people.size(); ++i) {
        const Human& human = ward.people[i];
        const MatchResult result = matcher.match(ward.arrive(human, i));
        const auto right = [&](const Candidate& c) { return static_cast<int>(c.rosterIndex) == human.rosterRow; };
        const bool isCertain = result.decision == Decision::Certain;
        certain += isCertain;
        wrong += isCertain && !right(result.candidates[0]);
        if (human.rosterRow < 0) continue;
        ++onRoster;
        found += std::any_of(result.candidates.begin(), result.candidates.end(), right);
    }

    CHECK(wrong == 0);
    CHECK(certain > onRoster / 2);
    CHECK(found > onRoster * 95 / 100);
}

TEST_CASE("many threads get the answers one thread gets", "[matching]") {
    Ward ward(7, 300);
    const Matcher matcher = matcherFor(ward.roster);
    std::vector<Arrival> arrivals;
    for (std::size_t i = 0; i < ward.people.size(); ++i)
        arrivals.push_back(ward.arrive(ward.people[i], i));
    std::vector<MatchResult> expected;
    for (const auto& arrival : arrivals)
        expected.push_back(matcher.match(arrival));
    std::atomic<int> differences = 0;

    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < arrivals.size(); ++i) {
                const MatchResult result = matcher.match(arrivals[i]);
                const bool same =
                    std::equal(result.candidates.begin(), result.candidates.end(), expected[i].candidates.begin(),
                               expected[i].candidates.end(), [](const Candidate& a, const Candidate& b) {
                                   return a.rosterIndex == b.rosterIndex && a.posterior == b.posterior &&
                                          a.rule == b.rule && a.sentence == b.sentence;
                               });
                if (!same || result.decision != expected[i].decision) ++differences;
            }
        });
    }
    for (auto& thread : threads)
        thread.join();

    CHECK(differences == 0);
}

}  // namespace
}  // namespace hinanjo::matching::test
