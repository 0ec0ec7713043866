#include "app/run.h"

#include <iostream>

#include "app/report.h"
#include "base/clock.h"
#include "base/files.h"
#include "mapping/people.h"
#include "matching/address.h"
#include "readers/table_file.h"

namespace hinanjo::rosterimport {
namespace {

ExitStatus statusOf(base::ErrorCode code) {
    switch (code) {
        case base::ErrorCode::NotFound:
            return kWrongUsage;
        case base::ErrorCode::Corrupt:
            return kDamaged;
        case base::ErrorCode::Conflict:
        case base::ErrorCode::Invalid:
        case base::ErrorCode::Unavailable:
        case base::ErrorCode::Denied:
        case base::ErrorCode::TooNew:
            return kRefused;
    }
    return kRefused;
}

ExitStatus report(const base::Error& error) {
    std::cerr << error.detail << "\n";
    return statusOf(error.code);
}

template <typename Person>
base::Result<ExitStatus> finish(const Options& options, const readers::TableFile& input, const mapping::Layout& layout,
                                mapping::Imported<Person> imported, std::vector<Person> store::RosterFile::*people) {
    const std::string name = options.input.filename().string();
    std::cerr << errorLines(name, imported.refused);
    if (options.refused) {
        HINANJO_TRY(base::writeFile(*options.refused, refusedCsv(input.table.head, imported.refused),
                                    base::Secrecy::OwnerOnly));
    }
    const Summary summary{name,
                          options.kind,
                          input.encoding,
                          input.table.rows.size() + input.table.problems.size(),
                          imported.people.size(),
                          imported.refused.size(),
                          std::move(imported.warnings),
                          std::move(imported.towns),
                          layout.unused()};
    if (imported.people.empty()) {
        return base::fail(base::ErrorCode::Invalid, name + ":1: row: no row was taken, nothing is written");
    }
    store::RosterFile content{.kind = options.kind, .roster = {}, .residents = {}};
    content.*people = std::move(imported.people);
    HINANJO_TRY(store::writeRosterFile(options.out, content));
    std::cout << (options.json ? toJson(summary) : toText(summary));
    return imported.refused.empty() ? kDone : kRefused;
}

base::Result<ExitStatus> importFile(const Options& options, const mapping::MapFile& map) {
    HINANJO_ASSIGN(const auto book, matching::AddressBook::load(base::shareDirectory() / "kita_chome.csv"));
    HINANJO_ASSIGN(const auto input, readers::readTableFile(options.input, options.encoding));
    HINANJO_ASSIGN(const auto layout,
                   mapping::Layout::of(options.kind, input.table.head, map, options.input.filename().string()));
    const auto townOf = [&](std::string_view address, std::string_view building) {
        return book.parse(address, building).townChome();
    };
    const auto today = domain::japaneseDay(base::SystemClock().now());
    if (options.kind == store::RosterKind::Roster) {
        return finish(options, input, layout, mapping::importRoster(input.table, layout, townOf, today),
                      &store::RosterFile::roster);
    }
    return finish(options, input, layout, mapping::importResidents(input.table, layout, townOf, today),
                  &store::RosterFile::residents);
}

}  // namespace

ExitStatus run(const Options& options) {
    mapping::MapFile map;
    if (options.mapping) {
        auto read = mapping::readMapFile(*options.mapping, options.kind);
        if (!read) {  // The office's file is innocent: whoever wrote the map has to look.
            std::cerr << read.error().detail << "\n";
            return kWrongUsage;
        }
        map = std::move(*read);
    }
    const auto status = importFile(options, map);
    return status ? *status : report(status.error());
}

}  // namespace hinanjo::rosterimport
