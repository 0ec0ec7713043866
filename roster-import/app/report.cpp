#include "app/report.h"

#include <nlohmann/json.hpp>
#include <numeric>

#include "base/csv.h"

namespace hinanjo::rosterimport {
namespace {

const char* kindWord(store::RosterKind kind) {
    return kind == store::RosterKind::Roster ? "roster" : "residents";
}

std::size_t sumOf(const std::map<std::string, std::size_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                           [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

}  // namespace

std::string toText(const Summary& s) {
    std::string out;
    const auto line = [&](const std::string& name, const std::string& value) { out += name + ": " + value + "\n"; };
    line("file", s.file + " (" + kindWord(s.kind) + ", " + s.form + ")");
    if (s.headLine > 1) line("head line", std::to_string(s.headLine) + " (what stands above it is not read)");
    for (const std::string& note : s.notes)
        line("note", note);
    line("rows", std::to_string(s.rows));
    line("taken", std::to_string(s.taken));
    line("refused", std::to_string(s.refused));
    line("perhaps twice", std::to_string(s.doubles));
    line("warnings", std::to_string(sumOf(s.warnings)));
    for (const auto& [warning, count] : s.warnings)
        line("  " + warning, std::to_string(count));
    for (const std::string& column : s.unusedColumns)
        line("column not used", column);
    for (const auto& [town, count] : s.towns)
        line(town.empty() ? "町丁目不明" : town, std::to_string(count));
    return out;
}

std::string toJson(const Summary& s) {
    nlohmann::ordered_json json;
    json["file"] = s.file;
    json["kind"] = kindWord(s.kind);
    json["encoding"] = s.form;
    json["rows"] = s.rows;
    json["taken"] = s.taken;
    json["refused"] = s.refused;
    json["head_line"] = s.headLine;
    json["notes"] = s.notes;
    json["perhaps_twice"] = s.doubles;
    json["warnings"] = s.warnings;
    json["towns"] = s.towns;
    json["unused_columns"] = s.unusedColumns;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string errorLines(const std::string& file, std::span<const mapping::Refusal> refused) {
    std::string out;
    for (const auto& r : refused)
        out += file + ":" + std::to_string(r.line) + ": " + r.field + ": " + r.what + "\n";
    return out;
}

std::string doubleLines(const std::string& file, std::span<const mapping::Double> doubles) {
    std::string out;
    for (const auto& d : doubles) {
        out += file + ":" + std::to_string(d.line) + ": row: may be the person of row " + std::to_string(d.earlier) +
               " (name or reading, and date of birth); both are taken\n";
    }
    return out;
}

std::string warningsCsv(std::span<const mapping::Remark> remarks) {
    std::string out = "\xef\xbb\xbf" + base::csvLine(std::vector<std::string>{"行", "番号", "注意"}) + "\r\n";
    for (const auto& remark : remarks) {
        for (const std::string& warning : remark.warnings)
            out += base::csvLine(std::vector<std::string>{std::to_string(remark.line), remark.no, warning}) + "\r\n";
    }
    return out;
}

std::string refusedCsv(std::span<const std::string> head, std::span<const mapping::Refusal> refused) {
    std::string out = "\xef\xbb\xbf";
    const auto line = [&](std::vector<std::string> cells, std::span<const std::string> more) {
        cells.insert(cells.end(), more.begin(), more.end());
        out += base::csvLine(cells) + "\r\n";
    };
    line({"行", "項目", "理由"}, head);
    for (const auto& r : refused)
        line({std::to_string(r.line), r.field, r.reason}, r.cells);
    return out;
}

}  // namespace hinanjo::rosterimport
