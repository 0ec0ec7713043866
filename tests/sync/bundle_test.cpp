#include <sys/mount.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstring>
#include <fstream>
#include <random>
#include <sstream>

#include "base/files.h"
#include "event/seal.h"
#include "store/store.h"
#include "support/forged_bundle.h"
#include "support/support.h"
#include "sync/bundle.h"
#include "sync/offers.h"

// A namespace of its own: this folder's tests may be compiled as one.
namespace hinanjo::bundle_test {

using base::ErrorCode;
using sync::BundleEnd;
using How = sync::BundleEnd::How;
using test::Author;
using test::FakeClock;
using test::ForgedBundle;
using test::TempDir;
namespace pb = shelter::v1;

namespace {

struct Device {
    base::PrivateKey key;
    base::DeviceId id;
    explicit Device(std::uint64_t seed) : key(std::move(*base::PrivateKey::makeEd25519())) {
        test::SeededRandom random(seed);
        id = base::DeviceId::make(FakeClock(), random);
    }
    [[nodiscard]] std::string open() const { return key.rawPublicKey(); }
};

using Events = std::vector<std::string>;

// Bytes no compression makes smaller: a bundle does not look into events.
Events noise(std::size_t count, std::size_t size) {
    std::mt19937_64 engine(count * 31 + size);
    Events out(count, std::string(size, '\0'));
    for (std::string& bytes : out)
        for (char& c : bytes)
            c = static_cast<char>(engine());
    return out;
}

pb::BundleHeader headerOf(const Device& device, std::size_t events) {
    pb::BundleHeader header;
    header.set_device_id(std::string(device.id.view()));
    header.set_shelter_id("E1311700034111");
    header.set_office(std::string(32, 'o'));
    header.set_written_at_ms(1'795'000'000'000);
    header.set_events(events);
    return header;
}

sync::BundleSource give(Events events) {
    return [events = std::move(events)]() mutable -> base::Result<pb::Batch> {
        pb::Batch all;
        for (std::string& bytes : events)
            all.add_events(std::move(bytes));
        events.clear();
        return all;
    };
}

base::Status write(const std::filesystem::path& file, const Device& from, const std::vector<std::string>& to,
                   const Events& events) {
    return sync::writeBundle(file, headerOf(from, events.size()), to, from.key, give(events));
}

base::Result<sync::BundleReader> open(const std::string& bytes, const Device& by) {
    return sync::openBundle(std::make_unique<std::istringstream>(bytes), by.key);
}

Events readAll(sync::BundleReader& reader) {
    Events out;
    while (auto batch = reader.next())
        for (std::string& bytes : *batch->mutable_events())
            out.push_back(std::move(bytes));
    return out;
}

bool isPrefix(const Events& part, const Events& whole) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

constexpr std::size_t kFrames = 5 + 1 + 64 * 80 + 24;  // Where the first frame begins.

// Where each frame begins, and the end of the file.
std::vector<std::size_t> boundaries(const std::string& bytes) {
    std::vector<std::size_t> out;
    std::size_t at = kFrames;
    while (at < bytes.size()) {
        out.push_back(at);
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
        at += 4 + length;
    }
    REQUIRE(at == bytes.size());
    out.push_back(at);
    return out;
}

// A small bundle of several frames, and its bytes.
struct Sample {
    Device tablet{1}, hq{2};
    Events events = noise(20, 50'000);
    std::string bytes;
    Sample() {
        TempDir dir;
        REQUIRE(write(dir / "a.evx", tablet, {hq.open(), tablet.open()}, events));
        bytes = *base::readFile(dir / "a.evx");
    }
};

struct Side {
    TempDir dir;
    std::unique_ptr<store::Store> store;
    Side() {
        auto opened = store::Store::open(dir / "log.db", store::Key{std::string(32, 'k')}, {});
        REQUIRE(opened);
        store = std::move(*opened);
    }
    [[nodiscard]] store::EventLog& log() { return store->events(); }
};

// As a command would: everything readable goes into the log. How many were new.
std::uint64_t import(store::EventLog& log, sync::BundleReader& reader) {
    std::uint64_t added = 0;
    while (auto batch = reader.next()) {
        sync::Received received = sync::receiveEvents(*batch);
        CHECK(received.refused == 0);
        const auto appended = log.append(received.events);
        REQUIRE(appended);
        added += appended->added;
        for (const pb::LogSeal& seal : batch->seals())
            REQUIRE(log.keepSeal(*base::LogId::fromBytes(seal.log_id()), seal.sequence(), seal.SerializeAsString()));
    }
    return added;
}

// An author whose events lie in `log`, sealed at their end.
void record(store::EventLog& log, Author& author, const Device& device, int people) {
    std::vector<event::StoredEvent> all;
    for (int i = 0; i < people; ++i)
        for (auto& e : author.arrival("避難" + std::to_string(i), "E1311700034111"))
            all.push_back(std::move(e));
    REQUIRE(log.append(all));
    const auto& last = all.back();
    const auto seal = event::makeSeal(device.key, device.id, last.envelope.log, last.envelope.sequence, last.hash);
    REQUIRE(seal);
    REQUIRE(log.keepSeal(last.envelope.log, last.envelope.sequence, event::encodeSeal(*seal)));
}

base::Status writeLog(const std::filesystem::path& file, store::EventLog& log, const Device& from,
                      const std::vector<std::string>& to, std::span<const store::LogStanding> known = {}) {
    auto selection = sync::eventsForBundle(log, known);
    REQUIRE(selection);
    selection->header.set_device_id(std::string(from.id.view()));
    return sync::writeBundle(file, selection->header, to, from.key, selection->source);
}

}  // namespace

TEST_CASE("5,000 events go through a bundle byte for byte, with seals and offers", "[sync]") {
    const FakeClock clock;
    Author author(clock, 7);
    const Device tablet(1), hq(2);
    Side from, to;
    record(from.log(), author, tablet, 2'500);
    REQUIRE(writeLog(from.dir / "all.evx", from.log(), tablet, {hq.open(), tablet.open()}));

    auto reader = sync::openBundle(from.dir / "all.evx", hq.key);
    REQUIRE(reader);
    CHECK(reader->header().device_id() == tablet.id.view());
    CHECK(reader->header().seal_public_key() == tablet.open());
    CHECK(reader->header().events() == 5'000);
    REQUIRE(reader->header().offers_size() == 1);
    CHECK(sync::standingOf(reader->header().offers(0)) == from.log().standings().front());
    CHECK(import(to.log(), *reader) == 5'000);
    CHECK(reader->end().how == How::Complete);
    CHECK(reader->end().events == 5'000);

    CHECK(to.log().standings() == from.log().standings());
    CHECK(*to.log().seals() == *from.log().seals());
    const auto sent = from.log().read(0, 10'000), got = to.log().read(0, 10'000);
    REQUIRE(sent->size() == 5'000);
    REQUIRE(got->size() == 5'000);
    for (std::size_t i = 0; i < sent->size(); ++i)
        REQUIRE((*sent)[i].bytes == (*got)[i].bytes);
}

TEST_CASE("taking a bundle in twice, or first half of it and then all, gives the same log", "[sync]") {
    const FakeClock clock;
    Author author(clock, 7);
    const Device tablet(1), hq(2);
    Side from, to;
    record(from.log(), author, tablet, 2'000);
    const auto file = from.dir / "all.evx";
    REQUIRE(writeLog(file, from.log(), tablet, {hq.open()}));
    const std::string bytes = *base::readFile(file);
    const auto frames = boundaries(bytes);
    REQUIRE(frames.size() > 4);

    auto half = open(bytes.substr(0, frames[3] + 100), hq);
    REQUIRE(half);
    const std::uint64_t first = import(to.log(), *half);
    CHECK(half->end().how == How::Torn);
    CHECK(first > 0);
    CHECK(first < 4'000);
    for (const std::uint64_t left : {4'000 - first, std::uint64_t{0}}) {
        auto whole = sync::openBundle(file, hq.key);
        REQUIRE(whole);
        CHECK(import(to.log(), *whole) == left);
        CHECK(whole->end().how == How::Complete);
        CHECK(to.log().standings() == from.log().standings());
    }
}

TEST_CASE("a bundle carries the log as it was when it was asked for, less what the receiver has", "[sync]") {
    const FakeClock clock;
    Author first(clock, 7), second(clock, 8);
    const Device tablet(1), hq(2);
    Side from, to;
    record(from.log(), first, tablet, 300);
    const auto known = from.log().standings();
    record(from.log(), second, tablet, 300);

    auto selection = sync::eventsForBundle(from.log(), known);
    REQUIRE(selection);
    selection->header.set_device_id(std::string(tablet.id.view()));
    record(from.log(), second, tablet, 10);  // Reception goes on.
    const std::vector<std::string> recipients{hq.open()};
    REQUIRE(sync::writeBundle(from.dir / "a.evx", selection->header, recipients, tablet.key, selection->source));

    auto reader = sync::openBundle(from.dir / "a.evx", hq.key);
    REQUIRE(reader);
    CHECK(import(to.log(), *reader) == 600);
    CHECK(reader->end().how == How::Complete);
    REQUIRE(to.log().standings().size() == 1);
    CHECK(to.log().standings().front().log == second.writer().position().log);
}

TEST_CASE("an empty log makes a bundle without events that is complete", "[sync]") {
    const Device tablet(1), hq(2);
    Side from;
    REQUIRE(writeLog(from.dir / "none.evx", from.log(), tablet, {hq.open()}));
    auto reader = sync::openBundle(from.dir / "none.evx", hq.key);
    REQUIRE(reader);
    CHECK(reader->header().events() == 0);
    CHECK_FALSE(reader->next());
    CHECK(reader->end().how == How::Complete);
    CHECK_FALSE(reader->next());
}

TEST_CASE("every recipient of a bundle can open it and nobody else", "[sync]") {
    TempDir dir;
    const Device hq(1), other(2);
    std::vector<std::unique_ptr<Device>> tablets;
    std::vector<std::string> recipients{hq.open()};
    while (recipients.size() < sync::kMaxBundleRecipients) {
        tablets.push_back(std::make_unique<Device>(10 + recipients.size()));
        recipients.push_back(tablets.back()->open());
    }
    const Events events = noise(3, 100);
    REQUIRE(write(dir / "a.evx", *tablets[0], recipients, events));
    for (const Device* device :
         std::initializer_list<const Device*>{&hq, tablets.front().get(), tablets.back().get()}) {
        auto reader = sync::openBundle(dir / "a.evx", device->key);
        REQUIRE(reader);
        CHECK(readAll(*reader) == events);
        CHECK(reader->end().how == How::Complete);
    }
    const auto refused = sync::openBundle(dir / "a.evx", other.key);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);

    recipients.push_back(other.open());
    CHECK(write(dir / "b.evx", *tablets[0], recipients, events).error().code == ErrorCode::Invalid);
    CHECK(write(dir / "b.evx", *tablets[0], {}, events).error().code == ErrorCode::Invalid);
    CHECK(write(dir / "b.evx", *tablets[0], {std::string(32, '\0')}, events).error().code == ErrorCode::Invalid);
    CHECK(write(dir / "b.evx", *tablets[0], {"short"}, events).error().code == ErrorCode::Invalid);
    const auto p256 = base::PrivateKey::makeP256();
    CHECK(sync::openBundle(dir / "a.evx", *p256).error().code == ErrorCode::Invalid);
    CHECK_FALSE(std::filesystem::exists(dir / "b.evx"));
    CHECK_FALSE(std::filesystem::exists(dir / "b.evx.part"));
}

TEST_CASE("who carries a bundle learns nothing but its size", "[sync]") {
    TempDir dir;
    const Device tablet(1), hq(2), second(3);
    const Events events{"北区の秘密の氏名 one", "北区の秘密の氏名 two"};
    REQUIRE(write(dir / "one.evx", tablet, {hq.open()}, events));
    REQUIRE(write(dir / "three.evx", tablet, {hq.open(), tablet.open(), second.open()}, events));
    const std::string one = *base::readFile(dir / "one.evx"), three = *base::readFile(dir / "three.evx");
    CHECK(one.size() == three.size());  // Not even how many may read it.
    CHECK(one.substr(6) != three.substr(6));
    for (const std::string& bytes : {one, three}) {
        CHECK(bytes.find("氏名") == std::string::npos);
        CHECK(bytes.find("E1311700034111") == std::string::npos);
        CHECK(bytes.find(tablet.id.view()) == std::string::npos);
        CHECK(bytes.find(tablet.open()) == std::string::npos);
        CHECK(bytes.find(std::string(16, 'o')) == std::string::npos);
    }
}

TEST_CASE("a bundle's file is named by device and Japanese time", "[sync]") {
    using namespace std::chrono;
    const auto device = *base::DeviceId::fromHex("0195c0de000070008000000000000001");
    const base::TimePoint written =
        sys_days(year(2026) / 3 / 9) + hours(15) + minutes(4) + seconds(5) + base::Millis(999);
    CHECK(sync::bundleFileName(device, written) == "hinanjo-0195c0de-20260310T000405.evx");
}

TEST_CASE("a bundle cut at any frame gives every event before the cut and says that it is torn", "[sync]") {
    const Sample sample;
    const auto frames = boundaries(sample.bytes);
    REQUIRE(frames.size() == 7);  // header, 4 batches of 5, trailer
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        for (const std::size_t inside : {0, 1, 3, 4, 5, 20, 60})
            cuts.push_back(frames[i] + inside);
    cuts.push_back(sample.bytes.size() - 1);
    for (const std::size_t cut : cuts) {
        INFO("cut at " << cut);
        auto reader = open(sample.bytes.substr(0, cut), sample.hq);
        if (cut < frames[1]) {
            REQUIRE_FALSE(reader);
            CHECK(reader.error().code == ErrorCode::Corrupt);
            continue;
        }
        REQUIRE(reader);
        const Events got = readAll(*reader);
        std::size_t whole = 0;
        while (frames[whole + 2] <= cut)
            ++whole;
        CHECK(got.size() == std::min<std::size_t>(whole * 5, 20));
        CHECK(isPrefix(got, sample.events));
        CHECK(reader->end().how == How::Torn);
        CHECK(reader->end().events == got.size());
        CHECK(reader->end().detail.find(std::to_string(got.size()) + " of 20 events") != std::string::npos);
    }
    for (const std::size_t cut : {0, 1, 5, 6, 100, 5'125, 5'126, 5'149}) {
        INFO("cut at " << cut);
        const auto reader = open(sample.bytes.substr(0, cut), sample.hq);
        REQUIRE_FALSE(reader);
        CHECK(reader.error().code == ErrorCode::Corrupt);
    }
}

TEST_CASE("a changed byte anywhere is never taken for other events", "[sync]") {
    const Sample sample;
    const auto frames = boundaries(sample.bytes);
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < 6; ++at)
        places.push_back(at);
    for (std::size_t at = 6; at < kFrames; at += 13)
        places.push_back(at);
    for (std::size_t i = 0; i + 1 < frames.size(); ++i) {
        for (std::size_t at = frames[i]; at < frames[i] + 24; ++at)
            places.push_back(at);
        for (std::size_t at = frames[i] + 24; at < frames[i + 1]; at += 9'973)
            places.push_back(at);
        places.push_back(frames[i + 1] - 1);
    }
    const auto isOthersBox = [](std::size_t at) { return at >= 6 + 80 && at < kFrames - 24; };
    for (const std::size_t at : places) {
        INFO("changed at " << at);
        std::string bytes = sample.bytes;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x04);
        auto reader = open(bytes, sample.hq);
        const bool complete = [&] {
            if (!reader) return false;
            const Events got = readAll(*reader);
            REQUIRE(isPrefix(got, sample.events));
            return reader->end().how == How::Complete;
        }();
        REQUIRE(complete == isOthersBox(at));
    }
}

TEST_CASE("reading stops at a changed frame and says which", "[sync]") {
    const Sample sample;
    const auto frames = boundaries(sample.bytes);
    std::string bytes = sample.bytes;
    bytes[frames[3] + 30] = static_cast<char>(~bytes[frames[3] + 30]);
    auto reader = open(bytes, sample.hq);
    REQUIRE(reader);
    CHECK(readAll(*reader).size() == 10);
    CHECK(reader->end().how == How::Edited);
    CHECK(reader->end().detail == "frame 4 is not authentic; 10 of 20 events could be read");
    CHECK_FALSE(reader->next());

    // Frames left out, exchanged or taken from the end are no better.
    const std::string second = sample.bytes.substr(frames[2], frames[3] - frames[2]);
    for (const std::string& changed : {sample.bytes.substr(0, frames[1]) + sample.bytes.substr(frames[2]),
                                       sample.bytes.substr(0, frames[1]) + second + sample.bytes.substr(frames[1]),
                                       sample.bytes.substr(0, frames[1]) + sample.bytes.substr(frames[5])}) {
        auto other = open(changed, sample.hq);
        REQUIRE(other);
        CHECK(readAll(*other).empty());
        CHECK(other->end().how == How::Edited);
    }
    auto longer = open(sample.bytes + "x", sample.hq);
    REQUIRE(longer);
    CHECK(readAll(*longer) == sample.events);
    CHECK(longer->end().how == How::Edited);
}

TEST_CASE("what is no bundle, of a later version or of another office is told apart", "[sync]") {
    TempDir dir;
    const Sample sample;
    CHECK(sync::openBundle(dir / "none.evx", sample.hq.key).error().code == ErrorCode::NotFound);
    CHECK(sync::openBundle(dir.path(), sample.hq.key).error().code == ErrorCode::Unavailable);
    CHECK(open("PK\x03\x04 something else", sample.hq).error().code == ErrorCode::Invalid);
    CHECK(open("HNJA1", sample.hq).error().code == ErrorCode::Invalid);
    std::string later = sample.bytes;
    later[5] = 2;
    CHECK(open(later, sample.hq).error().code == ErrorCode::TooNew);
    later[5] = 0;
    CHECK(open(later, sample.hq).error().code == ErrorCode::Invalid);

    const auto reader = open(sample.bytes, sample.hq);
    REQUIRE(reader);
    CHECK(sync::checkOffice(reader->header(), std::string(32, 'o')));
    const auto other = sync::checkOffice(reader->header(), std::string(32, 'p'));
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::Denied);
}

TEST_CASE("nobody can write a bundle in another device's name", "[sync]") {
    const Device tablet(1), hq(2), forger(3);
    pb::Batch batch;
    batch.add_events("event");
    pb::BundleHeader header = headerOf(tablet, 1);
    header.set_seal_public_key(tablet.open());

    SECTION("the form these tests write is the form that is read") {
        auto honest = ForgedBundle(hq.open()).header(header, tablet.key).batch(batch).trailer(1, 1, tablet.key);
        auto reader = open(honest.bytes, hq);
        REQUIRE(reader);
        CHECK(readAll(*reader) == Events{"event"});
        CHECK(reader->end().how == How::Complete);
    }
    SECTION("a header signed by another key") {
        auto forged = ForgedBundle(hq.open()).header(header, forger.key).batch(batch).trailer(1, 1, forger.key);
        CHECK(open(forged.bytes, hq).error().code == ErrorCode::Corrupt);
    }
    SECTION("a header with the forger's key shows the forger's key") {
        header.set_seal_public_key(forger.open());
        auto forged = ForgedBundle(hq.open()).header(header, forger.key).batch(batch).trailer(1, 1, forger.key);
        auto reader = open(forged.bytes, hq);
        REQUIRE(reader);
        CHECK(reader->header().seal_public_key() != tablet.open());
    }
    SECTION("a trailer signed by another key, as a recipient who extends the file could") {
        auto forged = ForgedBundle(hq.open()).header(header, tablet.key).batch(batch).trailer(1, 1, forger.key);
        auto reader = open(forged.bytes, hq);
        REQUIRE(reader);
        CHECK(readAll(*reader) == Events{"event"});
        CHECK(reader->end().how == How::BadTrailer);
    }
    SECTION("a trailer that counts something else") {
        auto forged = ForgedBundle(hq.open()).header(header, tablet.key).batch(batch).trailer(2, 1, tablet.key);
        auto reader = open(forged.bytes, hq);
        REQUIRE(reader);
        CHECK(readAll(*reader) == Events{"event"});
        CHECK(reader->end().how == How::BadTrailer);
    }
    SECTION("a trailer for other events of the same number") {
        auto forged = ForgedBundle(hq.open()).header(header, tablet.key);
        forged.frame(ForgedBundle::kBatch, ForgedBundle::packed(batch.SerializeAsString())).trailer(1, 1, tablet.key);
        auto reader = open(forged.bytes, hq);
        REQUIRE(reader);
        CHECK(readAll(*reader) == Events{"event"});
        CHECK(reader->end().how == How::BadTrailer);
    }
    SECTION("a header that promises more than the trailer closes") {
        header.set_events(2);
        auto forged = ForgedBundle(hq.open()).header(header, tablet.key).batch(batch).trailer(1, 1, tablet.key);
        auto reader = open(forged.bytes, hq);
        REQUIRE(reader);
        CHECK(readAll(*reader) == Events{"event"});
        CHECK(reader->end().how == How::BadTrailer);
    }
    SECTION("a header with its signature, taken from an honest file that the forger can read") {
        const auto honest = ForgedBundle(forger.open()).header(header, tablet.key);
        CHECK(open(honest.bytes, forger));
        auto forged = ForgedBundle(hq.open()).frame(ForgedBundle::kFirst, honest.headerPart);
        CHECK(open(forged.bytes, hq).error().code == ErrorCode::Corrupt);
    }
}

TEST_CASE("an authentic frame that unpacks to more than a frame may hold is refused", "[sync]") {
    const Device tablet(1), hq(2);
    pb::Batch batch;
    batch.add_events("event");
    pb::BundleHeader header = headerOf(tablet, 1);
    header.set_seal_public_key(tablet.open());
    pb::Batch large;  // A good batch, were it not for its size.
    large.add_events(std::string(64 << 20, '\0'));
    const std::string bomb = ForgedBundle::packed(large.SerializeAsString());
    REQUIRE(bomb.size() < sync::kMaxBundleFrame);
    std::string lying = bomb;  // Says that it is small: the content size follows magic, descriptor and window.
    const auto size = ZSTD_getFrameContentSize(bomb.data(), bomb.size());
    REQUIRE(size > 64u << 20);
    for (std::size_t at = 4; at < 10; ++at) {
        std::uint32_t said = 0;
        std::memcpy(&said, lying.data() + at, sizeof said);
        if (said != size) continue;
        said = 1'000;
        std::memcpy(lying.data() + at, &said, sizeof said);
        break;
    }
    REQUIRE(ZSTD_getFrameContentSize(lying.data(), lying.size()) == 1'000);

    const std::string content =
        GENERATE_COPY(values<std::string>({bomb, lying, "no zstd", "", ForgedBundle::packed("\xff")}));
    auto forged = ForgedBundle(hq.open()).header(header, tablet.key).batch(batch);
    forged.frame(ForgedBundle::kBatch, content);
    auto reader = open(forged.bytes, hq);
    REQUIRE(reader);
    CHECK(readAll(*reader) == Events{"event"});
    CHECK(reader->end().how == How::Edited);
}

TEST_CASE("a bundle that does not come back from the disk as it was written gets no name", "[sync]") {
    TempDir dir;
    const Device tablet(1), hq(2);
    const auto file = dir / "a.evx";
    const Events events = noise(40, 50'000);
    const std::vector<std::string> recipients{hq.open()};
    std::size_t given = 0;
    const auto source = [&]() -> base::Result<pb::Batch> {
        pb::Batch piece;
        if (given < events.size()) piece.add_events(events[given++]);
        if (given == events.size()) {  // The stick forgets something.
            std::fstream stick(file.string() + ".part", std::ios::in | std::ios::out | std::ios::binary);
            stick.seekp(700'000);
            stick.write("????", 4);
        }
        return piece;
    };
    const auto written = sync::writeBundle(file, headerOf(tablet, events.size()), recipients, tablet.key, source);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::Unavailable);
    CHECK(std::filesystem::is_empty(dir.path()));
}

TEST_CASE("a bundle that cannot be finished leaves nothing and keeps the one before", "[sync]") {
    TempDir dir;
    const Device tablet(1), hq(2);
    const auto file = dir / "a.evx";
    const Events events = noise(3, 1'000);
    const std::vector<std::string> recipients{hq.open()};
    REQUIRE(write(file, tablet, recipients, events));
    const std::string before = *base::readFile(file);

    SECTION("another number of events than was said") {
        const auto written = sync::writeBundle(file, headerOf(tablet, 4), recipients, tablet.key, give(events));
        CHECK(written.error().code == ErrorCode::Conflict);
    }
    SECTION("the source fails") {
        const auto written = sync::writeBundle(
            file, headerOf(tablet, 4), recipients, tablet.key,
            []() -> base::Result<pb::Batch> { return base::fail(ErrorCode::Corrupt, "the log is damaged"); });
        CHECK(written.error().code == ErrorCode::Corrupt);
    }
    SECTION("an event that is too large") {
        CHECK(write(file, tablet, recipients, noise(1, 65'537)).error().code == ErrorCode::Invalid);
    }
    CHECK(*base::readFile(file) == before);
    CHECK_FALSE(std::filesystem::exists(file.string() + ".part"));
    CHECK(write(dir / "nowhere" / "a.evx", tablet, recipients, events).error().code == ErrorCode::NotFound);
}

TEST_CASE("a full stick is said and left without half a bundle", "[sync]") {
    TempDir dir;
    const auto disk = dir / "stick";
    std::filesystem::create_directory(disk);
    if (::mount("none", disk.c_str(), "tmpfs", 0, "size=400k") != 0) SKIP("mounting a small disk needs root");
    struct Unmount {
        std::filesystem::path at;
        ~Unmount() { ::umount2(at.c_str(), MNT_DETACH); }
    } const unmount{disk};
    const Device tablet(1), hq(2);
    const auto file = disk / "a.evx";
    REQUIRE(write(file, tablet, {hq.open()}, noise(2, 10'000)));
    const std::string before = *base::readFile(file);
    const auto full = write(file, tablet, {hq.open()}, noise(20, 50'000));
    REQUIRE_FALSE(full);
    CHECK(full.error().code == ErrorCode::Unavailable);
    CHECK(*base::readFile(file) == before);
    CHECK_FALSE(std::filesystem::exists(file.string() + ".part"));
    // The room is free again.
    CHECK(write(file, tablet, {hq.open()}, noise(5, 50'000)));
}

}  // namespace hinanjo::bundle_test
