// backup on an open office; restore and verify --file, which need none.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/commands.h"
#include "base/files.h"
#include "lists/build.h"
#include "office/backup.h"

namespace hinanjo::app {
namespace {

base::Result<std::string> codeFrom(const std::filesystem::path& file) {
    HINANJO_ASSIGN(std::string text, base::readFile(file));
    // One code in one line; an editor may have put a line end behind it.
    const auto end = text.find_first_of("\r\n");
    if (end != std::string::npos) text.resize(end);
    return text;
}

// The code of an existing backup: from the file, or typed.
base::Result<std::string> askCode(const std::string& file) {
    if (!file.empty()) return codeFrom(file);
    if (::isatty(STDIN_FILENO) == 1) std::cerr << "recovery code: " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line) || line.empty()) {
        return base::fail(base::ErrorCode::Invalid,
                          "recovery code: none was given (--recovery-code-file FILE, or a line on standard input)");
    }
    return line;
}

std::string summary(const office::BackupManifest& manifest) {
    return manifest.officeName + "  events " + std::to_string(manifest.end) + "  logs " +
           std::to_string(manifest.logs.size()) + "  last event " +
           (manifest.lastEvent ? lists::longTime(*manifest.lastEvent) : "none") + "  made " +
           lists::longTime(manifest.made);
}

// Parses the rest of a command line after its first word; nothing means: go on.
std::optional<int> parse(CLI::App& app, const std::vector<std::string>& arguments, const Output& output) {
    std::vector<std::string> rest(arguments.rbegin(), arguments.rend() - 1);
    try {
        app.parse(rest);
        return std::nullopt;
    } catch (const CLI::Success&) {
        output.out(app.help());
        return kDone;
    } catch (const CLI::ParseError& error) {
        output.complain(error.what());
        return kUsage;
    }
}

}  // namespace

int backupCommand(office::Office& office, const std::string& out, const std::string& codeFile, const Files& files,
                  const Output& output) {
    std::optional<std::string> code;
    if (!codeFile.empty()) {
        auto read = codeFrom(files(codeFile));
        if (!read) return output.fail(read.error());
        code = std::move(*read);
    }
    const auto made = office::makeBackup(office, files(out), code, [&](const std::string& fresh) {
        output.say("recovery code  " + fresh);
        output.say(
            "Write it on paper, twice, and keep it away from this machine. It opens this and every later backup");
        output.say("and is shown only now: without it no backup can be restored.");
    });
    if (!made) return output.fail(made.error());
    output.say("verified  " + summary(*made));
    return kDone;
}

int restoreCommand(const std::vector<std::string>& arguments, const Output& output) {
    CLI::App app("make a new data directory from a backup", "hq-server restore");
    std::string from, data, codeFile;
    app.add_option("--from", from, "backup file")->required();
    app.add_option("--data", data, "data directory to make; must be empty or not exist")->required();
    app.add_option("--recovery-code-file", codeFile,
                   "file with the recovery code; without it, a line of standard input");
    if (const auto status = parse(app, arguments, output)) return *status;
    const auto code = askCode(codeFile);
    if (!code) return output.fail(code.error());
    const base::SystemClock clock;
    base::SystemRandom random;
    const auto restored = office::restoreBackup(from, *code, data, clock, random);
    if (!restored) return output.fail(restored.error());
    const office::BackupManifest& manifest = restored->manifest;
    output.say("restored  " + summary(manifest));
    output.say("incarnation " + restored->incarnation.hex() + "  forked from " + manifest.incarnation.hex() + " at " +
               std::to_string(manifest.end));
    output.say("Tablets bring what was recorded after the backup as soon as they reach this headquarters.");
    output.say("A tablet that was revoked after the backup must be revoked again, unless another tablet brings its");
    output.say("revocation: see hq-server device list. Codes for enrolment made before are void: make new ones.");
    return kDone;
}

int verifyFileCommand(const std::vector<std::string>& arguments, const Output& output) {
    CLI::App app("restore a backup to a scratch directory and compare it", "hq-server verify");
    std::string file, codeFile;
    app.add_option("--file", file, "backup file")->required();
    app.add_option("--recovery-code-file", codeFile,
                   "file with the recovery code; without it, a line of standard input");
    if (const auto status = parse(app, arguments, output)) return *status;
    const auto code = askCode(codeFile);
    if (!code) return output.fail(code.error());
    base::SystemRandom random;
    const auto checked = office::checkBackup(file, *code, std::filesystem::temp_directory_path(), random);
    if (!checked) return output.fail(checked.error());
    for (const std::string& problem : checked->problems)
        output.complain(file + ": " + problem);
    output.say(summary(checked->manifest) + "  problems " + std::to_string(checked->problems.size()));
    return checked->problems.empty() ? kDone : kDamaged;
}

}  // namespace hinanjo::app
