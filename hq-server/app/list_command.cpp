#include <algorithm>
#include <set>

#include "app/commands.h"
#include "app/list_record.h"
#include "app/roster_picture.h"
#include "base/csv.h"
#include "base/files.h"
#include "base/text.h"
#include "lists/build.h"
#include "print/pdf.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

bool endsWith(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// A shelter by id, or by a name that only one shelter has.
base::Result<base::ShelterId> findShelter(const office::Office& office, const std::string& text) {
    const std::string wanted = base::trimmed(text);
    std::vector<base::ShelterId> found;
    for (const domain::ShelterInfo& info : *office.shelters()) {
        if (info.id.value == wanted || base::trimmed(info.name) == wanted) found.push_back(info.id);
    }
    if (found.size() == 1) return found.front();
    return base::fail(ErrorCode::NotFound, "--scope: " + std::string(found.empty() ? "no" : "more than one") +
                                               " shelter of that name or id");
}

base::Result<lists::Document> makeUnaccounted(office::Office& office, const ListOptions& options,
                                              lists::Making making) {
    if (options.basis != "49-11-2" && options.basis != "49-11-3") {
        return base::fail(ErrorCode::Invalid,
                          "--basis: this list needs a legal basis: 49-11-2 (consent) or 49-11-3 (disaster)");
    }
    if (options.recipient.empty()) return base::fail(ErrorCode::Invalid, "--recipient: this list needs a recipient");
    HINANJO_ASSIGN(const RosterPicture picture, rosterPicture(office));
    making.edition = picture.edition;
    making.dataTime = picture.dataTime;
    std::vector<lists::RosterLine> lines = rosterLines(office, picture);
    std::string scope = making.office + " 全域";
    if (!options.scope.empty()) {
        scope = base::trimmed(options.scope);
        std::erase_if(lines, [&](const lists::RosterLine& line) { return !line.town.starts_with(scope); });
        if (lines.empty()) return base::fail(ErrorCode::NotFound, "--scope: no roster person lives in that 町丁目");
    }
    return lists::buildUnaccounted(lines, scope, making);
}

base::Result<lists::Document> makeEvacuees(office::Office& office, const ListOptions& options, lists::Making making) {
    base::ShelterId shelter;
    if (!options.scope.empty()) {
        HINANJO_ASSIGN(shelter, findShelter(office, options.scope));
    }
    lists::Document document;
    office.read([&](const state::State& state) {
        making.edition = office.folded();
        making.dataTime = office.clock().now();
        document = lists::buildEvacuees(state, shelter,
                                        options.order == "kana" ? lists::Order::Kana : lists::Order::Town, making);
    });
    return document;
}

}  // namespace

int listCommand(office::Office& office, const ListOptions& options, const Files& files, const Output& output) {
    if (!endsWith(options.out, ".pdf") && !endsWith(options.out, ".csv")) {
        output.complain("--out: the file's name must end in .pdf or .csv");
        return kUsage;
    }
    if (options.copies < 1 || options.copies > 99) {
        output.complain("--copies: between 1 and 99");
        return kUsage;
    }
    const auto incident = office.incident();
    lists::Making making;
    making.id = base::ListId::make(office.clock(), office.random());
    making.office = office.name();
    making.drill = incident && incident->drill;
    making.now = office.clock().now();
    making.printedBy = "災害対策本部";
    making.recipient = options.recipient;
    making.legalBasis = options.basis;
    making.copies = options.copies;
    making.shelterName = [&](const base::ShelterId& id) { return office.shelterName(id); };

    auto document =
        options.kind == "unaccounted" ? makeUnaccounted(office, options, making)
        : options.kind == "evacuees"
            ? makeEvacuees(office, options, making)
            : base::Result<lists::Document>(base::fail(ErrorCode::Invalid, "--kind: evacuees or unaccounted"));
    if (!document) return output.fail(document.error());

    const auto file = files(options.out);
    std::uint32_t pages = 0;
    std::vector<std::uint32_t> rowsOnPage;
    if (endsWith(options.out, ".csv")) {
        if (const auto written = base::writeFile(file, lists::toCsv(*document), base::Secrecy::OwnerOnly); !written)
            return output.fail(written.error());
    } else {
        // Every copy is a document of its own: its number stands on every page.
        for (unsigned copy = 1; copy <= options.copies; ++copy) {
            document->copy = copy;
            auto target = file;
            if (copy > 1) target.replace_extension("." + std::to_string(copy) + ".pdf");
            const auto pdf = print::writePdf(*document, target);
            if (!pdf) return output.fail(pdf.error());
            pages = pdf->pages;
            rowsOnPage = pdf->rowsOnPage;
            if (!pdf->undrawable.empty()) {
                output.complain(target.string() + ": " + std::to_string(pdf->undrawable.size()) +
                                " characters have no glyph in any font; they stand as 〓 beside the kana");
            }
        }
    }
    // The ledger: what left the building, for whom, on which ground.
    event::ListIssued issued;
    issued.list = making.id;
    issued.kind = options.kind;
    issued.scope = document->scope;
    issued.edition = document->edition;
    issued.firstCopy = 1;
    issued.copies = options.copies;
    issued.pages = pages;
    issued.rows = static_cast<std::uint32_t>(document->rowCount());
    issued.recipient = options.recipient;
    issued.legalBasis = options.basis;
    const auto digest = base::sha256(lists::toCsv(*document));
    issued.contentDigest = std::string(base::asText(digest));
    if (const auto recorded = office.record(issueDrafts(incident ? incident->incident : base::IncidentId{}, issued,
                                                        recordedRows(*document, rowsOnPage)));
        !recorded)
        return output.fail(recorded.error());
    output.say(std::to_string(document->rowCount()) + " rows" +
               (pages > 0 ? "  " + std::to_string(pages) + " pages" : "") + "  edition " +
               std::to_string(document->edition) + "  list " + making.id.hex());
    return kDone;
}

int matchCommand(office::Office& office, const std::string& out, const Files& files, const Output& output) {
    const auto picture = rosterPicture(office);
    if (!picture) return output.fail(picture.error());
    const auto word = [](matching::RosterStanding standing) {
        switch (standing) {
            case matching::RosterStanding::None:
                return "none";
            case matching::RosterStanding::Review:
                return "review";
            case matching::RosterStanding::Certain:
                return "certain";
            case matching::RosterStanding::Decided:
                return "decided";
        }
        return "none";
    };
    std::string csv =
        base::csvLine(std::vector<std::string>{"roster_no", "decision", "checkin_ids", "score", "why"}) + "\r\n";
    std::size_t counts[4] = {};
    for (const matching::RosterOutcome& outcome : picture->accounts.people) {
        ++counts[static_cast<std::size_t>(outcome.standing)];
        std::string ids;
        for (const auto& link : outcome.links)
            ids += (ids.empty() ? "" : "|") + link.arrivalId;
        char score[16] = "";
        if (!outcome.links.empty()) std::snprintf(score, sizeof score, "%.4f", outcome.links.front().posterior);
        csv +=
            base::csvLine(std::vector<std::string>{outcome.rosterNo, word(outcome.standing), ids, score, outcome.why}) +
            "\r\n";
    }
    if (const auto written = base::writeFile(files(out), csv, base::Secrecy::OwnerOnly); !written)
        return output.fail(written.error());
    output.say("roster " + std::to_string(picture->accounts.people.size()) + "  arrivals " +
               std::to_string(picture->accounts.said.arrivals.size()) + "  certain " + std::to_string(counts[2]) +
               "  review " + std::to_string(counts[1]) + "  none " + std::to_string(counts[0]) + "  decided " +
               std::to_string(counts[3]));
    return kDone;
}

}  // namespace hinanjo::app
