// Arrivals as matching asks for them, from what is true now.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "matching/duplicates.h"
#include "matching/matcher.h"
#include "state/state.h"

namespace hinanjo::safety {

// Whatever people call the record: the external number where there is one (check-ins of a file), else the id in hex.
[[nodiscard]] std::string arrivalId(const state::PersonView& person);

// Seen: some movement says they came. Somebody only described (a note of who is missing, say) was not.
[[nodiscard]] bool wasSeen(const state::PersonView& person);

[[nodiscard]] matching::Arrival arrivalOf(const state::PersonView& person);
// Everybody who was ever seen at a shelter in this incident, by person id.
[[nodiscard]] std::vector<matching::Arrival> arrivalsOf(const state::State& state);
// As arrivalOf(), to be compared with other records; its id is the person's in hex.
[[nodiscard]] matching::Registration registrationOf(const state::PersonView& person);
// What people have answered of two records, by person id in hex: to be proposed no more.
[[nodiscard]] bool isDecided(const state::State& state, const std::string& a, const std::string& b);

// Where and when somebody was seen last.
struct SeenAt {
    base::ShelterId shelter;
    base::TimePoint at;  // Corrected time of the last movement.
};
// The same of every arrival. Two may bear one arrival id (a number of a list given twice): the first by person id
// answers for both.
class Seen {
public:
    [[nodiscard]] static Seen in(const state::State& state);
    void put(const state::PersonView& person);
    void remove(const std::string& arrivalId, base::PersonId person);
    [[nodiscard]] const SeenAt* find(const std::string& arrivalId) const;
    // Whose arrivals bear it, by id.
    [[nodiscard]] std::vector<base::PersonId> people(const std::string& arrivalId) const;
    [[nodiscard]] std::size_t size() const { return m_seen.size(); }

private:
    std::map<std::pair<std::string, base::PersonId>, SeenAt> m_seen;
};

}  // namespace hinanjo::safety
