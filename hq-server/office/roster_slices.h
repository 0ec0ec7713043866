// The sealed slices of the roster that tablets hold, who may open them on the spot, and the order that opens them.
//
// The master secret lies in the office's database and in its backups; the codes of officers are shown once and kept by
// nobody. Functions are thread-safe; not for the store or fold thread unless said otherwise.
#pragma once

#include <string>
#include <vector>

#include "office/office.h"
#include "sync/roster_slice.h"

namespace hinanjo::office {

struct Officer {
    std::string id;  // "O3"
    std::string name;
    base::ShelterId shelter;  // Empty: of every shelter.
    base::CodeKey key;
};

[[nodiscard]] base::Result<std::vector<Officer>> officers(Office& office);
struct NewOfficer {
    Officer officer;
    std::string code;
};
// NotFound: no such shelter. Conflict: the shelter has as many as it may have.
[[nodiscard]] base::Result<NewOfficer> addOfficer(Office& office, const base::ShelterId& shelter,
                                                  const std::string& name);
// From the next version of the slice on; what lies on a tablet that is away still knows the code. NotFound.
[[nodiscard]] base::Status removeOfficer(Office& office, const std::string& id);

// Changes with the roster, the officers and the keys; 0 without a roster. Store thread.
[[nodiscard]] base::Result<std::uint64_t> sliceVersion(store::Store& store);
struct Slice {
    std::uint64_t version = 0;
    std::uint64_t rows = 0;
    std::string sealed;
};
// The roster people of the shelter's catchment.
[[nodiscard]] base::Result<Slice> sealedSlice(Office& office, const base::ShelterId& shelter);

// Opens the slices of these shelters (all that have a catchment if empty): one event each, which brings the key to the
// tablets of that shelter. Denied: no incident is declared.
[[nodiscard]] base::Result<std::size_t> releaseSlices(Office& office, const std::vector<base::ShelterId>& shelters,
                                                      const std::string& reason);
// New keys from the next version on: after an incident, what was released opens nothing that comes.
[[nodiscard]] base::Status renewSliceKeys(Office& office);

}  // namespace hinanjo::office
