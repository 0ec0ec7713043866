#include "base/digest.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "base/ids.h"

namespace hinanjo::base {

TEST_CASE("HMAC-SHA-256 is that of RFC 4231", "[base]") {
    // Test cases 2 and 6: a short key, and one longer than a block.
    CHECK(toHex(asText(hmacSha256("Jefe", "what do ya want for nothing?"))) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(
        toHex(asText(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"))) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("SHA-256 gives the published values", "[base]") {
    CHECK(toHex(asText(sha256(""))) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(toHex(asText(sha256("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(toHex(asText(hash16("abc"))) == "ba7816bf8f01cfea414140de5dae2223");
}

TEST_CASE("a stream of pieces has the hash of the whole", "[base]") {
    Sha256Stream stream;
    stream.add("a");
    stream.add("");
    stream.add("bc");

    CHECK(stream.finish() == sha256("abc"));
    CHECK(Sha256Stream().finish() == sha256(""));
}

TEST_CASE("the digest of a set does not depend on the order", "[base]") {
    const std::vector members{hash16("a"), hash16("b"), hash16("c")};
    SetDigest forwards;
    SetDigest backwards;
    for (std::size_t i = 0; i < members.size(); ++i) {
        forwards.add(members[i]);
        backwards.add(members[members.size() - 1 - i]);
    }

    CHECK(forwards == backwards);
    CHECK_FALSE(forwards == SetDigest{});
}

TEST_CASE("a set digest adds, removes and carries over 64 bits", "[base]") {
    Hash16 ones{};
    ones.fill(0xff);
    Hash16 lowOnes{};
    for (std::size_t i = 0; i < 8; ++i)
        lowOnes[i] = 0xff;
    Hash16 one{};
    one[0] = 1;

    SetDigest carried;
    carried.add(lowOnes);
    carried.add(one);
    CHECK(toHex(carried.bytes()) == "00000000000000000100000000000000");
    carried.remove(one);
    CHECK(toHex(carried.bytes()) == "ffffffffffffffff0000000000000000");

    SetDigest wrapped;
    wrapped.add(ones);
    wrapped.add(one);
    CHECK(wrapped == SetDigest{});
}

TEST_CASE("a set digest added to itself counts everything twice", "[base]") {
    Hash16 highBitOfLow{};
    highBitOfLow[7] = 0x80;
    SetDigest doubled;
    doubled.add(highBitOfLow);

    doubled.add(doubled);

    SetDigest twice;
    twice.add(highBitOfLow);
    twice.add(highBitOfLow);
    CHECK(doubled == twice);
    CHECK(toHex(doubled.bytes()) == "00000000000000000100000000000000");
}

TEST_CASE("a set digest survives being stored, and nonsense is the empty set", "[base]") {
    SetDigest digest;
    digest.add(hash16("a"));

    CHECK(SetDigest::fromBytes(digest.bytes()) == digest);
    CHECK(SetDigest::fromBytes("short") == SetDigest{});
}

}  // namespace hinanjo::base
