// Printers by CUPS and driverless IPP: which there are, a job for one of them, and how it goes. The spooler (cupsd)
// keeps a job through a power cut of the printer and converts for those that know no PDF; how the printer itself is, we
// ask the printer.
//
// Every call waits for the network, a few seconds at most: not for the GUI thread. Not thread-safe; use one in each
// thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "printing/trouble.h"

namespace hinanjo::printing {

struct Printer {
    std::string name;      // What the spooler calls it.
    std::string model;     // 「Brother HL-L2375DW」, as it calls itself; may be empty.
    std::string location;  // 「職員室」; may be empty.
    bool preferred = false;

    friend bool operator==(const Printer&, const Printer&) = default;
};

struct Job {
    std::string printer;
    int id = 0;
};

enum class Phase : std::uint8_t {
    Waiting,   // In the spooler, not at the printer yet.
    Printing,  // Being printed, or trying to; see the trouble.
    Done,
    Refused,    // Neither the spooler nor the printer will print it.
    Cancelled,  // By somebody at the printer, or by us.
};

struct JobState {
    Phase phase{};
    Trouble trouble{};
    std::uint32_t sheets = 0;  // Came out, as far as the printer says so.
    std::string detail{};      // In English, for the log.
};

class Spooler {
public:
    struct Options {
        std::string server{};  // "127.0.0.1:8631" or a socket's path; empty: the system's.
        std::chrono::milliseconds patience{2000};
    };
    explicit Spooler(Options options) : m_options(std::move(options)) {}
    virtual ~Spooler() = default;
    Spooler(const Spooler&) = delete;
    Spooler& operator=(const Spooler&) = delete;

    // Queues of the spooler and driverless printers on the network (DNS-SD), the preferred one first. An answer may be
    // empty. Unavailable: no spooler is running.
    [[nodiscard]] virtual base::Result<std::vector<Printer>> find() const;

    // How a printer is now; Off if it does not answer. NotFound: there is no such printer.
    [[nodiscard]] virtual base::Result<Trouble> ask(const std::string& printer) const;

    // Hands over a PDF, A4, one side. `title` stands in the spooler's and the printer's lists: nobody's name. NotFound:
    // there is no such printer; Denied: it takes no jobs; Unavailable: no spooler, or its disk is full.
    [[nodiscard]] virtual base::Result<Job> submit(const std::string& printer, const std::string& title,
                                                   std::string_view pdf) const;

    // NotFound: the spooler does not know the job any more.
    [[nodiscard]] virtual base::Result<JobState> look(const Job& job) const;
    // What is in the printer already comes out.
    [[nodiscard]] virtual base::Status cancel(const Job& job) const;

private:
    Options m_options;
};

}  // namespace hinanjo::printing
