// What stands on a paper, as plain data: the same for PDF, CSV, tablet and HQ. No layout here, no event, no SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace hinanjo::lists {

enum class ColumnKind : std::uint8_t {
    Text,
    Name,       // Bold and larger; kana in `small` below it.
    Number,     // Right-aligned.
    Tick,       // An empty or filled box, `text` "1" when filled.
    Blank,      // Room for handwriting; a text already known stands small at its left.
    RowNumber,  // 1, 2, 3 ... on each page, counted by the printer: with the page it names a row (「3ページ 12行」).
};

struct Column {
    std::string title;  // 「氏名（かな）」; also the CSV head
    ColumnKind kind{};
    double widthMm = 0;
    std::string csvName{};     // Empty: title.
    bool csvOnly = false;      // In CSV, not on paper.
    bool paperOnly = false;    // On paper, not in CSV.
    bool startsBlock = false;  // A heavier rule at its left: boxes that are already filled | boxes to fill.
    bool ditto = false;        // Paper says 「同上」 where it repeats the row above in the same household and page.
};

struct Cell {
    std::string text;
    std::string small;  // Second, smaller text (kana, building). CSV: a column of its own if `Column::kind` is Name.
};

struct Row {
    std::vector<Cell> cells;  // One per column.
    std::string subject{};    // Whom it is about, for the ledger: 整理番号 or a person's id in hex. Not printed.
    bool startsHousehold = false;  // A thick rule above.
    std::uint32_t people = 1;      // For the page's count: a head-count row stands for several, a note for none.
};

struct Group {
    std::string title;  // 「王子一丁目」; each group starts on a new page
    std::vector<Row> rows;
    std::string subtotal;  // Foot of its last page: 「19人 小計 在所17 外出2」
    bool isSheet = false;  // All of it is about one person; nothing of it is of use without the rest.
};

struct Document {
    base::ListId id;
    std::string kind;          // "evacuees", "unaccounted"
    std::string title;         // 「避難所 入所者名簿」
    std::string office;        // 「東京都北区」
    std::string scope;         // 「滝野川第三小学校」, 「北区全域」
    bool drill = false;        // Every page says 訓練.
    bool caution = true;       // 取扱注意
    base::TimePoint dataTime;  // State of what was known.
    base::TimePoint printTime;
    std::uint64_t edition = 0;  // Feed position (HQ) or event count (tablet) the rows were made from.
    std::uint32_t notAtHq = 0;  // Events in it that HQ has not taken in yet.
    std::string printedBy;
    std::string recipient;   // 渡し先
    std::string legalBasis;  // 「災害対策基本法 第49条の11第3項」; empty if none is needed
    std::uint32_t copy = 1;
    std::uint32_t copies = 1;
    std::string purpose;             // 「使用後は 本部へ返却」
    std::vector<std::string> notes;  // Lines of the head that must be read: 「名簿 2026-11-01 時点」, counting words.
    std::vector<Column> columns;
    std::vector<Group> groups;
    std::string total;  // Last line of the last page.

    [[nodiscard]] std::size_t rowCount() const;
};

// The document as rows of texts: first column 地区 (the group), then every column that is not Blank, Tick, RowNumber or
// paperOnly; a Name is followed by its フリガナ.
struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
};
[[nodiscard]] Table tableOf(const Document& document);

// That table by RFC 4180, UTF-8 with BOM (Excel), CRLF. Cells that a spreadsheet would run as a formula (= + - @ or a
// tab at the front) get a leading apostrophe.
[[nodiscard]] std::string toCsv(const Document& document);

}  // namespace hinanjo::lists
