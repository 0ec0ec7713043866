// The safeguards by name, for command lines and tests.
#pragma once

#include <map>
#include <string>

#include "base/safeguard.h"

namespace hinanjo::sim {

[[nodiscard]] inline const std::map<std::string, base::Safeguard>& safeguardNames() {
    using base::Safeguard;
    static const std::map<std::string, Safeguard> kNames{
        {"hq-digests", Safeguard::HqDigests},
        {"identity-by-id", Safeguard::IdentityById},
        {"digest-check", Safeguard::DigestCheck},
        {"incarnation", Safeguard::Incarnation},
        {"cursor-check", Safeguard::CursorCheck},
        {"tie-break", Safeguard::TieBreak},
        {"register-bump", Safeguard::RegisterBump},
        {"ack-after-commit", Safeguard::AckAfterCommit},
        {"sync", Safeguard::Sync},
        {"scope-backfill", Safeguard::ScopeBackfill},
        {"keep-until-backed-up", Safeguard::KeepUntilBackedUp},
        {"give-back", Safeguard::GiveBack},
        {"carried-mark", Safeguard::CarriedMark},
        {"skip-exactly", Safeguard::SkipExactly},
    };
    return kNames;
}

}  // namespace hinanjo::sim
