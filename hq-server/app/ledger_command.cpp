#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/commands.h"
#include "app/printed_rows.h"
#include "lists/build.h"
#include "print/page_code.h"

namespace hinanjo::app {

int ledgerCommand(office::Office& office, const Output& output) {
    office.settle();
    std::vector<lists::Ledger::Entry> entries;
    office.readLedger([&](const lists::Ledger& ledger) {
        for (const auto* entry : ledger.entries())
            entries.push_back(*entry);
    });
    std::size_t out = 0;
    for (const auto& entry : entries) {
        const event::ListIssued& issued = *entry.issued;
        // Only a copy with a recipient has left.
        const auto missing = issued.recipient.empty() ? std::vector<std::uint32_t>{} : entry.copiesOut();
        out += missing.size();
        std::string copies;
        for (const std::uint32_t copy : missing) {
            const auto said = entry.returned.find(copy);
            copies += fmt::format("{}{}{}", copies.empty() ? "" : ",", copy,
                                  said == entry.returned.end() ? "" : "(" + said->second.condition + ")");
        }
        output.say(fmt::format("{}  {}  {}  {}  {}  {}  edition {}  copies {}  pages {}  rows {}  out {}",
                               print::spokenId(issued.list), lists::shortTime(entry.at), issued.kind, issued.scope,
                               issued.legalBasis.empty() ? "-" : issued.legalBasis,
                               issued.recipient.empty() ? "-" : issued.recipient, issued.edition, issued.copies,
                               issued.pages, issued.rows, copies.empty() ? "-" : copies));
    }
    output.say(fmt::format("{} lists  {} copies out", entries.size(), out));
    return kDone;
}

int returnedCommand(office::Office& office, const ReturnOptions& options, const Output& output) {
    constexpr std::array kConditions{lists::kReturned, lists::kDestroyed, lists::kLost};
    if (std::ranges::find(kConditions, std::string_view(options.condition)) == kConditions.end()) {
        output.complain("--as: 返却, 廃棄 or 紛失");
        return kUsage;
    }
    const auto entry = issuedList(office, options.list);
    if (!entry) return output.fail(entry.error());
    const event::ListIssued& issued = *entry->issued;
    if (options.copy < issued.firstCopy || options.copy >= issued.firstCopy + issued.copies) {
        return output.fail(
            {base::ErrorCode::NotFound, fmt::format("--copy: the list has copies {} to {}", issued.firstCopy,
                                                    issued.firstCopy + issued.copies - 1)});
    }
    event::Draft draft;
    draft.incident = entry->incident;
    draft.payload = event::ListReturned{issued.list, options.copy, options.condition};
    if (const auto recorded = office.record({draft}); !recorded) return output.fail(recorded.error());
    output.say(fmt::format("{}  copy {}  {}", print::spokenId(issued.list), options.copy, options.condition));
    return kDone;
}

}  // namespace hinanjo::app
