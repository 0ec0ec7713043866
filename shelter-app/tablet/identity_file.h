// What enrolment leaves on the tablet: enrolment.json, with the keys in it, beside the database.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

struct Enrolment {
    Identity identity;
    std::string tlsKey;       // PEM; empty for a tablet that was only given an identity
    std::string certificate;  // PEM
    std::string authority;    // PEM
    std::string sealKey;      // PEM
    // HQ as the author of its own log. Null and empty in enrolments of the first builds.
    base::DeviceId hq;
    std::string hqSealPublicKey;  // 32 bytes
};

// NotFound: not enrolled yet. Corrupt: a file is damaged; names it.
[[nodiscard]] base::Result<Enrolment> loadEnrolment(const std::filesystem::path& dir);
// One file, replaced atomically, readable by the owner only.
[[nodiscard]] base::Status saveEnrolment(const std::filesystem::path& dir, const Enrolment& enrolment);
// "1号機" -> "A", "2号機" -> "B", "27号機" -> "AA".
[[nodiscard]] std::string letterOf(const std::string& deviceName);

}  // namespace hinanjo::tablet
