// A PDF that any office PC opens, and only with the password: for a stick that is carried to a printer. By libqpdf,
// AES-256 (PDF 2.0, revision 6).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hinanjo::print {

// Invalid: not a PDF, or no password.
[[nodiscard]] base::Result<std::string> lockPdf(std::string_view pdf, const std::string& password);

}  // namespace hinanjo::print
