#include "event/codec.h"

#include <google/protobuf/arena.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/stubs/logging.h>

#include <cstdlib>
#include <cstring>
#include <memory>

#include "shelter/v1/events.pb.h"

namespace hinanjo::event {
namespace {

namespace pb = shelter::v1;
using base::ErrorCode;
using base::fail;
using base::Result;
using domain::PersonField;

// --- small bridges ---

template <typename Id>
void putId(const Id& id, std::string* out) {
    if (!id.isNull()) out->assign(id.view());
}

// Reads an id that may be absent (null) but not of a wrong length.
template <typename Id>
bool readId(const std::string& raw, Id& out) {
    if (raw.empty()) return true;
    const auto id = Id::fromBytes(raw);
    if (!id) return false;
    out = *id;
    return true;
}

std::optional<base::TimePoint> optionalTime(std::int64_t ms) {
    return ms == 0 ? std::nullopt : std::optional(base::fromMillis(ms));
}
std::int64_t millisOf(const std::optional<base::TimePoint>& t) {
    return t ? base::toMillis(*t) : 0;
}

struct TextField {
    PersonField field;
    bool (pb::PersonDescribed::*has)() const;
    const pb::Text& (pb::PersonDescribed::*get)() const;
    pb::Text* (pb::PersonDescribed::*mutableText)();
};
#define HINANJO_TEXT(field, name)                                                         \
    TextField {                                                                           \
        PersonField::field, &pb::PersonDescribed::has_##name, &pb::PersonDescribed::name, \
            &pb::PersonDescribed::mutable_##name                                          \
    }
constexpr TextField kTextFields[] = {
    HINANJO_TEXT(FamilyName, family_name),
    HINANJO_TEXT(GivenName, given_name),
    HINANJO_TEXT(FamilyKana, family_kana),
    HINANJO_TEXT(GivenKana, given_kana),
    HINANJO_TEXT(OtherName, other_name),
    HINANJO_TEXT(Address, address),
    HINANJO_TEXT(Town, town),
    HINANJO_TEXT(Neighbourhood, neighbourhood),
    HINANJO_TEXT(ResidentNo, resident_no),
    HINANJO_TEXT(Room, room),
    HINANJO_TEXT(Features, features),
    HINANJO_TEXT(Remark, remark),
    HINANJO_TEXT(ExternalNo, external_no),
};
#undef HINANJO_TEXT

struct CodeField {
    PersonField field;
    int (*get)(const pb::PersonDescribed&);
    void (*put)(pb::PersonDescribed&, int);
};
#define HINANJO_CODE(field, name, type)                                                   \
    CodeField {                                                                           \
        PersonField::field, [](const pb::PersonDescribed& p) -> int { return p.name(); }, \
            [](pb::PersonDescribed& p, int v) { p.set_##name(static_cast<pb::type>(v)); } \
    }
constexpr CodeField kCodeFields[] = {
    HINANJO_CODE(Sex, sex, Sex),
    HINANJO_CODE(AgeBand, age_band, AgeBand),
    HINANJO_CODE(TellRelatives, tell_relatives, Answer),
    HINANJO_CODE(TellAcquaintances, tell_acquaintances, Answer),
    HINANJO_CODE(TellOthers, tell_others, Answer),
    HINANJO_CODE(DoNotDisclose, do_not_disclose, Answer),
    HINANJO_CODE(RecordedByMistake, recorded_by_mistake, Answer),
};
#undef HINANJO_CODE

// --- payloads: decode ---

const char* read(const pb::PersonDescribed& from, domain::PersonDescribed& to) {
    if (!readId(from.person_id(), to.person) || to.person.isNull()) return "person_described.person_id";
    to.fields.reserve(10);
    for (const TextField& f : kTextFields) {
        if ((from.*f.has)()) to.fields.push_back({f.field, (from.*f.get)().value()});
    }
    for (const CodeField& f : kCodeFields) {
        if (const int v = f.get(from); v != 0) to.fields.push_back({f.field, std::to_string(v)});
    }
    if (from.has_birth()) {
        const domain::PartialDate date{static_cast<std::uint16_t>(from.birth().year()),
                                       static_cast<std::uint8_t>(from.birth().month()),
                                       static_cast<std::uint8_t>(from.birth().day())};
        to.fields.push_back({PersonField::Birth, date.toText()});
    }
    if (from.has_age()) to.fields.push_back({PersonField::Age, std::to_string(from.age_years())});
    to.add.reserve(static_cast<std::size_t>(from.add_size()));
    for (const auto& item : from.add()) {
        to.add.push_back({static_cast<domain::ItemKind>(item.kind()), item.value(), item.detail()});
    }
    for (const auto& ref : from.remove()) {
        domain::ItemRef out{{}, ref.index()};
        if (!readId(ref.event_id(), out.event) || out.event.isNull()) return "person_described.remove";
        to.remove.push_back(out);
    }
    return nullptr;
}

const char* read(const pb::HouseholdDescribed& from, domain::HouseholdDescribed& to) {
    using domain::HouseholdField;
    if (!readId(from.household_id(), to.household) || to.household.isNull()) return "household_described.household_id";
    if (from.has_token()) to.set(HouseholdField::Token, from.token().value());
    if (from.has_count()) {
        const auto& c = from.count();
        to.set(HouseholdField::Count,
               domain::toText({c.men(), c.women(), c.children(), c.elderly(), c.infants(), c.unknown()}));
    }
    if (from.has_address()) to.set(HouseholdField::Address, from.address().value());
    if (from.has_town()) to.set(HouseholdField::Town, from.town().value());
    if (from.has_neighbourhood()) to.set(HouseholdField::Neighbourhood, from.neighbourhood().value());
    if (from.has_resident_household_no()) {
        to.set(HouseholdField::ResidentHouseholdNo, from.resident_household_no().value());
    }
    if (from.has_urgent()) to.set(HouseholdField::UrgentPeople, std::to_string(from.urgent_people()));
    if (from.recorded_by_mistake() != 0) {
        to.set(HouseholdField::RecordedByMistake, std::to_string(from.recorded_by_mistake()));
    }
    return nullptr;
}

const char* read(const pb::HouseholdJoined& from, domain::HouseholdJoined& to) {
    if (!readId(from.person_id(), to.person) || to.person.isNull()) return "household_joined.person_id";
    base::HouseholdId household;
    if (!readId(from.household_id(), household)) return "household_joined.household_id";
    if (!household.isNull()) to.household = household;
    to.relation = from.relation();
    return nullptr;
}

const char* read(const pb::StayChanged& from, domain::StayChanged& to) {
    if (!readId(from.person_id(), to.person)) return "stay_changed.person_id";
    if (!readId(from.household_id(), to.household)) return "stay_changed.household_id";
    if (to.person.isNull() && to.household.isNull()) return "stay_changed.subject";
    if (from.status() == 0) return "stay_changed.status";
    to.status = static_cast<domain::StayStatus>(from.status());
    to.shelter.value = from.shelter_id();
    to.place = static_cast<domain::Place>(from.place());
    to.destination = static_cast<domain::Destination>(from.destination());
    to.destinationText = from.destination_text();
    to.destinationShelter.value = from.destination_shelter_id();
    to.destinationPhone = from.destination_phone();
    to.expectedBack = optionalTime(from.expected_back_ms());
    return nullptr;
}

const char* read(const pb::EventWithdrawn& from, EventWithdrawn& to) {
    if (!readId(from.event_id(), to.event) || to.event.isNull()) return "event_withdrawn.event_id";
    to.reason = from.reason();
    return nullptr;
}

const char* read(const pb::SamePersonDecided& from, domain::SamePersonDecided& to) {
    if (!readId(from.person_a(), to.a) || to.a.isNull()) return "same_person_decided.person_a";
    if (!readId(from.person_b(), to.b) || to.b.isNull() || to.a == to.b) return "same_person_decided.person_b";
    if (from.decision() == 0) return "same_person_decided.decision";
    to.decision = static_cast<domain::Sameness>(from.decision());
    to.reason = from.reason();
    return nullptr;
}

void readShelters(const google::protobuf::RepeatedPtrField<std::string>& from, std::vector<base::ShelterId>& to) {
    for (const std::string& shelter : from)
        to.push_back({shelter});
}

const char* read(const pb::RosterMatchDecided& from, domain::RosterMatchDecided& to) {
    if (!readId(from.person_id(), to.person) || to.person.isNull()) return "roster_match_decided.person_id";
    if (from.roster_no().empty()) return "roster_match_decided.roster_no";
    if (from.decision() == 0) return "roster_match_decided.decision";
    to.rosterNo.value = from.roster_no();
    to.decision = static_cast<domain::Sameness>(from.decision());
    to.reason = from.reason();
    to.shelter.value = from.shelter_id();
    return nullptr;
}

const char* read(const pb::RosterPersonAccounted& from, domain::RosterPersonAccounted& to) {
    if (from.roster_no().empty()) return "roster_person_accounted.roster_no";
    if (from.outcome() == 0) return "roster_person_accounted.outcome";
    to.rosterNo.value = from.roster_no();
    to.outcome = static_cast<domain::RosterPersonAccounted::Outcome>(from.outcome());
    to.source = static_cast<domain::RosterPersonAccounted::Source>(from.source());
    to.listEdition = from.list_edition();
    to.page = from.page();
    to.row = from.row();
    to.remark = from.remark();
    to.toldBy = from.told_by();
    to.shelter.value = from.shelter_id();
    return nullptr;
}

const char* read(const pb::ShelterStatusChanged& from, domain::ShelterStatusChanged& to) {
    if (from.shelter_id().empty()) return "shelter_status_changed.shelter_id";
    to.shelter.value = from.shelter_id();
    to.status = static_cast<domain::ShelterStatus>(from.status());
    if (from.has_name()) to.name = from.name().value();
    if (from.has_address()) to.address = from.address().value();
    if (from.has_capacity()) to.capacity = from.capacity();
    if (from.has_position()) to.position = {from.latitude(), from.longitude()};
    return nullptr;
}

const char* read(const pb::SituationReported& from, domain::SituationReported& to) {
    if (from.shelter_id().empty()) return "situation_reported.shelter_id";
    to.shelter.value = from.shelter_id();
    for (const auto& [code, value] : from.items())
        to.items.emplace(code, value);
    for (const auto& s : from.supplies()) {
        to.supplies.push_back({s.item(), s.quantity(), s.unit(), static_cast<domain::Urgency>(s.urgency())});
    }
    to.reportNumber = from.report_number();
    to.freeText = from.free_text();
    return nullptr;
}

const char* read(const pb::NeedRaised& from, domain::NeedRaised& to) {
    if (!readId(from.person_id(), to.person)) return "need_raised.person_id";
    if (!readId(from.household_id(), to.household)) return "need_raised.household_id";
    if (from.code().empty()) return "need_raised.code";
    to.shelter.value = from.shelter_id();
    to.code = from.code();
    to.detail = from.detail();
    to.urgency = static_cast<domain::Urgency>(from.urgency());
    to.runsOutAt = optionalTime(from.runs_out_at_ms());
    return nullptr;
}

const char* read(const pb::NeedAnswered& from, domain::NeedAnswered& to) {
    if (!readId(from.need_event_id(), to.need) || to.need.isNull()) return "need_answered.need_event_id";
    to.state = static_cast<domain::NeedAnswered::State>(from.state());
    to.answer = from.answer();
    to.expectedAt = optionalTime(from.expected_at_ms());
    return nullptr;
}

const char* read(const pb::NoteWritten& from, domain::NoteWritten& to) {
    if (!readId(from.person_id(), to.person)) return "note_written.person_id";
    if (!readId(from.household_id(), to.household)) return "note_written.household_id";
    to.text = from.text();
    return nullptr;
}

const char* read(const pb::ListIssued& from, ListIssued& to) {
    if (!readId(from.list_id(), to.list) || to.list.isNull()) return "list_issued.list_id";
    to.kind = from.kind();
    to.scope = from.scope();
    to.edition = from.edition();
    to.firstCopy = from.first_copy();
    to.copies = from.copies();
    to.pages = from.pages();
    to.rows = from.rows();
    to.recipient = from.recipient();
    to.legalBasis = from.legal_basis();
    to.contentDigest = from.content_digest();
    readShelters(from.shelter_ids(), to.shelters);
    return nullptr;
}

const char* read(const pb::ListRows& from, ListRows& to) {
    if (!readId(from.list_id(), to.list) || to.list.isNull()) return "list_rows.list_id";
    for (const auto& page : from.pages()) {
        if (page.subject_size() != page.digest_size()) return "list_rows.pages";
        ListRows::Page& out = to.pages.emplace_back();
        out.number = page.number();
        for (int i = 0; i < page.subject_size(); ++i)
            out.rows.push_back({page.subject(i), page.digest(i)});
    }
    readShelters(from.shelter_ids(), to.shelters);
    return nullptr;
}

const char* read(const pb::ListReturned& from, ListReturned& to) {
    if (!readId(from.list_id(), to.list) || to.list.isNull()) return "list_returned.list_id";
    to.copy = from.copy();
    to.condition = from.condition();
    return nullptr;
}

const char* read(const pb::PersonalDataViewed& from, PersonalDataViewed& to) {
    if (!readId(from.person_id(), to.person)) return "personal_data_viewed.person_id";
    to.what = from.what();
    to.rosterNo.value = from.roster_no();
    to.reason = from.reason();
    return nullptr;
}

const char* read(const pb::AlarmTaken& from, AlarmTaken& to) {
    if (from.alarm().empty()) return "alarm_taken.alarm";
    to.alarm = from.alarm();
    to.owner = from.owner();
    to.shelvedUntil = optionalTime(from.shelved_until_ms());
    to.reason = from.reason();
    return nullptr;
}

const char* read(const pb::DeviceEnrolled& from, DeviceEnrolled& to) {
    if (!readId(from.device_id(), to.device) || to.device.isNull()) return "device_enrolled.device_id";
    if (from.seal_public_key().size() != 32) return "device_enrolled.seal_public_key";
    to.name = from.name();
    to.shelter.value = from.shelter_id();
    to.sealPublicKey = from.seal_public_key();
    to.certificateSha256 = from.certificate_sha256();
    return nullptr;
}

const char* read(const pb::DeviceRevoked& from, DeviceRevoked& to) {
    if (!readId(from.device_id(), to.device) || to.device.isNull()) return "device_revoked.device_id";
    to.reason = from.reason();
    return nullptr;
}

const char* read(const pb::StaffChanged& from, StaffChanged& to) {
    if (from.staff_id().empty()) return "staff_changed.staff_id";
    to.staff.value = from.staff_id();
    to.displayName = from.display_name();
    to.role = static_cast<StaffChanged::Role>(from.role());
    to.shelter.value = from.shelter_id();
    to.active = from.active();
    to.pinVerifier = from.pin_verifier();
    to.badgeDigest = from.badge_digest();
    return nullptr;
}

const char* read(const pb::IncidentDeclared& from, IncidentDeclared& to) {
    if (!readId(from.incident_id(), to.incident) || to.incident.isNull()) return "incident_declared.incident_id";
    to.name = from.name();
    to.drill = from.drill();
    return nullptr;
}

const char* read(const pb::IncidentEnded& from, IncidentEnded& to) {
    if (!readId(from.incident_id(), to.incident) || to.incident.isNull()) return "incident_ended.incident_id";
    return nullptr;
}

const char* read(const pb::ClockObserved& from, ClockObserved& to) {
    if (!readId(from.log_id(), to.log) || to.log.isNull()) return "clock_observed.log_id";
    to.sequence = from.sequence();
    to.offset = std::chrono::milliseconds(from.offset_ms());
    to.roundTrip = std::chrono::milliseconds(from.round_trip_ms());
    return nullptr;
}

const char* read(const pb::RosterUnsealed& from, RosterUnsealed& to) {
    if (from.shelter_id().empty()) return "roster_unsealed.shelter_id";
    if (!from.key().empty() && from.key().size() != 32) return "roster_unsealed.key";
    to.shelter.value = from.shelter_id();
    to.key = from.key();
    to.officers.assign(from.officers().begin(), from.officers().end());
    to.version = from.version();
    to.reason = from.reason();
    return nullptr;
}

template <typename To, typename From>
const char* readInto(const From& from, Payload& payload) {
    return read(from, payload.emplace<To>());
}

// Names the field that cannot be read, or nothing.
const char* readPayload(const pb::Event& from, Payload& payload) {
    switch (from.payload_case()) {
        case pb::Event::kPersonDescribed:
            return readInto<domain::PersonDescribed>(from.person_described(), payload);
        case pb::Event::kHouseholdDescribed:
            return readInto<domain::HouseholdDescribed>(from.household_described(), payload);
        case pb::Event::kHouseholdJoined:
            return readInto<domain::HouseholdJoined>(from.household_joined(), payload);
        case pb::Event::kStayChanged: {
            const char* wrong = readInto<domain::StayChanged>(from.stay_changed(), payload);
            auto& stay = std::get<domain::StayChanged>(payload);
            if (stay.shelter.empty()) stay.shelter.value = from.shelter_id();
            return wrong != nullptr ? wrong : stay.shelter.empty() ? "stay_changed.shelter_id" : nullptr;
        }
        case pb::Event::kEventWithdrawn:
            return readInto<EventWithdrawn>(from.event_withdrawn(), payload);
        case pb::Event::kSamePersonDecided:
            return readInto<domain::SamePersonDecided>(from.same_person_decided(), payload);
        case pb::Event::kRosterMatchDecided:
            return readInto<domain::RosterMatchDecided>(from.roster_match_decided(), payload);
        case pb::Event::kRosterPersonAccounted:
            return readInto<domain::RosterPersonAccounted>(from.roster_person_accounted(), payload);
        case pb::Event::kShelterStatusChanged:
            return readInto<domain::ShelterStatusChanged>(from.shelter_status_changed(), payload);
        case pb::Event::kSituationReported:
            return readInto<domain::SituationReported>(from.situation_reported(), payload);
        case pb::Event::kNeedRaised:
            return readInto<domain::NeedRaised>(from.need_raised(), payload);
        case pb::Event::kNeedAnswered:
            return readInto<domain::NeedAnswered>(from.need_answered(), payload);
        case pb::Event::kNoteWritten:
            return readInto<domain::NoteWritten>(from.note_written(), payload);
        case pb::Event::kListIssued:
            return readInto<ListIssued>(from.list_issued(), payload);
        case pb::Event::kListRows:
            return readInto<ListRows>(from.list_rows(), payload);
        case pb::Event::kListReturned:
            return readInto<ListReturned>(from.list_returned(), payload);
        case pb::Event::kPersonalDataViewed:
            return readInto<PersonalDataViewed>(from.personal_data_viewed(), payload);
        case pb::Event::kAlarmTaken:
            return readInto<AlarmTaken>(from.alarm_taken(), payload);
        case pb::Event::kDeviceEnrolled:
            return readInto<DeviceEnrolled>(from.device_enrolled(), payload);
        case pb::Event::kDeviceRevoked:
            return readInto<DeviceRevoked>(from.device_revoked(), payload);
        case pb::Event::kStaffChanged:
            return readInto<StaffChanged>(from.staff_changed(), payload);
        case pb::Event::kIncidentDeclared:
            return readInto<IncidentDeclared>(from.incident_declared(), payload);
        case pb::Event::kIncidentEnded:
            return readInto<IncidentEnded>(from.incident_ended(), payload);
        case pb::Event::kClockObserved:
            return readInto<ClockObserved>(from.clock_observed(), payload);
        case pb::Event::kRosterUnsealed:
            return readInto<RosterUnsealed>(from.roster_unsealed(), payload);
        case pb::Event::PAYLOAD_NOT_SET:
            payload.emplace<UnknownPayload>();
            return nullptr;
    }
    return nullptr;
}

// --- payloads: encode ---

void write(const domain::PersonDescribed& from, pb::PersonDescribed& to) {
    putId(from.person, to.mutable_person_id());
    for (const domain::FieldValue& said : from.fields) {
        for (const TextField& f : kTextFields) {
            if (f.field == said.field) (to.*f.mutableText)()->set_value(said.value);
        }
        for (const CodeField& f : kCodeFields) {
            if (f.field == said.field) f.put(to, std::atoi(said.value.c_str()));
        }
        if (said.field == PersonField::Birth) {
            const auto date = domain::PartialDate::fromText(said.value);
            to.mutable_birth()->set_year(date.year);
            to.mutable_birth()->set_month(date.month);
            to.mutable_birth()->set_day(date.day);
        }
        if (said.field == PersonField::Age) {
            to.set_has_age(true);
            to.set_age_years(static_cast<std::uint32_t>(std::atoi(said.value.c_str())));
        }
    }
    for (const domain::Item& item : from.add) {
        auto* out = to.add_add();
        out->set_kind(static_cast<pb::PersonDescribed::ItemKind>(item.kind));
        out->set_value(item.value);
        out->set_detail(item.detail);
    }
    for (const domain::ItemRef& ref : from.remove) {
        auto* out = to.add_remove();
        putId(ref.event, out->mutable_event_id());
        out->set_index(ref.index);
    }
}

void write(const domain::HouseholdDescribed& from, pb::HouseholdDescribed& to) {
    using domain::HouseholdField;
    putId(from.household, to.mutable_household_id());
    for (const auto& said : from.fields) {
        switch (said.field) {
            case HouseholdField::Token:
                to.mutable_token()->set_value(said.value);
                break;
            case HouseholdField::Count: {
                const auto c = domain::headCountFromText(said.value);
                auto* out = to.mutable_count();
                out->set_men(c.men);
                out->set_women(c.women);
                out->set_children(c.children);
                out->set_elderly(c.elderly);
                out->set_infants(c.infants);
                out->set_unknown(c.unknown);
                break;
            }
            case HouseholdField::Address:
                to.mutable_address()->set_value(said.value);
                break;
            case HouseholdField::Town:
                to.mutable_town()->set_value(said.value);
                break;
            case HouseholdField::Neighbourhood:
                to.mutable_neighbourhood()->set_value(said.value);
                break;
            case HouseholdField::ResidentHouseholdNo:
                to.mutable_resident_household_no()->set_value(said.value);
                break;
            case HouseholdField::UrgentPeople:
                to.set_has_urgent(true);
                to.set_urgent_people(static_cast<std::uint32_t>(std::atoi(said.value.c_str())));
                break;
            case HouseholdField::RecordedByMistake:
                to.set_recorded_by_mistake(static_cast<pb::Answer>(std::atoi(said.value.c_str())));
                break;
        }
    }
}

void writePayload(const Payload& payload, pb::Event& to) {
    struct Writer {
        pb::Event& to;
        void operator()(const UnknownPayload&) const {}
        void operator()(const domain::PersonDescribed& p) const { write(p, *to.mutable_person_described()); }
        void operator()(const domain::HouseholdDescribed& p) const { write(p, *to.mutable_household_described()); }
        void operator()(const domain::HouseholdJoined& p) const {
            auto& out = *to.mutable_household_joined();
            putId(p.person, out.mutable_person_id());
            if (p.household) putId(*p.household, out.mutable_household_id());
            out.set_relation(p.relation);
        }
        void operator()(const domain::StayChanged& p) const {
            auto& out = *to.mutable_stay_changed();
            if (!p.person.isNull()) {
                out.set_person_id(std::string(p.person.view()));
            } else {
                out.set_household_id(std::string(p.household.view()));
            }
            out.set_status(static_cast<pb::StayStatus>(p.status));
            out.set_shelter_id(p.shelter.value);
            out.set_place(static_cast<pb::Place>(p.place));
            out.set_destination(static_cast<pb::StayChanged::Destination>(p.destination));
            out.set_destination_text(p.destinationText);
            out.set_destination_shelter_id(p.destinationShelter.value);
            out.set_destination_phone(p.destinationPhone);
            out.set_expected_back_ms(millisOf(p.expectedBack));
        }
        void operator()(const EventWithdrawn& p) const {
            auto& out = *to.mutable_event_withdrawn();
            putId(p.event, out.mutable_event_id());
            out.set_reason(p.reason);
        }
        void operator()(const domain::SamePersonDecided& p) const {
            auto& out = *to.mutable_same_person_decided();
            putId(p.a, out.mutable_person_a());
            putId(p.b, out.mutable_person_b());
            out.set_decision(static_cast<pb::Sameness>(p.decision));
            out.set_reason(p.reason);
        }
        void operator()(const domain::RosterMatchDecided& p) const {
            auto& out = *to.mutable_roster_match_decided();
            putId(p.person, out.mutable_person_id());
            out.set_roster_no(p.rosterNo.value);
            out.set_decision(static_cast<pb::Sameness>(p.decision));
            out.set_reason(p.reason);
            out.set_shelter_id(p.shelter.value);
        }
        void operator()(const domain::RosterPersonAccounted& p) const {
            auto& out = *to.mutable_roster_person_accounted();
            out.set_roster_no(p.rosterNo.value);
            out.set_outcome(static_cast<pb::RosterPersonAccounted::Outcome>(p.outcome));
            out.set_source(static_cast<pb::RosterPersonAccounted::Source>(p.source));
            out.set_list_edition(p.listEdition);
            out.set_page(p.page);
            out.set_row(p.row);
            out.set_remark(p.remark);
            out.set_told_by(p.toldBy);
            out.set_shelter_id(p.shelter.value);
        }
        void operator()(const domain::ShelterStatusChanged& p) const {
            auto& out = *to.mutable_shelter_status_changed();
            out.set_shelter_id(p.shelter.value);
            out.set_status(static_cast<pb::ShelterStatus>(p.status));
            if (p.name) out.mutable_name()->set_value(*p.name);
            if (p.address) out.mutable_address()->set_value(*p.address);
            if (p.capacity) {
                out.set_has_capacity(true);
                out.set_capacity(*p.capacity);
            }
            if (p.position) {
                out.set_has_position(true);
                out.set_latitude(p.position->first);
                out.set_longitude(p.position->second);
            }
        }
        void operator()(const domain::SituationReported& p) const {
            auto& out = *to.mutable_situation_reported();
            out.set_shelter_id(p.shelter.value);
            for (const auto& [code, value] : p.items)
                (*out.mutable_items())[code] = value;
            for (const auto& s : p.supplies) {
                auto* supply = out.add_supplies();
                supply->set_item(s.item);
                supply->set_quantity(s.quantity);
                supply->set_unit(s.unit);
                supply->set_urgency(static_cast<pb::Urgency>(s.urgency));
            }
            out.set_report_number(p.reportNumber);
            out.set_free_text(p.freeText);
        }
        void operator()(const domain::NeedRaised& p) const {
            auto& out = *to.mutable_need_raised();
            putId(p.person, out.mutable_person_id());
            putId(p.household, out.mutable_household_id());
            out.set_shelter_id(p.shelter.value);
            out.set_code(p.code);
            out.set_detail(p.detail);
            out.set_urgency(static_cast<pb::Urgency>(p.urgency));
            out.set_runs_out_at_ms(millisOf(p.runsOutAt));
        }
        void operator()(const domain::NeedAnswered& p) const {
            auto& out = *to.mutable_need_answered();
            putId(p.need, out.mutable_need_event_id());
            out.set_state(static_cast<pb::NeedAnswered::State>(p.state));
            out.set_answer(p.answer);
            out.set_expected_at_ms(millisOf(p.expectedAt));
        }
        void operator()(const domain::NoteWritten& p) const {
            auto& out = *to.mutable_note_written();
            out.set_text(p.text);
            putId(p.person, out.mutable_person_id());
            putId(p.household, out.mutable_household_id());
        }
        void operator()(const ListIssued& p) const {
            auto& out = *to.mutable_list_issued();
            putId(p.list, out.mutable_list_id());
            out.set_kind(p.kind);
            out.set_scope(p.scope);
            out.set_edition(p.edition);
            out.set_first_copy(p.firstCopy);
            out.set_copies(p.copies);
            out.set_pages(p.pages);
            out.set_rows(p.rows);
            out.set_recipient(p.recipient);
            out.set_legal_basis(p.legalBasis);
            out.set_content_digest(p.contentDigest);
            for (const base::ShelterId& shelter : p.shelters)
                out.add_shelter_ids(shelter.value);
        }
        void operator()(const ListRows& p) const {
            auto& out = *to.mutable_list_rows();
            putId(p.list, out.mutable_list_id());
            for (const ListRows::Page& page : p.pages) {
                auto& put = *out.add_pages();
                put.set_number(page.number);
                for (const ListRows::Row& row : page.rows) {
                    put.add_subject(row.subject);
                    put.add_digest(row.digest);
                }
            }
            for (const base::ShelterId& shelter : p.shelters)
                out.add_shelter_ids(shelter.value);
        }
        void operator()(const ListReturned& p) const {
            auto& out = *to.mutable_list_returned();
            putId(p.list, out.mutable_list_id());
            out.set_copy(p.copy);
            out.set_condition(p.condition);
        }
        void operator()(const PersonalDataViewed& p) const {
            auto& out = *to.mutable_personal_data_viewed();
            out.set_what(p.what);
            putId(p.person, out.mutable_person_id());
            out.set_roster_no(p.rosterNo.value);
            out.set_reason(p.reason);
        }
        void operator()(const AlarmTaken& p) const {
            auto& out = *to.mutable_alarm_taken();
            out.set_alarm(p.alarm);
            out.set_owner(p.owner);
            out.set_shelved_until_ms(millisOf(p.shelvedUntil));
            out.set_reason(p.reason);
        }
        void operator()(const DeviceEnrolled& p) const {
            auto& out = *to.mutable_device_enrolled();
            putId(p.device, out.mutable_device_id());
            out.set_name(p.name);
            out.set_shelter_id(p.shelter.value);
            out.set_seal_public_key(p.sealPublicKey);
            out.set_certificate_sha256(p.certificateSha256);
        }
        void operator()(const DeviceRevoked& p) const {
            auto& out = *to.mutable_device_revoked();
            putId(p.device, out.mutable_device_id());
            out.set_reason(p.reason);
        }
        void operator()(const StaffChanged& p) const {
            auto& out = *to.mutable_staff_changed();
            out.set_staff_id(p.staff.value);
            out.set_display_name(p.displayName);
            out.set_role(static_cast<pb::StaffChanged::Role>(p.role));
            out.set_shelter_id(p.shelter.value);
            out.set_active(p.active);
            out.set_pin_verifier(p.pinVerifier);
            out.set_badge_digest(p.badgeDigest);
        }
        void operator()(const IncidentDeclared& p) const {
            auto& out = *to.mutable_incident_declared();
            putId(p.incident, out.mutable_incident_id());
            out.set_name(p.name);
            out.set_drill(p.drill);
        }
        void operator()(const IncidentEnded& p) const {
            putId(p.incident, to.mutable_incident_ended()->mutable_incident_id());
        }
        void operator()(const ClockObserved& p) const {
            auto& out = *to.mutable_clock_observed();
            putId(p.log, out.mutable_log_id());
            out.set_sequence(p.sequence);
            out.set_offset_ms(p.offset.count());
            out.set_round_trip_ms(static_cast<std::uint32_t>(p.roundTrip.count()));
        }
        void operator()(const RosterUnsealed& p) const {
            auto& out = *to.mutable_roster_unsealed();
            out.set_shelter_id(p.shelter.value);
            out.set_key(p.key);
            for (const std::string& officer : p.officers)
                out.add_officers(officer);
            out.set_version(p.version);
            out.set_reason(p.reason);
        }
    };
    std::visit(Writer{to}, payload);
}

// --- envelope ---

const char* readEnvelope(const pb::Event& from, Envelope& to) {
    if (!readId(from.event_id(), to.id) || to.id.isNull()) return "event_id";
    if (!readId(from.log_id(), to.log) || to.log.isNull()) return "log_id";
    if (from.sequence() == 0 || from.sequence() > (std::uint64_t{1} << 62)) return "sequence";
    to.sequence = from.sequence();
    if (from.previous().size() == to.previous.size()) {
        std::memcpy(to.previous.data(), from.previous().data(), to.previous.size());
    } else if (!from.previous().empty() || to.sequence != 1) {
        return "previous";
    }
    to.time.value = from.hybrid_time();
    return nullptr;
}

// One arena per thread: an event is parsed in one block that is used again.
Result<const pb::Event*> parse(std::string_view bytes) {
    alignas(16) static thread_local char block[16 * 1024];
    static thread_local std::unique_ptr<google::protobuf::Arena> arena = [] {
        google::protobuf::ArenaOptions options;
        options.initial_block = block;
        options.initial_block_size = sizeof block;
        return std::make_unique<google::protobuf::Arena>(options);
    }();
    // Failures are values here; protobuf's own words would break the server's structured log.
    static const bool kQuiet = [] {
        google::protobuf::SetLogHandler(nullptr);
        return true;
    }();
    (void)kQuiet;
    if (bytes.size() > kMaxEventBytes) return fail(ErrorCode::Invalid, "event: larger than 64 KiB");
    arena->Reset();
    auto* message = google::protobuf::Arena::CreateMessage<pb::Event>(arena.get());
    if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return fail(ErrorCode::Invalid, "event: not an event message");
    }
    return message;
}

tl::unexpected<base::Error> unreadable(const char* field) {
    return fail(ErrorCode::Invalid, std::string("event: ") + field + " is missing or malformed");
}

}  // namespace

Result<Event> decode(std::string_view bytes) {
    HINANJO_ASSIGN(const pb::Event* from, parse(bytes));
    Envelope envelope;
    if (const char* wrong = readEnvelope(*from, envelope)) return unreadable(wrong);
    Result<Event> result{Event{}};
    Event& to = *result;
    to.id = envelope.id;
    to.log = envelope.log;
    to.sequence = envelope.sequence;
    to.previous = envelope.previous;
    to.time = envelope.time;
    to.observedAt = base::fromMillis(from->observed_at_ms());
    to.recordedAt = from->recorded_at_ms() == 0 ? to.observedAt : base::fromMillis(from->recorded_at_ms());
    if (!readId(from->incident_id(), to.incident)) return unreadable("incident_id");
    to.staff.value = from->staff_id();
    to.shelter.value = from->shelter_id();
    to.saw.reserve(static_cast<std::size_t>(from->saw_size()));
    for (const std::string& raw : from->saw()) {
        const auto id = base::EventId::fromBytes(raw);
        if (!id) return unreadable("saw");
        to.saw.push_back(*id);
    }
    if (const char* wrong = readPayload(*from, to.payload)) return unreadable(wrong);
    return result;
}

Result<Envelope> decodeEnvelope(std::string_view bytes) {
    HINANJO_ASSIGN(const pb::Event* from, parse(bytes));
    Envelope envelope;
    if (const char* wrong = readEnvelope(*from, envelope)) return unreadable(wrong);
    return envelope;
}

std::string encode(const Event& event) {
    pb::Event to;
    putId(event.id, to.mutable_event_id());
    putId(event.log, to.mutable_log_id());
    to.set_sequence(event.sequence);
    if (event.sequence > 1) to.set_previous(std::string(base::asText(event.previous)));
    to.set_hybrid_time(event.time.value);
    to.set_observed_at_ms(base::toMillis(event.observedAt));
    if (event.recordedAt != event.observedAt) to.set_recorded_at_ms(base::toMillis(event.recordedAt));
    putId(event.incident, to.mutable_incident_id());
    to.set_staff_id(event.staff.value);
    to.set_shelter_id(event.shelter.value);
    for (const auto& id : event.saw)
        to.add_saw(std::string(id.view()));
    writePayload(event.payload, to);
    // The same event gives the same bytes: maps are written in key order.
    std::string bytes;
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    to.SerializeToCodedStream(&coded);
    coded.Trim();
    return bytes;
}

}  // namespace hinanjo::event
