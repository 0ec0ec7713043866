#include "lists/doors.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "lists/order.h"

namespace hinanjo::lists {
namespace {

// Unreadable numbers stand at the end, where somebody looks at them, not at the start.
std::uint32_t lastIfZero(int number) {
    return number > 0 ? static_cast<std::uint32_t>(number) : 0xffffffffU;
}

using Door = std::tuple<std::string, std::uint32_t, std::uint32_t, std::string, std::string, std::string>;

Door doorOf(const RosterLine& line, const JapaneseOrder& order) {
    const domain::RosterPerson& person = *line.person;
    return {order.ofTown(line.town),
            lastIfZero(line.ban),
            lastIfZero(line.go),
            order.ofBuilding(person.building),
            order.ofName(person.kana, person.name),
            person.no.value};
}

struct Part {
    std::string key;
    std::string title;
};

Part partOf(const RosterLine& line, GroupBy by, const JapaneseOrder& order) {
    if (by == GroupBy::District) return {order.ofTown(line.town), line.town.empty() ? "町丁目 不明" : line.town};
    const domain::RosterPerson& person = *line.person;
    if (!person.commissioner.empty())
        return {"1" + order.ofBuilding(person.commissioner), "民生委員 " + person.commissioner};
    if (!person.neighbourhood.empty())
        return {"2" + order.ofBuilding(person.neighbourhood), "自治会 " + person.neighbourhood};
    return {"3", "支援者 未定"};
}

}  // namespace

bool mayBeShared(const domain::RosterPerson& person) {
    return person.consent == domain::Consent::Given || person.consent == domain::Consent::Presumed;
}

bool mayStandOn(const RosterLine& line, const Making& making) {
    return !line.isProtected || !goesToPartner(making);
}

Selection select(std::span<const RosterLine> lines, const Making& making) {
    Selection out;
    for (const RosterLine& line : lines) {
        if (line.person == nullptr) continue;
        if (making.legalBasis != "49-11-2" || mayBeShared(*line.person)) out.counted.push_back(&line);
    }
    return out;
}

std::string rosterWords(const Making& making) {
    return making.legalBasis == "49-11-2" ? "名簿（提供に同意した人）" : "名簿";
}

std::vector<DoorGroup> byDoor(std::span<const RosterLine* const> lines, GroupBy by) {
    const JapaneseOrder order;
    struct Visit {
        Door door;
        const RosterLine* line;
    };
    std::map<std::string, std::pair<std::string, std::vector<Visit>>> parts;
    for (const RosterLine* line : lines) {
        Part part = partOf(*line, by, order);
        auto& [title, visits] = parts[part.key];
        title = std::move(part.title);
        visits.push_back({doorOf(*line, order), line});
    }
    std::vector<DoorGroup> out;
    for (auto& [key, part] : parts) {
        auto& [title, visits] = part;
        std::ranges::sort(visits, {}, &Visit::door);
        DoorGroup& group = out.emplace_back();
        group.title = std::move(title);
        for (const Visit& visit : visits)
            group.lines.push_back(visit.line);
    }
    return out;
}

bool startsBlock(const RosterLine* previous, const RosterLine& line) {
    return previous == nullptr || previous->town != line.town || previous->ban != line.ban;
}

Cell phoneCell(const domain::RosterPerson& person) {
    Cell cell;
    cell.text = person.phone.empty() ? person.mobile : person.phone;
    if (!person.phone.empty()) cell.small = person.mobile;
    if (cell.small.empty() && !person.contactPhone.empty()) {
        const std::string whose = person.contactRelation.empty() ? "緊急" : person.contactRelation;
        (cell.text.empty() ? cell.text : cell.small) = whose + " " + person.contactPhone;
    }
    return cell;
}

Cell addressCell(const domain::RosterPerson& person, const Making& making) {
    std::string_view address = person.address;
    if (!making.office.empty() && address.starts_with(making.office)) address.remove_prefix(making.office.size());
    return {std::string(address), person.building};
}

std::string consentWords(domain::Consent consent) {
    switch (consent) {
        case domain::Consent::Given:
            return "同意";
        case domain::Consent::Refused:
            return "不同意";
        case domain::Consent::Unanswered:
            return "未回答";
        case domain::Consent::Presumed:
            return "みなし同意";
        case domain::Consent::NotSaid:
            return {};
    }
    return {};
}

std::string ageWords(const domain::RosterPerson& person, const Making& making) {
    const auto age = domain::ageOn(person.birth, domain::japaneseDay(making.dataTime));
    return age ? std::to_string(*age) : std::string();
}

}  // namespace hinanjo::lists
