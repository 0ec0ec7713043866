// What fuzz_workbook reads: 0 and the bytes of a file, or 1 and a list of parts that make a sound ZIP file, each
// part (1 byte) | length (2 bytes, little endian) | text.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace hinanjo::test {

inline constexpr std::array<const char*, 6> kWorkbookParts{"_rels/.rels",          "xl/_rels/workbook.xml.rels",
                                                           "xl/workbook.xml",      "xl/styles.xml",
                                                           "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};

inline std::string fuzzPart(std::size_t part, std::string_view text) {
    std::string out(1, static_cast<char>(part));
    out += static_cast<char>(text.size() & 0xff);
    out += static_cast<char>(text.size() >> 8);
    return out.append(text);
}

}  // namespace hinanjo::test
