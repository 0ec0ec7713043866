// `device list`, `device release`: what headquarters knows of each tablet's records, the mirror image of what the
// tablet shows, and what waits of lost ones.
#include <algorithm>
#include <future>
#include <map>

#include "app/commands.h"
#include "event/seal.h"
#include "lists/build.h"
#include "office/journal.h"
#include "sync/quarantine.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;

// Below it nobody's times are wrong in a way that shows.
constexpr base::Millis kLargeOffset{2000};

struct Held {
    std::uint64_t events = 0;    // Of all logs this device wrote.
    std::uint64_t unsealed = 0;  // Behind the newest seal of each.
};

std::string seconds(base::Millis offset) {
    const std::int64_t tenths = offset.count() / 100;
    return std::string(tenths < 0 ? "-" : "+") + std::to_string(std::abs(tenths) / 10) + "." +
           std::to_string(std::abs(tenths) % 10) + " s";
}

base::Result<std::map<base::DeviceId, Held>> heldOf(store::EventLog& log) {
    HINANJO_ASSIGN(const sync::Owners owners, sync::ownersOf(log));
    std::map<base::DeviceId, Held> out;
    for (const auto& [id, device] : owners) {
        const auto standing = log.standing(id);
        if (!standing) continue;
        std::uint64_t sealedTo = 0;
        HINANJO_ASSIGN(const std::optional<std::string> raw, log.seal(id));
        if (raw) {
            HINANJO_ASSIGN(const event::Seal seal, event::decodeSeal(*raw));
            sealedTo = std::min(seal.sequence, standing->maxSequence);
        }
        out[device].events += standing->count;
        out[device].unsealed += standing->maxSequence - sealedTo;
    }
    return out;
}

}  // namespace

int listDevices(office::Office& office, const Output& output) {
    std::map<base::DeviceId, sync::Contact> contacts;
    for (const sync::Contact& contact : office.contacts())
        contacts.emplace(contact.device, contact);
    std::map<base::DeviceId, std::uint64_t> aside;
    const auto held = office.store().ask([&](store::Store& store) -> base::Result<std::map<base::DeviceId, Held>> {
        HINANJO_ASSIGN(aside, sync::quarantined(store.events()));
        return heldOf(store.events());
    });
    if (!held) return output.fail(held.error());

    std::uint64_t waiting = 0;
    for (const office::Device& device : office.devices()) {
        std::string line = device.id.hex() + "  " + device.shelter.value + "  " + device.name;
        const auto here = held->find(device.id);
        const Held mine = here == held->end() ? Held{} : here->second;
        if (const auto said = contacts.find(device.id); said != contacts.end()) {
            const sync::Contact& contact = said->second;
            // Of the log it writes now: what it says and what is here. More may have come since, by others.
            const auto now = office.store().ask([&](store::Store& store) -> base::Result<store::LogStanding> {
                return store.events().standing(contact.there.log).value_or(store::LogStanding{});
            });
            const std::uint64_t count = now ? now->count : contact.here.count;
            const bool equal = contact.equal && count == contact.there.count;
            line += "  here " + std::to_string(count) + "  there " + std::to_string(contact.there.count) +
                    (equal ? "  equal" : "  not equal") + "  heard " + lists::shortTime(contact.heard);
            if (mine.events > count) line += "  older logs " + std::to_string(mine.events - count);
            if (contact.clockOffset > kLargeOffset || contact.clockOffset < -kLargeOffset)
                line += "  clock off by " + seconds(-contact.clockOffset);
        } else {
            line += "  here " + std::to_string(mine.events) + "  there ?  never heard";
        }
        if (mine.unsealed > 0) line += "  unsealed " + std::to_string(mine.unsealed);
        if (const auto waits = aside.find(device.id); waits != aside.end()) {
            line += "  quarantined " + std::to_string(waits->second);
            waiting += waits->second;
        }
        if (device.revoked) line += "  revoked";
        output.say(line);
    }
    if (waiting > 0) {
        output.say(std::to_string(waiting) +
                   " events of revoked tablets wait for somebody who decides: hq-server device release ID");
    }
    return kDone;
}

int releaseDevice(office::Office& office, const std::string& id, const Output& output) {
    const auto device = base::DeviceId::fromHex(id);
    if (!device || !office.device(*device))
        return output.fail({ErrorCode::NotFound, "device " + id + ": is not enrolled here"});
    auto parked =
        office.store().ask([&](store::Store& store) { return store.events().parked(sync::quarantineOf(*device)); });
    if (!parked) return output.fail(parked.error());
    std::vector<event::StoredEvent> events;
    std::vector<std::uint64_t> numbers;
    std::uint64_t damaged = 0;
    for (store::Parked& one : *parked) {
        auto event = event::receive(std::move(one.bytes));
        if (!event) {
            ++damaged;
            continue;
        }
        events.push_back(std::move(*event));
        numbers.push_back(one.number);
    }
    if (events.empty() && damaged == 0) {
        output.say("released 0 events of " + id);
        return kDone;
    }
    std::promise<base::Result<store::Appended>> promise;
    auto answer = promise.get_future();
    // First let in, then taken off the list: broken off between the two, it is simply done again.
    office.accept(std::move(events),
                  [&](const base::Result<store::Appended>& appended) { promise.set_value(appended); });
    const base::Result<store::Appended> appended = answer.get();
    if (!appended) return output.fail(appended.error());
    const base::Status removed =
        office.store().ask([&](store::Store& store) { return store.events().unpark(numbers); });
    if (!removed) return output.fail(removed.error());
    office.settle();
    output.say("released " + std::to_string(appended->added) + " events of " + id);
    if (appended->parked > 0)
        output.complain(std::to_string(appended->parked) + " differ from events here with the same id: kept aside");
    if (damaged > 0) output.complain(std::to_string(damaged) + " cannot be read: kept aside");
    office::journal(office::Level::Warning, "device.released", {{"device", id}, {"events", appended->added}});
    return appended->parked + damaged == 0 ? kDone : kRefused;
}

}  // namespace hinanjo::app
