// A person at a shelter, as plain data. Nothing is required: a person may be a token and an age band.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "domain/birth_date.h"

namespace hinanjo::domain {

enum class Sex : std::uint8_t { NotSaid, Male, Female, Declined };
enum class AgeBand : std::uint8_t {
    NotSaid,
    Age0,
    Age1to5,
    Age6to12,
    Age13to17,
    Age18to39,
    Age40to64,
    Age65to74,
    Age75up
};
enum class Answer : std::uint8_t { NotSaid, Yes, No };

// Each field of a person is a register of its own (proto PersonDescribed). The order is part of the state digest.
enum class PersonField : std::uint8_t {
    FamilyName,
    GivenName,
    FamilyKana,
    GivenKana,
    OtherName,
    Sex,      // "1" male, "2" female, "3" declined
    Birth,    // PartialDate::toText
    AgeBand,  // "1" to "8"
    Age,      // years, as told
    Address,
    Town,
    Neighbourhood,
    ResidentNo,
    Room,
    Features,
    Remark,
    TellRelatives,  // "1" yes, "2" no
    TellAcquaintances,
    TellOthers,
    DoNotDisclose,
    RecordedByMistake,
    ExternalNo,  // 受付番号 of the paper or spreadsheet list it was keyed from
};
inline constexpr std::size_t kPersonFields = 22;

// One field said by one event. Every value is text so that registers, conflicts and digests have one form; the typed
// readers below give it its meaning. An empty value says "there is none".
struct FieldValue {
    PersonField field{};
    std::string value;

    friend auto operator<=>(const FieldValue&, const FieldValue&) = default;
};

[[nodiscard]] inline Sex sexOf(std::string_view v) {
    return v == "1" ? Sex::Male : v == "2" ? Sex::Female : v == "3" ? Sex::Declined : Sex::NotSaid;
}
[[nodiscard]] inline Answer answerOf(std::string_view v) {
    return v == "1" ? Answer::Yes : v == "2" ? Answer::No : Answer::NotSaid;
}
[[nodiscard]] inline AgeBand ageBandOf(std::string_view v) {
    return v.size() == 1 && v[0] >= '1' && v[0] <= '8' ? static_cast<AgeBand>(v[0] - '0') : AgeBand::NotSaid;
}
template <typename Enum>
[[nodiscard]] std::string codeText(Enum value) {
    return value == Enum{} ? std::string() : std::to_string(static_cast<int>(value));
}

enum class ItemKind : std::uint8_t { NotSaid, Phone, EmergencyContact, Care, Device, Allergy, Language, Pet, Document };

// Element of an add-wins set: phones, needs for care, devices, allergies, languages, pets.
struct Item {
    ItemKind kind{};
    std::string value;
    std::string detail;

    friend auto operator<=>(const Item&, const Item&) = default;
};

// Names one element: the event that added it and its place there.
struct ItemRef {
    base::EventId event;
    std::uint32_t index = 0;

    friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};

// Codes of ItemKind::Care and ItemKind::Device (docs/glossary.md). The first five raise an alarm at HQ at once.
namespace care {
inline constexpr std::string_view kOxygen = "oxygen";            // 酸素・人工呼吸器 (device)
inline constexpr std::string_view kDialysis = "dialysis";        // 透析 (device)
inline constexpr std::string_view kInsulin = "insulin";          // インスリン (device)
inline constexpr std::string_view kAloneChild = "alone_child";   // 付添いなしの子ども
inline constexpr std::string_view kInjured = "injured";          // けが
inline constexpr std::string_view kWheelchair = "wheelchair";    // 車いす
inline constexpr std::string_view kDeaf = "deaf";                // 耳
inline constexpr std::string_view kBlind = "blind";              // 目
inline constexpr std::string_view kPregnant = "pregnant";        // 妊娠・乳児
inline constexpr std::string_view kInterpreter = "interpreter";  // 通訳
inline constexpr std::string_view kDementia = "dementia";        // 認知症
}  // namespace care

// What one event says of one person.
struct PersonDescribed {
    base::PersonId person;
    std::vector<FieldValue> fields;  // At most one per field.
    std::vector<Item> add;
    std::vector<ItemRef> remove;

    // Sets `field`; the empty string clears it.
    PersonDescribed& set(PersonField field, std::string value);
    [[nodiscard]] const std::string* find(PersonField field) const;
};

}  // namespace hinanjo::domain
