#include "codes/read_code.h"

#include "base/text.h"

namespace hinanjo::codes {
namespace {

// The kind of code `read` knows: nothing if it is not of that kind at all.
template <typename Read>
std::optional<base::Result<Code>> tried(Read read, std::string_view text) {
    auto code = read(text);
    if (code) return base::Result<Code>(Code(std::move(*code)));
    if (code.error().code == base::ErrorCode::NotFound) return std::nullopt;
    return base::Result<Code>(base::fail(code.error()));
}

}  // namespace

base::Result<Code> readCode(std::string_view text, const MunicipalCodes& municipal) {
    const std::string code = base::trimmed(text);
    if (auto household = tried(readHouseholdCode, code)) return *household;
    if (auto token = tried(readTokenCode, code)) return *token;
    if (code.starts_with("HNJB1|")) return Code(BadgeText{code});
    if (code.starts_with("HNJ1|")) return Code(EnrolmentText{code});
    if (code.starts_with("HNJP1|")) return Code(NeighbourText{code});
    if (code.starts_with("HNJ1 ")) return Code(PageText{code});
    auto household = municipal.read(code);
    if (!household) return base::fail(household.error());
    return Code(std::move(*household));
}

}  // namespace hinanjo::codes
