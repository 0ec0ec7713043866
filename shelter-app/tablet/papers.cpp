#include "tablet/papers.h"

#include <algorithm>
#include <map>

#include "lists/blanks.h"
#include "lists/issue.h"
#include "safety/protected_people.h"

namespace hinanjo::tablet {
namespace {

using base::ErrorCode;
using base::fail;

// 災害対策基本法 49条の11: people of the roster are given to partners in a disaster by paragraph 3, used by the
// office's own staff by paragraph 1.
std::string basisOf(const PaperOrder& order) {
    if (order.kind != PaperKind::Unaccounted) return {};
    return order.recipient.empty() ? "49-11-1" : "49-11-3";
}

base::Result<lists::Making> makingOf(const Tablet& tablet, const PaperOrder& order) {
    const auto me = tablet.identity();
    if (!me) return fail(ErrorCode::NotFound, "paper: this tablet belongs to no shelter");
    base::Result<lists::Making> made{lists::Making{}};
    made->id = base::ListId::make(tablet.clock(), tablet.random());
    made->office = me->officeName;
    made->drill = me->drill;
    made->now = made->dataTime = tablet.clock().now();
    made->printedBy = me->deviceName;
    const SyncStatus sync = tablet.syncStatus();
    made->edition = sync.savedHere;
    made->notAtHq = static_cast<std::uint32_t>(sync.notAtHq);
    made->recipient = order.recipient;
    made->legalBasis = basisOf(order);
    std::map<base::ShelterId, std::string> names;
    for (const domain::ShelterInfo& shelter : tablet.shelters())
        names.emplace(shelter.id, shelter.name);
    tablet.read([&](const state::State& state) {
        // A shelter made on the day is in no register.
        const state::ShelterView* here = state.shelter(me->shelter);
        if (here != nullptr && here->name) names.emplace(me->shelter, *here->name);
    });
    made->shelterName = [names = std::move(names)](const base::ShelterId& id) {
        const auto it = names.find(id);
        return it == names.end() ? std::string() : it->second;
    };
    return made;
}

base::Result<lists::Document> unaccounted(const Tablet& tablet, const PaperOrder& order, const base::ShelterId& shelter,
                                          const lists::Making& making) {
    HINANJO_ASSIGN(const auto missing, tablet.missingPeople());
    std::vector<lists::RosterLine> lines = missing->lines;
    tablet.read([&](const state::State& state) { safety::markProtected(state, missing->accounts, lines); });
    std::string scope = making.shelterName(shelter) + "の地区";
    if (!order.part.empty()) {
        scope += " " + order.part;
        std::erase_if(lines, [&](const lists::RosterLine& line) { return line.town != order.part; });
    }
    return lists::buildUnaccounted(lines, scope, making);
}

base::Result<lists::Document> listOf(const Tablet& tablet, const PaperOrder& order, const base::ShelterId& shelter,
                                     const lists::Making& making) {
    if (order.kind == PaperKind::Unaccounted) return unaccounted(tablet, order, shelter, making);
    lists::Document document = tablet.view([&](const state::State& state) {
        switch (order.kind) {
            case PaperKind::Public:
                return lists::buildPublic(state, shelter, making);
            case PaperKind::Needs:
                return lists::buildNeeds(state, shelter, making);
            case PaperKind::EvacueesByKana:
                return lists::buildEvacuees(state, shelter, lists::Order::Kana, making);
            default:
                return lists::buildEvacuees(state, shelter, lists::Order::Town, making);
        }
    });
    if (order.kind == PaperKind::EvacueesByTown && !order.part.empty() && !lists::keepPart(document, order.part)) {
        // Nobody of there is here: a list that says so.
        document.groups.clear();
        document.scope += " " + order.part;
        document.total.clear();
    }
    return document;
}

// Copies begin after the last one of this kind and scope.
void numberCopies(const Tablet& tablet, const base::IncidentId& incident, const PaperOrder& order,
                  lists::Document& document) {
    tablet.readLedger([&](const lists::Ledger& ledger) {
        document.copy = lists::nextCopy(ledger, incident, document.kind, document.scope);
    });
    document.copies = document.copy + order.copies - 1;
}

}  // namespace

bool isBlank(PaperKind kind) {
    return kind == PaperKind::Cards || kind == PaperKind::Tokens;
}

base::Result<print::Printable> draftPaper(const Tablet& tablet, const PaperOrder& order) {
    HINANJO_ASSIGN(const lists::Making making, makingOf(tablet, order));
    const auto me = tablet.identity();
    if (isBlank(order.kind)) {
        const domain::TokenRange tokens = tablet.tokensToPrint(order.count);
        return order.kind == PaperKind::Cards ? print::Printable(lists::buildCards(me->shelter, tokens, making))
                                              : print::Printable(lists::buildTokens(me->shelter, tokens, making));
    }
    HINANJO_ASSIGN(lists::Document document, listOf(tablet, order, me->shelter, making));
    numberCopies(tablet, me->incident, order, document);
    return print::Printable(std::move(document));
}

base::Result<std::string> IssuedPaper::from(std::uint32_t sheet) const {
    HINANJO_ASSIGN(print::Stack rest, print::makePdf(documents, size, sheet));
    return std::move(rest.pdf);
}

base::Result<IssuedPaper> issuePaper(Tablet& tablet, const PaperOrder& order) {
    HINANJO_ASSIGN(print::Printable draft, draftPaper(tablet, order));
    base::Result<IssuedPaper> out{IssuedPaper{}};
    out->size = order.size;
    if (auto* document = std::get_if<lists::Document>(&draft)) {
        out->title = document->title;
        const std::uint32_t first = document->copy;
        for (; document->copy <= document->copies; ++document->copy)
            out->documents.emplace_back(*document);
        document->copy = first;
        if (order.receipt && !order.recipient.empty()) {
            HINANJO_ASSIGN(const std::uint32_t pages, print::countPages(draft, order.size));
            out->documents.emplace_back(
                lists::buildReceipt(*document, pages, base::ListId::make(tablet.clock(), tablet.random())));
        }
    } else {
        out->title = std::get<lists::Blanks>(draft).title;
        out->documents.push_back(draft);
    }
    HINANJO_ASSIGN(print::Stack stack, print::makePdf(out->documents, order.size));
    out->sheets = stack.sheets;
    out->pdf = std::move(stack.pdf);
    out->undrawable = std::move(stack.documents.front().undrawable);

    std::vector<event::Payload> entries;
    if (const auto* document = std::get_if<lists::Document>(&draft)) {
        // Ticks on lists of the roster may come back to any tablet of this shelter.
        lists::HomeOf homeOf;
        if (order.kind == PaperKind::Unaccounted)
            homeOf = [here = tablet.identity()->shelter](const std::string&) { return here; };
        entries = lists::issue(*document, document->kind, basisOf(order), stack.documents.front().rowsOnPage, homeOf);
    } else {
        entries.emplace_back(lists::issue(std::get<lists::Blanks>(draft), out->sheets));
    }
    const auto me = tablet.identity();
    std::vector<event::Draft> drafts;
    for (event::Payload& entry : entries) {
        drafts.emplace_back();
        drafts.back().incident = me->incident;
        drafts.back().shelter = me->shelter;
        drafts.back().staff = order.staff;
        drafts.back().payload = std::move(entry);
    }
    if (const auto recorded = tablet.recordNow(std::move(drafts)); !recorded) return fail(recorded.error());
    return out;
}

}  // namespace hinanjo::tablet
