// Sheets of one document, laid out and ready to be drawn one by one. Inside this folder only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "lists/blanks.h"
#include "lists/document.h"
#include "print/canvas.h"
#include "print/pages.h"

namespace hinanjo::print {

struct Format {
    double width = 0, height = 0;  // mm
};

class Paper {
public:
    Paper() = default;
    virtual ~Paper() = default;
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    [[nodiscard]] virtual Format format() const = 0;
    // One entry a page.
    [[nodiscard]] virtual std::vector<std::uint32_t> rowsOnPage() const = 0;
    [[nodiscard]] virtual std::string title() const = 0;
    [[nodiscard]] virtual base::TimePoint printTime() const = 0;
    // False if a QR of the page cannot be made.
    [[nodiscard]] virtual bool draw(std::size_t page, Canvas& canvas) const = 0;
};

// Both look into what they are made of, and into `type`.
[[nodiscard]] std::unique_ptr<Paper> paperOf(const lists::Document& document, Size size, Typesetter& type);
// Forms have one size.
[[nodiscard]] std::unique_ptr<Paper> paperOf(const lists::Blanks& blanks);

}  // namespace hinanjo::print
