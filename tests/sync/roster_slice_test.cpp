#include "sync/roster_slice.h"

#include <catch2/catch_test_macros.hpp>

#include "support/support.h"

using namespace hinanjo;
using base::ErrorCode;

namespace {

domain::RosterPerson person(const char* no, const char* name) {
    domain::RosterPerson p;
    p.no.value = no;
    p.name = name;
    p.birth = {1935, 4, 5};
    p.address = "北区王子1-2-3";
    return p;
}

const std::vector<domain::RosterPerson>& people() {
    static const std::vector<domain::RosterPerson> kPeople{person("R1", "髙橋　花子"), person("R2", "渡邉　茂\n二行")};
    return kPeople;
}

// Three officers; making their keys takes a while, so once for all cases.
struct Office {
    test::SeededRandom random{3};
    std::vector<std::string> codes;
    sync::SliceHead head{{"E1"}, 7, 0, {}};
    std::string key = *sync::sliceKey(std::string(32, 'm'), {"E1"}, 0);
    std::string sealed;

    Office() {
        for (int i = 0; i < 3; ++i) {
            codes.push_back(base::makeCode(random, 16));
            head.officers.push_back(
                {"O" + std::to_string(i), "担当" + std::to_string(i), *base::CodeKey::make(codes.back(), random)});
        }
        sealed = *sync::sealSlice(head, people(), key);
    }
    [[nodiscard]] base::Result<std::string> keyOf(std::size_t a, std::size_t b) const {
        return sync::sliceKeyOf(sealed, {head.officers[a].id, codes[a]}, {head.officers[b].id, codes[b]});
    }
};

const Office& office() {
    static const Office kOffice;
    return kOffice;
}

}  // namespace

TEST_CASE("a sealed slice opens with its key, whole, and shows nobody before", "[slice]") {
    const Office& o = office();
    CHECK(o.sealed.find("花子") == std::string::npos);
    CHECK(o.sealed.find("R1") == std::string::npos);
    const auto opened = sync::openSlice(o.sealed, o.key);
    REQUIRE(opened);
    CHECK(*opened == people());
    const auto head = sync::readSliceHead(o.sealed);
    REQUIRE(head);
    CHECK(head->version == 7);
    CHECK(head->rows == 2);
    CHECK(head->officers.size() == 3);
    CHECK(sync::openSlice(o.sealed, std::string(32, 'x')).error().code == ErrorCode::Denied);
    CHECK(sync::openSlice(o.sealed, "").error().code == ErrorCode::Denied);
}

TEST_CASE("each shelter and each epoch has a key of its own", "[slice]") {
    const std::string master(32, 'm');
    CHECK(*sync::sliceKey(master, {"E1"}, 0) == *sync::sliceKey(master, {"E1"}, 0));
    CHECK(*sync::sliceKey(master, {"E1"}, 0) != *sync::sliceKey(master, {"E2"}, 0));
    CHECK(*sync::sliceKey(master, {"E1"}, 0) != *sync::sliceKey(master, {"E1"}, 1));
    CHECK_FALSE(sync::sliceKey("short", {"E1"}, 0));
}

TEST_CASE("any two officers open it in either order, one alone does not", "[slice]") {
    const Office& o = office();
    CHECK(o.keyOf(0, 1).value_or("") == o.key);
    CHECK(o.keyOf(2, 0).value_or("") == o.key);
    CHECK(o.keyOf(1, 1).error().code == ErrorCode::Invalid);
    // The right officers, and the code of one of them twice.
    const auto stolen = sync::sliceKeyOf(o.sealed, {"O0", o.codes[0]}, {"O1", o.codes[0]});
    REQUIRE_FALSE(stolen);
    CHECK(stolen.error().code == ErrorCode::Denied);
    CHECK(stolen.error().detail.find("O1") != std::string::npos);
    CHECK(sync::sliceKeyOf(o.sealed, {"O0", o.codes[0]}, {"O9", o.codes[1]}).error().code == ErrorCode::NotFound);
}

TEST_CASE("what was edited or torn is not taken for a slice", "[slice]") {
    const Office& o = office();
    std::string edited = o.sealed;
    edited[edited.find("E1") + 1] = '2';  // Another shelter's.
    CHECK(sync::openSlice(edited, o.key).error().code == ErrorCode::Denied);
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{20}, o.sealed.size() / 2}) {
        INFO(length);
        CHECK_FALSE(sync::openSlice(std::string_view(o.sealed).substr(0, length), o.key));
    }
    CHECK(sync::readSliceHead("not a slice").error().code == ErrorCode::Corrupt);
}

TEST_CASE("more officers than locks are made for are refused", "[slice]") {
    sync::SliceHead head{{"E1"}, 1, 0, {}};
    for (std::size_t i = 0; i <= sync::kMaxSliceOfficers; ++i)
        head.officers.push_back(office().head.officers[0]);
    CHECK(sync::sealSlice(head, people(), office().key).error().code == ErrorCode::Invalid);
}
