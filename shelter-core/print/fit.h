// Makes a text fit its room without losing any of it: first smaller (never below 10.5 pt, the floor for readers of 55
// and older, ux.md 5.1), then on more lines, then narrower letters (長体, as residents' records do), and only then a
// visible 「…」.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "print/typesetter.h"

namespace hinanjo::print {

inline constexpr double kLeastPoints = 10.5;
inline constexpr double kMmPerPoint = 25.4 / 72;

struct Line {
    std::size_t from = 0, to = 0;  // Clusters.
    double width = 0;              // em, trailing spaces left out.
};

struct Fitted {
    const Shaped* text = nullptr;
    double points = 0;
    double squeeze = 1;  // Horizontal scale.
    std::vector<Line> lines;
    bool cut = false;  // Something is missing; 「…」 stands after the last line.

    [[nodiscard]] double widthMm(const Line& line) const { return line.width * points * kMmPerPoint * squeeze; }
};

// Largest of `points` and smaller sizes that needs at most `lines` lines of `widthMm`. An empty text has no line.
// `scale`: of a paper with larger letters; its smallest size is as much larger. `lastResort`: kLeastPoints before
// anything is cut.
[[nodiscard]] Fitted fit(Typesetter& type, std::string_view text, Weight weight, double points, double widthMm,
                         std::size_t lines, double scale = 1, bool lastResort = true);

}  // namespace hinanjo::print
