#include "app/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/questions_command.h"
#include "app/register_command.h"
#include "app/reports_command.h"
#include "app/staff_command.h"
#include "lists/build.h"

namespace hinanjo::app {

int Output::fail(const base::Error& why) const {
    complain(why.detail);
    return why.code == base::ErrorCode::Corrupt || why.code == base::ErrorCode::TooNew ? kDamaged : kRefused;
}

namespace {

using base::ErrorCode;

int startIncident(office::Office& office, const std::string& name, bool drill, const Output& output) {
    base::IncidentId id;
    if (const auto started = office.startIncident(name, drill, id); !started) return output.fail(started.error());
    output.say(id.hex());
    return kDone;
}

int endIncident(office::Office& office, const Output& output) {
    const auto incident = office.incident();
    if (!incident) return output.fail({ErrorCode::NotFound, "incident: none is declared"});
    event::Draft draft;
    draft.incident = incident->incident;
    draft.payload = event::IncidentEnded{incident->incident};
    if (const auto recorded = office.record({draft}); !recorded) return output.fail(recorded.error());
    output.say(incident->incident.hex());
    return kDone;
}

int showIncident(office::Office& office, const Output& output) {
    const auto incident = office.incident();
    if (!incident) {
        output.say("no incident is declared");
        return kDone;
    }
    output.say(incident->incident.hex() + "  " + (incident->drill ? "drill  " : "real  ") + incident->name +
               (office.hasIncidentEnded() ? "  (ended)" : ""));
    return kDone;
}

int revokeDevice(office::Office& office, const std::string& id, const std::string& reason, const Output& output) {
    const auto device = base::DeviceId::fromHex(id);
    if (!device || !office.device(*device))
        return output.fail({ErrorCode::NotFound, "device " + id + ": is not enrolled here"});
    event::Draft draft;
    draft.payload = event::DeviceRevoked{*device, reason};
    if (const auto recorded = office.record({draft}); !recorded) return output.fail(recorded.error());
    output.say("revoked " + id);
    return kDone;
}

// What people at the shelters wait for, worst first; codes and times, no names.
int showNeeds(office::Office& office, const Output& output) {
    office.settle();
    std::vector<std::pair<int, std::string>> lines;
    office.read([&](const state::State& state) {
        for (const state::NeedView* need : state.needs()) {
            using Answer = domain::NeedAnswered::State;
            if (need->state == Answer::Met || need->state == Answer::Refused) continue;
            const char* urgency = need->need.urgency == domain::Urgency::AtOnce ? "at once"
                                  : need->need.urgency == domain::Urgency::Soon ? "soon"
                                                                                : "";
            lines.emplace_back(-static_cast<int>(need->need.urgency),
                               lists::shortTime(state.correctedTime(need->raised)) + "  " + urgency + "  " +
                                   need->need.code + "  " + office.shelterName(need->need.shelter) + "  " +
                                   (!need->need.person.isNull()      ? "person " + need->need.person.hex()
                                    : !need->need.household.isNull() ? "household " + need->need.household.hex()
                                                                     : std::string("the shelter itself")));
        }
    });
    std::ranges::sort(lines);
    for (const auto& [rank, line] : lines)
        output.say(line);
    output.say(std::to_string(lines.size()) + " open");
    return kDone;
}

}  // namespace

int runCommand(office::Office& office, const std::vector<std::string>& arguments, const std::string& workingDirectory,
               const Output& output) {
    const Files files = [&](const std::string& name) {
        const std::filesystem::path path(name);
        return path.is_absolute() ? path : std::filesystem::path(workingDirectory) / path;
    };
    CLI::App app("hq-server");
    app.require_subcommand(1);
    std::string data, name, shelter, address, png, file, out, refused, deviceId, reason, codeFile;
    std::vector<std::string> bundles, shelters;
    bool drill = false;
    unsigned hours = 24;
    ListOptions list;
    ReturnOptions returning{.list = {}, .condition = "返却"};
    VisitOptions visit;
    MatchDecision matching;
    ReviewOptions reviewing;
    ChangesOptions changing;
    DuplicatesOptions doubles;
    UnaccountedOptions unaccounted;
    QuestionsOptions asking;
    DecideOptions decision;
    ApplyOptions applying;
    StaffOptions staffing{.id = {}, .name = {}, .role = "reception", .shelter = {}, .png = {}};
    std::function<int()> todo;
    const auto command = [&](CLI::App* parent, const char* word, const char* help) {
        CLI::App* sub = parent->add_subcommand(word, help);
        sub->add_option("--data", data, "data directory of the office")->required();
        return sub;
    };

    auto* incident = app.add_subcommand("incident", "the disaster or drill being worked on")->require_subcommand(1);
    auto* start = command(incident, "start", "declare an incident; prints its id");
    start->add_option("--name", name)->required();
    start->add_flag("--drill", drill, "a drill: every screen and page says so");
    start->callback([&] { todo = [&] { return startIncident(office, name, drill, output); }; });
    command(incident, "end", "end the incident")->callback([&] { todo = [&] { return endIncident(office, output); }; });
    command(incident, "show", "the incident being worked on")->callback([&] {
        todo = [&] { return showIncident(office, output); };
    });

    auto* device = app.add_subcommand("device", "tablets")->require_subcommand(1);
    auto* enroll = command(device, "enroll", "print a one-time code for one tablet");
    enroll->add_option("--shelter", shelter, "shelter id")->required();
    enroll->add_option("--address", address, "host:port where the tablet reaches this server")
        ->default_str("127.0.0.1:8443");
    enroll->add_option("--hours", hours, "how long the code is good")->default_val(24U);
    enroll->add_option("--png", png, "write the code as a QR picture too");
    enroll->callback([&] { todo = [&] { return enrolCommand(office, shelter, address, hours, png, files, output); }; });
    command(device, "list", "every tablet, and how its records compare with those here")->callback([&] {
        todo = [&] { return listDevices(office, output); };
    });
    auto* revoke = command(device, "revoke", "stop a lost tablet");
    revoke->add_option("id", deviceId)->required();
    revoke->add_option("--reason", reason);
    revoke->callback([&] { todo = [&] { return revokeDevice(office, deviceId, reason, output); }; });
    auto* release = command(device, "release", "let in what others brought of a revoked tablet");
    release->add_option("id", deviceId)->required();
    release->callback([&] { todo = [&] { return releaseDevice(office, deviceId, output); }; });

    auto* bundle = app.add_subcommand("bundle", "records carried by USB")->require_subcommand(1);
    auto* takeIn = command(bundle, "import", "take in what tablets wrote; twice does no harm");
    takeIn->add_option("file", bundles, "FILE.evx")->required();
    takeIn->callback([&] { todo = [&] { return importBundles(office, bundles, files, output); }; });
    auto* handOut = command(bundle, "export", "write what the tablets of a shelter need; only they can read it");
    handOut->add_option("--shelter", shelter, "shelter id")->required();
    handOut->add_option("--out", out, "FILE.evx, or a directory")->required();
    handOut->callback([&] { todo = [&] { return exportBundle(office, shelter, out, files, output); }; });

    auto* roster =
        app.add_subcommand("roster", "the roster of people who need help to evacuate")->require_subcommand(1);
    const auto applyCommand = [&](CLI::App* parent, store::RosterKind kind, const char* help) {
        auto* apply = command(parent, "apply", help);
        apply->add_option("file", applying.file)->required();
        apply->add_flag("--preview", applying.preview, "say what would change, and change nothing");
        apply->add_option("--changes", applying.changes, "CSV file for everybody added, changed or removed");
        apply->callback(
            [&, kind] { todo = [&, kind] { return applyRegister(office, applying, kind, files, output); }; });
    };
    applyCommand(roster, store::RosterKind::Roster, "put a .roster file in force");
    auto* openSlices = command(roster, "release", "open the sealed roster on the tablets of shelters");
    openSlices->add_option("--shelter", shelters, "only there; default: everywhere");
    openSlices->add_option("--reason", reason, "why; stands in the record")->required();
    openSlices->callback([&] { todo = [&] { return releaseRoster(office, shelters, reason, output); }; });
    command(roster, "reseal", "new keys: what was released opens nothing that comes")->callback([&] {
        todo = [&] { return resealRoster(office, output); };
    });
    command(roster, "openings", "where the sealed roster was opened, when, by whom")->callback([&] {
        todo = [&] { return showUnsealings(office, output); };
    });
    auto* officer = app.add_subcommand("officer", "who may open the sealed roster on a tablet, two together")
                        ->require_subcommand(1);
    auto* addOfficer = command(officer, "add", "print a code for one officer; it is shown once");
    addOfficer->add_option("--name", name)->required();
    addOfficer->add_option("--shelter", shelter, "shelter id; default: every shelter");
    addOfficer->callback([&] { todo = [&] { return addOfficerCommand(office, shelter, name, output); }; });
    command(officer, "list", "who they are")->callback([&] { todo = [&] { return listOfficers(office, output); }; });
    auto* removeOfficer = command(officer, "remove", "the code opens no slice that is made from now on");
    removeOfficer->add_option("id", deviceId)->required();
    removeOfficer->callback([&] { todo = [&] { return removeOfficerCommand(office, deviceId, output); }; });

    auto* staff = app.add_subcommand("staff", "who works at the desks, with PIN and badge")->require_subcommand(1);
    auto* addOne = command(staff, "add", "print the PIN and the badge of somebody; they are shown once");
    addOne->add_option("--name", staffing.name, "as the desk shows it (受付係A)")->required();
    addOne->add_option("--role", staffing.role, "reception | lead | hq | training")->default_str("reception");
    addOne->add_option("--shelter", staffing.shelter, "shelter id; default: every shelter");
    auto* renew = command(staff, "renew", "a new PIN and a new badge; the old ones are void");
    renew->add_option("id", staffing.id)->required();
    for (CLI::App* sub : {addOne, renew})
        sub->add_option("--png", staffing.png, "write the badge as a QR picture too");
    addOne->callback([&] { todo = [&] { return addStaff(office, staffing, files, output); }; });
    renew->callback([&] { todo = [&] { return renewStaff(office, staffing, files, output); }; });
    command(staff, "list", "who they are")->callback([&] { todo = [&] { return listStaff(office, output); }; });
    auto* removeOne = command(staff, "remove", "this PIN and badge open no tablet any more");
    removeOne->add_option("id", staffing.id)->required();
    removeOne->callback([&] { todo = [&] { return removeStaff(office, staffing.id, output); }; });

    auto* residents = app.add_subcommand("residents", "the residents' register")->require_subcommand(1);
    applyCommand(residents, store::RosterKind::Residents, "put a .roster file of kind residents in force");

    auto* checkins =
        app.add_subcommand("checkins", "paper or spreadsheet lists keyed elsewhere")->require_subcommand(1);
    // Not called `import`: formatters take a line that begins with that word for a module's.
    auto* importRows = command(checkins, "import", "register everybody of a CSV file");
    importRows->add_option("file", file)->required();
    importRows->add_option("--refused", refused, "where refused rows go");
    importRows->callback([&] { todo = [&] { return importCheckins(office, file, refused, files, output); }; });

    auto* visits = app.add_subcommand("visits", "ticked lists, telephone calls and visits")->require_subcommand(1);
    auto* importTicks = command(visits, "import", "take in a typed list of what was found");
    importTicks->add_option("file", file)->required();
    importTicks->add_option("--refused", refused, "where refused rows go");
    importTicks->callback([&] { todo = [&] { return importVisits(office, file, refused, files, output); }; });
    auto* enter = command(visits, "enter", "what was found of one person; prints the event, which undo takes back");
    enter->add_option("--list", visit.list, "edition of the list, as printed on it");
    enter->add_option("--page", visit.page);
    enter->add_option("--row", visit.row);
    enter->add_option("--roster-no", visit.rosterNo, "整理番号, instead of list, page and row");
    enter->add_option("--as", visit.as, "無事 | 避難済 | 不在 | 要救助 | けが | 死亡")->required();
    enter->add_option("--at", visit.at, "when it was seen or heard; default: now");
    enter->add_option("--by", visit.by, "who ticked, visited or telephoned");
    enter->add_option("--source", visit.source,
                      "一覧 | 電話 | 訪問 | 他の避難所; default: 一覧, with --roster-no 電話");
    enter->add_option("--remark", visit.remark);
    enter->callback([&] { todo = [&] { return enterVisit(office, visit, output); }; });
    const auto undo = [&](CLI::App* parent) {
        auto* sub = command(parent, "undo", "take one back: what stood before stands again");
        sub->add_option("event", decision.undo)->required();
        sub->add_option("--reason", decision.reason);
        sub->callback([&] { todo = [&] { return decideCommand(office, decision, output); }; });
    };
    undo(visits);

    auto* match = app.add_subcommand("match", "what matching says of every roster person")->require_subcommand(0, 1);
    match->add_option("--data", data, "data directory of the office");
    match->add_option("--out", out, "CSV file");
    match->callback([&] {
        if (todo) return;  // One of its own commands.
        if (data.empty() || out.empty()) throw CLI::RequiredError("--data and --out");
        todo = [&] { return matchCommand(office, out, files, output); };
    });
    auto* review = command(match, "review", "arrivals that may be roster persons, best first");
    review->add_flag("--values", reviewing.values, "show the fields side by side; needs --reason");
    review->add_option("--reason", reviewing.reason, "why; goes to the ledger of looks");
    review->add_flag("--certain", reviewing.certain, "also the links that matching made by itself");
    review->add_flag("--json", reviewing.json, "one JSON object, with rules, levels and versions");
    review->callback([&] { todo = [&] { return reviewMatches(office, reviewing, output); }; });
    auto* settle = command(match, "decide", "an arrival is, or is not, a roster person; prints the event");
    settle->add_option("--roster-no", matching.rosterNo)->required();
    settle->add_option("--checkin", matching.checkin, "the arrival, by its number on the list it was keyed from");
    settle->add_option("--person", matching.person, "or by the id of its record");
    settle->add_option("--as", matching.as, "same | different")->required();
    settle->add_option("--reason", matching.reason);
    settle->callback([&] { todo = [&] { return decideMatchCommand(office, matching, output); }; });
    auto* changes = command(match, "changes", "links that the roster in force would change; they stay until confirmed");
    changes->add_flag("--json", changing.json, "one JSON object");
    changes->add_option("--accept", changing.accept,
                        "take it as the roster in force says, by arrival number or record");
    changes->add_flag("--accept-all", changing.acceptAll, "all of them");
    changes->add_option("--reason", changing.reason, "why; needed to confirm");
    changes->callback([&] { todo = [&] { return matchChanges(office, changing, output); }; });
    auto* pairs = command(match, "duplicates", "records that may be one person, most alike first");
    pairs->add_flag("--json", doubles.json, "one JSON object");
    pairs->add_flag("--values", doubles.values, "both sides of each field; needs --reason");
    pairs->add_option("--reason", doubles.reason, "why; goes to the ledger of looks");
    pairs->callback([&] { todo = [&] { return showDuplicates(office, doubles, output); }; });
    for (const auto& [word, help] : {std::pair("same", "two records are one person; prints the event"),
                                     std::pair("different", "two records are two people; prints the event")}) {
        auto* answer = command(match, word, help);
        answer->add_option("persons", decision.pair, "their ids, as `match duplicates` lists them")
            ->required()
            ->expected(2);
        answer->add_option("--reason", decision.reason);
        answer->callback([&, word = word] {
            decision.as = word;
            todo = [&] { return decideCommand(office, decision, output); };
        });
    }
    undo(match);

    auto* missing = command(&app, "unaccounted", "who of the roster is missing, and how far the search is");
    missing->add_option("--by", unaccounted.by, "district | supporter")->default_str("district");
    missing->add_flag("--json", unaccounted.json, "one JSON object");
    missing->add_flag("--values", unaccounted.values, "names, addresses and telephones; needs --reason");
    missing->add_option("--reason", unaccounted.reason, "why; goes to the ledger of looks");
    missing->callback([&] { todo = [&] { return unaccountedCommand(office, unaccounted, output); }; });

    auto* lists = command(&app, "list", "make a list as PDF, CSV or XLSX")->require_subcommand(0, 1);
    lists->add_option("--kind", list.kind, "evacuees | public | unaccounted | roster | needs | plans | cards | tokens");
    lists->add_option("--scope", list.scope,
                      "a shelter (evacuees, public, needs, cards, tokens); a 町丁目, town, 民生委員 or 自治会 (the "
                      "others); default: everything");
    lists->add_option("--basis", list.basis, "49-11-1 (the office's own use) | 49-11-2 (consent) | 49-11-3 (disaster)");
    lists->add_option("--recipient", list.recipient);
    lists->add_option("--copies", list.copies)->default_val(1U);
    lists->add_option("--count", list.count, "how many (cards, tokens)")->default_val(40U);
    lists->add_flag("--large", list.large, "大きい版: 18 pt, 12 rows a page");
    lists->add_option("--order", list.order, "town | kana (evacuees)")->default_str("town");
    lists->add_option("--group", list.group, "district | supporter (unaccounted, roster)")->default_str("district");
    lists->add_option("--since", list.since, "only what changed since this edition or list");
    lists->add_option("--receipt", list.receipt, "FILE.pdf: a 受領書 to be signed, beside the list");
    lists->add_option("--out", list.out, "FILE.pdf, FILE.csv or FILE.xlsx");
    auto* ledger = lists->add_subcommand("ledger", "every list that was issued, and which copies are out");
    auto* returned = lists->add_subcommand("returned", "a copy came back, or never will");
    returned->add_option("list", returning.list, "its id, the letters at the foot of its pages, or its edition")
        ->required();
    returned->add_option("--copy", returning.copy, "the number on its pages")->required();
    returned->add_option("--as", returning.condition, "返却 | 廃棄 | 紛失")->default_str("返却");
    for (CLI::App* sub : {ledger, returned})
        sub->fallthrough();
    lists->callback([&, ledger, returned] {
        todo = [&, isLedger = ledger->parsed(), isReturned = returned->parsed()] {
            if (isLedger) return ledgerCommand(office, output);
            if (isReturned) return returnedCommand(office, returning, output);
            return listCommand(office, list, files, output);
        };
    });

    command(&app, "reports", "how things stand at each shelter, as its last report said")->callback([&] {
        todo = [&] { return showReports(office, output); };
    });
    command(&app, "needs", "what people at the shelters wait for")->callback([&] {
        todo = [&] { return showNeeds(office, output); };
    });
    auto* questions = command(&app, "questions", "what only a person can decide, and its choices");
    questions->add_option("id", asking.ids, "only these; default: all");
    questions->add_flag("--values", asking.values, "show names and what was written; needs --reason");
    questions->add_option("--reason", asking.reason, "why; goes to the ledger of looks");
    questions->callback([&] { todo = [&] { return questionsCommand(office, asking, output); }; });
    auto* decide = command(&app, "decide", "answer a question; prints the event, which --undo takes back");
    decide->add_option("question", decision.question, "its id, as `questions` lists it");
    decide->add_option("--choose", decision.choice, "the number of the choice that is right");
    decide->add_option("--pair", decision.pair, "two person ids")->expected(2);
    decide->add_option("--as", decision.as, "same | different (with --pair)");
    decide->add_option("--undo", decision.undo, "take back this event: the question is open again");
    decide->add_option("--reason", decision.reason, "why (with --pair and --undo)");
    decide->callback([&] { todo = [&] { return decideCommand(office, decision, output); }; });
    auto* backup = command(&app, "backup", "write a verified backup of this office into one file");
    backup->add_option("--out", out, "FILE")->required();
    backup->add_option("--recovery-code-file", codeFile,
                       "file with the recovery code; without it, the first backup makes one and prints it");
    backup->callback([&] { todo = [&] { return backupCommand(office, out, codeFile, files, output); }; });
    command(&app, "verify", "read every event again and check everything")->callback([&] {
        todo = [&] { return verifyCommand(office, output); };
    });

    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::Success&) {
        output.out(app.help("", CLI::AppFormatMode::All));
        return kDone;
    } catch (const CLI::ParseError& error) {
        output.complain(error.what());
        return kUsage;
    }
    return todo();
}

}  // namespace hinanjo::app
