#include "matching/roster_versions.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"

namespace hinanjo::matching {
namespace {

std::string plain(const std::string& text) {
    return base::withoutSpaces(base::nfkc(text));
}

bool isSamePerson(const domain::RosterPerson& a, const domain::RosterPerson& b) {
    if (!a.birth.isEmpty() && a.birth == b.birth) return true;
    return !a.name.empty() && plain(a.name) == plain(b.name);
}

std::string wholly(const domain::RosterPerson& person) {
    return plain(person.name) + '\n' + person.birth.toText() + '\n' + plain(person.address);
}

}  // namespace

std::vector<std::optional<std::size_t>> samePeople(std::span<const domain::RosterPerson> before,
                                                   std::span<const domain::RosterPerson> after) {
    std::unordered_map<std::string_view, std::size_t> byNumber;
    for (std::size_t i = 0; i < after.size(); ++i)
        byNumber.emplace(after[i].no.value, i);
    // Made when somebody is not under their number: most versions have nobody like that.
    std::unordered_map<std::string, std::optional<std::size_t>> byPerson;
    const auto renumbered = [&](const domain::RosterPerson& person) -> std::optional<std::size_t> {
        if (person.name.empty() || person.birth.isEmpty()) return {};
        if (byPerson.empty()) {
            for (std::size_t i = 0; i < after.size(); ++i) {
                const auto [at, isNew] = byPerson.try_emplace(wholly(after[i]), i);
                if (!isNew) at->second.reset();
            }
        }
        const auto found = byPerson.find(wholly(person));
        return found == byPerson.end() ? std::nullopt : found->second;
    };
    std::vector<std::optional<std::size_t>> same(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto found = byNumber.find(before[i].no.value);
        if (found != byNumber.end() && isSamePerson(before[i], after[found->second])) {
            same[i] = found->second;
        } else {
            same[i] = renumbered(before[i]);
        }
    }
    return same;
}

std::vector<base::RosterNo> reassignedNumbers(std::span<const domain::RosterPerson> before,
                                              std::span<const domain::RosterPerson> after) {
    std::unordered_map<std::string_view, const domain::RosterPerson*> byNumber;
    for (const auto& person : before)
        byNumber.emplace(person.no.value, &person);
    std::vector<base::RosterNo> numbers;
    for (const auto& person : after) {
        const auto found = byNumber.find(person.no.value);
        if (found != byNumber.end() && !isSamePerson(*found->second, person)) numbers.push_back(person.no);
    }
    return numbers;
}

}  // namespace hinanjo::matching
