#include "app/staff_command.h"

#include <algorithm>
#include <optional>

#include "app/qr_png.h"
#include "base/code_key.h"
#include "base/files.h"
#include "base/pin.h"
#include "base/text.h"
#include "sync/badge_code.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using event::StaffChanged;
using Role = event::StaffChanged::Role;

constexpr std::size_t kStaffIdLetters = 8;

constexpr std::pair<Role, const char*> kDuties[] = {
    {Role::Reception, "reception"}, {Role::Lead, "lead"}, {Role::HqSent, "hq"}, {Role::Training, "training"}};

std::string wordOfDuty(Role role) {
    const auto* at = std::ranges::find(kDuties, role, &std::pair<Role, const char*>::first);
    return at == std::end(kDuties) ? "" : at->second;
}

// Every PIN as likely as every other; two people may have the same one, they say first who they are.
std::string makePin(base::Random& random) {
    for (;;) {
        std::uint8_t bytes[2];
        random.fill(bytes);
        const unsigned number = bytes[0] * 256U + bytes[1];
        if (number >= 60'000) continue;
        const std::string digits = std::to_string(number % 10'000);
        return std::string(base::kPinDigits - digits.size(), '0') + digits;
    }
}

// What the office says of somebody, and what that replaces.
event::Draft draftOfStaff(const StaffChanged& change, const std::vector<state::Source>& heads) {
    event::Draft draft;
    draft.payload = change;
    for (const state::Source& head : heads) {
        draft.saw.push_back(head.event);
        draft.sawTimes.push_back(head.time);
    }
    return draft;
}

struct KnownStaff {
    StaffChanged said;
    std::vector<state::Source> heads;
};

std::optional<KnownStaff> findStaff(office::Office& office, const std::string& id) {
    std::optional<KnownStaff> known;
    office.settle();
    office.read([&](const state::State& state) {
        for (const state::StaffView* staff : state.staff()) {
            if (staff->id.value != id) continue;
            known = KnownStaff{{staff->id, staff->name, staff->role, staff->shelter, staff->active, {}}, staff->heads};
        }
    });
    return known;
}

// Gives `change` a PIN and a badge, records it and prints both.
int issueStaff(office::Office& office, StaffChanged change, const std::vector<state::Source>& heads,
               const std::string& png, const Files& files, const Output& output) {
    const std::string pin = makePin(office.random());
    auto verifier = base::makePinVerifier(pin);
    if (!verifier) return output.fail(verifier.error());
    const sync::BadgeCode badge{change.staff, base::makeCode(office.random(), sync::BadgeCode::kLetters)};
    change.pinVerifier = std::move(*verifier);
    change.badgeDigest = badge.digest();
    if (!png.empty()) {
        const auto picture = qrPng(badge.text());
        if (!picture) return output.fail(picture.error());
        if (const auto written = base::writeFile(files(png), *picture, base::Secrecy::OwnerOnly); !written)
            return output.fail(written.error());
    }
    if (const auto recorded = office.record({draftOfStaff(change, heads)}); !recorded)
        return output.fail(recorded.error());
    output.say("staff " + change.staff.value + "  " + change.displayName + "  " + wordOfDuty(change.role));
    output.say("PIN   " + pin);
    output.say("badge " + badge.text());
    output.say("Hand both over on paper; they are shown this once.");
    return kDone;
}

}  // namespace

int addStaff(office::Office& office, const StaffOptions& options, const Files& files, const Output& output) {
    StaffChanged change;
    change.displayName = base::trimmed(options.name);
    if (change.displayName.empty()) {
        output.complain("--name: who is it?");
        return kUsage;
    }
    const auto* role = std::ranges::find_if(kDuties, [&](const auto& known) { return options.role == known.second; });
    if (role == std::end(kDuties)) {
        output.complain("--role: reception, lead, hq or training");
        return kUsage;
    }
    change.role = role->first;
    change.shelter.value = options.shelter;
    if (!options.shelter.empty() && !office.shelter(change.shelter))
        return output.fail({ErrorCode::NotFound, "--shelter " + options.shelter + ": is in no register"});
    change.active = true;
    change.staff.value = base::makeCode(office.random(), kStaffIdLetters);
    return issueStaff(office, change, {}, options.png, files, output);
}

int renewStaff(office::Office& office, const StaffOptions& options, const Files& files, const Output& output) {
    auto known = findStaff(office, options.id);
    if (!known) return output.fail({ErrorCode::NotFound, "staff " + options.id + ": is not known here"});
    known->said.active = true;
    return issueStaff(office, known->said, known->heads, options.png, files, output);
}

int removeStaff(office::Office& office, const std::string& id, const Output& output) {
    auto known = findStaff(office, id);
    if (!known) return output.fail({ErrorCode::NotFound, "staff " + id + ": is not known here"});
    known->said.active = false;
    const auto recorded = office.record({draftOfStaff(known->said, known->heads)});
    if (!recorded) return output.fail(recorded.error());
    output.say("removed " + id);
    return kDone;
}

int listStaff(office::Office& office, const Output& output) {
    office.settle();
    office.read([&](const state::State& state) {
        for (const state::StaffView* staff : state.staff()) {
            output.say(staff->id.value + "  " + staff->name + "  " + wordOfDuty(staff->role) + "  " +
                       (staff->shelter.empty() ? std::string("every shelter") : office.shelterName(staff->shelter)) +
                       (staff->active ? "" : "  (removed)"));
        }
    });
    return kDone;
}

}  // namespace hinanjo::app
