#include "printing/trouble.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinanjo::printing {
namespace {

struct Meaning {
    std::string_view begins;
    Trouble trouble;
};
// Most pressing first: who clears the jam sees the empty tray afterwards.
constexpr std::array kMeanings{
    Meaning{"offline", Trouble::Off},
    Meaning{"shutdown", Trouble::Off},
    Meaning{"media-jam", Trouble::Jam},
    Meaning{"cover-open", Trouble::CoverOpen},
    Meaning{"door-open", Trouble::CoverOpen},
    Meaning{"interlock-open", Trouble::CoverOpen},
    Meaning{"input-tray-missing", Trouble::CoverOpen},
    Meaning{"output-tray-missing", Trouble::CoverOpen},
    Meaning{"marker-supply-missing", Trouble::CoverOpen},
    Meaning{"media-empty", Trouble::OutOfPaper},
    Meaning{"media-needed", Trouble::OutOfPaper},
    Meaning{"input-media-supply-empty", Trouble::OutOfPaper},
    Meaning{"toner-empty", Trouble::OutOfInk},
    Meaning{"marker-supply-empty", Trouble::OutOfInk},
    Meaning{"marker-waste-full", Trouble::OutOfInk},
    Meaning{"developer-empty", Trouble::OutOfInk},
    Meaning{"output-area-full", Trouble::OutputFull},
    Meaning{"paused", Trouble::Paused},
    Meaning{"moving-to-paused", Trouble::Paused},
};

}  // namespace

Trouble troubleOf(std::span<const std::string> reasons) {
    for (const Meaning& meaning : kMeanings) {
        if (std::ranges::any_of(reasons, [&](const std::string& reason) { return reason.starts_with(meaning.begins); }))
            return meaning.trouble;
    }
    // Whatever else a printer calls an error: it is standing still.
    const auto isError = [](const std::string& reason) { return reason.ends_with("-error"); };
    return std::ranges::any_of(reasons, isError) ? Trouble::Other : Trouble::None;
}

}  // namespace hinanjo::printing
