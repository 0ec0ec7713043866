// hq-server: init and serve here; every other command is run by the process that serves the directory, or, when none
// does, by this one.
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/commands.h"
#include "app/shelter_csv.h"
#include "base/files.h"
#include "office/journal.h"
#include "rpc/server.h"
#include "shelter/v1/headquarters.grpc.pb.h"

namespace {

using namespace hinanjo;
namespace pb = shelter::v1;

const app::Output kTerminal{[](std::string text) { std::cout << text << std::flush; },
                            [](std::string text) { std::cerr << text << std::flush; }};

int init(const std::string& data, const std::string& name, const std::string& shelters, const std::string& store) {
    const auto read = app::readShelters(shelters, base::shareDirectory() / "kita_chome.csv");
    if (!read) return kTerminal.fail(read.error());
    if (const auto made = office::Office::create(data, name, *read, store); !made) return kTerminal.fail(made.error());
    kTerminal.say(std::to_string(read->size()) + " shelters");
    return app::kDone;
}

int serve(const std::string& data, const std::string& address, const std::vector<std::string>& names) {
    // Before any thread: every thread inherits the mask, and this one waits for the signals.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);

    auto office = office::Office::open(data);
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
                    {{"events", (*office)->folded()}, {"port", std::int64_t{(*server)->port()}}});
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

int runHere(const std::string& data, const std::vector<std::string>& arguments) {
    auto office = office::Office::open(data);
    if (!office) return kTerminal.fail(office.error());
    return app::runCommand(**office, arguments, std::filesystem::current_path().string(), kTerminal);
}

constexpr const char* kHelp =
    "hq-server: disaster headquarters of Hinanjo\n\n"
    "  hq-server init  --data DIR --name TEXT --shelters FILE.csv [--store postgresql://...]\n"
    "  hq-server serve --data DIR [--grpc ADDR:PORT] [--name-for-tablets NAME]...\n"
    "  hq-server incident start|end|show --data DIR ...\n"
    "  hq-server device enroll|list|revoke --data DIR ...\n"
    "  hq-server roster apply --data DIR FILE.roster\n"
    "  hq-server residents apply --data DIR FILE.roster\n"
    "  hq-server checkins import --data DIR FILE.csv [--refused FILE.csv]\n"
    "  hq-server match --data DIR --out FILE.csv\n"
    "  hq-server list --data DIR --kind evacuees|unaccounted ... --out FILE.pdf|.csv\n"
    "  hq-server needs --data DIR\n"
    "  hq-server verify --data DIR\n\n"
    "Every command works while serve runs and while it does not. COMMAND --help says more.\n"
    "Exit status: 0 done, 1 refused or partly refused, 2 wrong usage, 3 damaged data.\n";

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h") {
        (arguments.empty() ? std::cerr : std::cout) << kHelp;
        return arguments.empty() ? app::kUsage : app::kDone;
    }
    const bool isInit = arguments.front() == "init";
    if (!isInit && arguments.front() != "serve") {
        const std::string data = dataOf(arguments);
        if (data.empty()) {
            std::cerr << "--data DIR is missing\n" << kHelp;
            return app::kUsage;
        }
        if (const auto status = runInServer(data, arguments)) return *status;
        return runHere(data, arguments);
    }
    CLI::App app(isInit ? "make an office" : "serve tablets");
    std::string data, name, shelters, store, grpcAddress = "0.0.0.0:8443";
    std::vector<std::string> names;
    app.add_option("--data", data, "data directory")->required();
    if (isInit) {
        app.add_option("--name", name, "name of the office, e.g. 東京都北区")->required();
        app.add_option("--shelters", shelters, "CSV of shelters")->required();
        app.add_option("--store", store, "PostgreSQL database to keep everything in: postgresql://...");
    } else {
        app.add_option("--grpc", grpcAddress, "address and port for tablets")->capture_default_str();
        app.add_option("--name-for-tablets", names, "further names or addresses of this machine");
    }
    std::vector<std::string> rest(arguments.rbegin(), arguments.rend() - 1);
    try {
        app.parse(rest);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? app::kDone : app::kUsage;
    }
    return isInit ? init(data, name, shelters, store) : serve(data, grpcAddress, names);
}
