#include <fmt/format.h>

#include <algorithm>

#include "lists/build.h"
#include "print/page_code.h"
#include "print/pages.h"
#include "print/paper.h"

namespace hinanjo::print {
namespace {

constexpr double kZebra = 0.95;
constexpr double kWatermark = 0.92;
constexpr double kHeadGrey = 0.86;
constexpr double kThinRule = 0.12;
constexpr double kThickRule = 0.5;
constexpr double kThinGrey = 0.55;

class PagePainter {
public:
    PagePainter(const lists::Document& document, const std::vector<PaperColumn>& columns, const Grid& grid,
                std::size_t pages, Canvas& canvas)
        : m_document(document), m_columns(columns), m_grid(grid), m_pages(pages), m_canvas(canvas) {}

    // False if the page's QR cannot be made.
    [[nodiscard]] bool draw(const Page& page, std::size_t number) {
        drawGround(page);
        drawFiducials();
        drawTable(page);
        drawHead(page, number);
        drawFoot(page, number);
        const PageCode code{.list = m_document.id,
                            .page = static_cast<std::uint32_t>(number),
                            .pages = static_cast<std::uint32_t>(m_pages),
                            .rows = static_cast<std::uint32_t>(page.rows.size()),
                            .edition = m_document.edition,
                            .dataTime = m_document.dataTime};
        return m_canvas.qr(toText(code), sheet::kRight - sheet::kQr, kQrTop, sheet::kQr);
    }

private:
    static constexpr double kQrTop = 6.5;
    static constexpr double kHeadRight = sheet::kRight - sheet::kQr - 4;

    // Everything light that stands behind the text.
    void drawGround(const Page& page) {
        double y = sheet::kRowsTop;
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            const double height = m_grid.pitch * page.rows[i].slots;
            if (i % 2 == 1) m_canvas.fill(sheet::kLeft, y, sheet::kRight - sheet::kLeft, height, kZebra);
            y += height;
        }
        constexpr double kMiddleX = sheet::kWidth / 2;
        constexpr double kMiddleY = (sheet::kRowsTop + sheet::kRowsBottom) / 2;
        constexpr double kDegrees = -24;
        if (m_document.drill) m_canvas.watermark("訓　練", 190, kMiddleX - 8, kMiddleY - 10, kDegrees, kWatermark);
        if (m_document.caution) {
            const std::string words = fmt::format("取扱注意　第{}号　{}", m_document.copy, m_document.recipient);
            const std::size_t letters = std::max<std::size_t>(words.size() / 3, 10);
            const double points = std::min(60.0, 720.0 / static_cast<double>(letters));
            m_canvas.watermark(words, m_document.drill ? points * 0.6 : points, kMiddleX + (m_document.drill ? 60 : 0),
                               kMiddleY + (m_document.drill ? 34 : 0), kDegrees, kWatermark);
        }
    }

    // Black squares that tell a camera where the sheet ends.
    void drawFiducials() {
        constexpr double kSize = 4;
        for (const double x : {6.0, sheet::kWidth - 6 - kSize}) {
            for (const double y : {6.0, sheet::kHeight - 6 - kSize})
                m_canvas.fill(x, y, kSize, kSize, kBlack);
        }
    }

    // A word in a box; returns where the next thing starts.
    double drawBadge(std::string_view words, double x, bool inverted) {
        constexpr double kTop = sheet::kHeadTop;
        constexpr double kHeight = 7;
        constexpr double kPadding = 2;
        constexpr double kInk = 14;
        const Shaped& shaped = m_canvas.measure(words, Weight::Bold);
        const double width = shaped.width * kInk * kMmPerPoint + 2 * kPadding;
        m_canvas.fill(x, kTop, width, kHeight, inverted ? kBlack : kWhite);
        m_canvas.frame(x, kTop, width, kHeight, 0.6);
        m_canvas.text(words, Weight::Bold, kInk, x + kPadding, kTop + kHeight / 2 + 0.38 * kInk * kMmPerPoint, 100,
                      Align::Left, inverted ? kWhite : kBlack);
        return x + width + 3;
    }

    void drawHead(const Page& page, std::size_t number) {
        using Piece = Canvas::Piece;
        constexpr double kTitle = 18;
        constexpr double kTitleLine = 16.7;
        double x = sheet::kLeft;
        if (m_document.caution) x = drawBadge("取扱注意", x, true);
        if (m_document.drill) x = drawBadge("訓練", x, false);
        const std::string counter = fmt::format("{} / {} ページ", number, m_pages);
        const double counterWidth = m_canvas.text(counter, Weight::Bold, 15, kHeadRight, kTitleLine, 60, Align::Right);
        std::vector<Piece> title{{m_document.title, Weight::Bold}};
        std::string part;
        if (page.group != nullptr && !page.group->title.empty()) {
            title.push_back({page.group->title, Weight::Bold, 7});
            part = fmt::format("（{}/{}）", page.groupNumber, m_document.groups.size());
            if (m_document.groups.size() > 1) title.push_back({part, Weight::Regular, 0});
        }
        m_canvas.pieces(title, kTitle, x, kTitleLine, kHeadRight - x - counterWidth - 4);

        const double width = kHeadRight - sheet::kLeft;
        const std::string unsent = m_document.notAtHq == 0 ? std::string("（本部へ未送信なし）")
                                                           : fmt::format("（未送信 {}件を含む）", m_document.notAtHq);
        const std::string data = lists::shortTime(m_document.dataTime) + " 時点";
        const std::string printed = lists::shortTime(m_document.printTime) + " " + m_document.printedBy;
        m_canvas.pieces({{m_document.office},
                         {m_document.scope, Weight::Bold, 3},
                         {"データ ", Weight::Regular, 7},
                         {data, Weight::Bold},
                         {unsent, m_document.notAtHq == 0 ? Weight::Regular : Weight::Bold},
                         {"印刷 ", Weight::Regular, 5},
                         {printed}},
                        12, sheet::kLeft, 22.6, width);

        const std::string copy = fmt::format("第{}号／{}", m_document.copy, m_document.copies);
        const std::string recipient =
            m_document.recipient.empty() ? std::string("＿＿＿＿＿＿＿＿") : m_document.recipient + " 様";
        const std::string edition = fmt::format("版 {}", m_document.edition);
        const std::string basis = m_document.legalBasis.empty() ? std::string() : "根拠 " + m_document.legalBasis;
        m_canvas.pieces({{"控え "},
                         {copy, Weight::Bold},
                         {"渡し先 ", Weight::Regular, 5},
                         {recipient, Weight::Bold},
                         {m_document.purpose, Weight::Bold, 5},
                         {basis, Weight::Regular, basis.empty() ? 0.0 : 5.0},
                         {edition, Weight::Regular, 5}},
                        11, sheet::kLeft, 27.5, width);

        std::vector<Piece> notes;
        for (const std::string& note : m_document.notes)
            notes.push_back({note, Weight::Regular, notes.empty() ? 0.0 : 5.0});
        if (!notes.empty()) notes.front().weight = Weight::Bold;
        m_canvas.pieces(notes, 11, sheet::kLeft, 32.3, width);
    }

    void drawTable(const Page& page) {
        const double left = sheet::kLeft;
        const double right = sheet::kRight;
        m_canvas.fill(left, sheet::kColumnHeadTop, right - left, sheet::kRowsTop - sheet::kColumnHeadTop, kHeadGrey);
        for (const PaperColumn& column : m_columns)
            drawColumnHead(column);

        double y = sheet::kRowsTop;
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            const PlacedRow& row = page.rows[i];
            drawRow(row, i + 1, y);
            if (i > 0) {
                const bool thick = row.row->startsHousehold;
                m_canvas.rule(left, y, right, y, thick ? kThickRule : kThinRule, thick ? kBlack : kThinGrey);
            }
            y += m_grid.pitch * row.slots;
        }
        if (page.group == nullptr) {
            y += m_grid.pitch * 2;
            m_canvas.text("該当する人はいません", Weight::Bold, 14 * m_grid.scale, (left + right) / 2,
                          y - m_grid.pitch + 1.8 * m_grid.scale, right - left, Align::Centre);
        }
        for (const PaperColumn& column : m_columns) {
            if (column.x == 0 || page.group == nullptr) continue;
            const bool heavy = column.column->startsBlock;
            m_canvas.rule(left + column.x, sheet::kColumnHeadTop, left + column.x, y, heavy ? 0.4 : kThinRule,
                          heavy ? kBlack : kThinGrey);
        }
        m_canvas.rule(left, sheet::kRowsTop, right, sheet::kRowsTop, kThickRule);
        m_canvas.frame(left, sheet::kColumnHeadTop, right - left, y - sheet::kColumnHeadTop, kThickRule);
    }

    void drawColumnHead(const PaperColumn& column) {
        using enum lists::ColumnKind;
        constexpr double kLine = 38.5;
        const double points = std::min(11 * m_grid.scale, 13.5);
        const double x = sheet::kLeft + column.x;
        const double pad = column.column->kind == Tick ? 0.2 : sheet::kCellPadding;
        const double width = column.width - 2 * pad;
        switch (column.column->kind) {
            case Tick:
            case RowNumber:
                m_canvas.text(column.column->title, Weight::Bold, points, x + column.width / 2, kLine, width,
                              Align::Centre);
                break;
            case Number:
                m_canvas.text(column.column->title, Weight::Bold, points, x + pad + width, kLine, width, Align::Right);
                break;
            default:
                m_canvas.text(column.column->title, Weight::Bold, points, x + pad, kLine, width);
                break;
        }
    }

    void drawRow(const PlacedRow& placed, std::size_t number, double y) {
        using enum lists::ColumnKind;
        const double height = m_grid.pitch * placed.slots;
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const PaperColumn& column = m_columns[c];
            const double x = sheet::kLeft + column.x;
            if (column.column->kind == Tick) {
                const bool filled = cellOf(*placed.row, column.cell).text == "1";
                m_canvas.tick(x + (column.width - m_grid.tickBox) / 2, y + (height - m_grid.tickBox) / 2,
                              m_grid.tickBox, filled);
            } else if (column.column->kind == RowNumber) {
                const double points = 11 * m_grid.scale;
                m_canvas.text(std::to_string(number), Weight::Regular, points, x + column.width / 2,
                              y + height / 2 + 0.36 * points * kMmPerPoint, column.width, Align::Centre);
            }
            for (const PlacedText& text : placed.cells[c]) {
                for (std::size_t l = 0; l < text.text.lines.size(); ++l) {
                    const double from = text.right ? text.x - text.text.widthMm(text.text.lines[l]) : text.x;
                    m_canvas.line(text.text, l, x + sheet::kCellPadding + from,
                                  y + text.baseline + text.pitch * static_cast<double>(l));
                }
            }
        }
    }

    // 「このページ 19人（在所 17 外出 2）」: whoever collects the sheets can add the pages up and sees that one is
    // missing.
    [[nodiscard]] std::string pageCount(const Page& page) const {
        std::string ticked;
        for (const PaperColumn& column : m_columns) {
            if (column.column->kind != lists::ColumnKind::Tick) continue;
            std::uint32_t sum = 0;
            for (const PlacedRow& placed : page.rows) {
                if (cellOf(*placed.row, column.cell).text == "1") sum += placed.row->people;
            }
            if (sum > 0) ticked += fmt::format("{}{} {}", ticked.empty() ? "" : "・", column.column->title, sum);
        }
        return fmt::format("このページ {}行 {}人{}", page.rows.size(), page.people(),
                           ticked.empty() ? "" : "（" + ticked + "）");
    }

    void drawFoot(const Page& page, std::size_t number) {
        constexpr double kFirst = 196.4;
        constexpr double kSecond = 200.6;
        const double width = sheet::kRight - sheet::kLeft;
        const bool forPencils = std::ranges::any_of(
            m_columns, [](const PaperColumn& c) { return c.column->kind == lists::ColumnKind::Tick; });
        const std::string writer = (forPencils ? "記入した人 ＿＿＿＿＿＿＿＿　時刻 ＿＿：＿＿　　" : "") +
                                   fmt::format("表 {}　{}ページ", spokenId(m_document.id), number);
        const double taken = m_canvas.text(writer, Weight::Regular, 11, sheet::kRight, kFirst, width / 2, Align::Right);
        const double room = width - taken - 5;
        m_canvas.text(pageCount(page), Weight::Bold, 12, sheet::kLeft, kFirst, room);

        std::vector<Canvas::Piece> second;
        if (number == m_pages && !m_document.total.empty()) {
            if (page.group != nullptr && m_document.groups.size() > 1) second.push_back({page.group->subtotal});
            second.push_back({m_document.total, Weight::Bold, second.empty() ? 0.0 : 6.0});
        } else if (page.endsGroup && page.group != nullptr) {
            second.push_back({page.group->subtotal, Weight::Bold});
        } else if (page.group != nullptr) {
            second.push_back({page.group->title});
            second.push_back({"は 次のページに つづきます"});
        }
        m_canvas.pieces(second, 11, sheet::kLeft, kSecond, width);
    }

    const lists::Document& m_document;
    const std::vector<PaperColumn>& m_columns;
    const Grid& m_grid;
    std::size_t m_pages;
    Canvas& m_canvas;
};

class ListPaper final : public Paper {
public:
    ListPaper(const lists::Document& document, Size size, Typesetter& type)
        : m_document(document),
          m_grid(Grid::of(size)),
          m_columns(paperColumns(document)),
          m_pages(layOut(document, m_columns, m_grid, type)) {}

    [[nodiscard]] Format format() const override { return {sheet::kWidth, sheet::kHeight}; }
    [[nodiscard]] std::vector<std::uint32_t> rowsOnPage() const override {
        std::vector<std::uint32_t> out;
        for (const Page& page : m_pages)
            out.push_back(static_cast<std::uint32_t>(page.rows.size()));
        return out;
    }
    [[nodiscard]] std::string title() const override { return m_document.title + " " + m_document.scope; }
    [[nodiscard]] base::TimePoint printTime() const override { return m_document.printTime; }
    [[nodiscard]] bool draw(std::size_t page, Canvas& canvas) const override {
        PagePainter painter(m_document, m_columns, m_grid, m_pages.size(), canvas);
        return painter.draw(m_pages[page], page + 1);
    }

private:
    const lists::Document& m_document;
    Grid m_grid;
    std::vector<PaperColumn> m_columns;
    std::vector<Page> m_pages;
};

}  // namespace

std::unique_ptr<Paper> paperOf(const lists::Document& document, Size size, Typesetter& type) {
    return std::make_unique<ListPaper>(document, size, type);
}

}  // namespace hinanjo::print
