// roster-import: the welfare system's CSV or workbook to a checked .roster file.
#include <CLI/CLI.hpp>

#include "app/run.h"

int main(int argc, char** argv) {
    using namespace hinanjo;

    rosterimport::Options options;
    CLI::App app(
        "Turns the welfare system's CSV or XLSX file into a checked roster file.\n"
        "Exit status: 0 done, 1 refused or partly refused, 2 wrong usage, 3 damaged data.");
    app.add_option("INPUT", options.input, "CSV or XLSX file of the 避難行動要支援者名簿 or of the residents' register")
        ->required();
    auto* out = app.add_option("--out", options.out, "the .roster file to write");
    auto* suggest = app.add_flag("--suggest-mapping", options.suggest,
                                 "read the head line, print a mapping file for it and write nothing");
    suggest->excludes(out);
    app.add_option("--kind", options.kind, "roster (default) or residents")
        ->transform(CLI::CheckedTransformer(std::map<std::string, store::RosterKind>{
            {"roster", store::RosterKind::Roster}, {"residents", store::RosterKind::Residents}}));
    app.add_option("--mapping", options.mapping, "TOML file that says which column is which");
    app.add_option("--encoding", options.encoding, "of a CSV file: auto (default), cp932 or utf-8")
        ->transform(CLI::CheckedTransformer(std::map<std::string, base::Encoding>{
            {"auto", base::Encoding::Auto}, {"cp932", base::Encoding::Cp932}, {"utf-8", base::Encoding::Utf8}}));
    app.add_option("--refused", options.refused, "where to write the refused rows with their reasons (CSV)");
    app.add_option("--warnings", options.warnings, "where to write what is odd about rows that were taken (CSV)");
    app.add_option("--head-row", options.headLine, "the line that names the columns; default: found")
        ->check(CLI::Range(1, 1000));
    app.add_option("--sheet", options.sheet, "the sheet of a workbook; default: the first visible one");
    app.add_flag("--json", options.json, "print the summary as one JSON object");
    try {
        app.parse(argc, argv);
        if (!options.suggest && options.out.empty()) throw CLI::RequiredError("--out");
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? rosterimport::kDone : rosterimport::kWrongUsage;
    }
    return rosterimport::run(options);
}
