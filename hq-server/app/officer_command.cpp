// `officer` and `roster release|reseal|openings`: who opens the sealed roster on a tablet.
#include "app/commands.h"
#include "base/text.h"
#include "lists/build.h"
#include "office/roster_slices.h"

namespace hinanjo::app {

int addOfficerCommand(office::Office& office, const std::string& shelter, const std::string& name,
                      const Output& output) {
    if (base::trimmed(name).empty()) {
        output.complain("--name: who is it?");
        return kUsage;
    }
    const auto added = office::addOfficer(office, base::ShelterId{shelter}, base::trimmed(name));
    if (!added) return output.fail(added.error());
    output.say("officer " + added->officer.id + "  " + added->officer.name);
    output.say("code    " + added->code);
    output.say("Write the code down and hand it over; it is shown this once. Two officers open the roster together.");
    return kDone;
}

int listOfficers(office::Office& office, const Output& output) {
    const auto all = office::officers(office);
    if (!all) return output.fail(all.error());
    for (const office::Officer& officer : *all) {
        output.say(officer.id + "  " + officer.name + "  " +
                   (officer.shelter.empty() ? std::string("every shelter") : office.shelterName(officer.shelter)));
    }
    return kDone;
}

int removeOfficerCommand(office::Office& office, const std::string& id, const Output& output) {
    if (const auto removed = office::removeOfficer(office, id); !removed) return output.fail(removed.error());
    output.say("removed " + id);
    return kDone;
}

int releaseRoster(office::Office& office, const std::vector<std::string>& shelters, const std::string& reason,
                  const Output& output) {
    if (base::trimmed(reason).empty()) {
        output.complain("--reason: why is the roster opened? It stands in the record");
        return kUsage;
    }
    std::vector<base::ShelterId> only;
    for (const std::string& id : shelters)
        only.push_back(base::ShelterId{id});
    const auto released = office::releaseSlices(office, only, reason);
    if (!released) return output.fail(released.error());
    output.say("released " + std::to_string(*released) + " shelters");
    return kDone;
}

int resealRoster(office::Office& office, const Output& output) {
    if (const auto renewed = office::renewSliceKeys(office); !renewed) return output.fail(renewed.error());
    output.say("resealed");
    return kDone;
}

int showUnsealings(office::Office& office, const Output& output) {
    office.settle();
    const auto all = office.unsealings();
    for (const office::Office::Unsealing& one : all) {
        std::string who;
        for (const std::string& officer : one.what.officers)
            who += (who.empty() ? "" : " + ") + officer;
        output.say(lists::shortTime(one.at) + "  " + office.shelterName(one.what.shelter) + "  " +
                   (who.empty() ? "by order" : "by officers " + who) + "  " + one.what.reason);
    }
    output.say(std::to_string(all.size()) + " openings");
    return kDone;
}

}  // namespace hinanjo::app
