// A QR code as a PNG picture: enrolment codes, badges.
#pragma once

#include <string>

#include "base/result.h"

namespace hinanjo::app {

// The bytes of the file. Invalid: too long for a QR code.
[[nodiscard]] base::Result<std::string> qrPng(const std::string& text);

}  // namespace hinanjo::app
