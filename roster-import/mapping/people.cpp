#include "mapping/people.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "mapping/content.h"
#include "mapping/values.h"

namespace hinanjo::mapping {
namespace {

// Why a row is refused, said once for the command line and once for staff.
struct Reason {
    Field field{};
    std::string what;
    std::string reason;
};

// One row, read field by field; collects what is odd about it.
class RowReading {
public:
    RowReading(const Layout& layout, std::span<const std::string> cells, DayNumbers dayNumbers)
        : m_layout(layout), m_cells(cells), m_dayNumbers(dayNumbers) {}

    std::string text(Field field) const { return m_layout.cell(field, m_cells); }
    // Text people will read: lost and private characters are pointed out.
    std::string checkedText(Field field) {
        std::string value = text(field);
        for (std::string& odd : oddCharacters(nameOf(m_layout.kind(), field), value))
            warn(std::move(odd));
        return value;
    }
    std::string phone(Field field) {
        PhoneRead read = readPhone(text(field));
        if (!read.remark.empty()) warn(std::string(nameOf(m_layout.kind(), field)) + std::string(read.remark));
        return std::move(read.text);
    }
    domain::Sex sex() {
        const auto sex = readSex(text(Field::Sex));
        if (!sex) warn("性別が読めません");
        return sex.value_or(domain::Sex::NotSaid);
    }
    domain::Consent consent() {
        const auto consent = readConsent(text(Field::Consent));
        if (!consent) warn("同意の欄が読めません（同意なしとして扱います）");
        return consent.value_or(domain::Consent::NotSaid);
    }
    // Who cannot be told is protected: a list that lacks somebody is mended in a minute.
    bool isProtected() {
        const auto isProtected = readProtection(text(Field::Protection));
        if (!isProtected) warn("支援措置の欄が読めません（対象者として扱います）");
        return isProtected.value_or(true);
    }
    domain::PartialDate birth(std::chrono::year_month_day today) {
        const BirthRead read = readRegisterBirth(text(Field::Birth), today, m_dayNumbers);
        if (!read.refusal.empty()) refuse(Field::Birth, std::string(read.refusal), std::string(read.refusalJa));
        if (!read.warning.empty()) warn(read.warning);
        return read.date;
    }

    void checkKana(std::string_view name, std::string_view kana) {
        if (areSwapped(name, kana)) {
            warn("氏名とフリガナが逆のようです");
        } else if (scriptsOf(kana).kanji) {
            warn("フリガナにかなでない字があります");
        }
    }

    void warn(std::string warning) { m_warnings.push_back(std::move(warning)); }
    // The first reason stays.
    void refuse(Field field, std::string what, std::string reason) {
        if (!m_refusal) m_refusal = Reason{field, std::move(what), std::move(reason)};
    }
    [[nodiscard]] const std::optional<Reason>& refusal() const { return m_refusal; }
    [[nodiscard]] const std::vector<std::string>& warnings() const { return m_warnings; }

private:
    const Layout& m_layout;
    std::span<const std::string> m_cells;
    DayNumbers m_dayNumbers;
    std::vector<std::string> m_warnings;
    std::optional<Reason> m_refusal;
};

// The number and the name no row can do without.
class RequiredCells {
public:
    void check(RowReading& row, const std::string& no, const std::string& name) {
        if (no.empty()) row.refuse(Field::No, "is missing", "番号がありません");
        if (name.empty()) row.refuse(Field::Name, "is missing", "氏名がありません");
        if (const auto earlier = m_lines.find(no); !no.empty() && earlier != m_lines.end()) {
            const std::string first = std::to_string(earlier->second);
            row.refuse(Field::No, "stands already in row " + first, first + "行目と同じ番号です");
        }
    }
    void taken(const std::string& no, std::size_t line) { m_lines.emplace(no, line); }

private:
    std::unordered_map<std::string, std::size_t> m_lines;
};

// 「山田　花子」 at its first space; the whole is the family name if there is none.
std::pair<std::string, std::string> familyAndGiven(const std::string& name) {
    constexpr std::string_view kWide = "\u3000";
    const std::size_t narrow = name.find(' ');
    const std::size_t at = std::min(narrow, name.find(kWide));
    if (at == std::string::npos) return {name, {}};
    return {name.substr(0, at), base::trimmed(std::string_view(name).substr(at + (at == narrow ? 1 : kWide.size())))};
}

domain::RosterPerson rosterPersonOf(RowReading& row, std::chrono::year_month_day today) {
    domain::RosterPerson p;
    p.no = {row.text(Field::No)};
    p.name = row.checkedText(Field::Name);
    p.kana = row.checkedText(Field::Kana);
    p.otherName = row.checkedText(Field::OtherName);
    p.sex = row.sex();
    p.birth = row.birth(today);
    p.postalCode = row.text(Field::PostalCode);
    p.address = row.checkedText(Field::Address);
    p.building = row.checkedText(Field::Building);
    p.phone = row.phone(Field::Phone);
    p.mobile = row.phone(Field::Mobile);
    p.reason = row.text(Field::Reason);
    p.neighbourhood = row.text(Field::Neighbourhood);
    p.contactName = row.checkedText(Field::ContactName);
    p.contactRelation = row.text(Field::ContactRelation);
    p.contactPhone = row.phone(Field::ContactPhone);
    p.remark = row.text(Field::Remark);
    p.consent = row.consent();
    p.priority = row.text(Field::Priority);
    p.commissioner = row.text(Field::Commissioner);
    p.plan = row.text(Field::Plan);
    p.isProtected = row.isProtected();
    if (p.kana.empty()) row.warn("フリガナがありません");
    row.checkKana(p.name, p.kana);
    return p;
}

domain::Resident residentOf(RowReading& row, std::chrono::year_month_day today) {
    domain::Resident r;
    r.no = row.text(Field::No);
    r.householdNo = row.text(Field::HouseholdNo);
    const std::string name = row.checkedText(Field::Name);
    std::tie(r.familyName, r.givenName) = familyAndGiven(name);
    const std::string kana = row.checkedText(Field::Kana);
    std::tie(r.familyKana, r.givenKana) = familyAndGiven(kana);
    row.checkKana(name, kana);
    r.otherName = row.checkedText(Field::OtherName);
    r.sex = row.sex();
    r.birth = row.birth(today);
    r.postalCode = row.text(Field::PostalCode);
    r.address = row.checkedText(Field::Address);
    r.building = row.checkedText(Field::Building);
    if (r.householdNo.empty()) row.refuse(Field::HouseholdNo, "is missing", "世帯番号がありません");
    if (!name.empty() && r.givenName.empty()) row.warn("氏名に姓と名の区切りがありません");
    return r;
}

// Finds rows that may be one person: the same date of birth, and the same name (but for width, spaces and variants of
// one character) or the same reading at the same address.
class DoubleSearch {
public:
    // The earlier row.
    std::optional<std::size_t> add(const RowReading& row, const domain::PartialDate& birth, std::size_t line) {
        if (!birth.isComplete()) return std::nullopt;
        const std::string day = birth.toText() + "\n";
        const auto byName = m_names.emplace(day + plain(row.text(Field::Name)), line);
        const std::string kana = base::kanaKey(row.text(Field::Kana));
        std::optional<std::size_t> earlier;
        if (!byName.second) earlier = byName.first->second;
        if (!kana.empty()) {
            const auto byKana = m_readings.emplace(day + kana + "\n" + plain(row.text(Field::Address)), line);
            if (!byKana.second && !earlier) earlier = byKana.first->second;
        }
        return earlier;
    }

private:
    static std::string plain(std::string_view text) {
        std::u32string characters = base::decodeUtf8(base::withoutSpaces(base::nfkc(text)));
        std::erase_if(characters, base::isVariationSelector);
        return base::encodeUtf8(characters);
    }

    std::unordered_map<std::string, std::size_t> m_names, m_readings;
};

// Runs over the table; `read` makes one person of a row, `keep` gets it with the warnings and the town.
template <typename Person, typename Read, typename Keep>
Imported<Person> importRows(const base::CsvTable& table, const Layout& layout, const TownOf& townOf, Read read,
                            Keep keep) {
    Imported<Person> out;
    RequiredCells required;
    DoubleSearch doubles;
    const DayNumbers dayNumbers = dayNumbersOf(table, layout);
    for (const auto& tableRow : table.rows) {
        RowReading row(layout, tableRow.cells, dayNumbers);
        const std::string no = row.text(Field::No);
        required.check(row, no, row.text(Field::Name));
        Person person = read(row);
        if (row.refusal() && isHeadLine(tableRow.cells)) {
            out.refused.push_back({tableRow.line, "row", "is a second head line, not a person",
                                   "見出しの行です（人の行ではありません）", tableRow.cells});
            continue;
        }
        if (const auto& refusal = row.refusal()) {
            out.refused.push_back({tableRow.line, std::string(nameOf(layout.kind(), refusal->field)), refusal->what,
                                   refusal->reason, tableRow.cells});
            continue;
        }
        const std::string town = townOf(person.address, person.building);
        if (town.empty()) row.warn("住所の町丁目が読めません");
        required.taken(no, tableRow.line);
        if (const auto earlier = doubles.add(row, person.birth, tableRow.line)) {
            out.doubles.push_back({tableRow.line, *earlier});
            row.warn("同じ人かもしれない行が前にあります");
        }
        for (const std::string& warning : row.warnings())
            ++out.warnings[warning];
        ++out.towns[town];
        if (!row.warnings().empty()) out.remarks.push_back({tableRow.line, no, row.warnings()});
        keep(person, row.warnings(), town);
        out.people.push_back(std::move(person));
    }
    for (const auto& problem : table.problems) {
        out.refused.push_back({problem.line, "row", problem.what, "列の数か引用符が正しくありません", problem.cells});
    }
    std::ranges::sort(out.refused, {}, &Refusal::line);
    return out;
}

}  // namespace

Imported<domain::RosterPerson> importRoster(const base::CsvTable& table, const Layout& layout, const TownOf& townOf,
                                            std::chrono::year_month_day today) {
    return importRows<domain::RosterPerson>(
        table, layout, townOf, [&](RowReading& row) { return rosterPersonOf(row, today); },
        [](domain::RosterPerson& person, const std::vector<std::string>& warnings, const std::string&) {
            person.warnings = warnings;
        });
}

Imported<domain::Resident> importResidents(const base::CsvTable& table, const Layout& layout, const TownOf& townOf,
                                           std::chrono::year_month_day today) {
    return importRows<domain::Resident>(
        table, layout, townOf, [&](RowReading& row) { return residentOf(row, today); },
        [](domain::Resident& resident, const std::vector<std::string>&, const std::string& town) {
            resident.town = town;
        });
}

}  // namespace hinanjo::mapping
