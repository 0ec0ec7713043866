#include "base/error.h"

namespace hinanjo::base {

const char* name(ErrorCode code) {
    switch (code) {
        case ErrorCode::NotFound:
            return "not found";
        case ErrorCode::Conflict:
            return "conflict";
        case ErrorCode::Invalid:
            return "invalid";
        case ErrorCode::Unavailable:
            return "unavailable";
        case ErrorCode::Denied:
            return "denied";
        case ErrorCode::Corrupt:
            return "corrupt";
        case ErrorCode::TooNew:
            return "too new";
    }
    return "unknown";
}

}  // namespace hinanjo::base
