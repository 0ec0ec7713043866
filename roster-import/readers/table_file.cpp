#include "readers/table_file.h"

#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "readers/workbook.h"

namespace hinanjo::readers {
namespace {

using base::ErrorCode;
using base::fail;

bool isBlank(const std::vector<std::string>& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

// Rows as readCsv would give them: as wide as the head, what does not fit is a problem and keeps its cells.
base::CsvTable tableOf(std::vector<Sheet::Row> rows, std::size_t headLine) {
    base::CsvTable table;
    for (Sheet::Row& row : rows) {
        if (row.line < headLine || isBlank(row.cells)) continue;
        if (table.head.empty()) {
            table.headLine = row.line;
            for (const std::string& cell : row.cells)
                table.head.push_back(base::trimmed(cell));
        } else if (row.cells.size() > table.head.size()) {
            table.problems.push_back({row.line,
                                      "has " + std::to_string(row.cells.size()) + " cells, the head has " +
                                          std::to_string(table.head.size()),
                                      std::move(row.cells)});
        } else {
            row.cells.resize(table.head.size());
            table.rows.push_back({row.line, std::move(row.cells)});
        }
    }
    return table;
}

base::Result<TableFile> fromWorkbook(std::string_view bytes, const std::string& name, const TableOptions& options) {
    HINANJO_ASSIGN(Sheet sheet, readWorkbook(bytes, name, options.sheet));
    TableFile file{tableOf(std::move(sheet.rows), options.headLine), "xlsx (" + sheet.name + ")", {}};
    if (file.table.head.empty()) return fail(ErrorCode::Invalid, name + ":1: head: the sheet is empty");
    if (sheet.hidden > 0) {
        file.notes.push_back("表示されていない行が" + std::to_string(sheet.hidden) + "行あります（それも読みました）");
    }
    for (const std::string& other : sheet.otherSheets)
        file.notes.push_back("読んでいないシート: " + other + "（--sheet で選べます）");
    return file;
}

// The text with the lines above this one blank, which readers skip: the others keep their numbers.
std::string fromLine(std::string text, std::size_t line) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < line && begin < text.size(); ++i) {
        const std::size_t end = text.find('\n', begin);
        begin = end == std::string::npos ? text.size() : end + 1;
    }
    return begin == 0 ? std::move(text) : std::string(line - 1, '\n') + text.substr(begin);
}

base::Result<TableFile> fromText(std::string_view bytes, const std::string& name, const TableOptions& options) {
    auto text = base::decodeText(bytes, options.encoding);
    if (!text) return fail(text.error().code, name + ":" + text.error().detail);
    HINANJO_ASSIGN(base::CsvTable table, base::readCsv(fromLine(std::move(text->utf8), options.headLine), name));
    for (const char separator : {'\t', ';'}) {
        if (table.head.size() == 1 && std::ranges::count(table.head.front(), separator) >= 2) {
            return fail(ErrorCode::Invalid, name + ":1: head: is separated by " +
                                                (separator == '\t' ? "tabs" : "semicolons") +
                                                ", not by commas: save it as CSV");
        }
    }
    TableFile file{std::move(table), text->used == base::Encoding::Cp932 ? "cp932" : "utf-8", {}};
    if (!text->badLines.empty()) {
        file.notes.push_back("読めない文字が" + std::to_string(text->badLines.size()) + "行にあります（はじめは" +
                             std::to_string(text->badLines.front()) + "行目）");
    }
    return file;
}

}  // namespace

base::Result<TableFile> readTableFile(const std::filesystem::path& file, const TableOptions& options) {
    const std::string name = file.filename().string();
    HINANJO_ASSIGN(const std::string bytes, base::readFile(file));
    if (bytes.starts_with("\xd0\xcf\x11\xe0")) {
        return fail(ErrorCode::Invalid,
                    name + ":workbook: is an old one (.xls) or under a password: save it as .xlsx without one, or CSV");
    }
    return isWorkbook(bytes) ? fromWorkbook(bytes, name, options) : fromText(bytes, name, options);
}

}  // namespace hinanjo::readers
