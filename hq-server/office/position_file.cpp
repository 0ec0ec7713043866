#include "office/position_file.h"

#include <charconv>

#include "base/files.h"
#include "office/journal.h"

namespace hinanjo::office {
namespace {

// Often enough that hardly anything of a feed is beyond it, seldom enough to cost nothing.
constexpr std::chrono::seconds kSeldom{3};

}  // namespace

std::optional<sync::Incarnation::Fork> PositionFile::read() const {
    const auto text = base::readFile(m_file);
    if (!text) return std::nullopt;
    const auto gap = text->find(' ');
    if (gap == std::string::npos) return std::nullopt;
    sync::Incarnation::Fork out;
    const auto id = base::IncarnationId::fromHex(text->substr(0, gap));
    const auto [end, error] = std::from_chars(text->data() + gap + 1, text->data() + text->size(), out.position);
    if (!id || error != std::errc()) return std::nullopt;
    out.of = *id;
    return out;
}

void PositionFile::keep(const sync::Incarnation::Fork& position, When when) {
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (position == m_kept || (when == When::Seldom && now - m_keptAt < kSeldom)) return;
    const auto written = base::writeFile(m_file, position.of.hex() + " " + std::to_string(position.position) + "\n");
    if (!written && !m_complained) journal(Level::Warning, "position.not_kept", {{"why", written.error().detail}});
    m_complained = !written;
    m_keptAt = now;
    if (written) m_kept = position;
}

}  // namespace hinanjo::office
