#include "app/printed_rows.h"

#include <algorithm>

#include "base/text.h"
#include "print/page_code.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

bool isNamed(const office::IssuedList& list, const std::string& name) {
    return std::to_string(list.issued.edition) == name || list.issued.list.hex() == name ||
           print::spokenId(list.issued.list) == name;
}

// As people type it: full width, small letters, with the word that is printed before it.
std::string typedName(const std::string& text) {
    std::string name = base::trimmed(base::nfkc(text));
    for (const std::string_view word : {"版", "表"}) {
        if (name.starts_with(word)) name = base::trimmed(name.substr(word.size()));
    }
    // Hex ids are small letters, the eight letters are capitals.
    if (name.size() == 9) {
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    }
    return name;
}

// The one list of that name, without its rows being copied.
base::Result<const office::IssuedList*> named(const office::ListLedger& ledger, const std::string& text) {
    const std::string name = typedName(text);
    const office::IssuedList* found = nullptr;
    for (const office::IssuedList* list : ledger.all()) {
        if (!isNamed(*list, name)) continue;
        if (found != nullptr) {
            return base::fail(ErrorCode::Conflict, "list " + text +
                                                       ": two lists have this edition; name it by the letters at the "
                                                       "foot of its pages: " +
                                                       print::spokenId(found->issued.list) + " or " +
                                                       print::spokenId(list->issued.list));
        }
        found = list;
    }
    if (found == nullptr) return base::fail(ErrorCode::NotFound, "list " + text + ": no such list was made here");
    return found;
}

bool isOfRoster(const std::string& kind) {
    return kind == "unaccounted" || kind == "roster" || kind == "plans";
}

}  // namespace

base::Result<office::IssuedList> findList(const office::Office& office, const std::string& text) {
    base::Result<office::IssuedList> out{office::IssuedList{}};
    office.readLists([&](const office::ListLedger& ledger) {
        const auto list = named(ledger, text);
        if (list) {
            out = **list;
        } else {
            out = base::fail(list.error().code, list.error().detail);
        }
    });
    return out;
}

base::Result<base::RosterNo> rosterNoOn(office::Office& office, const std::string& list, std::uint32_t page,
                                        std::uint32_t row) {
    base::Result<base::RosterNo> out{base::RosterNo{}};
    office.readLists([&](const office::ListLedger& ledger) {
        const auto found = named(ledger, list);
        if (!found) {
            out = base::fail(found.error().code, found.error().detail);
            return;
        }
        if (!isOfRoster((*found)->issued.kind)) {
            out = base::fail(ErrorCode::Invalid, "list " + list + ": is not a list of roster persons");
            return;
        }
        if (const auto* printed = (*found)->rowAt(page, row)) {
            out = base::RosterNo{printed->subject};
        } else {
            out = base::fail(ErrorCode::NotFound,
                             "list " + list + ": has no page " + std::to_string(page) + " row " + std::to_string(row));
        }
    });
    return out;
}

}  // namespace hinanjo::app
