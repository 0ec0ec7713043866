#include "lists/missing.h"

#include <algorithm>

#include "lists/doors.h"

namespace hinanjo::lists {

std::vector<Part> missingBy(PartBy by, std::span<const RosterLine> lines) {
    std::vector<const RosterLine*> all;
    for (const RosterLine& line : lines) {
        if (line.person != nullptr) all.push_back(&line);
    }
    std::vector<Part> parts;
    for (const DoorGroup& doors : byDoor(all, by)) {
        Part& part = parts.emplace_back();
        part.name = doors.title;
        part.people = doors.lines.size();
        for (const RosterLine* line : doors.lines) {
            if (line->accountedFor) continue;
            part.missing.push_back(line);
            part.candidates += line->candidateShelters.empty() ? 0 : 1;
            part.rescue += line->needsRescue ? 1 : 0;
        }
    }
    return parts;
}

}  // namespace hinanjo::lists
