// What a tablet prints by itself, from what it knows: lists, blank cards, tokens. No paper without its entry in the
// ledger: bytes to print come only from issue(), after the entry is on the disk.
//
// Every call waits for the disk or for the fonts: not for the GUI thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "print/pdf.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

enum class PaperKind : std::uint8_t { EvacueesByKana, EvacueesByTown, Public, Unaccounted, Needs, Cards, Tokens };
// Forms with a number ahead; no copies, no recipient, nobody's name.
[[nodiscard]] bool isBlank(PaperKind kind);

struct PaperOrder {
    PaperKind kind{};
    print::Size size{};
    std::uint32_t copies = 1;
    std::string recipient{};   // 渡し先; empty: it stays at the desk.
    std::string part{};        // 町丁目 of a list that has such parts; empty: all of it.
    bool receipt = false;      // 受領書 as the last sheets; only with a recipient.
    std::uint32_t count = 20;  // Of cards or tokens.
    base::StaffId staff{};     // Who prints; stands in the ledger.
};

// What the next paper of this order would be, with its copy number; nothing is recorded. Denied: the sealed roster is
// not open; NotFound: no roster has arrived, or no shelter is known.
[[nodiscard]] base::Result<print::Printable> draftPaper(const Tablet& tablet, const PaperOrder& order);

struct IssuedPaper {
    std::vector<print::Printable> documents;  // Each copy, then the receipt.
    print::Size size{};
    std::string title;         // Without anybody's name, for the spooler.
    std::uint32_t sheets = 0;  // Of all of it.
    std::string pdf;
    std::vector<std::string> undrawable;

    // The same sheets from this one on, for a printer that stopped half-way.
    [[nodiscard]] base::Result<std::string> from(std::uint32_t sheet) const;
};

// Makes it, and records copy numbers and rows before it says so. As draftPaper(), and Unavailable: it could not be
// recorded, so it is not printed.
[[nodiscard]] base::Result<IssuedPaper> issuePaper(Tablet& tablet, const PaperOrder& order);

}  // namespace hinanjo::tablet
