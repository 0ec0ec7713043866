#include "readers/my_number_card.h"

#include <algorithm>

#include "base/text.h"

namespace hinanjo::readers {
namespace {

using namespace std::string_view_literals;

// ISO/IEC 7816-4 commands. The application and its two files are the only things this program ever selects.
constexpr std::string_view kSelectApplication = "\x00\xA4\x04\x0C\x0A\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x08"sv;
constexpr std::string_view kSelectCodeB = "\x00\xA4\x02\x0C\x02\x00\x15"sv;
constexpr std::string_view kSelectFourItems = "\x00\xA4\x02\x0C\x02\x00\x02"sv;
constexpr std::string_view kAskTries = "\x00\x20\x00\x80"sv;
constexpr std::string_view kVerify = "\x00\x20\x00\x80"sv;

constexpr int kDone = 0x9000;
constexpr int kBlocked = 0x6983;
constexpr int kBlockedReference = 0x6984;
constexpr std::size_t kHead = 7;  // Enough for tag and length of the file's object.
constexpr std::size_t kPiece = 0xF0;
constexpr std::size_t kLargest = 4096;  // The four items have well under one kilobyte.

// Tags of the file: private class, constructed 32, then 33 (header), 34 to 37.
constexpr std::string_view kObject = "\xFF\x20"sv;
constexpr std::string_view kName = "\xDF\x22"sv;
constexpr std::string_view kAddress = "\xDF\x23"sv;
constexpr std::string_view kBirth = "\xDF\x24"sv;
constexpr std::string_view kSex = "\xDF\x25"sv;

tl::unexpected<CardFailure> fail(CardProblem problem, int triesLeft = 0) {
    return tl::unexpected(CardFailure{problem, triesLeft});
}

struct Answer {
    std::string data;
    int status = 0;
};

CardResult<Answer> send(CardChannel& card, std::string_view command) {
    auto raw = card.transmit(command);
    if (!raw) return tl::unexpected(raw.error());
    if (raw->size() < 2) return fail(CardProblem::Unreadable);
    const auto high = static_cast<unsigned char>((*raw)[raw->size() - 2]);
    const auto low = static_cast<unsigned char>(raw->back());
    return Answer{raw->substr(0, raw->size() - 2), high << 8 | low};
}

// Tries left of a 63Cx; nothing for any other status.
std::optional<int> triesIn(int status) {
    return (status & 0xFFF0) == 0x63C0 ? std::optional(status & 0x000F) : std::nullopt;
}

CardResult<std::string> readPiece(CardChannel& card, std::size_t from, std::size_t length) {
    const std::string command{'\x00', '\xB0', static_cast<char>(from >> 8 & 0x7F), static_cast<char>(from & 0xFF),
                              static_cast<char>(length)};
    const auto answer = send(card, command);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != kDone || answer->data.size() != length) return fail(CardProblem::Unreadable);
    return answer->data;
}

// One object of a BER-TLV text with tags of two bytes.
struct Object {
    std::string_view tag;
    std::string_view value;
    std::size_t size = 0;  // With tag and length.
};

// Head only: `value` may reach beyond `text` and is then empty.
std::optional<Object> objectAt(std::string_view text) {
    if (text.size() < 3) return std::nullopt;
    const auto first = static_cast<unsigned char>(text[2]);
    std::size_t head = 3, length = first;
    if (first >= 0x80) {
        const std::size_t bytes = first & 0x7F;
        if (bytes < 1 || bytes > 2 || text.size() < 3 + bytes) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            length = length << 8 | static_cast<unsigned char>(text[3 + i]);
        head += bytes;
    }
    Object out{text.substr(0, 2), {}, head + length};
    if (text.size() >= out.size) out.value = text.substr(head, length);
    return out;
}

CardResult<std::string> readFile(CardChannel& card) {
    auto file = readPiece(card, 0, kHead);
    if (!file) return file;
    const auto object = objectAt(*file);
    if (!object || object->tag != kObject || object->size < kHead || object->size > kLargest)
        return fail(CardProblem::Unreadable);
    const std::size_t whole = object->size;
    while (file->size() < whole) {
        const auto piece = readPiece(card, file->size(), std::min(kPiece, whole - file->size()));
        if (!piece) return piece;
        *file += *piece;
    }
    return file;
}

domain::Sex sexOf(std::string_view code) {  // ISO/IEC 5218
    return code == "1" ? domain::Sex::Male : code == "2" ? domain::Sex::Female : domain::Sex::NotSaid;
}

CardResult<codes::SaidHousehold> itemsOf(std::string_view file) {
    const auto object = objectAt(file);
    if (!object || object->value.empty()) return fail(CardProblem::Unreadable);
    codes::SaidHousehold out;
    codes::SaidPerson person;
    std::string_view rest = object->value;
    while (!rest.empty()) {
        const auto item = objectAt(rest);
        if (!item || item->size > rest.size()) return fail(CardProblem::Unreadable);
        const std::string text(item->value);
        if ((item->tag == kName || item->tag == kAddress) && !base::isValidUtf8(text))
            return fail(CardProblem::Unreadable);
        if (item->tag == kName) {
            codes::splitName(text, person.familyName, person.givenName);
        } else if (item->tag == kAddress) {
            out.address = base::trimmed(text);
        } else if (item->tag == kBirth && text.size() == 8) {
            person.birth =
                domain::PartialDate::fromText(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2));
        } else if (item->tag == kSex) {
            person.sex = sexOf(text);
        }
        rest.remove_prefix(item->size);
    }
    if (person.familyName.empty()) return fail(CardProblem::Unreadable);
    out.people.push_back(std::move(person));
    return out;
}

}  // namespace

std::optional<PrintedCode> PrintedCode::fromDigits(std::string_view digits) {
    const bool allDigits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() != kDigits || !allDigits) return std::nullopt;
    const auto pair = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
    if (pair(2) > 12 || pair(4) > 31) return std::nullopt;
    return PrintedCode(std::string(digits));
}

CardResult<int> openCard(CardChannel& card) {
    const auto application = send(card, kSelectApplication);
    if (!application) return tl::unexpected(application.error());
    if (application->status != kDone) return fail(CardProblem::OtherCard);
    const auto code = send(card, kSelectCodeB);
    if (!code) return tl::unexpected(code.error());
    if (code->status != kDone) return fail(CardProblem::OtherCard);
    const auto asked = send(card, kAskTries);
    if (!asked) return tl::unexpected(asked.error());
    const auto tries = triesIn(asked->status);
    if (asked->status == kBlocked || asked->status == kBlockedReference || tries == 0)
        return fail(CardProblem::Blocked);
    if (!tries) return fail(CardProblem::Unreadable);
    if (*tries == 1) return fail(CardProblem::LastTry);
    return *tries;
}

CardResult<codes::SaidHousehold> readFourItems(CardChannel& card, const PrintedCode& code) {
    const auto open = openCard(card);
    if (!open) return tl::unexpected(open.error());
    std::string verify(kVerify);
    verify += static_cast<char>(code.digits().size());
    verify += code.digits();
    const auto verified = send(card, verify);
    if (!verified) return tl::unexpected(verified.error());
    if (const auto tries = triesIn(verified->status)) {
        return *tries == 0 ? fail(CardProblem::Blocked) : fail(CardProblem::WrongCode, *tries);
    }
    if (verified->status == kBlocked || verified->status == kBlockedReference) return fail(CardProblem::Blocked);
    if (verified->status != kDone) return fail(CardProblem::Unreadable);
    const auto selected = send(card, kSelectFourItems);
    if (!selected) return tl::unexpected(selected.error());
    if (selected->status != kDone) return fail(CardProblem::Unreadable);
    const auto file = readFile(card);
    if (!file) return tl::unexpected(file.error());
    return itemsOf(*file);
}

}  // namespace hinanjo::readers
