#include "lists/document.h"

#include <string_view>

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

}  // namespace

std::size_t Document::rowCount() const {
    std::size_t count = 0;
    for (const Group& group : groups)
        count += group.rows.size();
    return count;
}

Table tableOf(const Document& document) {
    Table table;
    table.head.emplace_back("地区");
    for (const Column& column : document.columns) {
        if (!isInCsv(column)) continue;
        table.head.push_back(column.csvName.empty() ? column.title : column.csvName);
        if (column.kind == ColumnKind::Name) table.head.emplace_back("フリガナ");
    }
    for (const Group& group : document.groups) {
        for (const Row& row : group.rows) {
            auto& texts = table.rows.emplace_back();
            texts.push_back(group.title);
            for (std::size_t i = 0; i < document.columns.size(); ++i) {
                if (!isInCsv(document.columns[i])) continue;
                const Cell cell = i < row.cells.size() ? row.cells[i] : Cell{};
                if (document.columns[i].kind == ColumnKind::Name) {
                    texts.push_back(cell.text);
                    texts.push_back(cell.small);
                } else {
                    texts.push_back(cell.small.empty() ? cell.text : cell.text + " " + cell.small);
                }
            }
        }
    }
    return table;
}

std::string toCsv(const Document& document) {
    std::string out = "\xef\xbb\xbf";
    const auto appendLine = [&](const std::vector<std::string>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (i > 0) out += ',';
            appendField(out, texts[i]);
        }
        out += "\r\n";
    };
    const Table table = tableOf(document);
    appendLine(table.head);
    for (const auto& row : table.rows)
        appendLine(row);
    return out;
}

}  // namespace hinanjo::lists
