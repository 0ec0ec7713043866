// The rules that keep records from being lost or silently changed, by name. Each is asked for where it is applied, and
// the simulator proves that it would notice if the rule were not there (tests/sim, mutation gate; sync.md c1).
//
// In every build but that one, holds() is the constant true and costs nothing.
#pragma once

#include <optional>

namespace hinanjo::base {

enum class Safeguard {
    HqDigests,       // What is pushed follows from what the other side says it has now, not from old acknowledgements.
    IdentityById,    // Repeats are told by the event's id, not by its place in a log.
    DigestCheck,     // Equal largest sequences are not equal contents.
    Incarnation,     // A feed cursor counts only in the life of the feed it was given in.
    CursorCheck,     // A cursor whose event is another one now shows that HQ's file was put back.
    TieBreak,        // Of two concurrent values, every device shows the same.
    RegisterBump,    // An edit made after seeing a value is later than it, whatever the clocks say.
    AckAfterCommit,  // Nothing is acknowledged before it is durable.
    Sync,            // Durable means synced to the disk.
    ScopeBackfill,   // A person who moves brings their history along.
    KeepUntilBackedUp,  // A tablet deletes nothing of its own on an acknowledgement alone.
    GiveBack,           // A new incarnation is offered everything, also what others wrote.
    CarriedMark,        // What came from a neighbour is offered to HQ.
    SkipExactly,        // HQ leaves out of a feed only what the device certainly holds.
};

#ifdef HINANJO_MUTABLE
inline std::optional<Safeguard> removedSafeguard;  // Set before anything runs; never changed while threads do.
[[nodiscard]] inline bool holds(Safeguard safeguard) {
    return removedSafeguard != safeguard;
}
#else
[[nodiscard]] constexpr bool holds(Safeguard) {
    return true;
}
#endif

}  // namespace hinanjo::base
