// `questions` and `decide`: what only a person can decide, listed and answered at headquarters.
#pragma once

#include <string>
#include <vector>

#include "app/commands.h"

namespace hinanjo::app {

struct QuestionsOptions {
    std::vector<std::string> ids;  // Only these; empty: all.
    bool values = false;           // Names and what was written: needs a reason, and the look is recorded.
    std::string reason;
};

// One question a paragraph: its short id, what it is about, the ids of the records, the shelter, since when, and its
// numbered choices, the one that holds meanwhile first. Without `values` no word of what was said about people.
[[nodiscard]] int questionsCommand(office::Office& office, const QuestionsOptions& options, const Output& output);

struct DecideOptions {
    std::string question;           // Its short id, with `choice` ...
    unsigned choice = 0;            // ... as listed, from 1.
    std::vector<std::string> pair;  // Or two person ids, with `as` ...
    std::string as;                 // ... "same" or "different".
    std::string undo;               // Or an event to take back.
    std::string reason;
};

// Prints the id of the event that decides; `decide --undo` takes that.
[[nodiscard]] int decideCommand(office::Office& office, const DecideOptions& options, const Output& output);

}  // namespace hinanjo::app
