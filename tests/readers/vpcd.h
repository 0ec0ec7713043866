// A card reader that exists in software only: pcscd with the vpcd driver, and cards that are laid on it and taken away.
#pragma once

#include <QProcess>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "simulated_card.h"

namespace hinanjo::test {

// pcscd for the life of this object; one at a time on a machine. A pcscd that runs already is used as it is.
class SoftwareReader {
public:
    // Why there can be none here (not root, not installed); empty: there is one.
    [[nodiscard]] const std::string& missing() const { return m_missing; }

    SoftwareReader();
    ~SoftwareReader();
    SoftwareReader(const SoftwareReader&) = delete;
    SoftwareReader& operator=(const SoftwareReader&) = delete;

    // pcscd is ours to stop.
    [[nodiscard]] bool isOurs() const { return m_pcscd.state() == QProcess::Running; }
    // As if pcscd were stopped.
    void stop();

private:
    std::string m_missing;
    int m_lock = -1;
    QProcess m_pcscd;
};

// `card` on the reader, until this object goes. It is pulled away after so many answers (-1: never).
class LaidCard {
public:
    explicit LaidCard(SimulatedCard& card, int answers = -1);
    ~LaidCard();
    LaidCard(const LaidCard&) = delete;
    LaidCard& operator=(const LaidCard&) = delete;

private:
    void serve();

    SimulatedCard& m_card;
    int m_left;
    int m_socket = -1;
    std::thread m_thread;
};

}  // namespace hinanjo::test
