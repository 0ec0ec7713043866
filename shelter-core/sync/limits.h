// Limits of the exchange, in one place, with units (sync.md b13).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace hinanjo::sync {

inline constexpr std::uint32_t kProtocol = 1;
inline constexpr std::size_t kBatchEvents = 500;
inline constexpr std::size_t kBatchBytes = 256 * 1024;
inline constexpr std::size_t kBatchesInFlight = 4;
inline constexpr int kMaxMessageBytes = 1024 * 1024;
inline constexpr std::size_t kRegisterChunkRows = 1000;
inline constexpr std::size_t kIdsPerMessage = 64 * 1024;  // 8 bytes each
inline constexpr std::size_t kOffersPerMessage = 4096;    // some 60 bytes each
// The largest number of events read into HQ's queue before it stops reading from streams.
inline constexpr std::size_t kMaxWaitingEvents = 32'000;
// A side that has nothing to say says so this often; two missed beats are silence (ux.md 1.4).
inline constexpr std::chrono::seconds kHeartbeat{5};
// How often a tablet asks what the other side has of its logs and of those it carries.
inline constexpr std::chrono::seconds kCompareEvery{30};
// Clock differences below this are noise.
inline constexpr std::chrono::milliseconds kClockNoise{2000};

}  // namespace hinanjo::sync
