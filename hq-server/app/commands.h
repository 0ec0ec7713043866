// The commands of hq-server on an open office (design: contract of commands). The same code runs in the serving process
// (through its socket) and in the command's own.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "office/office.h"

namespace hinanjo::app {

enum ExitStatus : int { kDone = 0, kRefused = 1, kUsage = 2, kDamaged = 3 };

struct Output {
    std::function<void(std::string)> out;
    std::function<void(std::string)> error;

    // One line each.
    void say(const std::string& line) const { out(line + "\n"); }
    void complain(const std::string& line) const { error(line + "\n"); }
    [[nodiscard]] int fail(const base::Error& error) const;
};

// Paths in `arguments` start at `workingDirectory`.
using Files = std::function<std::filesystem::path(const std::string&)>;

// `arguments` without the program's name; "--data DIR" is accepted and must be this office's.
[[nodiscard]] int runCommand(office::Office& office, const std::vector<std::string>& arguments,
                             const std::string& workingDirectory, const Output& output);

// --- one file each ---
struct ListOptions {
    std::string kind, scope, basis, recipient, out, order = "town", group = "district", since, receipt;
    unsigned copies = 1;
};
[[nodiscard]] int listCommand(office::Office& office, const ListOptions& options, const Files& files,
                              const Output& output);
// Every list that was issued, and which copies are out.
[[nodiscard]] int ledgerCommand(office::Office& office, const Output& output);
struct ReturnOptions {
    std::string list, condition;
    unsigned copy = 0;
};
[[nodiscard]] int returnedCommand(office::Office& office, const ReturnOptions& options, const Output& output);
[[nodiscard]] int matchCommand(office::Office& office, const std::string& out, const Files& files,
                               const Output& output);
[[nodiscard]] int importCheckins(office::Office& office, const std::string& input, const std::string& refused,
                                 const Files& files, const Output& output);
[[nodiscard]] int verifyCommand(office::Office& office, const Output& output);
[[nodiscard]] int backupCommand(office::Office& office, const std::string& out, const std::string& codeFile,
                                const Files& files, const Output& output);
[[nodiscard]] int enrolCommand(office::Office& office, const std::string& shelter, const std::string& address,
                               unsigned hours, const std::string& png, const Files& files, const Output& output);
[[nodiscard]] int listDevices(office::Office& office, const Output& output);
[[nodiscard]] int releaseDevice(office::Office& office, const std::string& id, const Output& output);
[[nodiscard]] int importBundles(office::Office& office, const std::vector<std::string>& names, const Files& files,
                                const Output& output);
// `out` may be a directory.
[[nodiscard]] int exportBundle(office::Office& office, const std::string& shelter, const std::string& out,
                               const Files& files, const Output& output);

// --- without an office: the whole command line, first word included ---
[[nodiscard]] int restoreCommand(const std::vector<std::string>& arguments, const Output& output);
[[nodiscard]] int verifyFileCommand(const std::vector<std::string>& arguments, const Output& output);

}  // namespace hinanjo::app
