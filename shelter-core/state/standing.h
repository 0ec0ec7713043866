// Which writes of one register stand: the rule behind every register of the state.
#pragma once

#include <span>
#include <vector>

#include "state/filed_event.h"

namespace hinanjo::state {

struct Write {
    const Filed* event = nullptr;
    const std::string* value = nullptr;  // Only for text registers.
};

// Appends the ids of `writer.saw`; a withdrawn write among them stands for what it had seen in turn, as if it had never
// been written. `withdrawn` are the withdrawn writes of the same register.
void addSeen(std::vector<base::EventId>& out, const Filed& writer, std::span<const Write> withdrawn);

// Leaves only the heads of `writes`, winner first. `writes` comes in the order of isEarlier. At least one head stays:
// writes that claim to have seen each other in a circle all stand.
void keepStanding(std::vector<Write>& writes, std::span<const Write> withdrawn);

}  // namespace hinanjo::state
