// One call to the serving process, made like a tablet's: a fresh connection to its network port, mutual TLS with the
// office's own authority, an answer within a deadline. In a process of its own, so that whatever hangs can be killed.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "app/commands.h"

namespace hinanjo::app {

// kDone: it serves. kRefused: it does not; says why. kDamaged: it could not be asked (the keys cannot be read).
[[nodiscard]] int probe(const std::filesystem::path& data, const std::string& address,
                        std::chrono::milliseconds patience, const Output& output);

}  // namespace hinanjo::app
