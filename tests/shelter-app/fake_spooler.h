// A spooler without printers behind it: says what a test wants it to say, and keeps what it was given.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "printing/spooler.h"

namespace hinanjo::test {

class FakeSpooler final : public printing::Spooler {
public:
    FakeSpooler() : Spooler(printing::Spooler::Options{}) {}

    struct Given {
        std::string printer, title, pdf;
    };

    // --- any thread ---
    void has(std::vector<printing::Printer> printers) {
        set([&] { m_printers = std::move(printers); });
    }
    void says(printing::Trouble trouble) {
        set([&] { m_trouble = trouble; });
    }
    void jobIs(printing::JobState state) {
        set([&] { m_state = std::move(state); });
    }
    // Answers nothing until it is told to.
    void hangs(bool hanging) {
        set([&] { m_hanging = hanging; });
        m_answers.notify_all();
    }
    void refuses(base::ErrorCode code) {
        set([&] { m_refusal = code; });
    }
    [[nodiscard]] std::vector<Given> given() const { return get(m_given); }
    [[nodiscard]] std::vector<int> cancelled() const { return get(m_cancelled); }

    [[nodiscard]] base::Result<std::vector<printing::Printer>> find() const override { return get(m_printers); }
    [[nodiscard]] base::Result<printing::Trouble> ask(const std::string&) const override { return get(m_trouble); }
    [[nodiscard]] base::Result<printing::Job> submit(const std::string& printer, const std::string& title,
                                                     std::string_view pdf) const override {
        std::unique_lock lock(m_mutex);
        m_answers.wait(lock, [&] { return !m_hanging; });
        if (m_refusal) return base::fail(*m_refusal, "refused");
        m_given.push_back({printer, title, std::string(pdf)});
        if (m_state.phase == printing::Phase::Cancelled) m_state.phase = printing::Phase::Printing;
        return printing::Job{printer, static_cast<int>(m_given.size())};
    }
    [[nodiscard]] base::Result<printing::JobState> look(const printing::Job&) const override { return get(m_state); }
    [[nodiscard]] base::Status cancel(const printing::Job& job) const override {
        const std::lock_guard lock(m_mutex);
        m_cancelled.push_back(job.id);
        m_state.phase = printing::Phase::Cancelled;
        return {};
    }

private:
    template <typename Change>
    void set(Change change) {
        const std::lock_guard lock(m_mutex);
        change();
    }
    template <typename T>
    T get(const T& value) const {
        const std::lock_guard lock(m_mutex);
        return value;
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_answers;
    bool m_hanging = false;
    std::vector<printing::Printer> m_printers{{"school", "Brother HL-L2375DW", "職員室", true}};
    printing::Trouble m_trouble{};
    mutable printing::JobState m_state{.phase = printing::Phase::Printing};
    std::optional<base::ErrorCode> m_refusal;
    mutable std::vector<Given> m_given;
    mutable std::vector<int> m_cancelled;
};

}  // namespace hinanjo::test
