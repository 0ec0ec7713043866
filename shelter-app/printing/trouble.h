// What keeps a printer from printing, out of the many words printers have for it (IPP: printer-state-reasons, RFC 8011
// 5.4.12 and PWG 5100.9). Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace hinanjo::printing {

enum class Trouble : std::uint8_t {
    None,
    Off,         // Cannot be reached: no power, no cable, no network.
    Jam,         // 紙づまり
    CoverOpen,   // A cover or a tray is open or missing.
    OutOfPaper,  //
    OutOfInk,    // Toner or ink.
    OutputFull,  // Nowhere to put the sheets.
    Paused,      // Somebody stopped it at its panel.
    Other,
};

// The one to see to first. Words that stop nothing (low toner, an open job) are no trouble.
[[nodiscard]] Trouble troubleOf(std::span<const std::string> reasons);

}  // namespace hinanjo::printing
