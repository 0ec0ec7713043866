// Writes the first inputs of fuzz_bundle and fuzz_event: fuzz_make_inputs FOLDER
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/files.h"
#include "event/seal.h"
#include "fuzz/bundle_input.h"
#include "support/every_payload.h"
#include "support/forged_bundle.h"
#include "support/support.h"
#include "sync/bundle.h"

using namespace hinanjo;
using test::FuzzFrame;
namespace pb = shelter::v1;

namespace {

pb::BundleHeader header(std::uint64_t events) {
    pb::BundleHeader out;
    out.set_device_id(std::string(16, 'd'));
    out.set_shelter_id("E1311700034111");
    out.set_office(std::string(32, 'o'));
    out.set_written_at_ms(1'795'000'000'000);
    out.set_events(events);
    return out;
}

std::string listed(const std::vector<event::StoredEvent>& events) {
    std::string out;
    for (const event::StoredEvent& e : events) {
        out += static_cast<char>(e.bytes.size() & 0xff);
        out += static_cast<char>(e.bytes.size() >> 8);
        out += e.bytes;
    }
    return out;
}

base::Status bundles(const std::filesystem::path& folder) {
    const test::TempDir dir;
    const std::vector<std::string> recipients{test::fuzzKey().rawPublicKey()};
    std::uint64_t given = 0;
    const auto source = [&given]() -> base::Result<pb::Batch> {
        pb::Batch piece;
        // Large enough for three frames, and small once compressed.
        if (given < 12)
            piece.add_events(std::string(test::kFuzzEvent) + std::to_string(++given) + std::string(60'000, '.'));
        return piece;
    };
    HINANJO_TRY(sync::writeBundle(dir / "a.evx", header(12), recipients, test::fuzzKey(), source));
    HINANJO_ASSIGN(const std::string bytes, base::readFile(dir / "a.evx"));
    HINANJO_TRY(base::writeFile(folder / "file", std::string(1, '\0') + bytes));

    pb::Batch batch;
    batch.add_events("one");
    batch.add_events("two");
    batch.add_seals()->set_sequence(7);
    const std::string some = batch.SerializeAsString();
    const std::string first = "\1" + fuzzFrame(FuzzFrame::SignedHeader, header(2).SerializeAsString());
    HINANJO_TRY(base::writeFile(
        folder / "honest", first + fuzzFrame(FuzzFrame::HonestBatch, some) + fuzzFrame(FuzzFrame::HonestTrailer, "")));
    HINANJO_TRY(base::writeFile(
        folder / "parts", first + fuzzFrame(FuzzFrame::Packed, some) + fuzzFrame(FuzzFrame::Batch, "no zstd") +
                              fuzzFrame(FuzzFrame::First, "no header") + fuzzFrame(FuzzFrame::Last, "no trailer")));
    const std::string bomb = test::ForgedBundle::packed(std::string(4 << 20, '\0'));
    return base::writeFile(folder / "bomb", first + fuzzFrame(FuzzFrame::Batch, bomb));
}

base::Status events(const std::filesystem::path& folder) {
    const test::FakeClock clock;
    test::Author author(clock, 1);
    std::vector<event::Draft> drafts;
    for (event::Payload& payload : test::everyPayload()) {
        event::Draft draft;
        draft.payload = std::move(payload);
        draft.incident = author.incident;
        draft.shelter.value = "E1";
        draft.staff.value = "s1";
        drafts.push_back(std::move(draft));
    }
    const auto every = author.write(drafts);
    HINANJO_TRY(base::writeFile(folder / "every", listed(every)));
    HINANJO_TRY(base::writeFile(folder / "one", every.front().bytes));
    // Said, said otherwise by somebody who saw it, and withdrawn.
    auto arrival = author.arrival("避難", "E1");
    auto again = drafts.front();
    std::get<domain::PersonDescribed>(again.payload).person = author.lastPerson();
    again.saw = {arrival.front().envelope.id};
    again.sawTimes = {arrival.front().envelope.time};
    event::Draft withdrawn;
    withdrawn.incident = author.incident;
    withdrawn.payload = event::EventWithdrawn{arrival.back().envelope.id, "まちがい"};
    for (auto& e : author.write({again, withdrawn}))
        arrival.push_back(std::move(e));
    HINANJO_TRY(base::writeFile(folder / "edited", listed(arrival)));
    const auto& last = every.back();
    HINANJO_ASSIGN(const auto seal, event::makeSeal(test::fuzzKey(), test::idOf<base::DeviceId>(7), last.envelope.log,
                                                    last.envelope.sequence, last.hash));
    return base::writeFile(folder / "seal", event::encodeSeal(seal));
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "fuzz_make_inputs FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder / "bundle");
    std::filesystem::create_directories(folder / "event");
    base::Status done = bundles(folder / "bundle");
    if (done) done = events(folder / "event");
    if (done) return 0;
    std::cerr << done.error().detail << '\n';
    return 1;
}
