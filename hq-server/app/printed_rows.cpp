#include "app/printed_rows.h"

#include <algorithm>

#include "base/text.h"
#include "lists/issued_rows.h"
#include "print/page_code.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

// As a person types it: small letters, without the hyphen.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '-' || c == ' ') continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

bool isCalled(const event::ListIssued& issued, const std::string& name) {
    return plain(issued.list.hex()) == name || plain(print::spokenId(issued.list)) == name ||
           std::to_string(issued.edition) == name;
}

}  // namespace

base::Result<lists::Ledger::Entry> issuedList(office::Office& office, const std::string& name) {
    const std::string wanted = plain(base::trimmed(name));
    std::vector<lists::Ledger::Entry> found;
    office.settle();
    office.readLedger([&](const lists::Ledger& ledger) {
        for (const auto* entry : ledger.entries()) {
            if (isCalled(*entry->issued, wanted)) found.push_back(*entry);
        }
    });
    if (found.size() == 1) return std::move(found.front());
    if (found.empty()) return base::fail(ErrorCode::NotFound, "list " + name + ": was not issued here");
    return base::fail(ErrorCode::Conflict, "list " + name + ": more than one has this number; give its id");
}

base::Result<std::vector<event::ListRows>> rowsOf(office::Office& office, const lists::Ledger::Entry& entry) {
    const auto bytes = office.store().ask([&](store::Store& store) { return store.events().atAll(entry.rowsAt); });
    if (!bytes) return base::fail(bytes.error());
    base::Result<std::vector<event::ListRows>> rows{std::vector<event::ListRows>{}};
    for (const std::string& one : *bytes) {
        HINANJO_ASSIGN(event::Event event, event::decode(one));
        if (auto* part = std::get_if<event::ListRows>(&event.payload)) rows->push_back(std::move(*part));
    }
    return rows;
}

base::Result<base::RosterNo> rosterNoOn(office::Office& office, const std::string& edition, std::uint32_t page,
                                        std::uint32_t row) {
    HINANJO_ASSIGN(const lists::Ledger::Entry entry, issuedList(office, edition));
    if (entry.issued->kind == "evacuees" || entry.issued->kind == "public")
        return base::fail(ErrorCode::Invalid, "list " + edition + ": its rows are not people of the roster");
    HINANJO_ASSIGN(const auto parts, rowsOf(office, entry));
    HINANJO_ASSIGN(event::ListRows::Row found, lists::rowAt(parts, page, row));
    return base::RosterNo{std::move(found.subject)};
}

}  // namespace hinanjo::app
