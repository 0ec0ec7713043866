#include "matching/typed_arrival.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "matching/hash.h"
#include "matching/numerals.h"

namespace hinanjo::matching {
namespace {

// 「75歳」, 「70代」: people write their age where the form asks for the birth.
void readAgeWords(std::string_view text, TypedBirth& birth) {
    const std::u32string plain = base::decodeUtf8(base::nfkc(text));
    std::u32string_view rest = plain;
    while (!rest.empty() && !isDigit(rest[0]) && !isKanjiDigit(rest[0]))
        rest.remove_prefix(1);
    const auto number = takeNumber(rest);
    constexpr int kOldest = 130;
    if (!number || *number > kOldest) return;
    while (!rest.empty() && rest[0] == U' ')
        rest.remove_prefix(1);
    if (rest.starts_with(U"代") && *number % 10 == 0) {
        birth.decade = *number;
    } else if (!birth.age && (rest.starts_with(U"歳") || rest.starts_with(U"才"))) {
        birth.age = *number;
    }
}

TypedBirth readBirth(const Arrival& arrival, const Matcher::CommonValues& common) {
    TypedBirth birth;
    const bool dayKnown = arrival.seenAt != base::TimePoint();
    if (dayKnown) birth.age = arrival.age;
    if (!arrival.birth.empty()) {
        birth.dates = domain::readBirthDate(arrival.birth);
        const bool noDate = birth.dates.empty();
        std::erase_if(birth.dates, [&](const domain::PartialDate& date) {
            return date.isEmpty() || isDummyBirth(date) ||
                   (date.isComplete() && common.births.contains(Matcher::CommonValues::birthKey(date)));
        });
        if (birth.dates.empty() && dayKnown) readAgeWords(arrival.birth, birth);
        const std::u32string plain = base::decodeUtf8(base::nfkc(arrival.birth));
        birth.unread = noDate && birth.isEmpty() && std::any_of(plain.begin(), plain.end(), isDigit);
    }
    birth.day = domain::japaneseDay(arrival.seenAt);
    return birth;
}

}  // namespace

std::uint64_t placeKey(const Address& address) {
    if (address.town.empty() || address.ban == 0) return 0;
    return Key('P').add(address.town).add(address.chome).add(address.ban).add(address.go).value();
}

bool isDummyBirth(const domain::PartialDate& date) {
    // What people and programs put where a date is demanded and none is known.
    constexpr std::array<domain::PartialDate, 7> kDummies = {
        {{1900, 1, 1}, {1901, 1, 1}, {1912, 1, 1}, {1926, 1, 1}, {1970, 1, 1}, {2000, 1, 1}, {1926, 12, 25}}};
    return std::find(kDummies.begin(), kDummies.end(), date) != kDummies.end();
}

TypedArrival readArrival(const Arrival& arrival, const NameTables& tables, const AddressBook& towns,
                         const Matcher::CommonValues& common) {
    TypedArrival typed;
    typed.name = readTypedName({arrival.name, arrival.familyName, arrival.givenName, arrival.kana, arrival.familyKana,
                                arrival.givenKana, arrival.otherName},
                               tables);
    typed.relation = typed.name.relation || mentionsRelation(arrival.remark);
    typed.absent = mentionsAbsence(arrival.remark);
    if (arrival.sex == domain::Sex::Male || arrival.sex == domain::Sex::Female) typed.sex = arrival.sex;
    typed.birth = readBirth(arrival, common);
    if (!arrival.address.empty()) typed.address = towns.parse(arrival.address);
    if (typed.address.room.empty() && common.places.contains(placeKey(typed.address))) typed.address = {};
    for (const auto& cell : arrival.phones) {
        for (const Phone phone : readPhones(cell)) {
            const bool known = std::find(typed.phones.begin(), typed.phones.end(), phone) != typed.phones.end();
            if (!known && !common.phones.contains(phone)) typed.phones.push_back(phone);
        }
    }
    return typed;
}

}  // namespace hinanjo::matching
