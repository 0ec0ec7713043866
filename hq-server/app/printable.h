// Texts of tablets and people, as commands may print them.
#pragma once

#include <algorithm>
#include <string>

#include "domain/shelter.h"

namespace hinanjo::app {

// What somebody typed on a tablet must not steer a terminal, nor look like another line of the list.
[[nodiscard]] inline std::string printable(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

[[nodiscard]] inline const char* word(domain::ShelterStatus status) {
    constexpr const char* kWords[] = {"not said", "closed", "preparing", "open", "crowded", "full"};
    return kWords[std::min<std::size_t>(static_cast<std::size_t>(status), std::size(kWords) - 1)];
}

}  // namespace hinanjo::app
