#include "base/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace hinanjo::base {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

unsigned char byteAt(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

// Structurally EUC-JP, and not merely a run of CP932's half-width kana (which are single bytes A1 to DF and pair up
// just as well): real EUC-JP text has bytes from E0 up, and CP932 text with kanji has bytes below A1.
bool looksLikeEucJp(std::string_view bytes) {
    bool aboveHalfKana = false;
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned char lead = byteAt(bytes, i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead == 0x8f ? 3 : 2;
        // JIS X 0208 ends with row F4; CP932's extensions (髙 is FBFC) begin behind it.
        if ((lead != 0x8e && lead != 0x8f && lead < 0xa1) || lead > 0xf4 || i + length > bytes.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            const unsigned char next = byteAt(bytes, i + k);
            if (next < 0xa1 || next == 0xff) return false;
            if (next >= 0xe0) aboveHalfKana = true;
        }
        if (lead >= 0xe0) aboveHalfKana = true;
        i += length;
    }
    return aboveHalfKana;
}

bool isAscii(std::string_view bytes) {
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t firstLineNotUtf8(std::string_view bytes) {
    std::size_t line = 1;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        if (!isValidUtf8(bytes.substr(0, end))) return line;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        ++line;
    }
    return line;
}

tl::unexpected<Error> refusedText(std::string detail) {
    return fail(ErrorCode::Invalid, std::move(detail));
}

// Line ends of two bytes; a mark is not always there.
bool looksLikeUtf16(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.size() % 2 == 0 && (bytes.find("\n\0"sv) != std::string_view::npos ||
                                     bytes.find("\0\n"sv) != std::string_view::npos);
}

// Kinds of file that are not text in an encoding we read.
Status recognised(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") || looksLikeUtf16(bytes)) {
        return refusedText("encoding: is UTF-16: save it as CSV UTF-8");
    }
    if (bytes.starts_with("PK\x03\x04")) return refusedText("encoding: is a workbook or ZIP file: save it as CSV");
    if (bytes.find("\x1b$") != std::string_view::npos) {
        return refusedText("encoding: is ISO-2022-JP: save it as UTF-8 or Shift_JIS (CP932)");
    }
    if (bytes.find('\0') != std::string_view::npos) return refusedText("encoding: is not a text file");
    return {};
}

// ICU's own substitution writes U+001A for single bytes, which nobody would notice in a name.
void U_CALLCONV replaceUnknown(const void*, UConverterToUnicodeArgs* args, const char*, int32_t,
                               UConverterCallbackReason reason, UErrorCode* error) {
    if (reason > UCNV_IRREGULAR) return;
    *error = U_ZERO_ERROR;
    const UChar replacement = 0xfffd;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

// What the table maps single bytes without a character to (80, A0, FD to FF).
bool isUnassigned(char16_t c) {
    return (c >= 0x80 && c <= 0xa0) || (c >= 0xf8f0 && c <= 0xf8ff);
}

Result<Decoded> fromCp932(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("windows-31j", &error), &ucnv_close);
    if (U_FAILURE(error)) return fail(ErrorCode::Unavailable, "encoding: this system has no CP932 table");
    ucnv_setToUCallBack(converter.get(), &replaceUnknown, nullptr, nullptr, nullptr, &error);

    std::u16string wide(bytes.size() + 1, u'\0');  // Never more code units than bytes.
    const auto length =
        ucnv_toUChars(converter.get(), reinterpret_cast<UChar*>(wide.data()), static_cast<int32_t>(wide.size()),
                      bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return refusedText("encoding: cannot be read as CP932");
    wide.resize(static_cast<std::size_t>(length));

    Decoded out;
    out.used = Encoding::Cp932;
    std::u32string text;
    text.reserve(wide.size());
    std::size_t line = 1;
    for (const char16_t c : wide) {
        if (c == u'\n') ++line;
        const bool unknown = c == 0xfffd || isUnassigned(c);
        if (unknown && (out.badLines.empty() || out.badLines.back() != line)) out.badLines.push_back(line);
        text.push_back(unknown ? U'\ufffd' : c);  // CP932 holds no character beyond the first plane.
    }
    out.utf8 = encodeUtf8(text);
    return out;
}

}  // namespace

Result<Decoded> decodeText(std::string_view bytes, Encoding wanted) {
    HINANJO_TRY(recognised(bytes));
    const bool marked = bytes.starts_with(kUtf8Mark);
    if (marked) bytes.remove_prefix(kUtf8Mark.size());
    const bool validUtf8 = isValidUtf8(bytes);
    if (wanted == Encoding::Cp932 && (marked || (validUtf8 && !isAscii(bytes)))) {
        return refusedText("encoding: is UTF-8, not CP932");
    }
    if (validUtf8 && (wanted != Encoding::Cp932 || isAscii(bytes))) {
        return Decoded{std::string(bytes), wanted == Encoding::Cp932 ? Encoding::Cp932 : Encoding::Utf8, {}};
    }
    if (marked || wanted == Encoding::Utf8) return refusedText(std::to_string(firstLineNotUtf8(bytes)) + ": not UTF-8");
    if (looksLikeEucJp(bytes))
        return refusedText("encoding: is EUC-JP: save it as UTF-8 or Shift_JIS (CP932)");
    return fromCp932(bytes);
}

}  // namespace hinanjo::base
