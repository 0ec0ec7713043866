// Lists kept on paper or in a spreadsheet while the tablets were away. Each row becomes a person and an arrival,
// observed at the row's time. Importing a file twice adds nobody twice: a row's person id follows from its checkin_id.
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "app/commands.h"
#include "app/typed_rows.h"
#include "base/csv.h"
#include "base/digest.h"
#include "base/text.h"
#include "domain/birth_date.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using domain::PersonField;

constexpr const char* kColumns[] = {"checkin_id", "time",     "shelter_id", "source", "氏名", "ふりがな",
                                    "性別",       "生年月日", "年齢",       "住所",   "電話", "備考"};
enum Column { Id, Time, Shelter, Source, Name, Kana, Sex, Birth, Age, Address, Phone, Remark, kColumnCount };

base::PersonId personOf(const base::IncidentId& incident, const std::string& checkinId) {
    const auto digest = base::sha256("checkin|" + incident.hex() + "|" + checkinId);
    base::PersonId id;
    std::memcpy(id.bytes.data(), digest.data(), id.bytes.size());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);  // UUIDv8: made from a name
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

std::string sexCode(const std::string& text) {
    const std::string folded = base::nfkc(base::trimmed(text));
    if (folded == "男" || folded == "男性" || folded == "1" || folded == "M") return "1";
    if (folded == "女" || folded == "女性" || folded == "2" || folded == "F") return "2";
    return folded.empty() ? "" : "3";
}

// 「83」, 「83歳」, 「83才」; nothing for 「80代」, 「83くらい」 and what is no age.
std::optional<int> yearsOf(std::string_view age) {
    constexpr int kOldest = 130;
    int years = 0;
    const auto [end, error] = std::from_chars(age.data(), age.data() + age.size(), years);
    const std::string_view rest = age.substr(static_cast<std::size_t>(end - age.data()));
    const bool said = rest.empty() || rest == "歳" || rest == "才" || rest == "さい";
    if (error != std::errc{} || !said || years < 0 || years > kOldest) return std::nullopt;
    return years;
}

class Importer {
public:
    Importer(office::Office& office, const event::IncidentDeclared& incident) : m_office(office), m_incident(incident) {
        for (const domain::ShelterInfo& info : *office.shelters()) {
            m_shelters.emplace(info.id.value, info.id);
            m_shelters.emplace(base::trimmed(info.name), info.id);
        }
    }

    // Drafts of one row, or why it is refused (field, reason).
    [[nodiscard]] std::optional<std::pair<std::string, std::string>> take(const std::vector<std::string>& cells,
                                                                          std::vector<event::Draft>& drafts) {
        const std::string id = base::trimmed(cells[Id]);
        if (id.empty()) return {{"checkin_id", "is missing"}};
        if (!m_seen.insert(id).second) return {{"checkin_id", "stands twice in this file"}};
        const auto shelter = m_shelters.find(base::trimmed(cells[Shelter]));
        if (shelter == m_shelters.end()) return {{"shelter_id", "is not a shelter of this office"}};
        const auto time = readTypedTime(cells[Time]);
        if (!time) return {{"time", "is not a date and time"}};
        if (base::trimmed(cells[Name]).empty() && base::trimmed(cells[Kana]).empty())
            return {{"氏名", "neither name nor reading"}};

        domain::PersonDescribed person;
        person.person = personOf(m_incident.incident, id);
        person.set(PersonField::ExternalNo, id);
        splitName(cells[Name], PersonField::FamilyName, PersonField::GivenName, person);
        splitName(cells[Kana], PersonField::FamilyKana, PersonField::GivenKana, person);
        put(person, PersonField::Sex, sexCode(cells[Sex]));
        std::string remark = base::trimmed(cells[Remark]);
        std::string asWritten;
        if (const std::string birth = base::trimmed(cells[Birth]); !birth.empty()) {
            const auto dates = domain::readBirthDate(birth);
            // One reading is a fact; several, or none, stay what somebody wrote.
            if (dates.size() == 1) {
                put(person, PersonField::Birth, dates.front().toText());
            } else {
                asWritten = birth;
            }
        }
        if (const std::string age = base::nfkc(base::trimmed(cells[Age])); !age.empty()) {
            if (const auto years = yearsOf(age)) {
                put(person, PersonField::Age, std::to_string(*years));
            } else if (asWritten.empty()) {
                asWritten = age;
            }
        }
        if (!asWritten.empty()) remark += (remark.empty() ? "" : " ") + std::string(domain::kAsWritten) + asWritten;
        put(person, PersonField::Address, base::trimmed(cells[Address]));
        put(person, PersonField::Remark, remark);
        if (const std::string phone = base::trimmed(cells[Phone]); !phone.empty()) {
            person.add.push_back({domain::ItemKind::Phone, phone, {}});
        }

        bool known = false;
        m_office.read([&](const state::State& state) { known = state.person(person.person) != nullptr; });
        if (known) {
            ++alreadyHere;
            return std::nullopt;
        }
        event::Draft described;
        described.incident = m_incident.incident;
        described.shelter = shelter->second;
        described.observedAt = *time;
        described.payload = person;
        event::Draft arrived = described;
        domain::StayChanged stay;
        stay.person = person.person;
        stay.status = domain::StayStatus::Arrived;
        stay.shelter = shelter->second;
        stay.place = domain::Place::Inside;
        arrived.payload = stay;
        drafts.push_back(std::move(described));
        drafts.push_back(std::move(arrived));
        ++taken;
        return std::nullopt;
    }

    std::size_t taken = 0;
    std::size_t alreadyHere = 0;

private:
    static void put(domain::PersonDescribed& person, PersonField field, std::string value) {
        if (!value.empty()) person.set(field, std::move(value));
    }
    // Split only where the writer split: at the first space. Without one the whole stands as the family name.
    static void splitName(const std::string& cell, PersonField family, PersonField given,
                          domain::PersonDescribed& person) {
        std::string text = base::trimmed(cell);
        for (const std::string_view space : {"\u3000", " "}) {
            if (const auto at = text.find(space); at != std::string::npos) {
                put(person, family, text.substr(0, at));
                put(person, given, base::trimmed(text.substr(at + space.size())));
                return;
            }
        }
        put(person, family, std::move(text));
    }

    office::Office& m_office;
    const event::IncidentDeclared& m_incident;
    std::map<std::string, base::ShelterId> m_shelters;
    std::set<std::string> m_seen;
};

}  // namespace

int importCheckins(office::Office& office, const std::string& input, const std::string& refused, const Files& files,
                   const Output& output) {
    const auto incident = office.incident();
    if (!incident)
        return output.fail({ErrorCode::NotFound, "checkins: no incident is declared (hq-server incident start)"});
    if (office.hasIncidentEnded()) return output.fail({ErrorCode::Conflict, "checkins: the incident has ended"});
    const auto file = files(input);
    const std::string fileName = file.filename().string();
    const auto table = readTable(file);
    if (!table) return output.fail(table.error());

    int at[kColumnCount];
    for (int c = 0; c < kColumnCount; ++c) {
        at[c] = -1;
        for (std::size_t i = 0; i < table->head.size(); ++i) {
            if (base::nfkc(base::trimmed(table->head[i])) == base::nfkc(kColumns[c])) at[c] = static_cast<int>(i);
        }
    }
    for (const Column needed : {Id, Time, Shelter}) {
        if (at[needed] < 0)
            return output.fail({ErrorCode::Invalid, fileName + ":1: " + kColumns[needed] + ": the column is missing"});
    }
    if (at[Name] < 0 && at[Kana] < 0)
        return output.fail({ErrorCode::Invalid, fileName + ":1: 氏名: the column is missing"});

    Importer importer(office, *incident);
    std::vector<Refusal> refusals;
    for (const auto& problem : table->problems)
        refusals.push_back({problem.line, "row", problem.what, {}});
    std::vector<event::Draft> drafts;
    constexpr std::size_t kDraftsAtOnce = 4000;
    const auto flush = [&]() -> base::Status {
        if (drafts.empty()) return {};
        HINANJO_ASSIGN([[maybe_unused]] const auto ids, office.record(std::move(drafts)));
        drafts.clear();
        return {};
    };
    for (const auto& row : table->rows) {
        std::vector<std::string> cells(kColumnCount);
        for (int c = 0; c < kColumnCount; ++c) {
            if (at[c] >= 0 && static_cast<std::size_t>(at[c]) < row.cells.size())
                cells[static_cast<std::size_t>(c)] = row.cells[static_cast<std::size_t>(at[c])];
        }
        if (const auto why = importer.take(cells, drafts))
            refusals.push_back({row.line, why->first, why->second, row.cells});
        if (drafts.size() >= kDraftsAtOnce) {
            if (const auto stored = flush(); !stored) return output.fail(stored.error());
        }
    }
    if (const auto stored = flush(); !stored) return output.fail(stored.error());

    if (const auto told =
            tellRefusals(fileName, table->head, refusals,
                         refused.empty() ? file.string() + ".refused.csv" : files(refused).string(), output);
        !told)
        return output.fail(told.error());
    output.say("taken " + std::to_string(importer.taken) + "  already here " + std::to_string(importer.alreadyHere) +
               "  refused " + std::to_string(refusals.size()) + "  rows " + std::to_string(table->rows.size()));
    return refusals.empty() ? kDone : kRefused;
}

}  // namespace hinanjo::app
