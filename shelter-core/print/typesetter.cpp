#include "print/typesetter.h"

#include <hb.h>
#include <pango/pangocairo.h>

#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace hinanjo::print {
namespace {

constexpr char32_t kGeta = U'〓';

struct Family {
    const char* name;
    // A made-up bold would be embedded as pictures of letters (Type 3): only families that have one are asked for it.
    bool hasBold;
};
// In this order: made for tired eyes; nearly every kanji; every kanji of the 文字情報基盤; other scripts of foreign
// names.
constexpr std::array<Family, 5> kFamilies{{{"BIZ UDPGothic", true},
                                           {"Noto Sans CJK JP", true},
                                           {"IPAmjMincho", false},
                                           {"Noto Sans", true},
                                           {"DejaVu Sans", true}}};

// Numbers in running text and columns: this one's digits are half as wide as a kanji and all alike, so that telephone
// numbers fit and columns align; BIZ UDPGothic's are three quarters wide. Headings and names keep the wide ones.
constexpr Family kFigures{"BIZ UDGothic", true};

bool isFigure(char32_t c) {
    return (c >= U'0' && c <= U'9') || c == U'-' || c == U'/' || c == U':' || c == U'~';
}

bool isIgnorable(char32_t c) {
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xfeff;
}

bool joinsPrevious(char32_t c) {
    return base::isVariationSelector(c) || (c >= 0x300 && c <= 0x36f) || c == 0x3099 || c == 0x309a;
}

// Never first in a line.
bool isCloser(char32_t c) {
    return std::u32string_view(
               U"、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜)]},.:;?!%…’”")
               .find(c) != std::u32string_view::npos;
}
// Never last in a line.
bool isOpener(char32_t c) {
    return std::u32string_view(U"（「『【〈《〔［｛([{‘“■△→").find(c) != std::u32string_view::npos;
}
// Numbers, telephone numbers and Latin words stay whole: 1-2-3 is one thing.
bool isWordPart(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'-' || c == U'/' ||
           c == U':' || c == U'\'' || (c >= U'０' && c <= U'９') || c == U'－' || c == U'−' ||
           (c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00);
}

Break breakBetween(char32_t before, char32_t after) {
    if (after == U' ' || after == U'　') return Break::Never;
    if (before == U' ' || before == U'　') return Break::Good;
    if (isCloser(after) || isOpener(before)) return Break::Never;
    if (before == U'・' || before == U'、' || before == U'）') return Break::Good;
    return isWordPart(before) && isWordPart(after) ? Break::Never : Break::Allowed;
}

struct Sequence {
    std::u32string characters;  // Base, then what joins it.
    std::size_t face = 0;
};

}  // namespace

struct Typesetter::Impl {
    template <auto Free>
    struct FreeBy {
        void operator()(auto* thing) const { Free(thing); }
    };
    template <typename T, auto Free>
    using Owned = std::unique_ptr<T, FreeBy<Free>>;

    struct Face {
        Owned<PangoFont, g_object_unref> pango;
        Owned<hb_font_t, hb_font_destroy> shaper;  // In font units, so that one shaping serves every size.
        cairo_font_face_t* drawn = nullptr;        // Kept alive by `pango`.
        double unitsPerEm = 1000;
        bool hasBold = true;
    };

    Owned<PangoFontMap, g_object_unref> map;
    Owned<PangoContext, g_object_unref> context;
    std::vector<Face> faces;
    std::array<std::vector<std::size_t>, 2> chains;  // By Weight: faces in order of preference.
    std::optional<std::size_t> figures;
    std::array<std::unordered_map<std::uint64_t, int>, 2> chosen;  // (base, selector) -> face, -1 none.
    std::array<std::unordered_map<std::string, std::unique_ptr<Shaped>>, 2> shaped;
    std::set<std::string> undrawable;
    Owned<hb_buffer_t, hb_buffer_destroy> buffer;

    bool addFace(const Family& family, Weight weight, std::size_t& index);
    int choose(char32_t base, char32_t selector, Weight weight);
    Sequence decide(const std::u32string& sequence, Weight weight);
    std::unique_ptr<Shaped> shape(std::string_view text, Weight weight);
    void shapeRun(const Sequence* from, const Sequence* to, Shaped& out);
};

bool Typesetter::Impl::addFace(const Family& family, Weight weight, std::size_t& index) {
    const Owned<PangoFontDescription, pango_font_description_free> wanted(pango_font_description_new());
    pango_font_description_set_family_static(wanted.get(), family.name);
    pango_font_description_set_weight(wanted.get(), weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(wanted.get(), 100.0 * PANGO_SCALE);
    Face face;
    face.pango.reset(pango_context_load_font(context.get(), wanted.get()));
    if (!face.pango) return false;
    const Owned<PangoFontDescription, pango_font_description_free> got(pango_font_describe(face.pango.get()));
    const char* name = pango_font_description_get_family(got.get());
    if (name == nullptr || std::string_view(name) != family.name) return false;  // Fontconfig offered some other font.
    cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(face.pango.get()));
    if (scaled == nullptr || cairo_scaled_font_status(scaled) != CAIRO_STATUS_SUCCESS) return false;
    face.drawn = cairo_scaled_font_get_font_face(scaled);
    face.hasBold = family.hasBold;
    hb_face_t* tables = hb_font_get_face(pango_font_get_hb_font(face.pango.get()));
    face.shaper.reset(hb_font_create(tables));
    const auto units = static_cast<int>(hb_face_get_upem(tables));
    hb_font_set_scale(face.shaper.get(), units, units);
    face.unitsPerEm = units;
    index = faces.size();
    faces.push_back(std::move(face));
    return true;
}

// The first font of the chain that has exactly this form.
int Typesetter::Impl::choose(char32_t base, char32_t selector, Weight weight) {
    const auto w = static_cast<std::size_t>(weight);
    const auto [known, isNew] = chosen[w].try_emplace(std::uint64_t{base} << 32 | selector, -1);
    if (!isNew) return known->second;
    if (weight == Weight::Regular && figures && selector == 0 && isFigure(base)) {
        known->second = static_cast<int>(*figures);
        return known->second;
    }
    for (const std::size_t candidate : chains[w]) {
        hb_font_t* font = faces[candidate].shaper.get();
        hb_codepoint_t glyph = 0;
        const bool has = selector == 0 ? hb_font_get_nominal_glyph(font, base, &glyph) != 0
                                       : hb_font_get_variation_glyph(font, base, selector, &glyph) != 0;
        if (has && glyph != 0) {
            known->second = static_cast<int>(candidate);
            break;
        }
    }
    return known->second;
}

// Which font draws this character; changes it to what can be drawn, and remembers what could not.
Sequence Typesetter::Impl::decide(const std::u32string& sequence, Weight weight) {
    const char32_t base = sequence.front();
    const char32_t selector = sequence.size() > 1 && base::isVariationSelector(sequence[1]) ? sequence[1] : 0;
    // A private-use character means what one office's font says, and ours is another: any glyph for it would be a wrong
    // name.
    const bool meaningless = base::isPrivateUse(base) || base == 0xfffd;
    if (const int face = meaningless ? -1 : choose(base, selector, weight); face >= 0) {
        return {sequence, static_cast<std::size_t>(face)};
    }
    undrawable.insert(base::encodeUtf8(sequence));
    if (const int face = meaningless ? -1 : choose(base, 0, weight); face >= 0) {
        return {std::u32string(1, base), static_cast<std::size_t>(face)};  // Its plain form: nearer than 〓.
    }
    const int geta = choose(kGeta, 0, weight);
    return {std::u32string(1, kGeta), static_cast<std::size_t>(geta < 0 ? static_cast<int>(chains[0].front()) : geta)};
}

void Typesetter::Impl::shapeRun(const Sequence* from, const Sequence* to, Shaped& out) {
    const std::size_t start = out.text.size();
    std::vector<std::size_t> byteOf;  // Of each sequence, from `start`.
    for (const Sequence* s = from; s != to; ++s) {
        byteOf.push_back(out.text.size() - start);
        out.text += base::encodeUtf8(s->characters);
    }
    byteOf.push_back(out.text.size() - start);

    hb_buffer_reset(buffer.get());
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("ja", 2));
    hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer.get(), out.text.data() + start, static_cast<int>(byteOf.back()), 0, -1);
    const Face& face = faces[from->face];
    hb_shape(face.shaper.get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer.get(), &count);

    Run run{from->face, out.clusters.size(), 0};
    std::size_t sequence = 0;
    for (unsigned g = 0; g < count; ++g) {
        if (g == 0 || info[g].cluster != info[g - 1].cluster) {
            if (g > 0) out.clusters.back().bytes = start + info[g].cluster - out.clusters.back().firstByte;
            while (sequence + 1 < byteOf.size() && byteOf[sequence] < info[g].cluster)
                ++sequence;
            Cluster cluster;
            cluster.firstByte = start + info[g].cluster;
            cluster.firstGlyph = out.glyphs.size();
            cluster.x = out.width;
            const Sequence& self = from[sequence];
            if (g > 0 && sequence > 0) {
                cluster.before = breakBetween(from[sequence - 1].characters.front(), self.characters.front());
            }
            out.clusters.push_back(cluster);
        }
        Cluster& cluster = out.clusters.back();
        out.glyphs.push_back(
            {info[g].codepoint, out.width + at[g].x_offset / face.unitsPerEm, -at[g].y_offset / face.unitsPerEm});
        ++cluster.glyphs;
        const double advance = at[g].x_advance / face.unitsPerEm;
        cluster.advance += advance;
        out.width += advance;
    }
    if (count > 0) out.clusters.back().bytes = out.text.size() - out.clusters.back().firstByte;
    run.endCluster = out.clusters.size();
    if (count > 0) out.runs.push_back(run);
}

std::unique_ptr<Shaped> Typesetter::Impl::shape(std::string_view text, Weight weight) {
    std::vector<Sequence> sequences;
    const std::u32string all = base::decodeUtf8(text);
    for (std::size_t i = 0; i < all.size();) {
        if (isIgnorable(all[i])) {
            ++i;
            continue;
        }
        std::u32string sequence(1, all[i] < 0x20 || all[i] == 0x7f ? U' ' : all[i]);
        for (++i; i < all.size() && joinsPrevious(all[i]); ++i)
            sequence.push_back(all[i]);
        sequences.push_back(decide(sequence, weight));
    }
    auto out = std::make_unique<Shaped>();
    out->weight = weight;
    const Sequence* end = sequences.data() + sequences.size();
    for (const Sequence* from = sequences.data(); from != end;) {
        const Sequence* to = from + 1;
        while (to != end && to->face == from->face)
            ++to;
        const std::size_t firstCluster = out->clusters.size();
        shapeRun(from, to, *out);
        if (from != sequences.data() && firstCluster < out->clusters.size()) {
            out->clusters[firstCluster].before = breakBetween((from - 1)->characters.front(), from->characters.front());
        }
        from = to;
    }
    return out;
}

Typesetter::Typesetter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;

base::Result<Typesetter> Typesetter::open() {
    auto impl = std::make_unique<Impl>();
    impl->map.reset(pango_cairo_font_map_new());
    impl->context.reset(pango_font_map_create_context(impl->map.get()));
    pango_context_set_language(impl->context.get(), pango_language_from_string("ja"));
    const Impl::Owned<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(impl->context.get(), options.get());
    impl->buffer.reset(hb_buffer_create());
    for (const Family& family : kFamilies) {
        std::size_t regular = 0;
        if (!impl->addFace(family, Weight::Regular, regular)) continue;
        std::size_t bold = regular;
        if (family.hasBold && !impl->addFace(family, Weight::Bold, bold)) bold = regular;
        impl->chains[0].push_back(regular);
        impl->chains[1].push_back(bold);
    }
    if (std::size_t face = 0; impl->addFace(kFigures, Weight::Regular, face)) impl->figures = face;
    if (impl->chains[0].empty() || impl->choose(kGeta, 0, Weight::Regular) < 0) {
        return base::fail(base::ErrorCode::Unavailable, "fonts: no Japanese font is installed");
    }
    return Typesetter(std::move(impl));
}

const Shaped& Typesetter::shape(std::string_view text, Weight weight) {
    auto& cache = m_impl->shaped[static_cast<std::size_t>(weight)];
    const auto [at, isNew] = cache.try_emplace(std::string(text));
    if (isNew) at->second = m_impl->shape(text, weight);
    return *at->second;
}

cairo_font_face_t* Typesetter::face(std::size_t index) const {
    return m_impl->faces[index].drawn;
}
bool Typesetter::needsStroke(std::size_t face, Weight weight) const {
    return weight == Weight::Bold && !m_impl->faces[face].hasBold;
}
const std::set<std::string>& Typesetter::undrawable() const {
    return m_impl->undrawable;
}

}  // namespace hinanjo::print
