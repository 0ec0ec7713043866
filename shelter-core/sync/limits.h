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
inline constexpr std::size_t kOffersPerMessage = 4096;    // some 60 bytes each; more are asked about after Welcome
// Of the ids of one log: a million events. No list of an honest side is longer.
inline constexpr std::size_t kMaxIdListBytes = 8 * 1024 * 1024;
// The largest number of events read into HQ's queue before it stops reading from streams.
inline constexpr std::size_t kMaxWaitingEvents = 32'000;
// What waits at HQ for one device to read: with more than this HQ reads no further from it ...
inline constexpr std::size_t kOutgoingToRead = 2 * 1024 * 1024;
// ... and with more than this it ends the stream. The answer to one question (a list of ids) is smaller.
inline constexpr std::size_t kMaxOutgoing = 16 * 1024 * 1024;
// A side that has nothing to say says so this often; two missed beats are silence (ux.md 1.4).
inline constexpr std::chrono::seconds kHeartbeat{5};
// How often a tablet asks what the other side has of its logs and of those it carries.
inline constexpr std::chrono::seconds kCompareEvery{30};
// A stream on which nothing came whole for so long is ended and opened anew: a message of 1 MiB takes that long at 70
// kbit/s. HQ waits longer for a tablet, which may have nothing to say but its question every kCompareEvery.
inline constexpr std::chrono::seconds kSilence{120};
inline constexpr std::chrono::seconds kSilenceAtHq{300};
// The same when the other side is heard, but answers nothing of what it was asked.
inline constexpr std::chrono::seconds kAnswer{300};
// Clock differences below this are noise.
inline constexpr std::chrono::milliseconds kClockNoise{2000};

}  // namespace hinanjo::sync
