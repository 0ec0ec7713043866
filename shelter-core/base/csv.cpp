#include "base/csv.h"

#include <algorithm>

#include "base/text.h"

namespace hinanjo::base {
namespace {

struct Record {
    std::size_t line = 0;
    std::vector<std::string> cells;
    bool ended = false;      // By an end of line, not by the end of the text.
    bool openQuote = false;  // The text ended inside a quoted cell.
    bool strayText = false;  // Something stood between a closing quote and the next comma.
    // Spreadsheets write empty rows at the end as nothing but commas.
    [[nodiscard]] bool isBlank() const { return std::ranges::all_of(cells, &std::string::empty); }
};

// Takes records off the front of a text, counting lines.
class RecordReader {
public:
    explicit RecordReader(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    Record next() {
        Record record;
        record.line = m_line;
        for (;;) {
            record.cells.push_back(takeCell(record));
            if (m_rest.empty()) return record;
            const char end = m_rest.front();
            m_rest.remove_prefix(1);
            if (end == ',') continue;
            if (end == '\r' && m_rest.starts_with('\n')) m_rest.remove_prefix(1);
            ++m_line;
            record.ended = true;
            return record;
        }
    }

private:
    // Leaves the comma or end of line behind the cell where it is.
    std::string takeCell(Record& record) {
        std::string cell;
        if (m_rest.starts_with('"')) {
            m_rest.remove_prefix(1);
            takeQuoted(cell, record);
        }
        const std::size_t end = std::min(m_rest.find_first_of(",\r\n"), m_rest.size());
        if (end > 0 && m_quoted && !trimmed(m_rest.substr(0, end)).empty()) record.strayText = true;
        if (!m_quoted || record.strayText) cell += m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        m_quoted = false;
        return cell;
    }

    void takeQuoted(std::string& cell, Record& record) {
        m_quoted = true;
        for (;;) {
            const std::size_t quote = m_rest.find('"');
            const std::string_view part = m_rest.substr(0, quote);
            m_line += countLineEnds(part);
            cell += part;
            if (quote == std::string_view::npos) {
                m_rest = {};
                record.openQuote = true;
                return;
            }
            m_rest.remove_prefix(quote + 1);
            if (!m_rest.starts_with('"')) return;
            cell.push_back('"');
            m_rest.remove_prefix(1);
        }
    }

    static std::size_t countLineEnds(std::string_view part) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (part[i] == '\n' || (part[i] == '\r' && (i + 1 == part.size() || part[i + 1] != '\n'))) ++count;
        }
        return count;
    }

    std::string_view m_rest;
    std::size_t m_line = 1;
    bool m_quoted = false;
};

tl::unexpected<Error> tornCsv(std::string_view file, const Record& record, const std::string& what) {
    return fail(ErrorCode::Corrupt, std::string(file) + ":" + std::to_string(record.line) + ": row: " + what);
}

std::string cellCounts(std::size_t has, std::size_t wanted) {
    return "has " + std::to_string(has) + " cells, the head has " + std::to_string(wanted);
}

}  // namespace

Result<CsvTable> readCsv(std::string_view utf8Text, std::string_view fileName) {
    CsvTable table;
    RecordReader reader(utf8Text);
    while (!reader.atEnd()) {
        Record record = reader.next();
        if (record.openQuote) return tornCsv(fileName, record, "is torn: a quote is never closed");
        if (record.isBlank()) continue;
        if (table.head.empty()) {
            table.headLine = record.line;
            for (const std::string& cell : record.cells)
                table.head.push_back(trimmed(cell));
            continue;
        }
        const std::size_t wanted = table.head.size();
        const auto isEmpty = [](const std::string& cell) { return cell.empty(); };
        if (record.cells.size() > wanted &&
            std::all_of(record.cells.begin() + static_cast<std::ptrdiff_t>(wanted), record.cells.end(), isEmpty)) {
            record.cells.resize(wanted);
        }
        const std::size_t has = record.cells.size();
        if (has < wanted && !record.ended) return tornCsv(fileName, record, "is torn: " + cellCounts(has, wanted));
        if (record.strayText) {
            table.problems.push_back({record.line, "has text behind a closing quote", std::move(record.cells)});
        } else if (has != wanted) {
            table.problems.push_back({record.line, cellCounts(has, wanted), std::move(record.cells)});
        } else {
            table.rows.push_back({record.line, std::move(record.cells)});
        }
    }
    if (table.head.empty()) return fail(ErrorCode::Invalid, std::string(fileName) + ":1: head: the file is empty");
    return table;
}

std::string csvLine(std::span<const std::string> cells) {
    std::string out;
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out.push_back(',');
        first = false;
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out.push_back('"');
        for (const char c : cell) {
            if (c == '"') out.push_back('"');
            out.push_back(c);
        }
        out.push_back('"');
    }
    return out;
}

}  // namespace hinanjo::base
