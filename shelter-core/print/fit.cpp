#include "print/fit.h"

#include <algorithm>
#include <array>
#include <optional>

namespace hinanjo::print {
namespace {

// Few sizes on a page look calm, and each one costs a scaled font.
constexpr std::array kSmallerPoints{13.0, 12.0, 11.25, kLeastPoints};
constexpr std::array kSqueezes{0.95, 0.9, 0.85, 0.8, 0.75};

bool isSpaceAt(const Shaped& text, std::size_t cluster) {
    const Cluster& c = text.clusters[cluster];
    const std::string_view bytes = std::string_view(text.text).substr(c.firstByte, c.bytes);
    return bytes == " " || bytes == "　";
}

Line lineOf(const Shaped& text, std::size_t from, std::size_t to) {
    std::size_t end = to;
    while (end > from && isSpaceAt(text, end - 1))
        --end;
    const double width =
        end == from ? 0 : text.clusters[end - 1].x + text.clusters[end - 1].advance - text.clusters[from].x;
    return {from, end, width};
}

// Lines no wider than `width` em, or nothing if more than `most` are needed. Breaks where Japanese may break, at
// `least` where possible; a word wider than the line is broken anywhere.
std::optional<std::vector<Line>> wrapAt(Break least, const Shaped& text, double width, std::size_t most) {
    std::vector<Line> lines;
    std::size_t from = 0;
    while (from < text.clusters.size()) {
        if (lines.size() == most) return std::nullopt;
        std::size_t to = from;
        std::size_t lastBreak = from;
        while (to < text.clusters.size()) {
            if (to > from && text.clusters[to].before >= least) lastBreak = to;
            if (lineOf(text, from, to + 1).width > width) break;
            ++to;
        }
        if (to < text.clusters.size()) {
            if (lastBreak > from) to = lastBreak;
            if (to == from) ++to;  // Not even one character fits: it stands alone.
        }
        lines.push_back(lineOf(text, from, to));
        for (from = to; from < text.clusters.size() && isSpaceAt(text, from);)
            ++from;
    }
    return lines;
}

// The fewest lines that do; of those, the ones that end where a reader would pause.
std::optional<std::vector<Line>> wrap(const Shaped& text, double width, std::size_t most) {
    auto lines = wrapAt(Break::Allowed, text, width, most);
    if (!lines || lines->size() == 1) return lines;
    auto nicer = wrapAt(Break::Good, text, width, lines->size());
    return nicer ? nicer : lines;
}

// As much as fits, with room for 「…」 on the last line.
std::vector<Line> cutTo(const Shaped& text, double width, std::size_t most) {
    constexpr double kEllipsis = 1;
    std::vector<Line> lines;
    std::size_t from = 0;
    while (lines.size() < most && from < text.clusters.size()) {
        const double room = lines.size() + 1 == most ? width - kEllipsis : width;
        std::size_t to = from + 1;
        while (to < text.clusters.size() && lineOf(text, from, to + 1).width <= room)
            ++to;
        lines.push_back(lineOf(text, from, to));
        from = to;
    }
    return lines;
}

}  // namespace

Fitted fit(Typesetter& type, std::string_view text, Weight weight, double points, double widthMm, std::size_t lines,
           double scale, bool lastResort) {
    Fitted out;
    out.text = &type.shape(text, weight);
    out.points = points;
    if (out.text->clusters.empty()) return out;
    const auto tryAs = [&](double size, double squeeze, std::size_t most) {
        auto wrapped = wrap(*out.text, widthMm / (size * kMmPerPoint * squeeze), most);
        if (!wrapped) return false;
        out.points = size;
        out.squeeze = squeeze;
        out.lines = std::move(*wrapped);
        return true;
    };
    if (tryAs(points, 1, 1)) return out;
    for (const double size : kSmallerPoints) {
        if (size * scale < points && tryAs(size * scale, 1, 1)) return out;
    }
    double least = std::min(points, kLeastPoints * scale);
    if (lines > 1 && tryAs(least, 1, lines)) return out;
    for (const double squeeze : kSqueezes) {
        if (tryAs(least, squeeze, lines)) return out;
    }
    if (lastResort && least > kLeastPoints) {
        least = kLeastPoints;
        for (const double squeeze : {1.0, kSqueezes.back()}) {
            if (tryAs(least, squeeze, lines)) return out;
        }
    }
    out.points = least;
    out.squeeze = kSqueezes.back();
    out.lines = cutTo(*out.text, widthMm / (least * kMmPerPoint * out.squeeze), lines);
    out.cut = true;
    return out;
}

}  // namespace hinanjo::print
