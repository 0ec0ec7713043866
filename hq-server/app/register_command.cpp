#include "app/register_command.h"

#include "app/register_changes.h"
#include "base/files.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

base::Result<std::vector<domain::RosterPerson>> rosterInForce(office::Office& office) {
    return office.store().ask([](store::Store& store) { return store.registers().roster(); });
}

base::Result<std::vector<domain::Resident>> residentsInForce(office::Office& office) {
    return office.store().ask([](store::Store& store) -> base::Result<std::vector<domain::Resident>> {
        std::vector<domain::Resident> all;
        HINANJO_TRY(store.registers().eachResident({}, [&](const domain::Resident& resident) {
            all.push_back(resident);
            return true;
        }));
        return all;
    });
}

base::Result<RegisterChanges> changesBy(office::Office& office, const store::RosterFile& content) {
    if (content.kind == store::RosterKind::Roster) {
        HINANJO_ASSIGN(const auto before, rosterInForce(office));
        return changesOf(before, content.roster);
    }
    HINANJO_ASSIGN(const auto before, residentsInForce(office));
    return changesOf(before, content.residents);
}

void say(std::size_t added, std::size_t changed, std::size_t removed, std::size_t total, const Output& output) {
    output.say("added " + std::to_string(added) + "  changed " + std::to_string(changed) + "  removed " +
               std::to_string(removed) + "  total " + std::to_string(total));
}

// What would change, to people and into the file. Not asked for: nothing is read.
base::Status showChanges(office::Office& office, const store::RosterFile& content, const ApplyOptions& options,
                         const Files& files, const Output& output) {
    if (!options.preview && options.changes.empty()) return {};
    HINANJO_ASSIGN(const RegisterChanges changes, changesBy(office, content));
    if (!options.changes.empty()) {
        HINANJO_TRY(base::writeFile(files(options.changes), toCsv(changes), base::Secrecy::OwnerOnly));
    }
    if (options.preview) say(changes.added, changes.changed, changes.removed, changes.total, output);
    if (changes.lostZeros > 0) {
        output.complain(options.file + ": number: " + std::to_string(changes.lostZeros) +
                        " people would be removed and added again, their numbers without the zeros in front: a "
                        "spreadsheet has eaten them");
    }
    return {};
}

}  // namespace

int applyRegister(office::Office& office, const ApplyOptions& options, store::RosterKind kind, const Files& files,
                  const Output& output) {
    auto content = store::readRosterFile(files(options.file));
    if (!content) return output.fail(content.error());
    const bool isRoster = content->kind == store::RosterKind::Roster;
    if (content->kind != kind) {
        return output.fail({ErrorCode::Invalid, files(options.file).string() + ": kind: holds " +
                                                    (isRoster ? "a roster" : "a residents' register") +
                                                    ", not what this command applies"});
    }
    if (const auto shown = showChanges(office, *content, options, files, output); !shown)
        return output.fail(shown.error());
    if (options.preview) {
        output.say("nothing was changed");
        return kDone;
    }
    const auto change = isRoster ? office.applyRoster(std::move(content->roster))
                                 : office.applyResidents(std::move(content->residents));
    if (!change) return output.fail(change.error());
    say(change->added, change->changed, change->removed, change->total, output);
    if (change->links > 0) {
        output.say(std::to_string(change->links) +
                   " links of arrivals would change by this version and wait for a person: hq-server match changes");
    }
    if (change->ended > 0)
        output.say(std::to_string(change->ended) + " links ended: the people are on the roster no more");
    if (change->voided > 0) {
        output.say(std::to_string(change->voided) +
                   " words and decisions were about numbers that mean somebody else now; they count no more");
    }
    return kDone;
}

}  // namespace hinanjo::app
