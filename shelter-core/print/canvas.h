// Drawing in millimetres from the top left of the sheet. Opaque greys only: transparency makes some office printers
// render a page as a picture, slowly.
#pragma once

#include <cairo.h>

#include <string_view>
#include <utility>
#include <vector>

#include "print/fit.h"
#include "print/typesetter.h"

namespace hinanjo::print {

inline constexpr double kBlack = 0;
inline constexpr double kWhite = 1;

enum class Align : std::uint8_t { Left, Centre, Right };

class Canvas {
public:
    // `cr` and `type` must outlive this; `cr` is in points as a PDF surface starts.
    Canvas(cairo_t* cr, Typesetter& type);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void fill(double x, double y, double width, double height, double grey);
    void frame(double x, double y, double width, double height, double stroke);
    // A frame to write in, light blue: it vanishes when a scanner looks for the pencil.
    void dropOutFrame(double x, double y, double width, double height);
    void dashes(double x1, double y1, double x2, double y2);  // To cut along.
    void rule(double x1, double y1, double x2, double y2, double stroke, double grey = kBlack);
    // 5 mm and the like; filled ones carry a cross, as a pencil would.
    void tick(double x, double y, double size, bool filled);
    void line(const Fitted& text, std::size_t index, double x, double baseline, double grey = kBlack);
    // One line that is made to fit `width`; returns the width it took. `x` is the left, middle or right by `align`.
    double text(std::string_view words, Weight weight, double points, double x, double baseline, double width,
                Align align = Align::Left, double grey = kBlack);
    [[nodiscard]] const Shaped& measure(std::string_view words, Weight weight) { return m_type.shape(words, weight); }
    // One of several texts on a line.
    struct Piece {
        std::string_view words;
        Weight weight = Weight::Regular;
        double gapMm = 0;  // In front of it.
    };
    // Pieces one after the other, all smaller or narrower if they would be wider than `width`; at last the longest is
    // cut.
    void pieces(const std::vector<Piece>& pieces, double points, double x, double baseline, double width);
    // Outlines, not text: it must not mix with the rows when somebody copies or searches them.
    void watermark(std::string_view words, double points, double x, double y, double degrees, double grey);
    // False if `words` cannot be a QR of level Q.
    [[nodiscard]] bool qr(std::string_view words, double x, double y, double size);

private:
    void grey(double value);
    [[nodiscard]] std::vector<cairo_glyph_t> glyphs(const Shaped& text, const Run& run, const Line& line, double x,
                                                    double baseline, double sizeMm, double squeeze) const;
    void setFont(const Run& run, double sizeMm, double squeeze);

    cairo_t* m_cr;
    Typesetter& m_type;
};

}  // namespace hinanjo::print
