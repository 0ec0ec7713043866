#include "simulated_card.h"

#include <algorithm>

namespace hinanjo::test {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kApplication = "\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x08"sv;
const std::string kNumberFile("\x00\x01", 2);
const std::string kItemsFile("\x00\x02", 2);
const std::string kCodeB("\x00\x15", 2);

const std::string kOk("\x90\x00", 2);
const std::string kNotFound("\x6A\x82", 2);
const std::string kNotAllowed("\x69\x82", 2);
const std::string kNoCommand("\x6D\x00", 2);
const std::string kBlocked("\x69\x84", 2);

std::string object(std::string_view tag, const std::string& value) {
    std::string out(tag);
    if (value.size() >= 0x100) {
        out += '\x82';
        out += static_cast<char>(value.size() >> 8);
    } else if (value.size() >= 0x80) {
        out += '\x81';
    }
    out += static_cast<char>(value.size() & 0xFF);
    return out + value;
}

std::string triesWord(int tries) {
    return {'\x63', static_cast<char>(0xC0 | tries)};
}

}  // namespace

SimulatedCard::SimulatedCard() : SimulatedCard(Content{}) {}

SimulatedCard::SimulatedCard(Content content) : m_content(std::move(content)) {
    m_files[kItemsFile] =
        object("\xFF\x20", object("\xDF\x21", std::string(16, '\x01')) + object("\xDF\x22", m_content.name) +
                               object("\xDF\x23", m_content.address) + object("\xDF\x24", m_content.birth) +
                               object("\xDF\x25", m_content.sex));
    m_files[kItemsFile] += std::string(64, '\xFF');  // The file is longer than what stands in it.
    m_files[kNumberFile] = object("\xFF\x10", "000000000000");
}

std::string SimulatedCard::answer(std::string_view command) {
    const std::lock_guard lock(m_mutex);
    m_commands.emplace_back(command);
    if (command.size() < 4 || command[0] != '\0') return kNoCommand;
    switch (command[1]) {
        case '\xA4':
            return select(command);
        case '\x20':
            return verify(command);
        case '\xB0':
            return read(command);
        default:
            m_more = true;
            return kNoCommand;
    }
}

std::string SimulatedCard::select(std::string_view command) {
    const std::string name(command.substr(std::min<std::size_t>(5, command.size())));
    if (command[2] == '\x04') {
        m_more = m_more || name != kApplication;
        m_inApplication = name == kApplication && !m_content.otherCard;
        m_verified = false;
        m_selected.clear();
        return m_inApplication ? kOk : kNotFound;
    }
    m_more = m_more || (name != kItemsFile && name != kCodeB);
    if (!m_inApplication || (!m_files.contains(name) && name != kCodeB)) return kNotFound;
    m_selected = name;
    return kOk;
}

std::string SimulatedCard::verify(std::string_view command) {
    if (m_selected != kCodeB) return kNotAllowed;
    if (command.size() == 4) return m_content.tries == 0 ? kBlocked : triesWord(m_content.tries);
    if (m_content.tries == 0) return kBlocked;
    if (command.substr(5) == m_content.printedCode) {
        m_content.tries = 10;
        m_verified = true;
        return kOk;
    }
    return triesWord(--m_content.tries);
}

std::string SimulatedCard::read(std::string_view command) {
    const auto file = m_files.find(m_selected);
    if (file == m_files.end() || !m_verified || command.size() != 5) return kNotAllowed;
    const std::size_t from = static_cast<unsigned char>(command[2]) << 8 | static_cast<unsigned char>(command[3]);
    const std::size_t length = static_cast<unsigned char>(command[4]);
    if (from >= file->second.size()) return {'\x6B', '\x00'};
    return file->second.substr(from, length) + kOk;
}

std::vector<std::string> SimulatedCard::commands() const {
    const std::lock_guard lock(m_mutex);
    return m_commands;
}

int SimulatedCard::tries() const {
    const std::lock_guard lock(m_mutex);
    return m_content.tries;
}

bool SimulatedCard::wasAskedForMore() const {
    const std::lock_guard lock(m_mutex);
    return m_more;
}

void SimulatedCard::reset() {
    const std::lock_guard lock(m_mutex);
    m_inApplication = m_verified = false;
    m_selected.clear();
}

readers::CardResult<std::string> DirectChannel::transmit(std::string_view command) {
    if (m_left == 0) return tl::unexpected(readers::CardFailure{readers::CardProblem::Removed});
    if (m_left > 0) --m_left;
    return m_card.answer(command);
}

}  // namespace hinanjo::test
