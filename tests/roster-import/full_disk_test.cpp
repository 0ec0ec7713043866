// The real program where there is no room.
#include <sys/mount.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "store/roster_file.h"
#include "support/hq_process.h"
#include "support/support.h"

namespace hinanjo {

TEST_CASE("a full disk leaves the old .roster file as it was", "[roster-import]") {
    const test::TempDir folder;
    const auto disk = folder / "disk";
    std::filesystem::create_directory(disk);
    if (::mount("none", disk.c_str(), "tmpfs", 0, "size=64k") != 0) SKIP("mounting a small disk needs root");
    struct Unmount {
        std::filesystem::path at;
        ~Unmount() { ::umount2(at.c_str(), MNT_DETACH); }
    } const unmount{disk};
    const std::string head = "整理番号,氏名,フリガナ,生年月日,住所\n";
    std::string many = head;
    for (int i = 0; i < 2'000; ++i)
        many += std::to_string(i) + ",山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S33.04.12,東京都北区王子１丁目２番３号\n";
    REQUIRE(
        base::writeFile(folder / "few.csv", head + "1,鈴木　一郎,ｽｽﾞｷ ｲﾁﾛｳ,S10.1.2,東京都北区王子１丁目２番３号\n"));
    REQUIRE(base::writeFile(folder / "many.csv", many));
    const auto import = [&](const char* input) {
        return test::run({test::program("roster-import"), folder / input, "--out", disk / "r.roster"});
    };
    REQUIRE(import("few.csv").status == 0);

    const test::Ran full = import("many.csv");

    CHECK(full.status == 1);
    CHECK(full.error.find("cannot be written") != std::string::npos);
    const auto kept = store::readRosterFile(disk / "r.roster");
    REQUIRE(kept.has_value());
    CHECK(kept->roster.size() == 1);
    CHECK(std::distance(std::filesystem::directory_iterator(disk), {}) == 1);
}

}  // namespace hinanjo
