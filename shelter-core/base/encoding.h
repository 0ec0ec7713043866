// Bytes of files from offices to UTF-8: UTF-8 with or without a mark, CP932 with user-defined characters (外字).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hinanjo::base {

enum class Encoding { Auto, Utf8, Cp932 };

struct Decoded {
    std::string utf8;  // Without a byte order mark.
    Encoding used{};   // Utf8 or Cp932.
    std::vector<std::size_t>
        badLines;  // From 1: lines holding bytes CP932 does not know, which became U+FFFD. Each once.
};

// Auto takes a mark or strict UTF-8 as UTF-8 and everything else as CP932 (Windows-31J, with 髙 and 﨑; not Shift_JIS).
// 外字 (F040 to F9FC) become U+E000 to U+E757, byte by byte reversible.
//
// Invalid, with a sentence that says what to do, for what would otherwise be read as nonsense: UTF-16, EUC-JP,
// ISO-2022-JP, ZIP (a workbook), binary data, text that is not in the wanted encoding ("3: not UTF-8"). Pure and
// thread-safe.
[[nodiscard]] Result<Decoded> decodeText(std::string_view bytes, Encoding wanted);

}  // namespace hinanjo::base
