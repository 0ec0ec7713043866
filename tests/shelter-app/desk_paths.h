// The ways through the desk that have a budget: how many taps each may take, and how many seconds that is by the
// keystroke-level model (Card, Moran and Newell; the operators for a touch panel and two kinds of people are those of
// the UX specification, section 2.1: measured tap times of adults and of people of 67 to 81). The taps are pressed for
// real; what is thought, said and held to a reader is written down here.
#pragma once

#include <functional>
#include <vector>

#include "desk_window.h"

namespace hinanjo::test {

// Seconds for one tap and for one thing to make up one's mind about.
struct Profile {
    const char* name;
    double tap;
    double thought;
};
inline constexpr Profile kTrainedStaff{"staff of 30 to 59, trained", 0.57, 1.35};
inline constexpr Profile kVolunteer{"volunteer of 60 to 75", 0.95, 1.80};
// One spoken question and its answer, whoever asks.
inline constexpr double kExchangeSeconds = 3.5;

// A code is held up and recognised.
inline constexpr double kScanSeconds = 3;

// The same work elsewhere (Odawara, 2023, one person): on paper, and typed at a tablet of the shelter.
inline constexpr double kPaperSeconds = 4 * 60 + 22;
inline constexpr double kTypedTabletSeconds = 5 * 60 + 52;

struct DeskPath {
    const char* name;
    int exchanges;  // Questions asked.
    int thoughts;
    double reader;  // Seconds until a code or card is read.
    int people;     // Received by one walk.
    int mostTaps;
    double mostSeconds;  // For the volunteer.
    // Walks on a desk that shows where the way begins; leaves when the people are received.
    std::function<void(SchoolTablet&, DeskWindow&)> walk;
    // Opens that page; not counted.
    std::function<void(SchoolTablet&, DeskWindow&)> begin;

    [[nodiscard]] double seconds(int taps, const Profile& profile) const {
        return reader + exchanges * kExchangeSeconds + thoughts * profile.thought + taps * profile.tap;
    }
};

[[nodiscard]] const std::vector<DeskPath>& deskPaths();

}  // namespace hinanjo::test
