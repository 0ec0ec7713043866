// The whole state as one text with one form: equal for equal sets of events. Made to be hashed and compared.
//
// One line per fact: words separated by spaces; free text as its length in bytes, a colon and the bytes; sources by
// event id; times in milliseconds. Records come in the order of their ids, heads winner first.
#pragma once

#include <functional>
#include <string_view>

#include "state/state.h"

namespace hinanjo::state {

// Hands the text to `sink` piece by piece: that of 100,000 people would be larger than the state.
void writeCanonical(const State& state, const std::function<void(std::string_view)>& sink);

}  // namespace hinanjo::state
