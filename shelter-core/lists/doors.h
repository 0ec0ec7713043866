// People of the roster as lists have them: who may stand on a copy, in which order somebody walks from door to door,
// and the cells that several lists share. Inside this folder only.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lists/build.h"

namespace hinanjo::lists {

// 災害対策基本法 49条の11第2項: shared in peacetime with consent, or where an ordinance presumes it.
[[nodiscard]] bool mayBeShared(const domain::RosterPerson& person);
// Protected people stand on the office's own copies only; see goesToPartner().
[[nodiscard]] bool mayStandOn(const RosterLine& line, const Making& making);

// Whom a list under this basis is about: in peacetime (49-11-2) those who consented, else the whole roster. Protected
// people are counted.
struct Selection {
    std::vector<const RosterLine*> counted;
};
[[nodiscard]] Selection select(std::span<const RosterLine> lines, const Making& making);
// 「名簿」「名簿（提供に同意した人）」
[[nodiscard]] std::string rosterWords(const Making& making);

struct DoorGroup {
    std::string title;                     // 「王子一丁目」「民生委員 山田 花子」
    std::vector<const RosterLine*> lines;  // 番, 号, building and room, name; what cannot be read last
};
// Districts in order of their number, supporters in that of their name; people without one last.
[[nodiscard]] std::vector<DoorGroup> byDoor(std::span<const RosterLine* const> lines, GroupBy by);
// A block (番) is what one walk goes round. `previous` may be null.
[[nodiscard]] bool startsBlock(const RosterLine* previous, const RosterLine& line);

// The number to ring first, and a second one: own line, mobile, else whoever answers for the person.
[[nodiscard]] Cell phoneCell(const domain::RosterPerson& person);
// Without the office's own name, which stands in every address of it.
[[nodiscard]] Cell addressCell(const domain::RosterPerson& person, const Making& making);
// 「同意」「不同意」「未回答」「みなし」; empty if the roster does not say.
[[nodiscard]] std::string consentWords(domain::Consent consent);
[[nodiscard]] std::string ageWords(const domain::RosterPerson& person, const Making& making);

}  // namespace hinanjo::lists
