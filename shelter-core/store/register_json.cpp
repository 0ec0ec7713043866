#include "store/register_json.h"

#include <nlohmann/json.hpp>

namespace hinanjo::store {
namespace {

using Json = nlohmann::json;

// Empty values are left out: most cells of a register are empty.
void putText(Json& to, const char* name, const std::string& value) {
    if (!value.empty()) to[name] = value;
}
std::string textOf(const Json& from, const char* name) {
    const auto it = from.find(name);
    return it != from.end() && it->is_string() ? it->get<std::string>() : std::string();
}
template <typename Enum>
void putCode(Json& to, const char* name, Enum value) {
    if (value != Enum{}) to[name] = static_cast<int>(value);
}
template <typename Enum>
Enum codeOf(const Json& from, const char* name) {
    const auto it = from.find(name);
    return it != from.end() && it->is_number_integer() ? static_cast<Enum>(it->get<int>()) : Enum{};
}

struct RosterText {
    const char* name;
    std::string domain::RosterPerson::*member;
};
constexpr RosterText kRosterTexts[] = {
    {"name", &domain::RosterPerson::name},
    {"kana", &domain::RosterPerson::kana},
    {"other_name", &domain::RosterPerson::otherName},
    {"postal_code", &domain::RosterPerson::postalCode},
    {"address", &domain::RosterPerson::address},
    {"building", &domain::RosterPerson::building},
    {"phone", &domain::RosterPerson::phone},
    {"mobile", &domain::RosterPerson::mobile},
    {"reason", &domain::RosterPerson::reason},
    {"neighbourhood", &domain::RosterPerson::neighbourhood},
    {"contact_name", &domain::RosterPerson::contactName},
    {"contact_relation", &domain::RosterPerson::contactRelation},
    {"contact_phone", &domain::RosterPerson::contactPhone},
    {"remark", &domain::RosterPerson::remark},
    {"priority", &domain::RosterPerson::priority},
    {"commissioner", &domain::RosterPerson::commissioner},
    {"plan", &domain::RosterPerson::plan},
};
struct ResidentText {
    const char* name;
    std::string domain::Resident::*member;
};
constexpr ResidentText kResidentTexts[] = {
    {"no", &domain::Resident::no},
    {"household_no", &domain::Resident::householdNo},
    {"family_name", &domain::Resident::familyName},
    {"given_name", &domain::Resident::givenName},
    {"family_kana", &domain::Resident::familyKana},
    {"given_kana", &domain::Resident::givenKana},
    {"other_name", &domain::Resident::otherName},
    {"postal_code", &domain::Resident::postalCode},
    {"address", &domain::Resident::address},
    {"town", &domain::Resident::town},
    {"building", &domain::Resident::building},
};

base::Result<Json> objectOf(std::string_view text) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return base::fail(base::ErrorCode::Invalid, "not a JSON object");
    return json;
}

// Bytes that are not UTF-8 cannot get here (readers decode first); should they, they become U+FFFD instead of an
// exception.
std::string lineOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string toJson(const domain::RosterPerson& person) {
    Json json = Json::object();
    putText(json, "no", person.no.value);
    for (const auto& t : kRosterTexts)
        putText(json, t.name, person.*t.member);
    putCode(json, "sex", person.sex);
    putText(json, "birth", person.birth.toText());
    putCode(json, "consent", person.consent);
    if (person.isProtected) json["protected"] = true;
    if (!person.warnings.empty()) json["warnings"] = person.warnings;
    return lineOf(json);
}

std::string toJson(const domain::Resident& resident) {
    Json json = Json::object();
    for (const auto& t : kResidentTexts)
        putText(json, t.name, resident.*t.member);
    putCode(json, "sex", resident.sex);
    putText(json, "birth", resident.birth.toText());
    return lineOf(json);
}

std::string toJson(const domain::ShelterInfo& shelter) {
    Json json = Json::object();
    putText(json, "id", shelter.id.value);
    putText(json, "name", shelter.name);
    putText(json, "address", shelter.address);
    json["latitude"] = shelter.latitude;
    json["longitude"] = shelter.longitude;
    json["designated"] = shelter.designated;
    if (!shelter.catchment.empty()) json["catchment"] = shelter.catchment;
    if (shelter.capacity != 0) json["capacity"] = shelter.capacity;
    return lineOf(json);
}

base::Result<domain::RosterPerson> rosterPersonFromJson(std::string_view text) {
    HINANJO_ASSIGN(const Json json, objectOf(text));
    domain::RosterPerson person;
    person.no.value = textOf(json, "no");
    for (const auto& t : kRosterTexts)
        person.*t.member = textOf(json, t.name);
    person.sex = codeOf<domain::Sex>(json, "sex");
    person.birth = domain::PartialDate::fromText(textOf(json, "birth"));
    person.consent = codeOf<domain::Consent>(json, "consent");
    person.isProtected = json.contains("protected") && json["protected"] == true;
    if (const auto it = json.find("warnings"); it != json.end() && it->is_array()) {
        for (const Json& warning : *it) {
            if (warning.is_string()) person.warnings.push_back(warning.get<std::string>());
        }
    }
    if (person.no.empty()) return base::fail(base::ErrorCode::Invalid, "no: is missing");
    return person;
}

base::Result<domain::Resident> residentFromJson(std::string_view text) {
    HINANJO_ASSIGN(const Json json, objectOf(text));
    domain::Resident resident;
    for (const auto& t : kResidentTexts)
        resident.*t.member = textOf(json, t.name);
    resident.sex = codeOf<domain::Sex>(json, "sex");
    resident.birth = domain::PartialDate::fromText(textOf(json, "birth"));
    if (resident.no.empty()) return base::fail(base::ErrorCode::Invalid, "no: is missing");
    return resident;
}

base::Result<domain::ShelterInfo> shelterFromJson(std::string_view text) {
    HINANJO_ASSIGN(const Json json, objectOf(text));
    domain::ShelterInfo shelter;
    shelter.id.value = textOf(json, "id");
    shelter.name = textOf(json, "name");
    shelter.address = textOf(json, "address");
    shelter.latitude = json.value("latitude", 0.0);
    shelter.longitude = json.value("longitude", 0.0);
    shelter.designated = json.value("designated", false);
    shelter.capacity = json.value("capacity", 0U);
    if (const auto it = json.find("catchment"); it != json.end() && it->is_array()) {
        for (const Json& town : *it) {
            if (town.is_string()) shelter.catchment.push_back(town.get<std::string>());
        }
    }
    if (shelter.id.empty()) return base::fail(base::ErrorCode::Invalid, "id: is missing");
    return shelter;
}

}  // namespace hinanjo::store
