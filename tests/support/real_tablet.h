// Real tablet engines at a real hq-server: opened, enrolled, registering. What cannot be done throws.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/hq_process.h"
#include "tablet-sim/crowd.h"
#include "tablet/tablet.h"

namespace hinanjo::test {

// Of the ward's shelters, which HqProcess::init() knows.
inline constexpr const char* kShelter = "E1311700034111";
inline constexpr const char* kOtherShelter = "E1311700077111";

// Wrong by a fixed amount.
class WrongClock final : public base::Clock {
public:
    explicit WrongClock(std::chrono::days by) : m_by(by) {}
    [[nodiscard]] base::TimePoint now() const override { return base::SystemClock().now() + m_by; }

private:
    std::chrono::days m_by;
};

// A tablet that is quick to connect again; and one that talks to its neighbours, too, over the loopback address.
[[nodiscard]] tablet::Tablet::Options tabletIn(std::filesystem::path data);
[[nodiscard]] tablet::Tablet::Options neighbourIn(std::filesystem::path data);
[[nodiscard]] std::unique_ptr<tablet::Tablet> openTablet(tablet::Tablet::Options options);
// Starts its connection, and waits until it is there and the incident is known.
void connect(tablet::Tablet& tablet);
// Opened, enrolled and connected.
[[nodiscard]] std::unique_ptr<tablet::Tablet> joinTablet(const HqProcess& hq, tablet::Tablet::Options options,
                                                         const std::string& shelter = kShelter);
// From its next start on this tablet's HQ is at an address where nobody is.
void loseHq(const std::filesystem::path& data);

// Registers a household, or so many at once; returns the last event. The first one says instead whether it was saved:
// what it recorded, or nothing.
[[nodiscard]] std::vector<base::EventId> tryReceive(tablet::Tablet& tablet, const tablet::Reception& reception);
base::EventId receive(tablet::Tablet& tablet, const tablet::Reception& reception);
base::EventId receive(tablet::Tablet& tablet, sim::Crowd& crowd, int households = 1);

[[nodiscard]] std::string neighbourAddress(const tablet::Tablet& tablet);
[[nodiscard]] std::size_t peopleOf(const tablet::Tablet& tablet);
[[nodiscard]] base::Sha256 digestOf(const tablet::Tablet& tablet);
[[nodiscard]] bool agree(const tablet::Tablet& a, const tablet::Tablet& b);
[[nodiscard]] bool isAllAtHq(const tablet::Tablet& tablet);

}  // namespace hinanjo::test
