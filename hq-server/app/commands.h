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
    unsigned count = 40;  // Of cards or tokens.
    bool large = false;   // 大きい版
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
// Who may open the sealed roster on a tablet, and the order that opens it.
[[nodiscard]] int addOfficerCommand(office::Office& office, const std::string& shelter, const std::string& name,
                                    const Output& output);
[[nodiscard]] int listOfficers(office::Office& office, const Output& output);
[[nodiscard]] int removeOfficerCommand(office::Office& office, const std::string& id, const Output& output);
[[nodiscard]] int releaseRoster(office::Office& office, const std::vector<std::string>& shelters,
                                const std::string& reason, const Output& output);
[[nodiscard]] int resealRoster(office::Office& office, const Output& output);
[[nodiscard]] int showUnsealings(office::Office& office, const Output& output);
// Words about roster persons: ticked lists, telephone, visits.
struct VisitOptions {
    std::string list, rosterNo;  // Page and row of a list's edition, or the person's number.
    unsigned page = 0, row = 0;
    std::string as, at, by, source, remark;
};
[[nodiscard]] int enterVisit(office::Office& office, const VisitOptions& options, const Output& output);
[[nodiscard]] int importVisits(office::Office& office, const std::string& input, const std::string& refused,
                               const Files& files, const Output& output);
// A person's decision on an arrival and a roster person.
struct MatchDecision {
    std::string rosterNo, checkin, person, as, reason;
};
[[nodiscard]] int decideMatchCommand(office::Office& office, const MatchDecision& options, const Output& output);
// What waits for such a decision, best first.
struct ReviewOptions {
    bool values = false;   // The fields side by side: needs a reason, and the look is recorded.
    bool certain = false;  // Also the links that matching made by itself.
    bool json = false;
    std::string reason;
};
[[nodiscard]] int reviewMatches(office::Office& office, const ReviewOptions& options, const Output& output);
// Links that the roster version in force would have changed: they wait for a person, and stay as they were meanwhile.
struct ChangesOptions {
    std::vector<std::string> accept;  // As the new version says, of these arrivals (number or id of the record) ...
    bool acceptAll = false;           // ... or of all.
    bool json = false;
    std::string reason;
};
[[nodiscard]] int matchChanges(office::Office& office, const ChangesOptions& options, const Output& output);
// Records that may be one person. To answer: decideCommand().
struct DuplicatesOptions {
    bool values = false;  // Both sides of each field: needs a reason, and the look is recorded.
    bool json = false;
    std::string reason;
};
[[nodiscard]] int showDuplicates(office::Office& office, const DuplicatesOptions& options, const Output& output);
// Who of the roster is missing, with progress.
struct UnaccountedOptions {
    std::string by = "district";
    bool json = false;
    bool values = false;  // Names, addresses, telephones: needs a reason, and the look is recorded.
    std::string reason;
};
[[nodiscard]] int unaccountedCommand(office::Office& office, const UnaccountedOptions& options, const Output& output);
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
