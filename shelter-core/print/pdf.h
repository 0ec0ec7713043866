// Lists to PDF by Pango's fonts, HarfBuzz and Cairo: A4 landscape, ready for tired eyes and a pencil (rules: ux.md
// section 5, docs/architecture.md "Paper"). No display needed; any thread, several at once; nothing is kept between
// calls.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "lists/document.h"

namespace hinanjo::print {

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
// The file is readable by its owner only, and the same document gives the same bytes. Fails with Unavailable (disk
// full, no Japanese font) or NotFound (no such directory), leaving the old file or none.
[[nodiscard]] base::Result<PdfInfo> writePdf(const lists::Document& document, const std::filesystem::path& file);

}  // namespace hinanjo::print
