#include "sync/register_message.h"

namespace hinanjo::sync {

namespace pb = shelter::v1;

void write(const domain::ShelterInfo& from, pb::Shelter& to) {
    to.set_shelter_id(from.id.value);
    to.set_name(from.name);
    to.set_address(from.address);
    to.set_latitude(from.latitude);
    to.set_longitude(from.longitude);
    to.set_designated(from.designated);
    for (const std::string& town : from.catchment)
        to.add_catchment(town);
    to.set_capacity(from.capacity);
}

void write(const domain::Resident& from, pb::Resident& to) {
    to.set_resident_no(from.no);
    to.set_household_no(from.householdNo);
    to.set_family_name(from.familyName);
    to.set_given_name(from.givenName);
    to.set_family_kana(from.familyKana);
    to.set_given_kana(from.givenKana);
    to.set_other_name(from.otherName);
    to.set_sex(static_cast<pb::Sex>(from.sex));
    to.mutable_birth()->set_year(from.birth.year);
    to.mutable_birth()->set_month(from.birth.month);
    to.mutable_birth()->set_day(from.birth.day);
    to.set_postal_code(from.postalCode);
    to.set_address(from.address);
    to.set_town(from.town);
    to.set_building(from.building);
}

domain::ShelterInfo read(const pb::Shelter& from) {
    domain::ShelterInfo to;
    to.id.value = from.shelter_id();
    to.name = from.name();
    to.address = from.address();
    to.latitude = from.latitude();
    to.longitude = from.longitude();
    to.designated = from.designated();
    to.catchment.assign(from.catchment().begin(), from.catchment().end());
    to.capacity = from.capacity();
    return to;
}

domain::Resident read(const pb::Resident& from) {
    domain::Resident to;
    to.no = from.resident_no();
    to.householdNo = from.household_no();
    to.familyName = from.family_name();
    to.givenName = from.given_name();
    to.familyKana = from.family_kana();
    to.givenKana = from.given_kana();
    to.otherName = from.other_name();
    to.sex = static_cast<domain::Sex>(from.sex());
    to.birth = {static_cast<std::uint16_t>(from.birth().year()), static_cast<std::uint8_t>(from.birth().month()),
                static_cast<std::uint8_t>(from.birth().day())};
    to.postalCode = from.postal_code();
    to.address = from.address();
    to.town = from.town();
    to.building = from.building();
    return to;
}

}  // namespace hinanjo::sync
