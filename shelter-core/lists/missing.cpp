#include "lists/missing.h"

#include <algorithm>
#include <map>

#include "lists/order.h"

namespace hinanjo::lists {
namespace {

// Unreadable numbers stand at the end, where somebody looks at them, not at the start.
std::uint32_t lastIfZero(int number) {
    return number > 0 ? static_cast<std::uint32_t>(number) : 0xffffffffU;
}

struct Door {
    std::string town;
    std::uint32_t ban;
    std::uint32_t go;
    std::string building;
    std::string name;
    std::string no;

    friend auto operator<=>(const Door&, const Door&) = default;
};

Door doorOf(const RosterLine& line, const JapaneseOrder& order) {
    const domain::RosterPerson& person = *line.person;
    return {order.ofTown(line.town),
            lastIfZero(line.ban),
            lastIfZero(line.go),
            order.ofBuilding(person.building),
            order.ofName(person.kana, person.name),
            person.no.value};
}

struct Walk {
    Part part;
    std::vector<std::pair<Door, const RosterLine*>> doors;
};

}  // namespace

std::vector<Part> missingBy(PartBy by, std::span<const RosterLine> lines) {
    const JapaneseOrder order;
    std::map<std::string, Walk> walks;
    for (const RosterLine& line : lines) {
        if (line.person == nullptr) continue;
        const std::string& supporter =
            line.person->commissioner.empty() ? line.person->neighbourhood : line.person->commissioner;
        Walk& walk = walks[by == PartBy::District ? order.ofTown(line.town) : order.ofName({}, supporter)];
        if (by == PartBy::District) {
            walk.part.name = line.town.empty() ? "町丁目 不明" : line.town;
        } else {
            walk.part.name = supporter.empty() ? "支援者 未定" : supporter;
        }
        ++walk.part.people;
        if (line.accountedFor) continue;
        walk.part.candidates += line.candidateShelters.empty() ? 0 : 1;
        walk.part.rescue += line.needsRescue ? 1 : 0;
        walk.doors.emplace_back(doorOf(line, order), &line);
    }
    std::vector<Part> parts;
    for (auto& [key, walk] : walks) {
        std::ranges::sort(walk.doors);
        for (const auto& [door, line] : walk.doors)
            walk.part.missing.push_back(line);
        parts.push_back(std::move(walk.part));
    }
    return parts;
}

}  // namespace hinanjo::lists
