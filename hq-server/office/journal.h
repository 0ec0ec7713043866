// The server's log: one JSON object per line on standard error. Facts about devices, positions and counts; never a
// name, an address, a birthday or a phone number.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace hinanjo::office {

struct Fact {
    std::string_view name;
    std::variant<std::int64_t, std::uint64_t, std::string> value;
};

enum class Level { Info, Warning, Error };

// Thread-safe. `what` is a dotted name that stays the same over versions ("exchange.opened").
void journal(Level level, std::string_view what, std::initializer_list<Fact> facts = {});

}  // namespace hinanjo::office
