// A spooler (cupsd) and a driverless printer (Debian's ippeveprinter) of the test's own, on free ports, with all their
// files in a directory that goes with them. The printer can be switched off, and says what a test makes it say.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tablet/lan.h"

namespace hinanjo::test {

class PrintShop {
public:
    // The printer is on and known to the spooler as kPrinter. Null, and why, if this environment cannot do that.
    static std::unique_ptr<PrintShop> open(std::string& whyNot);

    ~PrintShop();  // Ends the spooler, which ends what it started.
    PrintShop(const PrintShop&) = delete;
    PrintShop& operator=(const PrintShop&) = delete;

    static constexpr const char* kPrinter = "school";

    [[nodiscard]] const std::string& server() const { return m_server; }
    void switchOn();
    void switchOff() { m_printer.reset(); }
    // What the printer says while it prints ("media-jam-error"); it finishes nothing until it says nothing.
    void say(const std::string& reason) const;
    // Takes no jobs, or takes them again.
    void accept(bool jobs) const;
    // Copies of what came out, in order.
    [[nodiscard]] std::vector<std::filesystem::path> printed() const;

private:
    PrintShop() = default;

    TempDir m_dir;
    std::unique_ptr<Machine> m_machine;
    std::unique_ptr<Program> m_spooler;
    std::unique_ptr<Program> m_printer;
    std::string m_server;
    int m_printerPort = 0;
};

}  // namespace hinanjo::test
