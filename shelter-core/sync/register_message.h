// Rows of registers as they travel (RegisterChunk), both ways in one place.
#pragma once

#include "domain/roster.h"
#include "domain/shelter.h"
#include "shelter/v1/sync.pb.h"

namespace hinanjo::sync {

void write(const domain::ShelterInfo& from, shelter::v1::Shelter& to);
void write(const domain::Resident& from, shelter::v1::Resident& to);
[[nodiscard]] domain::ShelterInfo read(const shelter::v1::Shelter& from);
[[nodiscard]] domain::Resident read(const shelter::v1::Resident& from);

}  // namespace hinanjo::sync
