#include "app/home_shelters.h"

namespace hinanjo::app {

HomeShelters::HomeShelters(const office::Office& office, std::shared_ptr<const safety::RosterBook> book)
    : m_book(std::move(book)) {
    for (const domain::ShelterInfo& shelter : *office.shelters()) {
        for (const std::string& town : shelter.catchment)
            m_byTown.emplace(town, shelter.id);
    }
}

base::ShelterId HomeShelters::of(const std::string& rosterNo) const {
    const auto row = m_book->rows.find(rosterNo);
    if (row == m_book->rows.end()) return {};
    const auto shelter = m_byTown.find(m_book->towns[row->second]);
    return shelter == m_byTown.end() ? base::ShelterId{} : shelter->second;
}

}  // namespace hinanjo::app
