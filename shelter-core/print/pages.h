// Where everything stands: rows on pages, texts in cells. Measures only; drawing is pdf.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "lists/document.h"
#include "print/fit.h"
#include "print/size.h"

namespace hinanjo::print {

// A4 landscape, millimetres (ux.md 5.1).
namespace sheet {
inline constexpr double kWidth = 297;
inline constexpr double kHeight = 210;
inline constexpr double kLeft = 12;
inline constexpr double kRight = 285;
inline constexpr double kHeadTop = 10.5;
inline constexpr double kColumnHeadTop = 34;
inline constexpr double kRowsTop = 40;
inline constexpr double kRowsBottom = kRowsTop + 8 * 19;
inline constexpr double kCellPadding = 1.2;
inline constexpr double kQr = 24;
}  // namespace sheet

// The rows of a page.
struct Grid {
    double scale = 1;  // Of the letters.
    double pitch = 8;
    int slots = 19;  // Rows of one pitch on a page.
    double tickBox = 5;

    [[nodiscard]] static Grid of(Size size);
};

// A text of a cell; positions from the cell's top left corner.
struct PlacedText {
    Fitted text;
    double x = 0;
    double baseline = 0;  // Of the first line.
    double pitch = 0;
    bool right = false;  // `x` is the right end.
};

// A row that is too short has empty cells at its end.
[[nodiscard]] const lists::Cell& cellOf(const lists::Row& row, std::size_t index);

struct PlacedRow {
    const lists::Row* row = nullptr;
    int slots = 1;  // Two where a name or an address needs more than two lines: paper never swallows a text.
    std::vector<std::vector<PlacedText>> cells;  // By paper column.
};

struct Page {
    const lists::Group* group = nullptr;  // Null: the document has no row.
    std::size_t groupNumber = 1;
    bool endsGroup = true;
    std::vector<PlacedRow> rows{};

    [[nodiscard]] std::uint32_t people() const;
};

struct PaperColumn {
    const lists::Column* column = nullptr;
    std::size_t cell = 0;  // Index into Row::cells.
    double x = 0;          // From the left end of the table.
    double width = 0;
};

// Columns that are on paper; their widths are scaled if they do not add up to the sheet's.
[[nodiscard]] std::vector<PaperColumn> paperColumns(const lists::Document& document);

// Every group on pages of its own; at least one page.
[[nodiscard]] std::vector<Page> layOut(const lists::Document& document, const std::vector<PaperColumn>& columns,
                                       const Grid& grid, Typesetter& type);

}  // namespace hinanjo::print
