// `staff`: who works at the desks. PINs and badges leave the office on paper; tablets get what checks them.
#pragma once

#include <string>

#include "app/commands.h"

namespace hinanjo::app {

struct StaffOptions {
    std::string id, name, role, shelter, png;
};

// Prints the id, the PIN and the badge's code, once; with `png` the badge as a QR picture.
[[nodiscard]] int addStaff(office::Office& office, const StaffOptions& options, const Files& files,
                           const Output& output);
[[nodiscard]] int listStaff(office::Office& office, const Output& output);
// A new PIN and a new badge; the old ones open nothing any more, on each tablet as soon as it hears of it.
[[nodiscard]] int renewStaff(office::Office& office, const StaffOptions& options, const Files& files,
                             const Output& output);
[[nodiscard]] int removeStaff(office::Office& office, const std::string& id, const Output& output);

}  // namespace hinanjo::app
