#include "app/qr_png.h"

#include <png.h>
#include <qrencode.h>

#include <memory>
#include <vector>

namespace hinanjo::app {
namespace {

constexpr int kPixelsPerModule = 8;
constexpr int kQuietModules = 4;  // ISO/IEC 18004: the border a reader needs

}  // namespace

base::Result<std::string> qrPng(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                               &QRcode_free);
    if (!code) return base::fail(base::ErrorCode::Invalid, "--png: the code is too long for a QR picture");
    const int modules = code->width + 2 * kQuietModules;
    const int side = modules * kPixelsPerModule;
    std::vector<unsigned char> pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0xff);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / kPixelsPerModule - kQuietModules;
            const int row = y / kPixelsPerModule - kQuietModules;
            const bool inside = column >= 0 && row >= 0 && column < code->width && row < code->width;
            if (inside && (code->data[row * code->width + column] & 1) != 0) {
                pixels[static_cast<std::size_t>(y * side + x)] = 0;
            }
        }
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(side);
    image.height = static_cast<png_uint_32>(side);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    std::string out;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr) == 0) {
        return base::fail(base::ErrorCode::Invalid, std::string("--png: ") + image.message);
    }
    out.resize(size);
    if (png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr) == 0) {
        return base::fail(base::ErrorCode::Invalid, std::string("--png: ") + image.message);
    }
    return out;
}

}  // namespace hinanjo::app
