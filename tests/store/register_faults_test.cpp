// A register is the old one or the new one, whatever happens while it is replaced; and the next attempt goes through.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/store.h"
#include "support/fault_vfs.h"

namespace hinanjo::test {
namespace {

const std::string kRegisterFile = "/disk/registers.db";
const store::Key kRegisterKey{std::string(32, 'r')};
constexpr std::size_t kRows = 2'100;  // More than the store writes in one transaction.

base::Result<std::unique_ptr<store::Store>> registersOn(const FaultDisk& disk) {
    store::Store::Options options;
    options.vfs = disk.vfs();
    return store::Store::open(kRegisterFile, kRegisterKey, options);
}

// Everybody of one version has its family name, so that a mixture shows.
std::vector<domain::RosterPerson> rosterOf(const std::string& family, std::size_t rows) {
    std::vector<domain::RosterPerson> people(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        people[i].no.value = std::to_string(i);
        people[i].name = family;
    }
    return people;
}
std::vector<domain::Resident> residentsOf(const std::string& kana, std::size_t rows) {
    std::vector<domain::Resident> people(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        people[i].no = std::to_string(i);
        people[i].householdNo = kana + std::to_string(i);
        people[i].familyKana = kana;
        people[i].givenKana = "ハナコ";
    }
    return people;
}

struct InForce {
    std::vector<domain::RosterPerson> roster;
    std::vector<domain::Resident> residents;
};
InForce inForceOn(store::Store& store) {
    InForce found;
    auto roster = store.registers().roster();
    REQUIRE(roster.has_value());
    found.roster = std::move(*roster);
    REQUIRE(store.registers()
                .eachResident({},
                              [&](const domain::Resident& resident) {
                                  found.residents.push_back(resident);
                                  return true;
                              })
                .has_value());
    return found;
}

const auto kOldRoster = rosterOf("旧", 300);
const auto kNewRoster = rosterOf("新", 400);
const auto kOldResidents = residentsOf("アオキ", kRows);
const auto kNewResidents = residentsOf("サトウ", kRows + 50);

// Both registers in their old version.
void putOld(FaultDisk& disk) {
    auto store = registersOn(disk);
    REQUIRE(store.has_value());
    REQUIRE((*store)->registers().replaceRoster(1, kOldRoster).has_value());
    REQUIRE((*store)->registers().replaceResidents(1, kOldResidents).has_value());
}

// What is in force afterwards; nothing was mixed, and a third version, smaller than the second, can be applied.
InForce checkAfter(FaultDisk& disk) {
    auto store = registersOn(disk);
    REQUIRE(store.has_value());
    InForce found = inForceOn(**store);
    CHECK((found.roster == kOldRoster || found.roster == kNewRoster));
    CHECK((found.residents == kOldResidents || found.residents == kNewResidents));

    const auto version = (*store)->registers().version(store::kResidents);
    REQUIRE(version.has_value());
    const auto third = residentsOf("ヤマダ", 30);
    REQUIRE((*store)->registers().replaceResidents(version->version + 1, third).has_value());
    CHECK(inForceOn(**store).residents == third);
    store::Registers search((*store)->database());
    CHECK(search.search(store::Registers::By::Kana, "ヤマダ", "", 50)->total == third.size());
    CHECK(search.search(store::Registers::By::Kana, "サトウ", "", 50)->total == 0);
    return found;
}

}  // namespace

TEST_CASE("power cut while a register is replaced: the old version or the new one", "[store]") {
    FaultDisk before({.seed = 3});
    putOld(before);
    std::size_t old = 0, fresh = 0;
    // Every operation near the beginning, then in strides: the rows are many and alike.
    for (std::uint64_t nth = 1;; nth += nth < 8 ? 1 : 23) {
        CAPTURE(nth);
        const auto disk = before.fork(nth);
        disk->reboot();
        bool crashed = false;
        {
            auto store = registersOn(*disk);
            REQUIRE(store.has_value());
            disk->crashAt(nth);
            const auto roster = (*store)->registers().replaceRoster(2, kNewRoster);
            const auto residents = (*store)->registers().replaceResidents(2, kNewResidents);
            crashed = disk->isCrashed();
            CHECK((roster && residents) == !crashed);
        }
        if (!crashed) break;
        disk->reboot();
        (checkAfter(*disk).residents == kOldResidents ? old : fresh) += 1;
    }
    CHECK(old > 0);
    CHECK(fresh > 0);
}

TEST_CASE("no room for a new register: the old one stays, and there is room for the next attempt", "[store]") {
    FaultDisk disk({.seed = 4});
    putOld(disk);
    {
        auto store = registersOn(disk);
        REQUIRE(store.has_value());
        disk.limitSpace(disk.used() + 200'000);
        const auto residents = (*store)->registers().replaceResidents(2, kNewResidents);
        REQUIRE_FALSE(residents.has_value());
        CHECK(residents.error().code == base::ErrorCode::Unavailable);
        CHECK(inForceOn(**store).residents == kOldResidents);
        disk.limitSpace(std::nullopt);
    }
    CHECK(checkAfter(disk).residents == kOldResidents);
}

}  // namespace hinanjo::test
