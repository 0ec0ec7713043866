#include "matching-eval/methods.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "domain/birth_date.h"
#include "matching/address.h"
#include "matching/kana.h"
#include "matching/names.h"

namespace hinanjo::evaluation {
namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::size_t kShown = 5;  // As many candidates as the production matcher shows.

std::string withoutSpaces(std::string text) {
    std::erase(text, ' ');
    return text;
}
std::string plain(std::string_view name) {
    return withoutSpaces(base::nfkc(name));
}

bool isKana(std::u32string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), matching::isKanaLetter);
}

// What the comparing baselines know of one person.
struct Key {
    std::string name;
    std::string kana;
    std::string birth;  // Only a whole date of one reading.
    std::string town;
    char sex = 0;
};

struct Reader {
    matching::NameTables tables;
    matching::AddressBook towns;

    Key read(const std::string& name, const std::string& kana, std::string birth, const std::string& address,
             domain::Sex sex) const {
        Key key;
        const std::string folded = withoutSpaces(base::encodeUtf8(matching::foldName(name, tables)));
        key.name = folded;
        const std::u32string reading = matching::kanaKey(base::decodeUtf8(base::nfkc(kana.empty() ? folded : kana)));
        if (isKana(reading)) key.kana = base::encodeUtf8(reading);
        key.birth = std::move(birth);
        key.town = towns.parse(address).town;
        if (sex == domain::Sex::Male || sex == domain::Sex::Female) key.sex = sex == domain::Sex::Male ? 'M' : 'F';
        return key;
    }
    Key read(const domain::RosterPerson& p) const {
        return read(p.name, p.kana, p.birth.isComplete() ? p.birth.toText() : "", p.address, p.sex);
    }
    Key read(const domain::Resident& r) const {
        return read(r.familyName + r.givenName, r.familyKana + r.givenKana,
                    r.birth.isComplete() ? r.birth.toText() : "", r.address, r.sex);
    }
    Key read(const matching::Arrival& a) const {
        const auto dates = domain::readBirthDate(a.birth);
        const bool whole = dates.size() == 1 && dates[0].isComplete();
        return read(a.name, a.kana, whole ? dates[0].toText() : "", a.address, a.sex);
    }
};

base::Result<Reader> makeReader() {
    base::Result<Reader> reader{Reader{}};
    HINANJO_ASSIGN(reader->tables, matching::NameTables::load(base::shareDirectory()));
    HINANJO_ASSIGN(reader->towns, matching::AddressBook::load(base::shareDirectory() / "kita_chome.csv"));
    return reader;
}

// Rows by one combination of fields. A key of "" (a field is missing) is nobody's.
class Lookup {
public:
    void add(const std::string& key, std::uint32_t row) {
        if (!key.empty()) m_rows[key].push_back(row);
    }
    [[nodiscard]] const Rows& find(const std::string& key) const {
        static const Rows kNone;
        const auto found = key.empty() ? m_rows.end() : m_rows.find(key);
        return found == m_rows.end() ? kNone : found->second;
    }

private:
    std::unordered_map<std::string, Rows> m_rows;
};

std::string both(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? "" : a + "|" + b;
}

Rows firstOf(Rows rows) {
    if (rows.size() > kShown) rows.resize(kShown);
    return rows;
}

// LGDPM's rules over `people`, each of whom stands for some roster rows (or none).
template <typename RowsOf>
Answers cascade(const Reader& reader, const std::vector<matching::Arrival>& arrivals, const std::vector<Key>& people,
                RowsOf rowsOf) {
    constexpr std::size_t kRules = 4;
    const auto keysOf = [](const Key& k) {
        const std::string sex(k.sex != 0 ? 1U : 0U, k.sex);
        return std::array<std::string, kRules>{k.kana, both(both(k.birth, sex), k.town), both(k.kana, k.birth),
                                               both(k.kana, k.town)};
    };
    std::array<Lookup, kRules> rules;
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        const auto keys = keysOf(people[person]);
        for (std::size_t rule = 0; rule < kRules; ++rule)
            rules[rule].add(keys[rule], person);
    }
    Answers answers;
    for (const auto& arrival : arrivals) {
        Answer& answer = answers.emplace_back();
        const auto keys = keysOf(reader.read(arrival));
        for (std::size_t rule = 0; rule < kRules; ++rule) {
            const Rows& found = rules[rule].find(keys[rule]);
            if (found.size() == 1) {
                answer.certain = rowsOf(found.front());
                answer.shown.clear();
                break;
            }
            if (!answer.shown.empty()) continue;
            for (const auto person : found) {
                const Rows rows = rowsOf(person);
                answer.shown.insert(answer.shown.end(), rows.begin(), rows.end());
            }
            answer.shown = firstOf(std::move(answer.shown));
        }
    }
    return answers;
}

template <typename Cell>
Answers firstEqual(const Population& population, Cell cell) {
    Lookup lookup;
    for (std::uint32_t row = 0; row < population.roster.size(); ++row)
        lookup.add(cell(population.roster[row].name), row);
    Answers answers;
    for (const auto& arrival : population.arrivals) {
        const auto& rows = lookup.find(cell(arrival.name));
        answers.emplace_back();
        if (!rows.empty()) answers.back().certain = {rows.front()};
    }
    return answers;
}

}  // namespace

base::Result<Answers> production(const Population& population, const matching::Ingredients& ingredients,
                                 bool commonValues, Register residents) {
    HINANJO_ASSIGN(const auto matcher,
                   residents == Register::With
                       ? matching::Matcher::build(population.roster, population.residents, base::shareDirectory())
                       : matching::Matcher::build(population.roster, base::shareDirectory(), ingredients));
    const auto common =
        matcher.commonValues(commonValues ? std::span(population.arrivals) : std::span<const matching::Arrival>());
    Answers answers;
    for (const auto& arrival : population.arrivals) {
        const matching::MatchResult result = matcher.match(arrival, *common);
        Answer& answer = answers.emplace_back();
        for (const auto& candidate : result.candidates) {
            auto& to = candidate.decision == matching::Decision::Certain ? answer.certain : answer.shown;
            to.push_back(static_cast<std::uint32_t>(candidate.rosterIndex));
        }
        if (result.candidates.empty()) continue;
        answer.posterior = result.candidates.front().posterior;
        answer.rule = result.candidates.front().rule;
    }
    return answers;
}

base::Result<Answers> asListed(const Population& population, Answers answers) {
    HINANJO_ASSIGN(const auto matcher, matching::Matcher::build(population.roster, base::shareDirectory()));
    const auto outcomes = matching::matchAll(matcher, population.roster, population.arrivals, {}, {});
    for (Answer& answer : answers) {
        const bool stands = std::all_of(answer.certain.begin(), answer.certain.end(),
                                        [&](std::uint32_t row) { return outcomes[row].isAccountedFor(); });
        if (!stands) answer.shown = std::exchange(answer.certain, {});
    }
    return answers;
}

Answers rawName(const Population& population) {
    return firstEqual(population, [](const std::string& cell) { return cell; });
}

Answers plainName(const Population& population) {
    return firstEqual(population, [](const std::string& cell) { return plain(cell); });
}

base::Result<Answers> nameAndBirth(const Population& population) {
    HINANJO_ASSIGN(const Reader reader, makeReader());
    Lookup byName, byKana;
    for (std::uint32_t row = 0; row < population.roster.size(); ++row) {
        const Key key = reader.read(population.roster[row]);
        byName.add(both(key.name, key.birth), row);
        byKana.add(both(key.kana, key.birth), row);
    }
    Answers answers;
    for (const auto& arrival : population.arrivals) {
        const Key key = reader.read(arrival);
        Rows rows = byName.find(both(key.name, key.birth));
        const auto& more = byKana.find(both(key.kana, key.birth));
        rows.insert(rows.end(), more.begin(), more.end());
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        Answer& answer = answers.emplace_back();
        (rows.size() == 1 ? answer.certain : answer.shown) = firstOf(rows);
    }
    return answers;
}

base::Result<Answers> lgdpm(const Population& population) {
    HINANJO_ASSIGN(const Reader reader, makeReader());
    std::vector<Key> people;
    for (const auto& person : population.roster)
        people.push_back(reader.read(person));
    return cascade(reader, population.arrivals, people, [](std::uint32_t row) { return Rows{row}; });
}

base::Result<Answers> lgdpmOnRegister(const Population& population) {
    HINANJO_ASSIGN(const Reader reader, makeReader());
    const auto inTown = [](const Key& key, const std::string& name) { return both(both(name, key.birth), key.town); };
    Lookup rosterRows;
    for (std::uint32_t row = 0; row < population.roster.size(); ++row) {
        const Key key = reader.read(population.roster[row]);
        rosterRows.add(inTown(key, key.name), row);
        rosterRows.add(inTown(key, key.kana), row);
    }
    std::vector<Key> people;
    for (const auto& resident : population.residents)
        people.push_back(reader.read(resident));
    return cascade(reader, population.arrivals, people, [&](std::uint32_t resident) {
        const Key& key = people[resident];
        const auto& byName = rosterRows.find(inTown(key, key.name));
        return byName.empty() ? rosterRows.find(inTown(key, key.kana)) : byName;
    });
}

}  // namespace hinanjo::evaluation
