// The reader of bundle files against any bytes, and against authentic files that hold any bytes.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "fuzz/bundle_input.h"
#include "support/forged_bundle.h"
#include "sync/bundle.h"
#include "sync/offers.h"

using namespace hinanjo;
using test::ForgedBundle;
using test::FuzzFrame;
namespace pb = shelter::v1;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

std::string forgedOf(std::string_view list) {
    ForgedBundle out(test::fuzzKey().rawPublicKey());
    std::uint64_t events = 0, batches = 0;
    while (list.size() >= 3) {
        const auto kind =
            static_cast<FuzzFrame>(static_cast<unsigned char>(list[0]) % static_cast<unsigned char>(FuzzFrame::End));
        const std::size_t length =
            static_cast<unsigned char>(list[1]) | static_cast<std::size_t>(static_cast<unsigned char>(list[2])) << 8;
        const std::string_view content = list.substr(3, length);
        list.remove_prefix(3 + content.size());
        switch (kind) {
            case FuzzFrame::First:
                out.frame(ForgedBundle::kFirst, content);
                break;
            case FuzzFrame::Batch:
                out.frame(ForgedBundle::kBatch, content);
                break;
            case FuzzFrame::Last:
                out.frame(ForgedBundle::kLast, content);
                break;
            case FuzzFrame::Packed:
                out.frame(ForgedBundle::kBatch, ForgedBundle::packed(content));
                break;
            case FuzzFrame::SignedHeader: {
                pb::BundleHeader header;
                (void)header.ParsePartialFromArray(content.data(), static_cast<int>(content.size()));
                header.set_seal_public_key(test::fuzzKey().rawPublicKey());
                out.header(header, test::fuzzKey());
                break;
            }
            case FuzzFrame::HonestBatch: {
                pb::Batch batch;
                if (!batch.ParseFromArray(content.data(), static_cast<int>(content.size()))) break;
                events += static_cast<std::uint64_t>(batch.events_size());
                ++batches;
                out.batch(batch);
                break;
            }
            case FuzzFrame::HonestTrailer:
            case FuzzFrame::End:
                out.trailer(events, batches, test::fuzzKey());
                break;
        }
    }
    return std::move(out.bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.empty()) return 0;
    const bool isFile = input.front() == 0;
    input.remove_prefix(1);
    auto reader = sync::openBundle(std::make_unique<std::istringstream>(isFile ? std::string(input) : forgedOf(input)),
                                   test::fuzzKey());
    if (!reader) {
        must(!reader.error().detail.empty());
        return 0;
    }
    std::uint64_t events = 0;
    while (auto batch = reader->next()) {
        must(batch->ByteSizeLong() <= 2 * sync::kMaxBundleFrame);
        events += static_cast<std::uint64_t>(batch->events_size());
        // Without the file key nobody makes events of his own.
        for (const std::string& bytes : batch->events())
            must(!isFile || bytes.starts_with(test::kFuzzEvent));
        (void)sync::receiveEvents(*batch);
    }
    const sync::BundleEnd& end = reader->end();
    must(end.how != sync::BundleEnd::How::Reading && end.events == events && !end.detail.empty());
    must(end.how != sync::BundleEnd::How::Complete || reader->header().events() == events);
    must(!reader->next());
    return 0;
}
