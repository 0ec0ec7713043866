#include "matching-eval/population.h"

#include <cstdio>
#include <cstdlib>
#include <unordered_map>

#include "base/files.h"
#include "base/text.h"
#include "mapping/people.h"
#include "matching/address.h"
#include "readers/table_file.h"

namespace hinanjo::evaluation {
namespace {

using base::ErrorCode;

// One register file, through the same steps as roster-import.
template <typename Person, typename Import>
base::Result<std::vector<Person>> readRegister(const std::filesystem::path& file, store::RosterKind kind,
                                               Import import) {
    HINANJO_ASSIGN(const auto book, matching::AddressBook::load(base::shareDirectory() / "kita_chome.csv"));
    HINANJO_ASSIGN(const auto input, readers::readTableFile(file, {}));
    const std::string name = file.filename().string();
    HINANJO_ASSIGN(const auto layout, mapping::Layout::of(kind, input.table.head, {}, name));
    const auto townOf = [&](std::string_view address, std::string_view building) {
        return book.parse(address, building).townChome();
    };
    auto imported = import(input.table, layout, townOf, domain::japaneseDay(base::SystemClock().now()));
    if (!imported.refused.empty()) {
        const auto& first = imported.refused.front();
        return base::fail(ErrorCode::Invalid,
                          name + ":" + std::to_string(first.line) + ": " + first.field + ": " + first.what);
    }
    return std::move(imported.people);
}

domain::Sex sexOf(const std::string& cell) {
    const std::string text = base::nfkc(base::trimmed(cell));
    if (text == "男" || text == "男性" || text == "M" || text == "1") return domain::Sex::Male;
    if (text == "女" || text == "女性" || text == "F" || text == "2") return domain::Sex::Female;
    return domain::Sex::NotSaid;
}

// "2026-11-05T05:30:33+09:00"
base::TimePoint timeOf(const std::string& cell) {
    int year = 0, hour = 0, minute = 0, second = 0;
    unsigned month = 0, day = 0;
    std::sscanf(cell.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second);
    const std::chrono::sys_days date{std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)};
    return date + std::chrono::hours(hour - 9) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

// Columns of checkins.csv.
enum Column { Id, Time, Shelter, Source, Name, Kana, SexCell, Birth, Age, Home, PhoneCell, Remark };

matching::Arrival arrivalOf(const std::vector<std::string>& cells) {
    matching::Arrival a;
    a.id = cells[Id];
    a.seenAt = timeOf(cells[Time]);
    a.name = base::trimmed(cells[Name]);
    a.kana = base::trimmed(cells[Kana]);
    a.sex = sexOf(cells[SexCell]);
    a.birth = base::trimmed(cells[Birth]);
    if (const std::string age = base::nfkc(base::trimmed(cells[Age])); !age.empty()) a.age = std::atoi(age.c_str());
    a.address = base::trimmed(cells[Home]);
    if (const std::string phone = base::trimmed(cells[PhoneCell]); !phone.empty()) a.phones.push_back(phone);
    a.remark = base::trimmed(cells[Remark]);
    return a;
}

}  // namespace

base::Result<Population> readPopulation(const std::filesystem::path& directory, Register residents) {
    base::Result<Population> population{Population{}};
    HINANJO_ASSIGN(population->roster, readRegister<domain::RosterPerson>(
                                           directory / "roster.csv", store::RosterKind::Roster, mapping::importRoster));
    if (residents == Register::With) {
        HINANJO_ASSIGN(population->residents,
                       readRegister<domain::Resident>(directory / "residents.csv", store::RosterKind::Residents,
                                                      mapping::importResidents));
    }
    std::unordered_map<std::string_view, std::uint32_t> rowOf;
    for (std::uint32_t row = 0; row < population->roster.size(); ++row)
        rowOf.emplace(population->roster[row].no.value, row);

    HINANJO_ASSIGN(const auto checkins, readers::readTableFile(directory / "checkins.csv", {}));
    HINANJO_ASSIGN(const auto truths, readers::readTableFile(directory / "truth.csv", {.encoding = base::Encoding::Utf8}));
    const auto& rows = checkins.table.rows;
    if (rows.size() != truths.table.rows.size() || checkins.table.head.size() <= Remark || truths.table.head.size() < 3)
        return base::fail(ErrorCode::Invalid, "checkins.csv and truth.csv are not of one population");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        population->arrivals.push_back(arrivalOf(rows[i].cells));
        const auto& said = truths.table.rows[i].cells;
        if (said[0] != rows[i].cells[Id])
            return base::fail(ErrorCode::Invalid, "truth.csv:" + std::to_string(truths.table.rows[i].line) +
                                                      ": checkin_id: not in the order of checkins.csv");
        Truth& truth = population->truth.emplace_back();
        truth.trap = said[2];
        std::string_view numbers = said[1];
        while (!numbers.empty()) {
            const auto end = std::min(numbers.find('|'), numbers.size());
            const auto found = rowOf.find(numbers.substr(0, end));
            if (found == rowOf.end())
                return base::fail(ErrorCode::Invalid, "truth.csv:" + std::to_string(truths.table.rows[i].line) +
                                                          ": roster_no: not on the roster");
            truth.rows.push_back(found->second);
            numbers.remove_prefix(std::min(end + 1, numbers.size()));
        }
    }
    return population;
}

}  // namespace hinanjo::evaluation
