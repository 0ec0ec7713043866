#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "app/commands.h"
#include "app/home_shelters.h"
#include "app/printed_rows.h"
#include "app/protected_people.h"
#include "app/roster_picture.h"
#include "base/csv.h"
#include "base/files.h"
#include "base/text.h"
#include "lists/blanks.h"
#include "lists/build.h"
#include "lists/changes.h"
#include "lists/issue.h"
#include "print/pdf.h"
#include "print/xlsx.h"

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

bool isOfRoster(const std::string& kind) {
    return kind == "unaccounted" || kind == "roster" || kind == "plans";
}

// Legal ground and recipient. Nothing of the roster leaves without either (災害対策基本法 49条の11).
base::Status checkGround(const ListOptions& options) {
    const bool known = options.basis == "49-11-1" || options.basis == "49-11-2" || options.basis == "49-11-3";
    if (!known && (isOfRoster(options.kind) || !options.basis.empty())) {
        return base::fail(ErrorCode::Invalid,
                          "--basis: this list needs a legal basis: 49-11-1 (the office's own use), "
                          "49-11-2 (consent) or 49-11-3 (disaster)");
    }
    if (isOfRoster(options.kind) && options.basis != "49-11-1" && options.recipient.empty())
        return base::fail(ErrorCode::Invalid, "--recipient: this list needs a recipient");
    if (!options.receipt.empty() && options.recipient.empty())
        return base::fail(ErrorCode::Invalid, "--receipt: needs a recipient");
    return {};
}

struct Made {
    lists::Document document;
    std::map<std::string, lists::Cell> names;  // Of the roster, for those who are on the list no more.
};

base::Result<Made> makeOfRoster(office::Office& office, const ListOptions& options, lists::Making making) {
    HINANJO_ASSIGN(const RosterPicture picture, rosterPicture(office));
    making.edition = picture.edition;
    making.dataTime = picture.dataTime;
    std::vector<lists::RosterLine> lines = rosterLines(office, picture);
    markProtected(office, picture, lines);
    std::string scope = making.office + " 全域";
    if (!options.scope.empty()) {
        scope = base::trimmed(options.scope);
        std::erase_if(lines, [&](const lists::RosterLine& line) {
            return !line.town.starts_with(scope) && line.person->commissioner != scope &&
                   line.person->neighbourhood != scope;
        });
        if (lines.empty())
            return base::fail(ErrorCode::NotFound,
                              "--scope: no roster person lives in that 町丁目 or has that supporter");
    }
    const auto by = options.group == "supporter" ? lists::PartBy::Supporter : lists::PartBy::District;
    base::Result<Made> made{Made{}};
    made->names = lists::namesOf(lines, making);
    made->document = options.kind == "unaccounted" ? lists::buildUnaccounted(lines, scope, making, by)
                     : options.kind == "roster"    ? lists::buildRoster(lines, scope, making, by)
                                                   : lists::buildPlans(lines, scope, making);
    return made;
}

base::Result<Made> makeOfShelters(office::Office& office, const ListOptions& options, lists::Making making) {
    base::ShelterId shelter;
    if (!options.scope.empty()) {
        HINANJO_ASSIGN(shelter, findShelter(office, options.scope));
    }
    base::Result<Made> made{Made{}};
    office.settle();
    office.read([&](const state::State& state) {
        making.edition = office.folded();
        making.dataTime = office.clock().now();
        made->document =
            options.kind == "needs" ? lists::buildNeeds(state, shelter, making)
            : options.kind == "public"
                ? lists::buildPublic(state, shelter, making)
                : lists::buildEvacuees(state, shelter,
                                       options.order == "kana" ? lists::Order::Kana : lists::Order::Town, making);
    });
    return made;
}

// Ends the names of the kind in the ledger for a list of changes only: nobody can ask for changes since one.
constexpr std::string_view kChanges = "-changes";

base::Status keepChangesSince(office::Office& office, const ListOptions& options, Made& made) {
    HINANJO_ASSIGN(const lists::Ledger::Entry before, issuedList(office, options.since));
    const event::ListIssued& issued = *before.issued;
    if (issued.kind != options.kind || issued.scope != made.document.scope || issued.legalBasis != options.basis) {
        return base::fail(ErrorCode::Invalid,
                          "--since: list " + options.since + " was another one: kind " + issued.kind + ", basis " +
                              (issued.legalBasis.empty() ? "-" : issued.legalBasis) + ", or another scope");
    }
    HINANJO_ASSIGN(const auto rows, rowsOf(office, before));
    lists::keepChanges(made.document, issued.edition, rows, made.names);
    return {};
}

struct Written {
    std::vector<std::uint32_t> rowsOnPage;
    std::set<std::string> undrawable;
};

base::Result<Written> writePdfs(lists::Document document, const ListOptions& options, const Files& files) {
    base::Result<Written> written{Written{}};
    const auto file = files(options.out);
    // Every copy is a document of its own: its number stands on every page.
    for (; document.copy <= options.copies; ++document.copy) {
        auto target = file;
        if (document.copy > 1) target.replace_extension("." + std::to_string(document.copy) + ".pdf");
        HINANJO_ASSIGN(print::PdfInfo pdf,
                       print::writePdf(document, target, options.large ? print::Size::Large : print::Size::Ordinary));
        written->rowsOnPage = std::move(pdf.rowsOnPage);
        written->undrawable.insert(pdf.undrawable.begin(), pdf.undrawable.end());
    }
    return written;
}

base::Result<Written> writeList(const lists::Document& document, const ListOptions& options,
                                const base::ListId& receipt, const Files& files) {
    base::Result<Written> written{Written{}};
    if (endsWith(options.out, ".pdf")) {
        HINANJO_ASSIGN(*written, writePdfs(document, options, files));
    } else if (endsWith(options.out, ".xlsx")) {
        HINANJO_TRY(print::writeXlsx(document, files(options.out)));
    } else {
        HINANJO_TRY(base::writeFile(files(options.out), lists::toCsv(document), base::Secrecy::OwnerOnly));
    }
    if (!options.receipt.empty()) {
        const auto pages = static_cast<std::uint32_t>(written->rowsOnPage.size());
        HINANJO_TRY(print::writePdf(lists::buildReceipt(document, pages, receipt), files(options.receipt)));
    }
    return written;
}

// The ledger: what left the building, for whom, on which ground, and who stands on which row.
std::vector<event::Draft> ledgerDrafts(const lists::Document& document, const ListOptions& options,
                                       std::span<const std::uint32_t> rowsOnPage, const base::IncidentId& incident,
                                       const lists::HomeOf& homeOf) {
    std::vector<event::Draft> drafts;
    const std::string kind = options.kind + (options.since.empty() ? std::string() : std::string(kChanges));
    for (event::Payload& payload : lists::issue(document, kind, options.basis, rowsOnPage, homeOf)) {
        drafts.emplace_back();
        drafts.back().incident = incident;
        drafts.back().payload = std::move(payload);
    }
    return drafts;
}

// Whose tablets may enter the ticks of a row. Nothing for lists whose rows are not people of the roster.
base::Result<lists::HomeOf> homesOfRows(office::Office& office, const ListOptions& options) {
    base::Result<lists::HomeOf> homeOf{lists::HomeOf{}};
    if (!isOfRoster(options.kind)) return homeOf;
    HINANJO_ASSIGN(auto book, office.roster());
    *homeOf = [homes = HomeShelters(office, std::move(book))](const std::string& no) { return homes.of(no); };
    return homeOf;
}

bool isBlank(const std::string& kind) {
    return kind == lists::kCards || kind == lists::kTokens;
}

// Numbers of headquarters: no tablet has these letters (a shelter has no 225 of them).
constexpr const char* kLetters = "HQ";

int blanksCommand(office::Office& office, const ListOptions& options, const lists::Making& making, const Files& files,
                  const Output& output) {
    const auto shelter = findShelter(office, options.scope);
    if (!shelter) return output.fail(shelter.error());
    domain::TokenRange tokens{{kLetters, 1}, options.count};
    office.settle();
    office.readLedger([&](const lists::Ledger& ledger) {
        tokens.first.number = lists::afterReserved(lists::reserved(ledger, kLetters));
    });
    const lists::Blanks blanks = options.kind == lists::kCards ? lists::buildCards(*shelter, tokens, making)
                                                               : lists::buildTokens(*shelter, tokens, making);
    const auto written = print::writePdf(blanks, files(options.out));
    if (!written) return output.fail(written.error());
    event::Draft draft;
    if (const auto incident = office.incident()) draft.incident = incident->incident;
    draft.shelter = *shelter;
    draft.payload = lists::issue(blanks, written->pages);
    if (const auto recorded = office.record({draft}); !recorded) return output.fail(recorded.error());
    output.say(toText(tokens) + "  " + std::to_string(written->pages) + " pages  list " + blanks.id.hex());
    return kDone;
}

std::string wrongUse(const ListOptions& options) {
    if (options.kind != "evacuees" && options.kind != "public" && options.kind != "needs" && !isBlank(options.kind) &&
        !isOfRoster(options.kind))
        return "--kind: evacuees, public, unaccounted, roster, needs, plans, cards or tokens";
    if (isBlank(options.kind)) {
        if (!endsWith(options.out, ".pdf")) return "--out: the file's name must end in .pdf";
        if (options.scope.empty()) return "--scope: for which shelter?";
        if (options.count < 1 || options.count > 1000) return "--count: between 1 and 1000";
        return {};
    }
    if (!endsWith(options.out, ".pdf") && !endsWith(options.out, ".csv") && !endsWith(options.out, ".xlsx"))
        return "--out: the file's name must end in .pdf, .csv or .xlsx";
    if (!options.receipt.empty() && !endsWith(options.receipt, ".pdf"))
        return "--receipt: the file's name must end in .pdf";
    if (options.copies < 1 || options.copies > 99) return "--copies: between 1 and 99";
    if (options.group != "district" && options.group != "supporter") return "--group: district or supporter";
    return {};
}

}  // namespace

int listCommand(office::Office& office, const ListOptions& options, const Files& files, const Output& output) {
    if (const std::string wrong = wrongUse(options); !wrong.empty()) {
        output.complain(wrong);
        return kUsage;
    }
    if (const auto allowed = checkGround(options); !allowed) return output.fail(allowed.error());
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

    if (isBlank(options.kind)) return blanksCommand(office, options, making, files, output);
    auto made =
        isOfRoster(options.kind) ? makeOfRoster(office, options, making) : makeOfShelters(office, options, making);
    if (!made) return output.fail(made.error());
    if (!options.since.empty()) {
        if (const auto kept = keepChangesSince(office, options, *made); !kept) return output.fail(kept.error());
    }
    lists::Document& document = made->document;
    const auto written = writeList(document, options, base::ListId::make(office.clock(), office.random()), files);
    if (!written) return output.fail(written.error());
    if (!written->undrawable.empty()) {
        output.complain(options.out + ": " + std::to_string(written->undrawable.size()) +
                        " characters have no glyph in any font; they stand as 〓 beside the kana");
    }
    const auto homeOf = homesOfRows(office, options);
    if (!homeOf) return output.fail(homeOf.error());
    if (const auto recorded = office.record(ledgerDrafts(document, options, written->rowsOnPage,
                                                         incident ? incident->incident : base::IncidentId{}, *homeOf));
        !recorded)
        return output.fail(recorded.error());
    const std::size_t pages = written->rowsOnPage.size();
    output.say(std::to_string(document.rowCount()) + " rows" +
               (pages > 0 ? "  " + std::to_string(pages) + " pages" : "") + "  edition " +
               std::to_string(document.edition) + "  list " + document.id.hex());
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
               std::to_string(picture->arrivals) + "  certain " + std::to_string(counts[2]) +
               "  review " + std::to_string(counts[1]) + "  none " + std::to_string(counts[0]) + "  decided " +
               std::to_string(counts[3]));
    return kDone;
}

}  // namespace hinanjo::app
