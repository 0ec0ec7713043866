// Writes the first inputs of fuzz_bundle, fuzz_event and fuzz_workbook: fuzz_make_inputs FOLDER
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/files.h"
#include "event/seal.h"
#include "fuzz/bundle_input.h"
#include "fuzz/workbook_input.h"
#include "roster-import/workbook_maker.h"
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

base::Status workbooks(const std::filesystem::path& folder) {
    auto parts = test::workbookParts(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>王子_x000D_</t></is></c></row>"
        "<row r=\"3\" hidden=\"1\"><c r=\"A3\" s=\"1\"><v>21287</v></c><c "
        "s=\"2\"><v>21287.5</v></c><c><v>9.01E9</v></c>"
        "<c r=\"AB3\" t=\"d\"><v>1958-04-12T00:00:00</v></c><c t=\"e\"><v>#N/A</v></c></row>",
        "<si><t>渡\U00009089\U000E010F　花子</t><rPh sb=\"0\" eb=\"2\"><t>ワタナベ</t></rPh></si>"
        "<si><r><t xml:space=\"preserve\">山田 </t></r><r><rPr/><t>太郎</t></r></si>");
    HINANJO_TRY(base::writeFile(folder / "file", std::string(1, '\0') + test::zipOf(parts)));
    const auto listed = [&] {
        std::string out(1, '\1');
        for (std::size_t i = 0; i < test::kWorkbookParts.size(); ++i)
            out += test::fuzzPart(i, parts[test::kWorkbookParts[i]]);
        return out;
    };
    HINANJO_TRY(base::writeFile(folder / "parts", listed()));
    // As other programs write them: prefixes, no styles, days counted from 1904, a sheet of another name.
    parts["xl/workbook.xml"] =
        "<x:workbook xmlns:x=\"m\"><x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"控え\" state=\"hidden\" "
        "r:id=\"s1\"/><x:sheet name=\"表\" r:id=\"s1\"/></x:sheets></x:workbook>";
    parts["xl/styles.xml"].clear();
    parts["xl/worksheets/sheet1.xml"] =
        "<x:worksheet><x:sheetData><x:row><x:c t=\"str\"><x:v>_x0041_</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    return base::writeFile(folder / "other", listed());
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
    std::filesystem::create_directories(folder / "workbook");
    base::Status done = bundles(folder / "bundle");
    if (done) done = events(folder / "event");
    if (done) done = workbooks(folder / "workbook");
    if (done) return 0;
    std::cerr << done.error().detail << '\n';
    return 1;
}
