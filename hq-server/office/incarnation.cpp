#include "office/incarnation.h"

#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "office/journal.h"

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kForkBytes = 16 + 8;
// Often enough that hardly anything of a feed is beyond it, seldom enough to cost nothing.
constexpr std::chrono::seconds kSeldom{3};

std::string bytesOf(const std::vector<Fork>& forks) {
    std::string out;
    for (const Fork& fork : forks) {
        out += fork.incarnation.view();
        for (int shift = 56; shift >= 0; shift -= 8)
            out.push_back(static_cast<char>(fork.position >> shift));
    }
    return out;
}

}  // namespace

base::Result<std::vector<Fork>> forksOf(store::EventLog& log) {
    HINANJO_ASSIGN(const std::optional<std::string> kept, log.fact("hq.forks"));
    std::vector<Fork> out;
    if (!kept) return out;
    if (kept->size() % kForkBytes != 0) return fail(ErrorCode::Corrupt, "hq.forks: not a list of forks");
    for (std::size_t at = 0; at < kept->size(); at += kForkBytes) {
        const std::string_view entry = std::string_view(*kept).substr(at, kForkBytes);
        Fork fork;
        fork.incarnation = *base::IncarnationId::fromBytes(entry.substr(0, 16));
        for (const char byte : entry.substr(16))
            fork.position = fork.position << 8 | static_cast<std::uint8_t>(byte);
        out.push_back(fork);
    }
    return out;
}

base::Result<base::IncarnationId> startIncarnation(store::EventLog& log, base::Random& random, const base::Clock& clock,
                                                   std::uint64_t forkPosition, std::string_view why) {
    HINANJO_ASSIGN(const std::optional<std::string> present, log.fact("hq.incarnation"));
    const auto old = present ? base::IncarnationId::fromBytes(*present) : std::nullopt;
    if (!old) return fail(ErrorCode::Corrupt, "hq.incarnation: is missing");
    HINANJO_ASSIGN(std::vector<Fork> forks, forksOf(log));
    // Remembered already if this was broken off before the new id was written: what both times agree on is the smaller.
    const auto known = std::ranges::find(forks, *old, &Fork::incarnation);
    if (known == forks.end()) {
        forks.push_back({*old, forkPosition});
    } else {
        known->position = std::min(known->position, forkPosition);
    }
    const base::IncarnationId made = base::IncarnationId::make(clock, random);
    // The id comes last: with it in place, everything else is.
    HINANJO_TRY(log.setFact("hq.forks", bytesOf(forks)));
    HINANJO_TRY(log.setFact("hq.log", ""));
    HINANJO_TRY(log.setFact("hq.incarnation", made.view()));
    journal(Level::Warning, "incarnation.new",
            {{"why", std::string(why)}, {"old", old->hex()}, {"new", made.hex()}, {"fork", forkPosition}});
    return made;
}

std::optional<Fork> PositionFile::read() const {
    const auto text = base::readFile(m_file);
    if (!text) return std::nullopt;
    const auto gap = text->find(' ');
    if (gap == std::string::npos) return std::nullopt;
    Fork out;
    const auto id = base::IncarnationId::fromHex(text->substr(0, gap));
    const auto [end, error] = std::from_chars(text->data() + gap + 1, text->data() + text->size(), out.position);
    if (!id || error != std::errc()) return std::nullopt;
    out.incarnation = *id;
    return out;
}

void PositionFile::keep(const Fork& position, When when) {
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (position == m_kept || (when == When::Seldom && now - m_keptAt < kSeldom)) return;
    const auto written =
        base::writeFile(m_file, position.incarnation.hex() + " " + std::to_string(position.position) + "\n");
    if (!written && !m_complained) journal(Level::Warning, "position.not_kept", {{"why", written.error().detail}});
    m_complained = !written;
    m_keptAt = now;
    if (written) m_kept = position;
}

}  // namespace hinanjo::office
