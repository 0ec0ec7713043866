#include "app/shelter_csv.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/text.h"
#include "matching/address.h"

namespace hinanjo::app {
namespace {

// Degrees of longitude are shorter than those of latitude; at Tokyo's 35.75° by this factor. Distances are only
// compared.
constexpr double kLongitudeScale = 0.8116;

double distance(double latitude, double longitude, const domain::ShelterInfo& shelter) {
    return std::hypot(latitude - shelter.latitude, (longitude - shelter.longitude) * kLongitudeScale);
}

}  // namespace

base::Result<std::vector<domain::ShelterInfo>> readShelters(const std::filesystem::path& csv,
                                                            const std::filesystem::path& chome) {
    using base::ErrorCode;
    const std::string file = csv.filename().string();
    HINANJO_ASSIGN(const std::string bytes, base::readFile(csv));
    auto decoded = base::decodeText(bytes, base::Encoding::Auto);
    if (!decoded) return base::fail(base::within(file, decoded.error()));
    HINANJO_ASSIGN(const base::CsvTable table, base::readCsv(decoded->utf8, file));
    if (!table.problems.empty()) {
        return base::fail(ErrorCode::Invalid, file + ":" + std::to_string(table.problems.front().line) +
                                                  ": row: " + table.problems.front().what);
    }
    const auto column = [&](const char* name) {
        const auto it = std::ranges::find(table.head, name);
        return it == table.head.end() ? -1 : static_cast<int>(it - table.head.begin());
    };
    const int id = column("id"), name = column("name"), address = column("address"), lat = column("lat"),
              lon = column("lon"), designated = column("designated_shelter");
    for (const auto& [at, what] :
         {std::pair(id, "id"), std::pair(name, "name"), std::pair(lat, "lat"), std::pair(lon, "lon")}) {
        if (at < 0) return base::fail(ErrorCode::Invalid, file + ":1: " + what + ": the column is missing");
    }
    base::Result<std::vector<domain::ShelterInfo>> out{std::vector<domain::ShelterInfo>{}};
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        const auto cell = [&](int at) {
            return at < 0 ? std::string() : base::trimmed(row.cells[static_cast<std::size_t>(at)]);
        };
        const auto wrong = [&](const char* field, const char* why) {
            return base::fail(ErrorCode::Invalid, file + ":" + std::to_string(row.line) + ": " + field + ": " + why);
        };
        if (designated >= 0 && cell(designated) != "1") continue;
        domain::ShelterInfo shelter;
        shelter.id.value = cell(id);
        shelter.name = cell(name);
        shelter.address = cell(address);
        shelter.designated = true;
        if (shelter.id.empty()) return wrong("id", "is missing");
        if (!seen.insert(shelter.id.value).second) return wrong("id", "stands twice");
        if (shelter.name.empty()) return wrong("name", "is missing");
        char* end = nullptr;
        const std::string latitude = cell(lat), longitude = cell(lon);
        shelter.latitude = std::strtod(latitude.c_str(), &end);
        if (latitude.empty() || *end != '\0' || std::abs(shelter.latitude) > 90)
            return wrong("lat", "is not a latitude in degrees");
        shelter.longitude = std::strtod(longitude.c_str(), &end);
        if (longitude.empty() || *end != '\0' || std::abs(shelter.longitude) > 180)
            return wrong("lon", "is not a longitude in degrees");
        out->push_back(std::move(shelter));
    }
    if (out->empty()) return base::fail(ErrorCode::Invalid, file + ": holds no designated shelter");

    HINANJO_ASSIGN(const matching::AddressBook book, matching::AddressBook::load(chome));
    for (const matching::Chome& town : book.chome()) {
        const auto nearest = std::ranges::min_element(
            *out, {}, [&](const domain::ShelterInfo& s) { return distance(town.latitude, town.longitude, s); });
        nearest->catchment.push_back(town.name);
    }
    return out;
}

}  // namespace hinanjo::app
