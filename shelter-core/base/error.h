// Failures as values. No exception crosses a folder's border; nothing here holds personal data.
#pragma once

#include <string>
#include <utility>

namespace hinanjo::base {

// What a caller may do about a failure. A code is added only when some caller must branch on it.
enum class ErrorCode {
    NotFound,     // There is no such record, file or command target.
    Conflict,     // Somebody or something holds or changed it first: reload, or stop the other one.
    Invalid,      // Can never succeed as asked: do not retry.
    Unavailable,  // Network down, database busy, disk full: try later. Nothing was half done.
    Denied,       // The caller may not do this.
    Corrupt,      // Stored data breaks an invariant: stop and report.
    TooNew,       // A later version of this program wrote the data: it is left alone.
};

struct Error {
    ErrorCode code = ErrorCode::Invalid;
    // English, for logs and the command line. Never a name, address, birthday or phone number.
    std::string detail;

    friend bool operator==(const Error&, const Error&) = default;
};

[[nodiscard]] const char* name(ErrorCode code);

// Puts what was being done in front of the reason: "roster.csv: cannot be opened".
[[nodiscard]] inline Error within(std::string_view doing, Error error) {
    error.detail = std::string(doing) + ": " + error.detail;
    return error;
}

}  // namespace hinanjo::base
