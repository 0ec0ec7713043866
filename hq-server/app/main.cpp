// hq-server: init and serve here; every other command is run by the process that serves the directory, or, when none
// does, by this one.
#include <grpcpp/grpcpp.h>
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "app/commands.h"
#include "app/shelter_csv.h"
#include "app/supervisor.h"
#include "app/watchdog.h"
#include "base/files.h"
#include "office/journal.h"
#include "rpc/server.h"
#include "shelter/v1/headquarters.grpc.pb.h"

namespace {

using namespace hinanjo;
namespace pb = shelter::v1;

const app::Output kTerminal{[](std::string text) { std::cout << text << std::flush; },
                            [](std::string text) { std::cerr << text << std::flush; }};

// A serving process that was killed needs a moment until its last write is over and the directory is free; so does
// somebody else's command.
constexpr std::chrono::seconds kForTheDirectory{5};
constexpr std::chrono::milliseconds kBetweenLooks{50};

// Opens it as soon as nobody else has it. `meanwhile` may say, between two looks, that it is no longer needed.
base::Result<std::unique_ptr<office::Office>> openWhenFree(const std::string& data,
                                                           const std::function<bool()>& meanwhile) {
    const auto until = std::chrono::steady_clock::now() + kForTheDirectory;
    for (;;) {
        auto office = office::Office::open(data);
        if (office || office.error().code != base::ErrorCode::Conflict || std::chrono::steady_clock::now() >= until)
            return office;
        std::this_thread::sleep_for(kBetweenLooks);
        if (meanwhile()) return office;
    }
}

int init(const std::string& data, const std::string& name, const std::string& shelters, const std::string& store) {
    const auto read = app::readShelters(shelters, base::shareDirectory() / "kita_chome.csv");
    if (!read) return kTerminal.fail(read.error());
    if (const auto made = office::Office::create(data, name, *read, store); !made) return kTerminal.fail(made.error());
    kTerminal.say(std::to_string(read->size()) + " shelters");
    return app::kDone;
}

// The worker.
int serve(const std::string& data, const std::string& address, const std::vector<std::string>& names) {
    // Before any thread: every thread inherits the mask, and this one waits for the signals.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    app::raiseDescriptorLimit();

    auto office = openWhenFree(data, [] { return false; });
    if (!office) return kTerminal.fail(office.error());
    rpc::Server::Options options;
    options.address = address;
    options.names = names;
    options.run = [&office](const std::vector<std::string>& arguments, const std::string& directory,
                            const std::function<void(std::string)>& out,
                            const std::function<void(std::string)>& error) {
        return app::runCommand(**office, arguments, directory, app::Output{out, error});
    };
    auto server = rpc::Server::start(**office, std::move(options));
    if (!server) return kTerminal.fail(server.error());
    office::journal(office::Level::Info, "serve.ready",
                    {{"events", (*office)->folded()},
                     {"port", std::int64_t{(*server)->port()}},
                     {"pid", std::int64_t{::getpid()}}});
    kTerminal.say("ready grpc " + address.substr(0, address.rfind(':')) + ":" + std::to_string((*server)->port()));

    int signal = 0;
    sigwait(&signals, &signal);
    office::journal(office::Level::Info, "serve.stopping", {});
    (*server)->shutdown();
    return app::kDone;
}

// The serving process of this directory runs it; nothing if none does.
std::optional<int> runInServer(const std::string& data, const std::vector<std::string>& arguments) {
    const auto socket = rpc::commandSocket(data);
    if (!std::filesystem::exists(socket)) return std::nullopt;
    const auto channel = grpc::CreateChannel("unix:" + socket.string(), grpc::InsecureChannelCredentials());
    const auto stub = pb::Headquarters::NewStub(channel);
    grpc::ClientContext context;
    pb::CommandRequest request;
    for (const std::string& argument : arguments)
        request.add_arguments(argument);
    request.set_working_directory(std::filesystem::current_path().string());
    const auto reader = stub->Run(&context, request);
    pb::CommandOutput output;
    std::optional<int> status;
    bool any = false;
    while (reader->Read(&output)) {
        any = true;
        std::cout << output.out() << std::flush;
        std::cerr << output.error() << std::flush;
        if (output.done()) status = output.exit_status();
    }
    const grpc::Status finished = reader->Finish();
    if (!status && any) {
        std::cerr << "the serving process ended while the command ran: " << finished.error_message() << "\n";
        return app::kRefused;
    }
    return status;  // A socket nobody answers on is what a crash left behind.
}

std::string dataOf(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
        if (arguments[i] == "--data") return arguments[i + 1];
    }
    for (const std::string& argument : arguments) {
        if (argument.starts_with("--data=")) return argument.substr(7);
    }
    return {};
}

// In the process that serves this directory, else in this one. Between the two there is a server that is starting.
int runCommand(const std::string& data, const std::vector<std::string>& arguments) {
    std::optional<int> status = runInServer(data, arguments);
    if (status) return *status;
    auto office = openWhenFree(data, [&] {
        status = runInServer(data, arguments);
        return status.has_value();
    });
    if (status) return *status;
    if (!office) return kTerminal.fail(office.error());
    return app::runCommand(**office, arguments, std::filesystem::current_path().string(), kTerminal);
}

constexpr const char* kHelp =
    "hq-server: disaster headquarters of Hinanjo\n\n"
    "  hq-server init  --data DIR --name TEXT --shelters FILE.csv [--store postgresql://...]\n"
    "  hq-server serve --data DIR [--grpc ADDR:PORT] [--name-for-tablets NAME]... [--no-watchdog]\n"
    "  hq-server incident start|end|show --data DIR ...\n"
    "  hq-server device enroll|list|revoke|release --data DIR ...\n"
    "  hq-server bundle import --data DIR FILE.evx...\n"
    "  hq-server bundle export --data DIR --shelter ID --out FILE.evx|DIR\n"
    "  hq-server roster apply --data DIR FILE.roster [--preview] [--changes FILE.csv]\n"
    "  hq-server roster release|reseal|openings --data DIR ...\n"
    "  hq-server staff add|list|renew|remove --data DIR ...\n"
    "  hq-server officer add|list|remove --data DIR ...\n"
    "  hq-server residents apply --data DIR FILE.roster [--preview] [--changes FILE.csv]\n"
    "  hq-server checkins import --data DIR FILE.csv [--refused FILE.csv]\n"
    "  hq-server visits import --data DIR FILE.csv [--refused FILE.csv]\n"
    "  hq-server visits enter --data DIR --list EDITION --page N --row N | --roster-no NO --as "
    "無事|避難済|不在|要救助|けが\n"
    "  hq-server match --data DIR --out FILE.csv\n"
    "  hq-server match review --data DIR [--certain] [--json] [--values --reason TEXT]\n"
    "  hq-server match decide --data DIR --roster-no NO --checkin ID|--person ID --as same|different\n"
    "  hq-server match changes --data DIR [--json] [--accept ID...|--accept-all --reason TEXT]\n"
    "  hq-server match duplicates --data DIR [--json] [--values --reason TEXT]\n"
    "  hq-server match same|different --data DIR PERSON PERSON [--reason TEXT]\n"
    "  hq-server visits undo, match undo --data DIR EVENT\n"
    "  hq-server unaccounted --data DIR [--by district|supporter] [--json] [--values --reason TEXT]\n"
    "  hq-server list --data DIR --kind evacuees|unaccounted ... --out FILE.pdf|.csv\n"
    "  hq-server needs --data DIR\n"
    "  hq-server reports --data DIR\n"
    "  hq-server questions --data DIR [ID]... [--values --reason TEXT]\n"
    "  hq-server decide --data DIR ID --choose N | --pair A B --as same|different | --undo EVENT\n"
    "  hq-server backup --data DIR --out FILE [--recovery-code-file FILE]\n"
    "  hq-server restore --from FILE --data NEWDIR [--recovery-code-file FILE]\n"
    "  hq-server verify --data DIR | --file BACKUP [--recovery-code-file FILE]\n\n"
    "Every command works while serve runs and while it does not. COMMAND --help says more.\n"
    "Exit status: 0 done, 1 refused or partly refused, 2 wrong usage, 3 damaged data.\n";

}  // namespace

int main(int argc, char** argv) {
    // One heap for each of many threads keeps what a crowd of tablets once needed: a third of the memory beyond the
    // state.
    mallopt(M_ARENA_MAX, 2);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h") {
        (arguments.empty() ? std::cerr : std::cout) << kHelp;
        return arguments.empty() ? app::kUsage : app::kDone;
    }
    if (arguments.front() == "restore") return app::restoreCommand(arguments, kTerminal);
    if (arguments.front() == "verify" && std::ranges::any_of(arguments, [](const std::string& word) {
            return word == "--file" || word.starts_with("--file=");
        })) {
        return app::verifyFileCommand(arguments, kTerminal);
    }
    const bool isInit = arguments.front() == "init";
    const bool isProbe = arguments.front() == "probe";  // The supervisor's; see supervisor.cpp.
    if (!isInit && !isProbe && arguments.front() != "serve") {
        const std::string data = dataOf(arguments);
        if (data.empty()) {
            std::cerr << "--data DIR is missing\n" << kHelp;
            return app::kUsage;
        }
        return runCommand(data, arguments);
    }
    ::prctl(PR_SET_NAME, "hq-server");  // Also where the supervisor executed this file as /proc/self/exe.
    CLI::App app(isInit ? "make an office" : isProbe ? "call the server as a tablet would" : "serve tablets");
    std::string data, name, shelters, store, grpcAddress = "0.0.0.0:8443";
    std::vector<std::string> names;
    bool isUnwatched = false;
    app::Watch watch;
    std::int64_t every = watch.every.count(), patience = watch.patience.count();
    app.add_option("--data", data, "data directory")->required();
    if (isInit) {
        app.add_option("--name", name, "name of the office, e.g. 東京都北区")->required();
        app.add_option("--shelters", shelters, "CSV of shelters")->required();
        app.add_option("--store", store, "PostgreSQL database to keep everything in: postgresql://...");
    } else if (isProbe) {
        app.add_option("--address", grpcAddress, "address and port the server listens on")->required();
        app.add_option("--patience", patience, "milliseconds for the answer")->check(CLI::PositiveNumber);
    } else {
        app.add_option("--grpc", grpcAddress, "address and port for tablets")->capture_default_str();
        app.add_option("--name-for-tablets", names, "further names or addresses of this machine");
        app.add_flag("--no-watchdog", isUnwatched, "serve in this process; nobody restarts it");
        // For tests; not in the help.
        app.add_option("--watchdog-every", every)->check(CLI::PositiveNumber)->group("");
        app.add_option("--watchdog-patience", patience)->check(CLI::PositiveNumber)->group("");
    }
    std::vector<std::string> rest(arguments.rbegin(), arguments.rend() - 1);
    try {
        app.parse(rest);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? app::kDone : app::kUsage;
    }
    watch.every = std::chrono::milliseconds(every);
    watch.patience = std::chrono::milliseconds(patience);
    if (isInit) return init(data, name, shelters, store);
    if (isProbe) return app::probe(data, grpcAddress, watch.patience, kTerminal);
    if (isUnwatched) return serve(data, grpcAddress, names);
    return app::supervise(data, grpcAddress, names, watch, kTerminal);
}
