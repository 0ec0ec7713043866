// The shelters of an office from the national open data (国土地理院 指定避難所) as a CSV file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/shelter.h"

namespace hinanjo::app {

// Head: id,name,address,lat,lon,designated_shelter,...; only rows with designated_shelter = 1 (the others are emergency
// sites, where nobody stays). Names lose the spaces around them (one in the real data trails 18), nothing else. Fails
// naming file, row and field. With `chome` (the area table) every 町丁目 is given to the nearest shelter as its
// catchment, until the office says otherwise.
[[nodiscard]] base::Result<std::vector<domain::ShelterInfo>> readShelters(const std::filesystem::path& csv,
                                                                          const std::filesystem::path& chome);

}  // namespace hinanjo::app
