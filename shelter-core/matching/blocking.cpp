#include "matching/blocking.h"

#include <algorithm>

#include "matching/hash.h"
#include "matching/kana.h"
#include "matching/roster_index.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {
namespace {

// Kinds of keys.
constexpr char kSound = 's';    // K2 of the whole name, and with any one character left out
constexpr char kWritten = 'w';  // Folded whole name
constexpr char kBirth = 'b';
constexpr char kPhone = 'p';
constexpr char kPlace = 'a';
constexpr char kFamilyTown = 'f';  // Family name and 町丁目
constexpr char kGivenTown = 'g';   // Given name's K2 and 町丁目
constexpr char kFamilyMonthDay = 'm';
constexpr char kGivenYear = 'y';
constexpr char kLatin = 'l';  // Two Latin tokens

using Keys = std::vector<std::uint64_t>;

void addSound(Keys& keys, std::u32string_view whole, bool deletions) {
    if (whole.empty()) return;
    keys.push_back(Key(kSound).add(whole).value());
    constexpr std::size_t kShortest = 4;  // Shorter names with a letter less fit too many people.
    if (!deletions || whole.size() < kShortest) return;
    std::u32string shorter;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        shorter.assign(whole.substr(0, i)).append(whole.substr(i + 1));
        keys.push_back(Key(kSound).add(shorter).value());
    }
}

void addLatin(Keys& keys, const std::vector<std::u32string>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t j = i + 1; j < tokens.size(); ++j)
            keys.push_back(Key(kLatin).add(tokens[i]).add(tokens[j]).value());
    }
}

// The sounds a part may have: given, or from the table of readings.
template <typename Use>
void forSounds(const NamePart& part, Use use) {
    constexpr std::size_t kReadings = 4;
    if (!part.alike.empty()) {
        use(part.alike);
        return;
    }
    for (const auto& reading : part.readings.first(std::min(kReadings, part.readings.size())))
        use(soundsAlikeKey(reading));
}

void addFamilyKeys(Keys& keys, const NamePart& family, const Address& address, const domain::PartialDate& birth) {
    const auto add = [&](std::u32string_view name) {
        if (name.empty()) return;
        if (!address.town.empty())
            keys.push_back(Key(kFamilyTown).add(name).add(address.town).add(address.chome).value());
        if (birth.month != 0 && birth.day != 0) {
            keys.push_back(Key(kFamilyMonthDay).add(name).add(birth.month).add(birth.day).value());
        }
    };
    add(family.written);
    forSounds(family, add);
}

void addGivenKeys(Keys& keys, const NamePart& given, const Address& address, const domain::PartialDate& birth) {
    const auto add = [&](std::u32string_view name) {
        if (name.empty()) return;
        if (!address.town.empty())
            keys.push_back(Key(kGivenTown).add(name).add(address.town).add(address.chome).value());
        if (birth.year != 0) keys.push_back(Key(kGivenYear).add(name).add(birth.year).value());
    };
    add(given.written);
    forSounds(given, add);
}

void addCommonKeys(Keys& keys, const domain::PartialDate& birth, const Address& address) {
    if (birth.isComplete()) keys.push_back(Key(kBirth).add(birth.year).add(birth.month).add(birth.day).value());
    if (placeKey(address) != 0) keys.push_back(Key(kPlace).add(placeKey(address)).value());
}

void addWholeSounds(Keys& keys, const NameSplit& split, bool bothOrders, bool deletions) {
    forSounds(split.family, [&](const std::u32string& family) {
        forSounds(split.given, [&](const std::u32string& given) {
            addSound(keys, family + given, deletions);
            if (bothOrders) addSound(keys, given + family, false);
        });
    });
}

}  // namespace

void addRosterKeys(const RosterEntry& entry, Keys& keys) {
    for (const auto& form : entry.names) {
        const NameSplit& name = form.name;
        addWholeSounds(keys, name, false, !name.family.kana.empty() && !name.given.kana.empty());
        if (name.given.isEmpty()) forSounds(name.family, [&](const auto& sound) { addSound(keys, sound, true); });
        const std::u32string& family = name.family.written.empty() ? name.family.kana : name.family.written;
        const std::u32string& given = name.given.written.empty() ? name.given.kana : name.given.written;
        keys.push_back(Key(kWritten).add(family + given).value());
        addFamilyKeys(keys, name.family, entry.address, entry.birth);
        addGivenKeys(keys, name.given, entry.address, entry.birth);
    }
    addLatin(keys, entry.latin);
    addCommonKeys(keys, entry.birth, entry.address);
    for (const auto* phones : {&entry.own, &entry.household, &entry.contact}) {
        for (const Phone phone : *phones)
            keys.push_back(Key(kPhone).add(phone).value());
    }
}

void addNameKeys(const TypedName& name, bool deletions, Keys& keys) {
    const bool split = name.written.size() == 1;
    for (const auto& whole : name.wholes)
        keys.push_back(Key(kWritten).add(whole).value());
    for (const auto& whole : name.kanaWholes)
        addSound(keys, soundsAlikeKey(whole), deletions);
    for (const auto& part : name.written) {
        addWholeSounds(keys, part, split, false);
        if (split && !part.given.written.empty())
            keys.push_back(Key(kWritten).add(part.given.written + part.family.written).value());
    }
    for (const auto& part : name.kana)
        addWholeSounds(keys, part, true, false);
    addLatin(keys, name.latin);
}

void addArrivalKeys(const TypedArrival& arrival, Keys& keys) {
    static const domain::PartialDate kNone;
    addNameKeys(arrival.name, true, keys);
    const auto addSplit = [&](const NameSplit& name) {
        if (arrival.birth.dates.empty()) {
            addFamilyKeys(keys, name.family, arrival.address, kNone);
            addGivenKeys(keys, name.given, arrival.address, kNone);
        }
        for (const auto& date : arrival.birth.dates) {
            addFamilyKeys(keys, name.family, arrival.address, date);
            addGivenKeys(keys, name.given, arrival.address, date);
        }
    };
    for (const auto& name : arrival.name.written)
        addSplit(name);
    for (const auto& name : arrival.name.kana)
        addSplit(name);
    if (arrival.birth.dates.empty()) addCommonKeys(keys, kNone, arrival.address);
    for (const auto& date : arrival.birth.dates)
        addCommonKeys(keys, date, arrival.address);
    for (const Phone phone : arrival.phones)
        keys.push_back(Key(kPhone).add(phone).value());
}

}  // namespace hinanjo::matching
