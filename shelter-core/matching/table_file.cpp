#include "matching/table_file.h"

#include "base/files.h"
#include "base/text.h"

namespace hinanjo::matching {
namespace {

std::vector<std::string_view> fieldsOf(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    for (;;) {
        const auto end = line.find(separator);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return fields;
        line.remove_prefix(end + 1);
    }
}

}  // namespace

base::Result<TableFile> TableFile::read(const std::filesystem::path& file, char separator, std::size_t columns) {
    HINANJO_ASSIGN(std::string bytes, base::readFile(file));
    TableFile table;
    table.m_file = file.filename().string();
    table.m_bytes = std::make_unique<const std::string>(std::move(bytes));
    std::string_view rest = *table.m_bytes;
    bool head = true;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (std::exchange(head, false)) continue;
        table.m_rows.push_back(fieldsOf(line, separator));
        const std::size_t row = table.m_rows.size() - 1;
        if (table.m_rows[row].size() < columns) return base::fail(table.wrong(row, "too few fields"));
        if (!base::isValidUtf8(line)) return base::fail(table.wrong(row, "not UTF-8"));
    }
    if (table.m_rows.empty()) return base::fail(base::ErrorCode::Corrupt, table.m_file + ": no rows");
    return table;
}

base::Error TableFile::wrong(std::size_t row, std::string_view what) const {
    return {base::ErrorCode::Corrupt, m_file + ":" + std::to_string(row + 2) + ": " + std::string(what)};
}

}  // namespace hinanjo::matching
