#include "print/pages.h"

#include <algorithm>
#include <string>

namespace hinanjo::print {
namespace {

constexpr double kNamePoints = 14;
constexpr double kBodyPoints = 12;
// Over a second line in the same row: kanji have more ink below than a reading's kana.
constexpr double kStackedPoints = 11.25;
// Height of a line in em, so that 12 pt over 10.5 pt stand in a row of 8 mm.
constexpr double kLineHeight = 0.985;
// Middle of a kanji above its baseline, in em.
constexpr double kMiddle = 0.38;
// Where readings start when they stand beside the name, so that both can be scanned downwards.
constexpr double kKanaShare = 0.54;

double baselineFor(double middle, const Fitted& text) {
    return middle + kMiddle * text.points * kMmPerPoint;
}
double lineHeight(const Fitted& text) {
    return kLineHeight * text.points * kMmPerPoint;
}
double blockHeight(const Fitted& text) {
    return lineHeight(text) * static_cast<double>(text.lines.size());
}

// Puts the lines of `text` below `top`; what comes next starts at the result.
double stack(PlacedText& text, double top) {
    text.pitch = lineHeight(text.text);
    text.baseline = baselineFor(top + text.pitch / 2, text.text);
    return top + blockHeight(text.text);
}

struct Room {
    Grid grid;
    double width = 0;
    int slots = 1;
    bool mayCut = false;  // The last resort has been reached.

    [[nodiscard]] double height() const { return grid.pitch * slots; }
    [[nodiscard]] Fitted fit(Typesetter& type, std::string_view words, Weight weight, double points,
                             std::size_t most) const {
        return fit(type, words, weight, points, width, most);
    }
    // `points` as on an ordinary paper.
    [[nodiscard]] Fitted fit(Typesetter& type, std::string_view words, Weight weight, double points, double wide,
                             std::size_t most) const {
        return print::fit(type, words, weight, points * grid.scale, wide, most, grid.scale, mayCut);
    }
    [[nodiscard]] std::size_t lines() const { return static_cast<std::size_t>(slots) * 2; }
};

// One text, in the middle of the room's height.
bool placeAlone(Typesetter& type, const std::string& words, Weight weight, double points, const Room& room,
                std::vector<PlacedText>& out) {
    PlacedText placed;
    placed.text = room.fit(type, words, weight, points, room.lines());
    if (placed.text.cut && !room.mayCut) return false;
    if (placed.text.lines.empty()) return true;
    stack(placed, (room.height() - blockHeight(placed.text)) / 2);
    out.push_back(std::move(placed));
    return true;
}

// A text over a second one. Each takes the lines it needs; together they must fit.
bool placeStacked(Typesetter& type, const std::string& upper, Weight weight, double points, const std::string& lower,
                  const Room& room, std::vector<PlacedText>& out) {
    const std::size_t each = room.lines() - 1;
    PlacedText first;
    PlacedText second;
    second.text = room.fit(type, lower, Weight::Regular, kLeastPoints, room.slots == 1 ? 1 : 2);
    first.text = room.fit(type, upper, weight, points, std::min(each, room.lines() - second.text.lines.size()));
    if ((first.text.cut || second.text.cut) && !room.mayCut) return false;
    const double top = (room.height() - blockHeight(first.text) - blockHeight(second.text)) / 2;
    stack(second, stack(first, top));
    out.push_back(std::move(first));
    out.push_back(std::move(second));
    return true;
}

// 山田 太郎  ヤマダ タロウ on one line, the reading in a column of its own where the name leaves room for it.
bool placeBeside(Typesetter& type, const lists::Cell& cell, const Room& room, std::vector<PlacedText>& out) {
    constexpr double kGap = 1.5;
    for (const double points : {kNamePoints, 13.0, kBodyPoints}) {
        PlacedText name;
        name.text = room.fit(type, cell.text, Weight::Bold, points, 1);
        if (name.text.lines.empty() || name.text.points < points * room.grid.scale) continue;
        const double taken = name.text.widthMm(name.text.lines.front());
        for (const double start : {std::max(taken + kGap, room.width * kKanaShare), taken + kGap}) {
            PlacedText kana;
            kana.x = start;
            kana.text = room.fit(type, cell.small, Weight::Regular, kLeastPoints, room.width - start, 1);
            if (kana.text.cut || kana.text.squeeze < 0.8 || kana.text.points < kLeastPoints * room.grid.scale) continue;
            name.baseline = kana.baseline = baselineFor(room.height() / 2, name.text);
            out.push_back(std::move(name));
            out.push_back(std::move(kana));
            return true;
        }
    }
    return false;
}

bool placeName(Typesetter& type, const lists::Cell& cell, const Room& room, std::vector<PlacedText>& out) {
    if (cell.small.empty()) return placeAlone(type, cell.text, Weight::Bold, kNamePoints, room, out);
    if (placeBeside(type, cell, room, out)) return true;
    return placeStacked(type, cell.text, Weight::Bold, kBodyPoints, cell.small, room, out);
}

bool placeCell(Typesetter& type, const lists::Cell& cell, lists::ColumnKind kind, const Room& room,
               std::vector<PlacedText>& out) {
    using enum lists::ColumnKind;
    switch (kind) {
        case Tick:
        case RowNumber:
            return true;  // Drawn with the row.
        case Name:
            return placeName(type, cell, room, out);
        case Text:
            if (cell.text.empty() || cell.small.empty()) {
                return placeAlone(type, cell.text + cell.small, Weight::Regular, kBodyPoints, room, out);
            }
            return placeStacked(type, cell.text, Weight::Regular, kStackedPoints, cell.small, room, out);
        case Blank:
            if (cell.text.empty() || cell.small.empty()) {
                return placeAlone(type, cell.text + cell.small, Weight::Regular, kLeastPoints, room, out);
            }
            return placeStacked(type, cell.text, Weight::Regular, kStackedPoints, cell.small, room, out);
        case Number: {
            PlacedText number;
            // It has one line whatever the row's height.
            number.text =
                fit(type, cell.text, Weight::Regular, kBodyPoints * room.grid.scale, room.width, 1, room.grid.scale);
            number.right = true;
            number.x = room.width;
            number.baseline = baselineFor(room.height() / 2, number.text);
            out.push_back(std::move(number));
            return true;
        }
    }
    return true;
}

class Layouter {
public:
    Layouter(const std::vector<PaperColumn>& columns, const Grid& grid, Typesetter& type)
        : m_columns(columns), m_grid(grid), m_type(type) {}

    // `above`: the row before it on the same page, if any.
    PlacedRow place(const lists::Row& row, const lists::Row* above) {
        PlacedRow out;
        out.row = &row;
        for (out.slots = 1; !tryPlace(row, above, {.grid = m_grid, .slots = out.slots, .mayCut = out.slots == 2}, out);
             ++out.slots) {
        }
        return out;
    }

private:
    bool tryPlace(const lists::Row& row, const lists::Row* above, Room room, PlacedRow& out) {
        static const lists::Cell kDitto{"同上", {}};
        out.cells.assign(m_columns.size(), {});
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const PaperColumn& column = m_columns[c];
            const lists::Cell* cell = &cellOf(row, column.cell);
            if (column.column->ditto && above != nullptr && !row.startsHousehold && !cell->text.empty()) {
                const lists::Cell& other = cellOf(*above, column.cell);
                if (other.text == cell->text && other.small == cell->small) cell = &kDitto;
            }
            room.width = column.width - 2 * sheet::kCellPadding;
            if (!placeCell(m_type, *cell, column.column->kind, room, out.cells[c])) return false;
        }
        return true;
    }

    const std::vector<PaperColumn>& m_columns;
    const Grid& m_grid;
    Typesetter& m_type;
};

}  // namespace

const lists::Cell& cellOf(const lists::Row& row, std::size_t index) {
    static const lists::Cell kEmpty;
    return index < row.cells.size() ? row.cells[index] : kEmpty;
}

std::uint32_t Page::people() const {
    std::uint32_t sum = 0;
    for (const PlacedRow& placed : rows)
        sum += placed.row->people;
    return sum;
}

std::vector<PaperColumn> paperColumns(const lists::Document& document) {
    std::vector<PaperColumn> out;
    double total = 0;
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const lists::Column& column = document.columns[i];
        if (column.csvOnly) continue;
        out.push_back({&column, i, total, column.widthMm});
        total += column.widthMm;
    }
    const double scale = total > 0 ? (sheet::kRight - sheet::kLeft) / total : 1;
    for (PaperColumn& column : out) {
        column.x *= scale;
        column.width *= scale;
    }
    return out;
}

Grid Grid::of(Size size) {
    return size == Size::Large ? Grid{.scale = 1.5, .pitch = 12.6, .slots = 12, .tickBox = 7} : Grid{};
}

std::vector<Page> layOut(const lists::Document& document, const std::vector<PaperColumn>& columns, const Grid& grid,
                         Typesetter& type) {
    Layouter layouter(columns, grid, type);
    std::vector<Page> pages;
    for (std::size_t g = 0; g < document.groups.size(); ++g) {
        const lists::Group& group = document.groups[g];
        int used = grid.slots;
        const lists::Row* above = nullptr;
        for (const lists::Row& row : group.rows) {
            PlacedRow placed = layouter.place(row, above);
            if (used + placed.slots > grid.slots) {
                if (above != nullptr) {
                    pages.back().endsGroup = false;
                    placed = layouter.place(row, nullptr);  // 「同上」 must not point at another page.
                }
                pages.push_back({.group = &group, .groupNumber = g + 1});
                used = 0;
            }
            used += placed.slots;
            pages.back().rows.push_back(std::move(placed));
            above = &row;
        }
    }
    if (pages.empty()) pages.emplace_back();
    return pages;
}

}  // namespace hinanjo::print
