// Whatever a camera or a scanner read, as one of the things we know.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "codes/household_code.h"
#include "codes/municipal.h"
#include "codes/token_code.h"

namespace hinanjo::codes {

// Codes of ours that other pages are for, as they were read.
struct BadgeText {  // sync::BadgeCode
    std::string text;
};
struct EnrolmentText {  // sync::EnrolmentCode
    std::string text;
};
struct NeighbourText {  // sync::PeerCode
    std::string text;
};
struct PageText {  // print::PageCode: the corner of a printed list
    std::string text;
};

using Code = std::variant<SaidHousehold, TokenCode, BadgeText, EnrolmentText, NeighbourText, PageText>;

// NotFound: nobody's we know. Corrupt: ours, but misread or cut off. TooNew: ours, of a later version. Invalid: a
// household code or one of a municipal layout with a value that cannot be; the detail names the field, never the value.
[[nodiscard]] base::Result<Code> readCode(std::string_view text, const MunicipalCodes& municipal);

}  // namespace hinanjo::codes
