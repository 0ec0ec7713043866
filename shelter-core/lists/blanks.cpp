#include "lists/blanks.h"

#include <algorithm>

#include "lists/making.h"

namespace hinanjo::lists {
namespace {

Blanks blanks(const char* kind, const char* title, const base::ShelterId& shelter, const domain::TokenRange& tokens,
              const Making& making) {
    Blanks out;
    out.id = making.id;
    out.kind = kind;
    out.title = title;
    out.office = making.office;
    out.scope = shelterWords(making, shelter);
    out.shelter = shelter;
    out.drill = making.drill;
    out.printTime = making.now;
    out.printedBy = making.printedBy;
    out.tokens = tokens;
    return out;
}

}  // namespace

Blanks buildCards(const base::ShelterId& shelter, const domain::TokenRange& tokens, const Making& making) {
    return blanks(kCards, "避難者カード（手書き用）", shelter, tokens, making);
}

Blanks buildTokens(const base::ShelterId& shelter, const domain::TokenRange& tokens, const Making& making) {
    return blanks(kTokens, "整理券", shelter, tokens, making);
}

std::vector<domain::TokenRange> reserved(const Ledger& ledger, const std::string& letters) {
    std::vector<domain::TokenRange> out;
    for (const Ledger::Entry* entry : ledger.entries()) {
        if (entry->issued->kind != kCards && entry->issued->kind != kTokens) continue;
        auto range = domain::tokenRangeFromText(entry->issued->scope);
        if (range && range->first.letters == letters) out.push_back(std::move(*range));
    }
    return out;
}

std::uint32_t nextFree(std::uint32_t largest, const std::vector<domain::TokenRange>& reserved) {
    std::uint32_t next = largest + 1;
    std::vector<domain::TokenRange> inOrder = reserved;
    std::ranges::sort(inOrder, {}, [](const domain::TokenRange& range) { return range.first.number; });
    for (const domain::TokenRange& range : inOrder) {
        if (next >= range.first.number && next <= range.last()) next = range.last() + 1;
    }
    return next;
}

std::uint32_t afterReserved(const std::vector<domain::TokenRange>& reserved) {
    std::uint32_t next = 1;
    for (const domain::TokenRange& range : reserved)
        next = std::max(next, range.last() + 1);
    return next;
}

std::uint32_t nextReservation(std::uint32_t largest, const std::vector<domain::TokenRange>& reserved) {
    return std::max((largest / 100 + 2) * 100 + 1, afterReserved(reserved));
}

}  // namespace hinanjo::lists
