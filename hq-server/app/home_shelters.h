// Whose tablets go to a roster person's door: the shelter in whose districts they live.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "office/office.h"
#include "safety/roster_book.h"

namespace hinanjo::app {

// Of the shelters and the roster in force when it was made. Immutable.
class HomeShelters {
public:
    HomeShelters(const office::Office& office, std::shared_ptr<const safety::RosterBook> book);

    // Empty: nobody on the roster has this number, or no shelter has their 町丁目.
    [[nodiscard]] base::ShelterId of(const std::string& rosterNo) const;

private:
    std::shared_ptr<const safety::RosterBook> m_book;
    std::map<std::string, base::ShelterId> m_byTown;
};

}  // namespace hinanjo::app
