// Result<T>: a value or an Error; Status: done or an Error. Dropping either is a compiler warning.
#pragma once

#include <tl/expected.hpp>

#include "base/error.h"

namespace hinanjo::base {

template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error> {
public:
    using tl::expected<void, Error>::expected;
    Result(tl::expected<void, Error> other) : tl::expected<void, Error>(std::move(other)) {}
};

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

// HINANJO_TRY(expr): leaves the enclosing function with the error of `expr`, if it has one. For Status.
#define HINANJO_TRY(expression)                                             \
    do {                                                                    \
        if (auto hinanjoStatus = (expression); !hinanjoStatus)              \
            return ::hinanjo::base::fail(std::move(hinanjoStatus).error()); \
    } while (false)

// HINANJO_ASSIGN(auto x, expr): x becomes the value of `expr`, or the enclosing function returns its error.
#define HINANJO_CONCAT2(a, b) a##b
#define HINANJO_CONCAT(a, b) HINANJO_CONCAT2(a, b)
#define HINANJO_ASSIGN(target, expression) \
    HINANJO_ASSIGN_AS(HINANJO_CONCAT(hinanjoResult, __LINE__), target, expression)
#define HINANJO_ASSIGN_AS(result, target, expression)                     \
    auto result = (expression);                                           \
    if (!result) return ::hinanjo::base::fail(std::move(result).error()); \
    target = std::move(*result)

}  // namespace hinanjo::base
