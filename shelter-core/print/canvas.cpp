#include "print/canvas.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <numbers>
#include <numeric>
#include <string>

namespace hinanjo::print {

Canvas::Canvas(cairo_t* cr, Typesetter& type) : m_cr(cr), m_type(type) {
    cairo_identity_matrix(m_cr);
    cairo_scale(m_cr, 1 / kMmPerPoint, 1 / kMmPerPoint);
}

void Canvas::grey(double value) {
    cairo_set_source_rgb(m_cr, value, value, value);
}

void Canvas::fill(double x, double y, double width, double height, double value) {
    grey(value);
    cairo_rectangle(m_cr, x, y, width, height);
    cairo_fill(m_cr);
}

void Canvas::frame(double x, double y, double width, double height, double stroke) {
    grey(kBlack);
    cairo_set_line_width(m_cr, stroke);
    cairo_rectangle(m_cr, x, y, width, height);
    cairo_stroke(m_cr);
}

void Canvas::dropOutFrame(double x, double y, double width, double height) {
    cairo_set_source_rgb(m_cr, 0.42, 0.7, 0.92);
    cairo_set_line_width(m_cr, 0.3);
    cairo_rectangle(m_cr, x, y, width, height);
    cairo_stroke(m_cr);
}

void Canvas::dashes(double x1, double y1, double x2, double y2) {
    constexpr double kDash = 2;
    cairo_set_dash(m_cr, &kDash, 1, 0);
    rule(x1, y1, x2, y2, 0.2, 0.5);
    cairo_set_dash(m_cr, nullptr, 0, 0);
}

void Canvas::rule(double x1, double y1, double x2, double y2, double stroke, double value) {
    grey(value);
    cairo_set_line_width(m_cr, stroke);
    cairo_move_to(m_cr, x1, y1);
    cairo_line_to(m_cr, x2, y2);
    cairo_stroke(m_cr);
}

void Canvas::tick(double x, double y, double size, bool filled) {
    fill(x, y, size, size, kWhite);
    frame(x, y, size, size, 0.3);
    if (!filled) return;
    const double inset = size * 0.2;
    cairo_set_line_cap(m_cr, CAIRO_LINE_CAP_ROUND);
    rule(x + inset, y + inset, x + size - inset, y + size - inset, 0.7);
    rule(x + size - inset, y + inset, x + inset, y + size - inset, 0.7);
    cairo_set_line_cap(m_cr, CAIRO_LINE_CAP_BUTT);
}

std::vector<cairo_glyph_t> Canvas::glyphs(const Shaped& text, const Run& run, const Line& line, double x,
                                          double baseline, double sizeMm, double squeeze) const {
    std::vector<cairo_glyph_t> out;
    const double start = text.clusters[line.from].x;
    for (std::size_t c = std::max(run.firstCluster, line.from); c < std::min(run.endCluster, line.to); ++c) {
        const Cluster& cluster = text.clusters[c];
        for (std::size_t g = cluster.firstGlyph; g < cluster.firstGlyph + cluster.glyphs; ++g) {
            const Glyph& glyph = text.glyphs[g];
            out.push_back({glyph.index, x + (glyph.x - start) * sizeMm * squeeze, baseline + glyph.y * sizeMm});
        }
    }
    return out;
}

void Canvas::setFont(const Run& run, double sizeMm, double squeeze) {
    cairo_set_font_face(m_cr, m_type.face(run.face));
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, sizeMm * squeeze, sizeMm);
    cairo_set_font_matrix(m_cr, &matrix);
}

void Canvas::line(const Fitted& fitted, std::size_t index, double x, double baseline, double value) {
    if (index >= fitted.lines.size()) return;
    const Shaped& text = *fitted.text;
    const Line& line = fitted.lines[index];
    const double sizeMm = fitted.points * kMmPerPoint;
    grey(value);
    for (const Run& run : text.runs) {
        const std::size_t first = std::max(run.firstCluster, line.from);
        const std::size_t last = std::min(run.endCluster, line.to);
        if (first >= last) continue;
        const auto placed = glyphs(text, run, line, x, baseline, sizeMm, fitted.squeeze);
        std::vector<cairo_text_cluster_t> clusters;
        for (std::size_t c = first; c < last; ++c) {
            clusters.push_back({static_cast<int>(text.clusters[c].bytes), static_cast<int>(text.clusters[c].glyphs)});
        }
        const std::size_t from = text.clusters[first].firstByte;
        const std::size_t bytes = text.clusters[last - 1].firstByte + text.clusters[last - 1].bytes - from;
        setFont(run, sizeMm, fitted.squeeze);
        cairo_show_text_glyphs(m_cr, text.text.data() + from, static_cast<int>(bytes), placed.data(),
                               static_cast<int>(placed.size()), clusters.data(), static_cast<int>(clusters.size()), {});
        if (m_type.needsStroke(run.face, text.weight)) {
            cairo_new_path(m_cr);
            cairo_glyph_path(m_cr, placed.data(), static_cast<int>(placed.size()));
            cairo_set_line_width(m_cr, sizeMm * 0.035);
            cairo_stroke(m_cr);
        }
    }
    if (fitted.cut && index + 1 == fitted.lines.size()) {
        Fitted ellipsis = fit(m_type, "…", Weight::Regular, fitted.points, 100, 1);
        ellipsis.squeeze = fitted.squeeze;
        this->line(ellipsis, 0, x + fitted.widthMm(line), baseline, value);
    }
}

double Canvas::text(std::string_view words, Weight weight, double points, double x, double baseline, double width,
                    Align align, double value) {
    const Fitted fitted = fit(m_type, words, weight, points, width, 1);
    if (fitted.lines.empty()) return 0;
    const double taken = fitted.widthMm(fitted.lines.front());
    const double left = align == Align::Left ? x : align == Align::Right ? x - taken : x - taken / 2;
    line(fitted, 0, left, baseline, value);
    return taken;
}

void Canvas::pieces(const std::vector<Piece>& pieces, double points, double x, double baseline, double width) {
    std::vector<double> ems;
    double gaps = 0;
    for (const Piece& piece : pieces) {
        ems.push_back(m_type.shape(piece.words, piece.weight).width);
        gaps += piece.gapMm;
    }
    const double em = std::accumulate(ems.begin(), ems.end(), 0.0);
    const double room = width - gaps;
    const auto tooWide = [&](double size, double squeeze) { return em * size * kMmPerPoint * squeeze > room; };
    while (tooWide(points, 1) && points > kLeastPoints)
        points = std::max(kLeastPoints, points - 0.5);
    double squeeze = 1;
    while (tooWide(points, squeeze) && squeeze > 0.75)
        squeeze -= 0.05;
    const double mm = points * kMmPerPoint * squeeze;
    const double excess = std::max(0.0, em * mm - room);
    const auto longest = std::ranges::max_element(ems) - ems.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        x += pieces[i].gapMm;
        const bool shortened = excess > 0 && static_cast<std::ptrdiff_t>(i) == longest;
        const double piece = ems[i] * mm - (shortened ? excess : 0);
        // fit() measures at full width and squeezes by itself only when it cuts.
        Fitted fitted = fit(m_type, pieces[i].words, pieces[i].weight, points, shortened ? piece : 1000, 1);
        if (!shortened) fitted.squeeze = squeeze;
        line(fitted, 0, x, baseline);
        x += piece;
    }
}

void Canvas::watermark(std::string_view words, double points, double x, double y, double degrees, double value) {
    const Shaped& text = m_type.shape(words, Weight::Bold);
    if (text.clusters.empty()) return;
    const double sizeMm = points * kMmPerPoint;
    cairo_save(m_cr);
    cairo_translate(m_cr, x, y);
    cairo_rotate(m_cr, degrees * std::numbers::pi / 180);
    grey(value);
    const Line whole{0, text.clusters.size(), text.width};
    for (const Run& run : text.runs) {
        const auto placed = glyphs(text, run, whole, -text.width * sizeMm / 2, 0.38 * sizeMm, sizeMm, 1);
        setFont(run, sizeMm, 1);
        cairo_new_path(m_cr);
        cairo_glyph_path(m_cr, placed.data(), static_cast<int>(placed.size()));
        cairo_fill(m_cr);
    }
    cairo_restore(m_cr);
}

bool Canvas::qr(std::string_view words, double x, double y, double size) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(std::string(words).c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1), &QRcode_free);
    if (!code) return false;
    const double module = size / code->width;
    grey(kBlack);
    for (int row = 0; row < code->width; ++row) {
        const unsigned char* cells = code->data + static_cast<std::ptrdiff_t>(row) * code->width;
        for (int from = 0; from < code->width;) {
            int to = from;
            while (to < code->width && (cells[to] & 1) != 0)
                ++to;
            if (to > from) cairo_rectangle(m_cr, x + from * module, y + row * module, (to - from) * module, module);
            from = std::max(to, from + 1);
        }
    }
    cairo_fill(m_cr);
    return true;
}

}  // namespace hinanjo::print
