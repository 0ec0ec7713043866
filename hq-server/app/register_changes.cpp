#include "app/register_changes.h"

#include <unordered_map>
#include <unordered_set>

#include "base/csv.h"

namespace hinanjo::app {
namespace {

using Fields = std::vector<std::pair<const char*, std::string>>;

std::string sexWord(domain::Sex sex) {
    switch (sex) {
        case domain::Sex::Male:
            return "男";
        case domain::Sex::Female:
            return "女";
        case domain::Sex::Declined:
            return "回答しない";
        case domain::Sex::NotSaid:
            break;
    }
    return {};
}

std::string consentWord(domain::Consent consent) {
    switch (consent) {
        case domain::Consent::Given:
            return "同意";
        case domain::Consent::Refused:
            return "不同意";
        case domain::Consent::Unanswered:
            return "未回答";
        case domain::Consent::Presumed:
            return "みなし同意";
        case domain::Consent::NotSaid:
            break;
    }
    return {};
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences)
        out += (out.empty() ? "" : " / ") + sentence;
    return out;
}

Fields fieldsOf(const domain::RosterPerson& p) {
    return {{"氏名", p.name},
            {"フリガナ", p.kana},
            {"通称名", p.otherName},
            {"性別", sexWord(p.sex)},
            {"生年月日", p.birth.toText()},
            {"郵便番号", p.postalCode},
            {"住所", p.address},
            {"方書", p.building},
            {"電話番号", p.phone},
            {"携帯電話", p.mobile},
            {"要支援事由", p.reason},
            {"自治会", p.neighbourhood},
            {"緊急連絡先氏名", p.contactName},
            {"続柄", p.contactRelation},
            {"緊急連絡先電話", p.contactPhone},
            {"備考", p.remark},
            {"同意", consentWord(p.consent)},
            {"優先度", p.priority},
            {"民生委員", p.commissioner},
            {"個別避難計画", p.plan},
            {"支援措置", p.isProtected ? "有" : ""},
            {"取り込み時の注意", joined(p.warnings)}};
}

Fields fieldsOf(const domain::Resident& r) {
    return {
        {"世帯番号", r.householdNo}, {"姓", r.familyName},    {"名", r.givenName},      {"セイ", r.familyKana},
        {"メイ", r.givenKana},       {"通称名", r.otherName}, {"性別", sexWord(r.sex)}, {"生年月日", r.birth.toText()},
        {"郵便番号", r.postalCode},  {"住所", r.address},     {"町丁目", r.town},       {"方書", r.building}};
}

const std::string& numberOf(const domain::RosterPerson& p) {
    return p.no.value;
}
const std::string& numberOf(const domain::Resident& r) {
    return r.no;
}
std::string nameOf(const domain::RosterPerson& p) {
    return p.name;
}
std::string nameOf(const domain::Resident& r) {
    return r.givenName.empty() ? r.familyName : r.familyName + "\u3000" + r.givenName;
}

std::vector<RowChange::FieldChange> difference(const Fields& before, const Fields& after) {
    std::vector<RowChange::FieldChange> out;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].second != after[i].second) out.push_back({before[i].first, before[i].second, after[i].second});
    }
    return out;
}

std::string withoutZerosInFront(const std::string& no) {
    return no.substr(std::min(no.find_first_not_of('0'), no.size()));
}

std::size_t zerosLost(const std::vector<RowChange>& rows) {
    std::unordered_set<std::string> added;
    for (const RowChange& row : rows) {
        if (row.kind == RowChange::Kind::Added) added.insert(withoutZerosInFront(row.no));
    }
    std::size_t lost = 0;
    for (const RowChange& row : rows) {
        if (row.kind == RowChange::Kind::Removed && added.contains(withoutZerosInFront(row.no))) ++lost;
    }
    return lost;
}

template <typename Person>
RegisterChanges compared(std::span<const Person> before, std::span<const Person> after) {
    RegisterChanges changes;
    changes.total = after.size();
    std::unordered_map<std::string_view, const Person*> old;
    std::unordered_set<std::string_view> present;
    for (const Person& person : before)
        old.emplace(numberOf(person), &person);
    for (const Person& person : after)
        present.insert(numberOf(person));
    for (const Person& person : before) {
        if (present.contains(numberOf(person))) continue;
        changes.rows.push_back({RowChange::Kind::Removed, numberOf(person), nameOf(person), {}});
        ++changes.removed;
    }
    for (const Person& person : after) {
        const auto earlier = old.find(numberOf(person));
        if (earlier == old.end()) {
            changes.rows.push_back({RowChange::Kind::Added, numberOf(person), nameOf(person), {}});
            ++changes.added;
            continue;
        }
        auto fields = difference(fieldsOf(*earlier->second), fieldsOf(person));
        if (fields.empty()) continue;
        changes.rows.push_back({RowChange::Kind::Changed, numberOf(person), nameOf(person), std::move(fields)});
        ++changes.changed;
    }
    changes.lostZeros = zerosLost(changes.rows);
    return changes;
}

}  // namespace

RegisterChanges changesOf(std::span<const domain::RosterPerson> before, std::span<const domain::RosterPerson> after) {
    return compared(before, after);
}
RegisterChanges changesOf(std::span<const domain::Resident> before, std::span<const domain::Resident> after) {
    return compared(before, after);
}

std::string toCsv(const RegisterChanges& changes) {
    std::string out = "\xef\xbb\xbf";
    const auto line = [&](const std::vector<std::string>& cells) { out += base::csvLine(cells) + "\r\n"; };
    line({"区分", "番号", "氏名", "項目", "前", "後"});
    for (const RowChange& row : changes.rows) {
        if (row.kind == RowChange::Kind::Removed) line({"減", row.no, row.name, "", "", ""});
        if (row.kind == RowChange::Kind::Added) line({"増", row.no, row.name, "", "", ""});
        for (const auto& field : row.fields)
            line({"変更", row.no, row.name, field.field, field.before, field.after});
    }
    return out;
}

}  // namespace hinanjo::app
