// Lists and blank forms to PDF by Pango's fonts, HarfBuzz and Cairo: A4, ready for tired eyes and a pencil (rules:
// ux.md section 5, docs/architecture.md "Paper"). No display needed; any thread, several at once; nothing is kept
// between calls.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "lists/blanks.h"
#include "lists/document.h"
#include "print/size.h"

namespace hinanjo::print {

using Printable = std::variant<lists::Document, lists::Blanks>;

struct PdfInfo {
    std::uint32_t pages = 0;
    std::vector<std::uint32_t> rowsOnPage;  // Of each page, in the document's order.
    // What could not be drawn as registered: characters in no font and private-use ones (gaiji), which are 〓 on paper
    // beside the kana, and variants no font has, which keep their plain form. The caller tells the user. Personal data:
    // not logged.
    std::vector<std::string> undrawable;
};

// Writes `document` to `file`, atomically. Every page: title, scope, data time, print time, events not yet at HQ,
// edition, copy, recipient, page x/y, 取扱注意, page QR (list id, page, pages, rows, data time, check code; no names),
// and 訓練 across a drill's pages. A row whose texts need it is two rows high; nothing is cut without a visible 「…」.
// A blank form has its token and the token's QR. The file is readable by its owner only, and the same document gives
// the same bytes. Fails with Unavailable (disk full, no Japanese font) or NotFound (no such directory), leaving the old
// file or none.
[[nodiscard]] base::Result<PdfInfo> writePdf(const Printable& document, const std::filesystem::path& file,
                                             Size size = Size::Ordinary);

// Several documents one after the other: the copies of a list, its receipt. `fromSheet`: leaves out the sheets before
// this one of them all, counted from 1, and changes nothing on the others: for a printer that stopped half-way. Fails
// with Unavailable (no Japanese font), and with Invalid for a sheet that is not there.
struct Stack {
    std::string pdf;
    std::vector<PdfInfo> documents;
    std::uint32_t sheets = 0;  // In `pdf`.
};
[[nodiscard]] base::Result<Stack> makePdf(std::span<const Printable> documents, Size size = Size::Ordinary,
                                          std::uint32_t fromSheet = 1);

// How many pages it takes; draws nothing.
[[nodiscard]] base::Result<std::uint32_t> countPages(const Printable& document, Size size);

// One page as a picture, for people to look at before they print. Invalid for a page that is not there.
struct PagePicture {
    int width = 0, height = 0;
    std::string pixels;  // Four bytes each as Cairo's RGB24 has them, rows without a gap.
};
[[nodiscard]] base::Result<PagePicture> drawPage(const Printable& document, Size size, std::uint32_t page,
                                                 double dotsPerMm);

}  // namespace hinanjo::print
