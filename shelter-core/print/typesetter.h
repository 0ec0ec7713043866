// Text to glyphs: which font draws which character, and where. Japanese names decide the design: the font is chosen for
// each character *and variation selector*, because BIZ UD and Noto hold one set of variants (Adobe-Japan1) and IPAmj
// another (Moji_Joho), and Pango on its own looks at the base character only.
//
// One per document; not thread-safe (two documents at a time need two of these).
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::print {

enum class Weight : std::uint8_t { Regular, Bold };

// Glyphs that one font draws, with the clusters that tie them to the text (what a reader of the PDF copies).
struct Run {
    std::size_t face = 0;
    std::size_t firstCluster = 0;
    std::size_t endCluster = 0;
};

struct Glyph {
    unsigned long index = 0;
    double x = 0, y = 0;  // From the start of the text.
};

// May a line end in front of a character (kinsoku; numbers kept whole), and would a reader like it there?
enum class Break : std::uint8_t { Never, Allowed, Good };

// The smallest part of a text that may not be split: a character with its selector and marks.
struct Cluster {
    std::size_t firstByte = 0, bytes = 0;
    std::size_t firstGlyph = 0, glyphs = 0;
    double x = 0, advance = 0;
    Break before = Break::Never;
};

// All lengths in em: a text is shaped once and drawn at any size.
struct Shaped {
    std::string text;  // As drawn: 〓 in place of what cannot be.
    Weight weight{};
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
    std::vector<Run> runs;
    double width = 0;
};

class Typesetter {
public:
    // Fails with Unavailable if no Japanese font is installed at all.
    [[nodiscard]] static base::Result<Typesetter> open();
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;

    // The reference stays valid as long as this object. Control characters become spaces.
    [[nodiscard]] const Shaped& shape(std::string_view text, Weight weight);
    [[nodiscard]] cairo_font_face_t* face(std::size_t index) const;
    // The face has no bold of its own but stands in a bold text: the canvas makes its strokes thicker.
    [[nodiscard]] bool needsStroke(std::size_t face, Weight weight) const;

    // Characters drawn as 〓 (private use, or in no font) or without the variant asked for (no font has it).
    [[nodiscard]] const std::set<std::string>& undrawable() const;

private:
    struct Impl;
    explicit Typesetter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::print
