#include "lists/issue.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/digest.h"

namespace hinanjo::lists {
namespace {

std::string digestOf(std::string_view content) {
    const auto digest = base::sha256(content);
    return std::string(base::asText(digest));
}

}  // namespace

std::vector<event::Payload> issue(const Document& document, const std::string& kind, const std::string& legalBasis,
                                  std::span<const std::uint32_t> rowsOnPage, const HomeOf& homeOf) {
    std::vector<event::ListRows> parts = issuedRows(document, rowsOnPage, homeOf);
    event::ListIssued issued;
    issued.list = document.id;
    issued.kind = kind;
    issued.scope = document.scope;
    issued.edition = document.edition;
    issued.firstCopy = document.copy;
    issued.copies = document.copies - document.copy + 1;
    issued.pages = static_cast<std::uint32_t>(rowsOnPage.size());
    issued.rows = static_cast<std::uint32_t>(document.rowCount());
    issued.recipient = document.recipient;
    issued.legalBasis = legalBasis;
    issued.contentDigest = digestOf(toCsv(document));
    issued.shelters = sheltersOf(parts);
    std::vector<event::Payload> out{std::move(issued)};
    for (event::ListRows& part : parts)
        out.emplace_back(std::move(part));
    return out;
}

event::ListIssued issue(const Blanks& blanks, std::uint32_t pages) {
    event::ListIssued issued;
    issued.list = blanks.id;
    issued.kind = blanks.kind;
    issued.scope = toText(blanks.tokens);
    issued.firstCopy = 1;
    issued.copies = 1;
    issued.pages = pages;
    issued.rows = blanks.tokens.count;
    issued.contentDigest = digestOf(issued.scope);
    return issued;
}

std::uint32_t nextCopy(const Ledger& ledger, const base::IncidentId& incident, const std::string& kind,
                       const std::string& scope) {
    std::uint32_t last = 0;
    for (const Ledger::Entry* entry : ledger.entries()) {
        const event::ListIssued& issued = *entry->issued;
        if (entry->incident == incident && issued.kind == kind && issued.scope == scope)
            last = std::max(last, issued.firstCopy + issued.copies - 1);
    }
    return last + 1;
}

}  // namespace hinanjo::lists
