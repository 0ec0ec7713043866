#include "printing/trouble.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using hinanjo::printing::Trouble;
using hinanjo::printing::troubleOf;
using Reasons = std::vector<std::string>;

TEST_CASE("printers' words mean a trouble, whatever their ending", "[printing]") {
    CHECK(troubleOf(Reasons{"media-jam-warning"}) == Trouble::Jam);
    CHECK(troubleOf(Reasons{"media-jam"}) == Trouble::Jam);
    CHECK(troubleOf(Reasons{"media-empty-report"}) == Trouble::OutOfPaper);
    CHECK(troubleOf(Reasons{"media-needed"}) == Trouble::OutOfPaper);
    CHECK(troubleOf(Reasons{"door-open-error"}) == Trouble::CoverOpen);
    CHECK(troubleOf(Reasons{"cover-open"}) == Trouble::CoverOpen);
    CHECK(troubleOf(Reasons{"marker-supply-empty-error"}) == Trouble::OutOfInk);
    CHECK(troubleOf(Reasons{"output-area-full-warning"}) == Trouble::OutputFull);
    CHECK(troubleOf(Reasons{"offline-report"}) == Trouble::Off);
    CHECK(troubleOf(Reasons{"paused"}) == Trouble::Paused);
}

TEST_CASE("what stops nothing is no trouble, and an unknown error is one", "[printing]") {
    CHECK(troubleOf(Reasons{}) == Trouble::None);
    CHECK(troubleOf(Reasons{"none"}) == Trouble::None);
    CHECK(troubleOf(Reasons{"toner-low-warning", "media-low-report", "cups-waiting-for-job-completed"}) ==
          Trouble::None);
    CHECK(troubleOf(Reasons{"fuser-over-temp-error"}) == Trouble::Other);
}

TEST_CASE("of several troubles the first to see to is named", "[printing]") {
    CHECK(troubleOf(Reasons{"media-empty-error", "media-jam-error"}) == Trouble::Jam);
    CHECK(troubleOf(Reasons{"toner-empty", "cover-open"}) == Trouble::CoverOpen);
}
