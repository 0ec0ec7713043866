// Shelters, households, movements and decisions, as plain data.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace hinanjo::domain {

// 人数のみ: people counted without names.
struct HeadCount {
    std::uint32_t men = 0;
    std::uint32_t women = 0;
    std::uint32_t children = 0;
    std::uint32_t elderly = 0;  // 75才以上
    std::uint32_t infants = 0;
    std::uint32_t unknown = 0;

    [[nodiscard]] std::uint32_t total() const { return men + women + children + elderly + infants + unknown; }
    friend auto operator<=>(const HeadCount&, const HeadCount&) = default;
};

enum class HouseholdField : std::uint8_t {
    Token,  // 整理券
    Count,  // six numbers joined by "/": men/women/children/elderly/infants/unknown
    Address,
    Town,
    Neighbourhood,
    ResidentHouseholdNo,
    UrgentPeople,
    RecordedByMistake,  // "1" yes, "2" no
};
inline constexpr std::size_t kHouseholdFields = 8;

[[nodiscard]] std::string toText(const HeadCount& count);
[[nodiscard]] HeadCount headCountFromText(std::string_view text);

struct HouseholdFieldValue {
    HouseholdField field{};
    std::string value;

    friend auto operator<=>(const HouseholdFieldValue&, const HouseholdFieldValue&) = default;
};

struct HouseholdDescribed {
    base::HouseholdId household;
    std::vector<HouseholdFieldValue> fields;

    HouseholdDescribed& set(HouseholdField field, std::string value);
    [[nodiscard]] const std::string* find(HouseholdField field) const;
};

struct HouseholdJoined {
    base::PersonId person;
    std::optional<base::HouseholdId> household;  // Nothing: the person stands alone.
    std::string relation;
};

enum class StayStatus : std::uint8_t { NotSaid, Arrived, Out, Overnight, Returned, Transferred, Hospital, Left };
enum class Place : std::uint8_t { NotSaid, Inside, Car, Tent, Home };
enum class Destination : std::uint8_t { NotSaid, Home, Relatives, OtherShelter, Hospital, Unknown, WelfareShelter };

// One movement of one person, or of the unnamed rest of a household (exactly one of the two ids is set).
struct StayChanged {
    base::PersonId person;
    base::HouseholdId household;
    StayStatus status{};
    base::ShelterId shelter;
    Place place{};
    Destination destination{};
    std::string destinationText;
    base::ShelterId destinationShelter;
    std::string destinationPhone;
    std::optional<base::TimePoint> expectedBack;
};

enum class Sameness : std::uint8_t { NotSaid, Same, Different };

struct SamePersonDecided {
    base::PersonId a;
    base::PersonId b;
    Sameness decision{};
    std::string reason;
};

struct RosterMatchDecided {
    base::PersonId person;
    base::RosterNo rosterNo;
    Sameness decision{};
    std::string reason;
    base::ShelterId shelter{};  // In whose districts the roster person lives; may be empty.
};

struct RosterPersonAccounted {
    enum class Outcome : std::uint8_t { NotSaid, Safe, Evacuated, Absent, NeedsRescue, Injured, Deceased };
    enum class Source : std::uint8_t { NotSaid, TickedList, Phone, Visit, OtherShelter };
    base::RosterNo rosterNo;
    Outcome outcome{};
    Source source{};
    std::string listEdition;
    std::uint32_t page = 0;
    std::uint32_t row = 0;
    std::string remark;
    std::string toldBy{};
    base::ShelterId shelter{};  // In whose districts the person lives; empty if not known.
};

enum class ShelterStatus : std::uint8_t { NotSaid, Closed, Preparing, Open, Crowded, Full };

struct ShelterStatusChanged {
    base::ShelterId shelter;
    ShelterStatus status{};
    std::optional<std::string> name;
    std::optional<std::string> address;
    std::optional<std::uint32_t> capacity;
    std::optional<std::pair<double, double>> position;  // latitude, longitude; degrees, WGS84
};

enum class Urgency : std::uint8_t { NotSaid, Normal, Soon, AtOnce };

struct SituationReported {
    struct Supply {
        std::string item;
        std::uint32_t quantity = 0;
        std::string unit;
        Urgency urgency{};
    };
    base::ShelterId shelter;
    std::map<std::string, std::string> items;
    std::vector<Supply> supplies;
    std::uint32_t reportNumber = 0;
    std::string freeText;
};

struct NeedRaised {
    base::PersonId person;
    base::HouseholdId household;
    base::ShelterId shelter;
    std::string code;
    std::string detail;
    Urgency urgency{};
    std::optional<base::TimePoint> runsOutAt;
};

struct NeedAnswered {
    enum class State : std::uint8_t { NotSaid, Seen, OnTheWay, Met, Refused };
    base::EventId need;
    State state{};
    std::string answer;
    std::optional<base::TimePoint> expectedAt;
};

struct NoteWritten {
    std::string text;
    base::PersonId person;
    base::HouseholdId household;
};

// --- reference data published by HQ (registers) ---

struct ShelterInfo {
    base::ShelterId id;
    std::string name;
    std::string address;
    double latitude = 0;
    double longitude = 0;
    bool designated = false;             // 指定避難所
    std::vector<std::string> catchment;  // 町丁目
    std::uint32_t capacity = 0;          // 0: unknown
};

}  // namespace hinanjo::domain
