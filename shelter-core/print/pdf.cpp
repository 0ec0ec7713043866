#include "print/pdf.h"

#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <memory>

#include "base/files.h"
#include "print/paper.h"

namespace hinanjo::print {
namespace {

using SurfacePtr = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoPtr = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

cairo_status_t appendTo(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Paper& paper) {
    // The same document gives the same bytes: the file's dates are those of the list.
    const std::string time =
        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(paper.printTime()));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper.title().c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Hinanjo");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, time.c_str());
}

std::unique_ptr<Paper> paperOf(const Printable& document, Size size, Typesetter& type) {
    if (const auto* list = std::get_if<lists::Document>(&document)) return print::paperOf(*list, size, type);
    return print::paperOf(std::get<lists::Blanks>(document));
}

base::Status statusOf(cairo_t* cr, cairo_surface_t* surface) {
    for (const cairo_status_t status : {cairo_status(cr), cairo_surface_status(surface)}) {
        if (status == CAIRO_STATUS_SUCCESS) continue;
        return base::fail(base::ErrorCode::Unavailable, std::string("page: ") + cairo_status_to_string(status));
    }
    return {};
}

base::Status draw(const Paper& paper, std::size_t page, Canvas& canvas) {
    if (paper.draw(page, canvas)) return {};
    return base::fail(base::ErrorCode::Invalid, "page code: too long for a QR");
}

}  // namespace

base::Result<Stack> makePdf(std::span<const Printable> documents, Size size, std::uint32_t fromSheet) {
    base::Result<Stack> out{Stack{}};
    // Made in memory (half a kilobyte per row), so that the disk sees one durable write or nothing.
    const SurfacePtr surface(cairo_pdf_surface_create_for_stream(appendTo, &out->pdf, 1, 1), &cairo_surface_destroy);
    const CairoPtr cr(cairo_create(surface.get()), &cairo_destroy);
    std::uint32_t sheet = 0;
    for (const Printable& document : documents) {
        // One for each: what a document cannot draw is said of that document.
        HINANJO_ASSIGN(Typesetter type, Typesetter::open());
        const auto paper = paperOf(document, size, type);
        if (sheet == 0) describe(surface.get(), *paper);
        PdfInfo info;
        info.rowsOnPage = paper->rowsOnPage();
        info.pages = static_cast<std::uint32_t>(info.rowsOnPage.size());
        for (std::size_t page = 0; page < info.pages; ++page) {
            if (++sheet < fromSheet) continue;
            cairo_pdf_surface_set_size(surface.get(), paper->format().width / kMmPerPoint,
                                       paper->format().height / kMmPerPoint);
            Canvas canvas(cr.get(), type);
            HINANJO_TRY(draw(*paper, page, canvas));
            cairo_show_page(cr.get());
            ++out->sheets;
        }
        info.undrawable.assign(type.undrawable().begin(), type.undrawable().end());
        out->documents.push_back(std::move(info));
    }
    cairo_surface_finish(surface.get());
    HINANJO_TRY(statusOf(cr.get(), surface.get()));
    if (out->sheets == 0)
        return base::fail(base::ErrorCode::Invalid, "from sheet: there are only " + std::to_string(sheet));
    return out;
}

base::Result<PdfInfo> writePdf(const Printable& document, const std::filesystem::path& file, Size size) {
    HINANJO_ASSIGN(Stack made, makePdf({&document, 1}, size));
    HINANJO_TRY(base::writeFile(file, made.pdf, base::Secrecy::OwnerOnly));
    return std::move(made.documents.front());
}

base::Result<std::uint32_t> countPages(const Printable& document, Size size) {
    HINANJO_ASSIGN(Typesetter type, Typesetter::open());
    return static_cast<std::uint32_t>(paperOf(document, size, type)->rowsOnPage().size());
}

base::Result<PagePicture> drawPage(const Printable& document, Size size, std::uint32_t page, double dotsPerMm) {
    HINANJO_ASSIGN(Typesetter type, Typesetter::open());
    const auto paper = paperOf(document, size, type);
    if (page < 1 || page > paper->rowsOnPage().size())
        return base::fail(base::ErrorCode::Invalid, "page: there is no page " + std::to_string(page));
    base::Result<PagePicture> out{PagePicture{}};
    out->width = static_cast<int>(std::lround(paper->format().width * dotsPerMm));
    out->height = static_cast<int>(std::lround(paper->format().height * dotsPerMm));
    const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, out->width, out->height),
                             &cairo_surface_destroy);
    cairo_surface_set_device_scale(surface.get(), dotsPerMm * kMmPerPoint, dotsPerMm * kMmPerPoint);
    const CairoPtr cr(cairo_create(surface.get()), &cairo_destroy);
    Canvas canvas(cr.get(), type);
    canvas.fill(0, 0, paper->format().width, paper->format().height, kWhite);
    HINANJO_TRY(draw(*paper, page - 1, canvas));
    cairo_surface_flush(surface.get());
    HINANJO_TRY(statusOf(cr.get(), surface.get()));
    const auto row = static_cast<std::size_t>(out->width) * 4;
    const unsigned char* from = cairo_image_surface_get_data(surface.get());
    for (int y = 0; y < out->height; ++y, from += cairo_image_surface_get_stride(surface.get()))
        out->pixels.append(reinterpret_cast<const char*>(from), row);
    return out;
}

}  // namespace hinanjo::print
