// An office in a folder of the test, and events that reach it.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <future>

#include "office/office.h"
#include "support/support.h"

namespace hinanjo::test {

inline void makeOffice(const std::filesystem::path& directory) {
    domain::ShelterInfo shelter;
    shelter.id.value = "E1";
    shelter.name = "王子小学校";
    REQUIRE(office::Office::create(directory, "東京都北区", {shelter}));
}

inline std::unique_ptr<office::Office> openOffice(const std::filesystem::path& directory) {
    auto opened = office::Office::open(directory);
    INFO((opened ? std::string() : opened.error().detail));
    REQUIRE(opened);
    return std::move(*opened);
}

// Durable and folded when it returns.
inline void bring(office::Office& office, std::vector<event::StoredEvent> events) {
    std::promise<bool> done;
    office.accept(std::move(events),
                  [&](const base::Result<store::Appended>& appended) { done.set_value(appended.has_value()); });
    REQUIRE(done.get_future().get());
    office.settle();
}

inline std::string factOf(office::Office& office, const std::string& name) {
    return office.store().ask([&](store::Store& store) {
        const auto fact = store.events().fact(name);
        return fact && *fact ? **fact : std::string();
    });
}

}  // namespace hinanjo::test
