#include "office/roster_slices.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

namespace hinanjo::office {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr const char* kMaster = "slice.master";
constexpr const char* kEpoch = "slice.epoch";
constexpr const char* kOfficers = "slice.officers";
constexpr std::size_t kCodeLetters = 16;  // 80 random bits, and half a second for each try.

struct Book {
    std::uint64_t version = 0;  // Of the officers.
    std::uint64_t next = 1;
    std::vector<Officer> officers;
};

base::Result<std::uint64_t> numberFact(store::Store& store, const char* name) {
    HINANJO_ASSIGN(const std::optional<std::string> text, store.events().fact(name));
    std::uint64_t number = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

base::Result<std::string> master(store::Store& store, base::Random& random) {
    HINANJO_ASSIGN(const std::optional<std::string> kept, store.events().fact(kMaster));
    if (kept) return *kept;
    std::string fresh(sync::kSliceKeyBytes, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(fresh.data()), fresh.size()});
    // Another process may make one at this moment too.
    HINANJO_ASSIGN([[maybe_unused]] const bool mine, store.events().replaceFact(kMaster, std::nullopt, fresh));
    HINANJO_ASSIGN(const std::optional<std::string> now, store.events().fact(kMaster));
    if (!now) return fail(ErrorCode::Corrupt, "roster slice: the master key is not kept");
    return *now;
}

base::Result<std::string> keyFor(store::Store& store, base::Random& random, const base::ShelterId& shelter) {
    HINANJO_ASSIGN(const std::string secret, master(store, random));
    HINANJO_ASSIGN(const std::uint64_t epoch, numberFact(store, kEpoch));
    return sync::sliceKey(secret, shelter, epoch);
}

base::Result<Book> readBook(const std::string& text) {
    base::Result<Book> book{Book{}};
    const json all = json::parse(text, nullptr, false);
    if (!all.is_object()) return fail(ErrorCode::Corrupt, "officers: what was stored is damaged");
    book->version = all.value("version", std::uint64_t{0});
    book->next = all.value("next", std::uint64_t{1});
    for (const json& one : all.value("officers", json::array())) {
        Officer officer;
        officer.id = one.value("id", std::string());
        officer.name = one.value("name", std::string());
        officer.shelter.value = one.value("shelter", std::string());
        officer.key.salt = base::fromHexText(one.value("salt", std::string())).value_or("");
        officer.key.operations = one.value("operations", std::uint64_t{0});
        officer.key.memory = one.value("memory", std::uint64_t{0});
        officer.key.publicKey = base::fromHexText(one.value("public", std::string())).value_or("");
        if (!officer.key.isSound()) return fail(ErrorCode::Corrupt, "officers: what was stored is damaged");
        book->officers.push_back(std::move(officer));
    }
    return book;
}

std::string textOf(const Book& book) {
    json all = {{"version", book.version}, {"next", book.next}, {"officers", json::array()}};
    for (const Officer& officer : book.officers) {
        all["officers"].push_back({{"id", officer.id},
                                   {"name", officer.name},
                                   {"shelter", officer.shelter.value},
                                   {"salt", base::toHex(officer.key.salt)},
                                   {"operations", officer.key.operations},
                                   {"memory", officer.key.memory},
                                   {"public", base::toHex(officer.key.publicKey)}});
    }
    return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<Book> bookIn(store::Store& store) {
    HINANJO_ASSIGN(const std::optional<std::string> text, store.events().fact(kOfficers));
    return text ? readBook(*text) : Book{};
}

// One step for everybody who has the database open.
base::Status changeBook(Office& office, const std::function<base::Status(Book&)>& change) {
    const base::Status changed = office.store().ask([&](store::Store& store) -> base::Status {
        for (;;) {
            HINANJO_ASSIGN(const std::optional<std::string> before, store.events().fact(kOfficers));
            HINANJO_ASSIGN(Book book, bookIn(store));
            HINANJO_TRY(change(book));
            ++book.version;
            HINANJO_ASSIGN(const bool mine, store.events().replaceFact(kOfficers, before, textOf(book)));
            if (mine) return {};
        }
    });
    if (changed) office.noteSlicesChanged();
    return changed;
}

bool mayOpen(const Officer& officer, const base::ShelterId& shelter) {
    return officer.shelter.empty() || officer.shelter == shelter;
}

}  // namespace

base::Result<std::vector<Officer>> officers(Office& office) {
    HINANJO_ASSIGN(Book book, office.store().ask([](store::Store& store) { return bookIn(store); }));
    return std::move(book.officers);
}

base::Result<NewOfficer> addOfficer(Office& office, const base::ShelterId& shelter, const std::string& name) {
    if (!shelter.empty() && !office.shelter(shelter))
        return fail(ErrorCode::NotFound, "shelter " + shelter.value + ": is not in the register");
    base::Result<NewOfficer> added{NewOfficer{}};
    added->code = base::makeCode(office.random(), kCodeLetters);
    added->officer.name = name;
    added->officer.shelter = shelter;
    HINANJO_ASSIGN(added->officer.key, base::CodeKey::make(added->code, office.random()));
    HINANJO_TRY(changeBook(office, [&](Book& book) -> base::Status {
        const auto count = std::ranges::count_if(
            book.officers, [&](const Officer& other) { return shelter.empty() || mayOpen(other, shelter); });
        if (static_cast<std::size_t>(count) >= sync::kMaxSliceOfficers) {
            return fail(ErrorCode::Conflict, "officer: there are " + std::to_string(count) + " already; remove one");
        }
        added->officer.id = "O" + std::to_string(book.next++);
        book.officers.push_back(added->officer);
        return {};
    }));
    return added;
}

base::Status removeOfficer(Office& office, const std::string& id) {
    return changeBook(office, [&](Book& book) -> base::Status {
        if (std::erase_if(book.officers, [&](const Officer& officer) { return officer.id == id; }) == 0)
            return fail(ErrorCode::NotFound, "officer " + id + ": is not known");
        return {};
    });
}

base::Result<std::uint64_t> sliceVersion(store::Store& store) {
    HINANJO_ASSIGN(const store::RegisterVersion roster, store.registers().version(store::kRoster));
    if (roster.version == 0) return 0;
    HINANJO_ASSIGN(const Book book, bookIn(store));
    HINANJO_ASSIGN(const std::uint64_t epoch, numberFact(store, kEpoch));
    return roster.version + book.version + epoch;
}

base::Result<Slice> sealedSlice(Office& office, const base::ShelterId& shelter) {
    HINANJO_ASSIGN(const auto roster, office.roster());
    const auto info = office.shelter(shelter);
    std::vector<domain::RosterPerson> people;
    if (info) {
        const std::set<std::string> towns(info->catchment.begin(), info->catchment.end());
        for (std::size_t i = 0; i < roster->people.size(); ++i) {
            if (towns.contains(roster->towns[i])) people.push_back(roster->people[i]);
        }
    }
    return office.store().ask([&](store::Store& store) -> base::Result<Slice> {
        base::Result<Slice> slice{Slice{}};
        HINANJO_ASSIGN(slice->version, sliceVersion(store));
        HINANJO_ASSIGN(const std::string key, keyFor(store, office.random(), shelter));
        HINANJO_ASSIGN(const Book book, bookIn(store));
        sync::SliceHead head{shelter, slice->version, people.size(), {}};
        for (const Officer& officer : book.officers) {
            if (mayOpen(officer, shelter) && head.officers.size() < sync::kMaxSliceOfficers)
                head.officers.push_back({officer.id, officer.name, officer.key});
        }
        slice->rows = people.size();
        HINANJO_ASSIGN(slice->sealed, sync::sealSlice(std::move(head), people, key));
        return slice;
    });
}

base::Result<std::size_t> releaseSlices(Office& office, const std::vector<base::ShelterId>& shelters,
                                        const std::string& reason) {
    const auto incident = office.incident();
    if (!incident) return fail(ErrorCode::Denied, "roster release: no incident is declared (hq-server incident start)");
    std::vector<event::Draft> drafts;
    for (const domain::ShelterInfo& shelter : *office.shelters()) {
        const bool wanted =
            shelters.empty() ? !shelter.catchment.empty() : std::ranges::find(shelters, shelter.id) != shelters.end();
        if (!wanted) continue;
        HINANJO_ASSIGN(const std::string key, office.store().ask([&](store::Store& store) {
            return keyFor(store, office.random(), shelter.id);
        }));
        event::Draft draft;
        draft.incident = incident->incident;
        draft.payload = event::RosterUnsealed{shelter.id, key, {}, 0, reason};
        drafts.push_back(std::move(draft));
    }
    if (drafts.size() < std::max<std::size_t>(1, shelters.size()))
        return fail(ErrorCode::NotFound, "roster release: a shelter is not in the register");
    const std::size_t count = drafts.size();
    const auto recorded = office.record(std::move(drafts));
    if (!recorded) return fail(recorded.error());
    return count;
}

base::Status renewSliceKeys(Office& office) {
    const base::Status renewed = office.store().ask([](store::Store& store) -> base::Status {
        for (;;) {
            HINANJO_ASSIGN(const std::optional<std::string> before, store.events().fact(kEpoch));
            HINANJO_ASSIGN(const std::uint64_t epoch, numberFact(store, kEpoch));
            HINANJO_ASSIGN(const bool mine, store.events().replaceFact(kEpoch, before, std::to_string(epoch + 1)));
            if (mine) return {};
        }
    });
    if (renewed) office.noteSlicesChanged();
    return renewed;
}

}  // namespace hinanjo::office
