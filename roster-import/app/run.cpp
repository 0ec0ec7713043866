#include "app/run.h"

#include <algorithm>
#include <iostream>
#include <map>

#include "app/report.h"
#include "base/clock.h"
#include "base/files.h"
#include "mapping/content.h"
#include "mapping/people.h"
#include "mapping/suggestion.h"
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

// A file, and which column of it is what.
struct Input {
    readers::TableFile file;
    mapping::Layout layout;
};

template <typename Person>
base::Result<ExitStatus> finish(const Options& options, const Input& input, mapping::Imported<Person> imported,
                                std::vector<Person> store::RosterFile::*people) {
    const std::string name = options.input.filename().string();
    const base::CsvTable& table = input.file.table;
    std::cerr << errorLines(name, imported.refused) << doubleLines(name, imported.doubles);
    if (options.refused) {
        HINANJO_TRY(
            base::writeFile(*options.refused, refusedCsv(table.head, imported.refused), base::Secrecy::OwnerOnly));
    }
    if (options.warnings) {
        HINANJO_TRY(base::writeFile(*options.warnings, warningsCsv(imported.remarks), base::Secrecy::OwnerOnly));
    }
    const Summary summary{.file = name,
                          .kind = options.kind,
                          .form = input.file.form,
                          .headLine = table.headLine,
                          .notes = input.file.notes,
                          .rows = table.rows.size() + table.problems.size(),
                          .taken = imported.people.size(),
                          .refused = imported.refused.size(),
                          .doubles = imported.doubles.size(),
                          .warnings = std::move(imported.warnings),
                          .towns = std::move(imported.towns),
                          .unusedColumns = input.layout.unused()};
    if (imported.people.empty()) {
        return base::fail(base::ErrorCode::Invalid, name + ":1: row: no row was taken, nothing is written");
    }
    store::RosterFile content{.kind = options.kind, .roster = {}, .residents = {}};
    content.*people = std::move(imported.people);
    HINANJO_TRY(store::writeRosterFile(options.out, content));
    std::cout << (options.json ? toJson(summary) : toText(summary));
    return imported.refused.empty() ? kDone : kRefused;
}

readers::TableOptions tableOptions(const Options& options, std::size_t headLine) {
    return {.encoding = options.encoding, .headLine = headLine, .sheet = options.sheet};
}

// The line of the first rows that names the columns; titles often stand above it. Nothing: none does, or the first one
// tries to.
std::optional<std::size_t> headLineBelow(const Options& options, const base::CsvTable& table,
                                         const mapping::MapFile& map) {
    constexpr std::size_t kFarthest = 10;
    std::map<std::size_t, const std::vector<std::string>*> lines;
    for (std::size_t i = 0; i < std::min(table.rows.size(), kFarthest); ++i)
        lines.emplace(table.rows[i].line, &table.rows[i].cells);
    for (std::size_t i = 0; i < std::min(table.problems.size(), kFarthest); ++i)
        lines.emplace(table.problems[i].line, &table.problems[i].cells);
    std::erase_if(lines, [](const auto& line) { return line.first > kFarthest; });
    for (const auto& [line, cells] : lines) {
        if (mapping::Layout::of(options.kind, *cells, map, {})) return line;
    }
    // None is whole: the one that comes nearest says best what it lacks.
    const auto nearest =
        std::ranges::find_if(lines, [](const auto& line) { return mapping::isHeadLine(*line.second); });
    if (nearest == lines.end() || mapping::isHeadLine(table.head)) return std::nullopt;
    return nearest->first;
}

// The table below its head line, wherever that is.
base::Result<readers::TableFile> readTable(const Options& options, const mapping::MapFile& map) {
    HINANJO_ASSIGN(auto file,
                   readers::readTableFile(options.input, tableOptions(options, options.headLine.value_or(1))));
    if (options.headLine || mapping::Layout::of(options.kind, file.table.head, map, {})) return file;
    const auto below = headLineBelow(options, file.table, map);
    if (!below) return file;
    return readers::readTableFile(options.input, tableOptions(options, *below));
}

// Columns without a name are nobody's; who forgot to name one should hear of it.
void noteNamelessColumns(readers::TableFile& file, const mapping::Layout& layout) {
    std::vector<bool> used(file.table.head.size(), false);
    for (const mapping::FieldInfo& field : mapping::fieldsOf(layout.kind())) {
        for (const std::size_t column : layout.columnsOf(field.field))
            used[column] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        const bool holdsText =
            std::ranges::any_of(file.table.rows, [&](const auto& row) { return !row.cells[i].empty(); });
        if (!used[i] && file.table.head[i].empty() && holdsText)
            file.notes.push_back("見出しのない列を読んでいません: " + std::to_string(i + 1) + "列目");
    }
}

base::Result<Input> readInput(const Options& options, const mapping::MapFile& map) {
    HINANJO_ASSIGN(auto file, readTable(options, map));
    HINANJO_ASSIGN(auto layout, mapping::Layout::of(options.kind, file.table.head, map,
                                                    options.input.filename().string(), file.table.headLine));
    noteNamelessColumns(file, layout);
    return Input{std::move(file), std::move(layout)};
}

base::Result<ExitStatus> importFile(const Options& options, const mapping::MapFile& map,
                                    std::chrono::year_month_day today) {
    HINANJO_ASSIGN(const auto book, matching::AddressBook::load(base::shareDirectory() / "kita_chome.csv"));
    HINANJO_ASSIGN(const auto input, readInput(options, map));
    HINANJO_TRY(mapping::checkContent(input.file.table, input.layout, today, options.input.filename().string()));
    const auto townOf = [&](std::string_view address, std::string_view building) {
        return book.parse(address, building).townChome();
    };
    if (options.kind == store::RosterKind::Roster) {
        return finish(options, input, mapping::importRoster(input.file.table, input.layout, townOf, today),
                      &store::RosterFile::roster);
    }
    return finish(options, input, mapping::importResidents(input.file.table, input.layout, townOf, today),
                  &store::RosterFile::residents);
}

base::Result<ExitStatus> suggest(const Options& options, std::chrono::year_month_day today) {
    HINANJO_ASSIGN(const auto file, readTable(options, {}));
    const mapping::Suggestion suggestion = mapping::suggestMapping(options.kind, file.table, today);
    std::cout << suggestion.toml;
    for (const std::string_view field : suggestion.unplaced) {
        std::cerr << options.input.filename().string() << ":" << file.table.headLine << ": head: " << field
                  << ": no column seems to hold it\n";
    }
    return suggestion.unplaced.empty() ? kDone : kRefused;
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
    const auto today = domain::japaneseDay(base::SystemClock().now());
    const auto status = options.suggest ? suggest(options, today) : importFile(options, map, today);
    return status ? *status : report(status.error());
}

}  // namespace hinanjo::rosterimport
