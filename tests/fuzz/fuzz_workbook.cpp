// The reader of workbooks, archive and all, against any bytes and against sound ZIP files whose parts hold any text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fuzz/workbook_input.h"
#include "readers/workbook.h"
#include "roster-import/workbook_maker.h"

using namespace hinanjo;

namespace {

constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostCells = 16'000'000;
constexpr std::size_t kMostBytes = std::size_t{256} << 20;

void must(bool holds) {
    if (!holds) std::abort();
}

std::string zipped(std::string_view list) {
    test::Parts parts;
    while (list.size() >= 3) {
        const auto part = static_cast<unsigned char>(list[0]) % test::kWorkbookParts.size();
        const std::size_t length =
            static_cast<unsigned char>(list[1]) | static_cast<std::size_t>(static_cast<unsigned char>(list[2])) << 8;
        const std::string_view text = list.substr(3, length);
        list.remove_prefix(3 + text.size());
        parts[test::kWorkbookParts[part]] = text;
    }
    return parts.empty() ? std::string() : test::zipOf(parts);  // A ZIP file of nothing is none for the library.
}

void check(const readers::Sheet& sheet) {
    must(base::isValidUtf8(sheet.name));
    for (const std::string& other : sheet.otherSheets)
        must(base::isValidUtf8(other));
    must(sheet.hidden <= sheet.rows.size());
    std::size_t line = 0, cells = 0, bytes = 0;
    for (const auto& row : sheet.rows) {
        must(row.line > line);
        line = row.line;
        must(row.cells.size() <= kMostColumns);
        must(row.cells.empty() || !row.cells.back().empty());
        cells += row.cells.size();
        for (const std::string& cell : row.cells) {
            must(base::isValidUtf8(cell));
            bytes += cell.size();
        }
    }
    must(cells <= kMostCells && bytes <= kMostBytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.empty()) return 0;
    const bool isFile = input.front() == 0;
    input.remove_prefix(1);
    const std::string bytes = isFile ? std::string(input) : zipped(input);
    for (const char* wanted : {"", "名簿"}) {
        const auto sheet = readers::readWorkbook(bytes, "a.xlsx", wanted);
        if (sheet) {
            check(*sheet);
        } else {
            must(sheet.error().detail.starts_with("a.xlsx:workbook: "));
        }
    }
    return 0;
}
