// A My Number card that exists in a test only: the application for the four items with its codes, files and counter, as
// ISO/IEC 7816-4 commands see it. Remembers every command.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "readers/card_channel.h"

namespace hinanjo::test {

class SimulatedCard {
public:
    struct Content {
        std::string printedCode = "33041220331234";  // 昭和33年4月12日, 2033, 1234
        std::string name = "山田　太郎";
        std::string address = "試験町一丁目2番3号";
        std::string birth = "19580412";
        std::string sex = "1";
        int tries = 10;
        bool otherCard = false;  // Knows no such application.
    };

    SimulatedCard();
    explicit SimulatedCard(Content content);

    // Any thread.
    [[nodiscard]] std::string answer(std::string_view command);
    [[nodiscard]] std::vector<std::string> commands() const;
    [[nodiscard]] int tries() const;
    // Has the file with the individual number been selected, or anything but the application and its two files?
    [[nodiscard]] bool wasAskedForMore() const;
    // Power off: nothing is selected or verified any more.
    void reset();

private:
    [[nodiscard]] std::string select(std::string_view command);
    [[nodiscard]] std::string verify(std::string_view command);
    [[nodiscard]] std::string read(std::string_view command);

    mutable std::mutex m_mutex;
    Content m_content;
    std::map<std::string, std::string> m_files;
    std::vector<std::string> m_commands;
    std::string m_selected;
    bool m_inApplication = false;
    bool m_verified = false;
    bool m_more = false;
};

// The card in this process, without a reader. After `commands` commands it is gone (-1: never).
class DirectChannel final : public readers::CardChannel {
public:
    explicit DirectChannel(SimulatedCard& card, int commands = -1) : m_card(card), m_left(commands) {}
    readers::CardResult<std::string> transmit(std::string_view command) override;

private:
    SimulatedCard& m_card;
    int m_left;
};

}  // namespace hinanjo::test
