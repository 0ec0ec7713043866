// Ids are types: a PersonId cannot pass for a HouseholdId. All are 16 bytes; those made here are UUIDv7 (RFC 9562).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hinanjo::base {

template <typename Tag>
struct Id {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool isNull() const { return *this == Id{}; }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    // 32 lower-case hex digits.
    [[nodiscard]] std::string hex() const;

    // From 16 raw bytes; nothing for any other length.
    [[nodiscard]] static std::optional<Id> fromBytes(std::string_view raw);
    [[nodiscard]] static std::optional<Id> fromHex(std::string_view text);
    // UUIDv7: 48 bits of time, 74 bits of fresh randomness.
    [[nodiscard]] static Id make(const Clock& clock, Random& random);

    friend auto operator<=>(const Id&, const Id&) = default;
};

using EventId = Id<struct EventTag>;
using LogId = Id<struct LogTag>;
using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;
using IncidentId = Id<struct IncidentTag>;
using DeviceId = Id<struct DeviceTag>;
using ListId = Id<struct ListTag>;
// A lifetime of a feed: restoring or failing over an HQ starts a new one.
using IncarnationId = Id<struct IncarnationTag>;

// Names given by offices (common shelter id, staff number, 整理番号 of the roster): text, but not interchangeable.
template <typename Tag>
struct Name {
    std::string value;

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Name&, const Name&) = default;
};

using ShelterId = Name<struct ShelterTag>;
using StaffId = Name<struct StaffTag>;
using RosterNo = Name<struct RosterTag>;

[[nodiscard]] std::string toHex(std::string_view raw);
// Nothing if `text` is not an even number of hex digits.
[[nodiscard]] std::optional<std::string> fromHexText(std::string_view text);

namespace detail {
void makeUuid7(std::array<std::uint8_t, 16>& out, const Clock& clock, Random& random);
}

template <typename Tag>
std::string Id<Tag>::hex() const {
    return toHex(view());
}
template <typename Tag>
std::optional<Id<Tag>> Id<Tag>::fromBytes(std::string_view raw) {
    if (raw.size() != 16) return std::nullopt;
    Id id;
    std::memcpy(id.bytes.data(), raw.data(), 16);
    return id;
}
template <typename Tag>
std::optional<Id<Tag>> Id<Tag>::fromHex(std::string_view text) {
    const auto raw = fromHexText(text);
    return raw ? fromBytes(*raw) : std::nullopt;
}
template <typename Tag>
Id<Tag> Id<Tag>::make(const Clock& clock, Random& random) {
    Id id;
    detail::makeUuid7(id.bytes, clock, random);
    return id;
}

}  // namespace hinanjo::base

template <typename Tag>
struct std::hash<hinanjo::base::Id<Tag>> {
    std::size_t operator()(const hinanjo::base::Id<Tag>& id) const noexcept {
        std::uint64_t low;  // The random half: as good as any hash.
        std::memcpy(&low, id.bytes.data() + 8, 8);
        return static_cast<std::size_t>(low);
    }
};
template <typename Tag>
struct std::hash<hinanjo::base::Name<Tag>> {
    std::size_t operator()(const hinanjo::base::Name<Tag>& n) const noexcept {
        return std::hash<std::string>{}(n.value);
    }
};
