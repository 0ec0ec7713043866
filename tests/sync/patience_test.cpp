#include "sync/patience.h"

#include <catch2/catch_test_macros.hpp>

using namespace hinanjo;
using namespace std::chrono_literals;

namespace {

constexpr sync::Patience::Limits kLimits{20s, 50s};
const sync::Patience::Time kStart{1000s};

}  // namespace

TEST_CASE("a stream on which nobody answers the greeting ends", "[sync][patience]") {
    sync::Patience patience(kLimits);
    patience.begin(kStart);
    CHECK(patience.end() == kStart + 20s);
}

TEST_CASE("every message puts off the end of a stream on which nothing was asked", "[sync][patience]") {
    sync::Patience patience(kLimits);
    patience.begin(kStart);
    patience.awaits(kStart, false);
    for (int i = 1; i <= 100; ++i)
        patience.heard(kStart + i * 10s, false);
    CHECK(patience.end() == kStart + 1020s);
}

TEST_CASE("who is heard but never answers is waited for as long as an answer may take", "[sync][patience]") {
    sync::Patience patience(kLimits);
    patience.begin(kStart);
    patience.heard(kStart + 1s, true);
    patience.awaits(kStart + 1s, false);

    patience.awaits(kStart + 100s, true);
    for (int i = 0; i < 8; ++i) {
        patience.heard(kStart + 100s + i * 5s, false);
        patience.awaits(kStart + 100s + i * 5s, true);  // Asking more is no new patience.
    }
    CHECK(patience.end() == kStart + 150s);

    SECTION("an answer to one question gives time for the next") {
        patience.heard(kStart + 140s, true);
        CHECK(patience.end() == kStart + 160s);
    }
    SECTION("nothing left to answer leaves only silence") {
        patience.awaits(kStart + 149s, false);
        CHECK(patience.end() == kStart + 155s);
    }
}

TEST_CASE("a new stream begins with new patience", "[sync][patience]") {
    sync::Patience patience(kLimits);
    patience.begin(kStart);
    patience.awaits(kStart, true);
    patience.begin(kStart + 500s);
    CHECK(patience.end() == kStart + 520s);
}
