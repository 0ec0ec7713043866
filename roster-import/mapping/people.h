// Rows of a table to roster people or residents, and every row that is refused, with its reason.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "domain/roster.h"
#include "mapping/layout.h"

namespace hinanjo::mapping {

struct Refusal {
    std::size_t line = 0;
    std::string field;               // "row" if the row as a whole is meant.
    std::string what;                // English, for the command line; nothing of the row in it.
    std::string reason;              // Japanese, for staff; nothing of the row in it.
    std::vector<std::string> cells;  // The row as it was.
};

// A row that was taken and is odd.
struct Remark {
    std::size_t line = 0;
    std::string no;
    std::vector<std::string> warnings;  // Japanese.
};

// Two rows that may be one person: the same name or reading, and the same date of birth.
struct Double {
    std::size_t line = 0, earlier = 0;
};

template <typename Person>
struct Imported {
    std::vector<Person> people;                   // In the order of the file.
    std::vector<Refusal> refused;                 // By line.
    std::vector<Remark> remarks;                  // By line.
    std::vector<Double> doubles;                  // By line. Both are taken: only people can tell, twins are two.
    std::map<std::string, std::size_t> warnings;  // How often each was said. The rows are taken all the same.
    std::map<std::string, std::size_t> towns;  // People by 町丁目; the empty town for addresses that could not be read.
};

// Reads the canonical 町丁目 of an address ("王子一丁目"); empty if it cannot.
using TownOf = std::function<std::string(std::string_view address, std::string_view building)>;

// Names, kana and addresses are kept byte for byte but for spaces at both ends. Refused: a missing or repeated number,
// a missing name, a date of birth that cannot be (the first row of a repeated number is taken: leaving out both would
// drop a person from the roster), a head line between the rows.
[[nodiscard]] Imported<domain::RosterPerson> importRoster(const base::CsvTable& table, const Layout& layout,
                                                          const TownOf& townOf, std::chrono::year_month_day today);
[[nodiscard]] Imported<domain::Resident> importResidents(const base::CsvTable& table, const Layout& layout,
                                                         const TownOf& townOf, std::chrono::year_month_day today);

}  // namespace hinanjo::mapping
