#include "lists/document.h"

#include <string_view>

#include "base/digest.h"

namespace hinanjo::lists {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

void appendField(std::string& out, std::string_view text) {
    std::string guarded;
    if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) guarded = "'";
    guarded += text;
    if (guarded.find_first_of(",\"\r\n") == std::string::npos) {
        out += guarded;
        return;
    }
    out += '"';
    for (const char c : guarded) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

bool isInCsv(const Column& column) {
    return !column.paperOnly && column.kind != ColumnKind::Blank && column.kind != ColumnKind::Tick &&
           column.kind != ColumnKind::RowNumber;
}

void appendCell(std::string& out, const Column& column, const Cell& cell) {
    out += ',';
    if (column.kind == ColumnKind::Name) {
        appendField(out, cell.text);
        out += ',';
        appendField(out, cell.small);
    } else {
        appendField(out, cell.small.empty() ? cell.text : cell.text + " " + cell.small);
    }
}

}  // namespace

std::uint64_t contentOf(const Row& row) {
    std::string all;
    for (const Cell& cell : row.cells) {
        all += cell.text;
        all += '\0';
        all += cell.small;
        all += '\0';
    }
    const auto digest = base::sha256(all);
    std::uint64_t content = 0;
    for (std::size_t i = 0; i < 8; ++i)
        content = content << 8 | digest[i];
    return content == 0 ? 1 : content;
}

std::size_t Document::rowCount() const {
    std::size_t count = 0;
    for (const Group& group : groups)
        count += group.rows.size();
    return count;
}

std::string toCsv(const Document& document) {
    std::string out = "\xef\xbb\xbf地区";
    for (const Column& column : document.columns) {
        if (!isInCsv(column)) continue;
        out += ',';
        appendField(out, column.csvName.empty() ? column.title : column.csvName);
        if (column.kind == ColumnKind::Name) out += ",フリガナ";
    }
    out += "\r\n";
    for (const Group& group : document.groups) {
        for (const Row& row : group.rows) {
            appendField(out, group.title);
            for (std::size_t i = 0; i < document.columns.size(); ++i) {
                if (!isInCsv(document.columns[i])) continue;
                appendCell(out, document.columns[i], i < row.cells.size() ? row.cells[i] : Cell{});
            }
            out += "\r\n";
        }
    }
    return out;
}

}  // namespace hinanjo::lists
