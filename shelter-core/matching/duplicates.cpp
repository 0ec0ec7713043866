#include "matching/duplicates.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "matching/blocking.h"
#include "matching/hash.h"
#include "matching/pair_judgement.h"

namespace hinanjo::matching {
namespace {

using Slot = std::uint32_t;

// More records than this under one key say that it is no name (「不明」, 「テスト」), or everybody's telephone.
constexpr std::size_t kCrowd = 400;

// Kinds of keys beside those of names.
constexpr char kHousehold = 'H';
constexpr char kBirthPhone = 'B';
constexpr char kBirthPlace = 'D';

struct Link {
    Slot other = 0;
    std::int32_t strength = 0;
};

struct Record {
    Registration said;
    std::vector<std::uint64_t> keys;
    // Enough to see without reading the record again that two have nothing but the name in common.
    std::vector<Phone> phones;
    std::optional<BirthYears> years;
    std::uint64_t place = 0;
    bool relation = false;  // The name written is somebody else's.
    bool dirty = false;
    std::vector<Link> links;
};

std::vector<std::uint64_t> keysOf(const ReadRecord& record) {
    std::vector<std::uint64_t> keys;
    addNameKeys(record.typed.name, false, keys);
    if (!record.household.empty()) keys.push_back(Key(kHousehold).add(std::string_view(record.household)).value());
    const std::uint64_t place = placeKey(record.typed.address);
    for (const auto& date : record.typed.birth.dates) {
        if (!date.isComplete()) continue;
        const std::uint32_t day = Matcher::CommonValues::birthKey(date);
        for (const Phone phone : record.typed.phones)
            keys.push_back(Key(kBirthPhone).add(day).add(phone).value());
        if (place != 0) keys.push_back(Key(kBirthPlace).add(day).add(place).value());
    }
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
    keys.shrink_to_fit();
    return keys;
}

bool isSame(const Registration& a, const Registration& b) {
    const auto fields = [](const Registration& r) {
        const Arrival& x = r.arrival;
        return std::tie(x.name, x.familyName, x.givenName, x.kana, x.familyKana, x.givenKana, x.otherName, x.sex,
                        x.birth, x.age, x.address, x.phones, x.remark, x.seenAt, r.ageBand, r.household);
    };
    return fields(a) == fields(b);
}

bool mayAgree(const Record& a, const Record& b) {
    if (a.relation || b.relation) return false;
    if (!a.said.household.empty() && a.said.household == b.said.household) return true;
    if (a.place != 0 && a.place == b.place) return true;
    const auto in = [&](Phone phone) { return std::ranges::find(b.phones, phone) != b.phones.end(); };
    if (std::ranges::any_of(a.phones, in)) return true;
    // A birthday without its year, and nothing else: read it.
    if (!a.years || !b.years) return !a.said.arrival.birth.empty() && !b.said.arrival.birth.empty();
    return std::max(a.years->from, b.years->from) - std::min(a.years->to, b.years->to) <= 1;
}

}  // namespace

struct Duplicates::Impl {
    NameTables tables;
    AddressBook towns;
    std::vector<Record> records;
    std::vector<Slot> free;
    std::unordered_map<std::string, Slot> places;
    std::unordered_map<std::uint64_t, std::vector<Slot>> under;
    std::vector<Slot> dirty;

    void markDirty(Slot slot) {
        if (std::exchange(records[slot].dirty, true)) return;
        dirty.push_back(slot);
    }
    void file(Slot slot) {
        for (const std::uint64_t key : records[slot].keys) {
            auto& slots = under[key];
            slots.push_back(slot);
            // Who was paired by this key alone is so no longer.
            if (slots.size() == kCrowd + 1) std::ranges::for_each(slots, [this](Slot s) { markDirty(s); });
        }
    }
    void takeOut(Slot slot) {
        for (const std::uint64_t key : records[slot].keys) {
            const auto at = under.find(key);
            auto& slots = at->second;
            std::erase(slots, slot);
            if (slots.size() == kCrowd) std::ranges::for_each(slots, [this](Slot s) { markDirty(s); });
            if (slots.empty()) under.erase(at);
        }
        unlink(slot);
    }
    void unlink(Slot slot) {
        for (const Link& link : records[slot].links)
            std::erase_if(records[link.other].links, [slot](const Link& back) { return back.other == slot; });
        records[slot].links.clear();
    }

    [[nodiscard]] std::vector<Slot> neighboursOf(Slot slot) const {
        std::vector<Slot> near;
        for (const std::uint64_t key : records[slot].keys) {
            const auto& slots = under.at(key);
            if (slots.size() <= kCrowd) near.insert(near.end(), slots.begin(), slots.end());
        }
        std::ranges::sort(near);
        const auto repeated = std::ranges::unique(near);
        near.erase(repeated.begin(), repeated.end());
        return near;
    }

    void settle() {
        for (const Slot slot : dirty)
            unlink(slot);
        for (const Slot slot : dirty) {
            Record& record = records[slot];
            if (!std::exchange(record.dirty, false)) continue;  // Gone meanwhile, or met already.
            std::optional<ReadRecord> mine;
            for (const Slot other : neighboursOf(slot)) {
                // A neighbour that is still to come meets this one then.
                if (other == slot || records[other].dirty || !mayAgree(record, records[other])) continue;
                if (!mine) mine = readRecord(record.said, tables, towns);
                const auto strength =
                    strengthOf(comparePair(*mine, readRecord(records[other].said, tables, towns), tables));
                if (!strength) continue;
                record.links.push_back({other, *strength});
                records[other].links.push_back({slot, *strength});
            }
        }
        dirty.clear();
    }

    [[nodiscard]] Pair pairOf(Slot one, const Link& link) const {
        const Registration* a = &records[one].said;
        const Registration* b = &records[link.other].said;
        if (b->arrival.id < a->arrival.id) std::swap(a, b);
        return {a->arrival.id, b->arrival.id, link.strength, {}};
    }
    [[nodiscard]] PairLevels levelsOf(const Registration& a, const Registration& b) const {
        return comparePair(readRecord(a, tables, towns), readRecord(b, tables, towns), tables);
    }
    // Best first, with what agrees.
    void finish(std::vector<Pair>& pairs, const IsDecided& isDecided) const {
        if (isDecided) std::erase_if(pairs, [&](const Pair& pair) { return isDecided(pair.a, pair.b); });
        std::ranges::sort(pairs, [](const Pair& x, const Pair& y) {
            return std::tie(y.strength, x.a, x.b) < std::tie(x.strength, y.a, y.b);
        });
        for (Pair& pair : pairs)
            pair.sentence = pairSentence(levelsOf(records[places.at(pair.a)].said, records[places.at(pair.b)].said));
    }
};

Duplicates::Duplicates(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Duplicates::~Duplicates() = default;
Duplicates::Duplicates(Duplicates&&) noexcept = default;
Duplicates& Duplicates::operator=(Duplicates&&) noexcept = default;

base::Result<Duplicates> Duplicates::make(const std::filesystem::path& share) {
    auto impl = std::make_unique<Impl>();
    HINANJO_ASSIGN(impl->tables, NameTables::load(share));
    HINANJO_ASSIGN(impl->towns, AddressBook::load(share / "kita_chome.csv"));
    return Duplicates(std::move(impl));
}

void Duplicates::put(const Registration& registration) {
    Impl& all = *m_impl;
    const auto known = all.places.find(registration.arrival.id);
    Slot slot = 0;
    if (known != all.places.end()) {
        slot = known->second;
        if (isSame(all.records[slot].said, registration)) return;
        all.takeOut(slot);
    } else if (!all.free.empty()) {
        slot = all.free.back();
        all.free.pop_back();
    } else {
        slot = static_cast<Slot>(all.records.size());
        all.records.emplace_back();
    }
    all.places[registration.arrival.id] = slot;
    const ReadRecord read = readRecord(registration, all.tables, all.towns);
    Record& record = all.records[slot];
    record.said = registration;
    record.keys = keysOf(read);
    record.phones = read.typed.phones;
    record.years = read.years;
    record.place = placeKey(read.typed.address);
    record.relation = read.typed.relation;
    all.file(slot);
    all.markDirty(slot);
}

void Duplicates::remove(const std::string& id) {
    Impl& all = *m_impl;
    const auto at = all.places.find(id);
    if (at == all.places.end()) return;
    const Slot slot = at->second;
    all.places.erase(at);
    all.takeOut(slot);
    all.records[slot] = {};
    all.free.push_back(slot);
}

std::size_t Duplicates::size() const {
    return m_impl->places.size();
}

std::vector<Duplicates::Pair> Duplicates::proposals(const IsDecided& isDecided) {
    Impl& all = *m_impl;
    all.settle();
    std::vector<Pair> pairs;
    for (Slot slot = 0; slot < all.records.size(); ++slot) {
        for (const Link& link : all.records[slot].links) {
            if (slot < link.other) pairs.push_back(all.pairOf(slot, link));
        }
    }
    all.finish(pairs, isDecided);
    return pairs;
}

std::vector<Duplicates::Pair> Duplicates::proposalsOf(const std::string& id, const IsDecided& isDecided) {
    Impl& all = *m_impl;
    all.settle();
    std::vector<Pair> pairs;
    const auto at = all.places.find(id);
    if (at == all.places.end()) return pairs;
    for (const Link& link : all.records[at->second].links)
        pairs.push_back(all.pairOf(at->second, link));
    all.finish(pairs, isDecided);
    return pairs;
}

std::vector<PairField> Duplicates::explain(const std::string& a, const std::string& b) const {
    const auto one = m_impl->places.find(a);
    const auto other = m_impl->places.find(b);
    if (one == m_impl->places.end() || other == m_impl->places.end()) return {};
    const Registration& left = m_impl->records[one->second].said;
    const Registration& right = m_impl->records[other->second].said;
    return pairFields(m_impl->levelsOf(left, right), left, right);
}

}  // namespace hinanjo::matching
