// One arrival beside one roster person, field by field. No allocation, no decision.
#pragma once

#include "matching/roster_index.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {

enum class FamilyLevel : std::uint8_t { Missing, Equal, Near, Different };
enum class GivenLevel : std::uint8_t { Missing, KanjiEqual, KanaEqual, Homophone, Near, SharesKanji, Different };
enum class BirthLevel : std::uint8_t {
    Missing,
    Exact,
    OnePart,   // One of year, month, day is wrong, or month and day are swapped.
    OtherEra,  // The era's year is right, the era is not.
    Year,      // Only the year was said (or year and month), and is right.
    MonthDay,
    AgeExact,
    AgeNear,  // One year off.
    AgeOff,
    Decade,
    DecadeOff,
    Different,
};
enum class PlaceLevel : std::uint8_t {
    Missing,
    Room,         // 番号 and room.
    House,        // 番号, and neither side has a room.
    Number,       // 番号; one side has no room: any home of a block.
    RoomDiffers,  // 番号, but another room or block.
    NearNumber,   // One of 丁目, 番, 号 differs.
    Chome,        // No more than the 丁目 was said, and is right.
    Town,         // No more than the town was said, and is right.
    ChomeOnly,    // The 丁目 is right, the numbers are others.
    TownOnly,
    Other,
    Outside,  // Another municipality.
};
enum class PhoneLevel : std::uint8_t { Missing, Own, Household, Contact, OneDigit, Different };
enum class SexLevel : std::uint8_t { Missing, Equal, Different };

struct Comparison {
    FamilyLevel family{};
    GivenLevel given{};
    bool familyByKana = false;  // Equal by reading; no kanji were typed.
    bool confusable = false;    // The given names differ in characters people swap (裕, 祐) and nothing else.
    bool otherReading = false;  // Same characters, another reading was given.
    bool swapped = false;       // Given name first.
    bool foreign = false;
    bool mobile = false;    // The own telephone that agrees is a mobile: of a person, not of a home.
    std::uint8_t form = 0;  // Which of the roster's names fitted.
    BirthLevel birth{};
    bool birthUnchecked = false;  // The arrival said something of the birth, the roster knows nothing.
    bool child = false;           // By the official birth too young to fill in a form.
    PlaceLevel place{};
    PhoneLevel phone{};
    SexLevel sex{};
    // Likelihood of these levels over that of a stranger.
    double same = 1;
    double household = 1;
};

// What the rules ask of these levels.
[[nodiscard]] bool givenEqual(const Comparison& c);
[[nodiscard]] bool toNumber(const Comparison& c);
// One home, where a number alone may be a block of two hundred.
[[nodiscard]] bool toHome(const Comparison& c);
// The home's own telephone. The contact's number is not the person's: a daughter gives it for herself.
[[nodiscard]] bool phoneOfHome(const Comparison& c);
// Of the birth is said what the register says: the date, the age, the year or the birthday.
[[nodiscard]] bool birthAgrees(const Comparison& c);

[[nodiscard]] Comparison compare(const TypedArrival& arrival, const RosterEntry& entry, const NameTables& tables);

}  // namespace hinanjo::matching
