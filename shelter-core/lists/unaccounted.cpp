#include <fmt/format.h>

#include <vector>

#include "base/text.h"
#include "lists/making.h"
#include "lists/missing.h"

namespace hinanjo::lists {
namespace {

// 273 mm, the width between the margins of A4 landscape.
std::vector<Column> unaccountedColumns() {
    using enum ColumnKind;
    return {
        {.title = "行", .kind = RowNumber, .widthMm = 8},
        {.title = "整理番号", .kind = Text, .csvOnly = true},
        {.title = "氏名（かな）", .kind = Name, .widthMm = 52, .csvName = "氏名"},
        {.title = "年齢", .kind = Number, .widthMm = 11},
        {.title = "性", .kind = Text, .widthMm = 8, .csvName = "性別"},
        {.title = "住所（番号順）・方書", .kind = Text, .widthMm = 52, .paperOnly = true},
        {.title = "住所", .kind = Text, .csvOnly = true},
        {.title = "方書", .kind = Text, .csvOnly = true},
        {.title = "電話", .kind = Text, .widthMm = 33, .paperOnly = true},
        {.title = "電話番号", .kind = Text, .csvOnly = true},
        {.title = "携帯電話", .kind = Text, .csvOnly = true},
        {.title = "要支援事由", .kind = Text, .widthMm = 26},
        {.title = "無事", .kind = Tick, .widthMm = 11, .startsBlock = true},
        {.title = "けが", .kind = Tick, .widthMm = 11},
        {.title = "不在", .kind = Tick, .widthMm = 11},
        {.title = "避難済", .kind = Tick, .widthMm = 12},
        {.title = "メモ", .kind = Blank, .widthMm = 38},
        {.title = "自治会", .kind = Text, .csvOnly = true},
        {.title = "民生委員", .kind = Text, .csvOnly = true},
        {.title = "優先度", .kind = Text, .csvOnly = true},
        {.title = "緊急連絡先氏名", .kind = Text, .csvOnly = true},
        {.title = "続柄", .kind = Text, .csvOnly = true},
        {.title = "緊急連絡先電話", .kind = Text, .csvOnly = true},
        {.title = "候補の避難所", .kind = Text, .csvOnly = true},
        {.title = "最後の確認", .kind = Text, .csvOnly = true},
        {.title = "備考", .kind = Text, .csvOnly = true},
    };
}

bool mayBeShared(const domain::RosterPerson& person) {
    return person.consent == domain::Consent::Given || person.consent == domain::Consent::Presumed;
}

std::string joinedBy(std::string_view separator, const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, separator));
}

// 「候補あり（要確認） 滝野川第三小」: telephone before you walk.
std::string candidateWords(const RosterLine& line) {
    if (line.candidateShelters.empty()) return {};
    return "候補あり（要確認） " + joinedBy("・", line.candidateShelters);
}

// The number to ring first, and a second one: own line, mobile, else whoever answers for the person.
Cell phoneCell(const domain::RosterPerson& person) {
    Cell cell;
    cell.text = person.phone.empty() ? person.mobile : person.phone;
    if (!person.phone.empty()) cell.small = person.mobile;
    if (cell.small.empty() && !person.contactPhone.empty()) {
        const std::string whose = person.contactRelation.empty() ? "緊急" : person.contactRelation;
        (cell.text.empty() ? cell.text : cell.small) = whose + " " + person.contactPhone;
    }
    return cell;
}

Row unaccountedRow(const RosterLine& line, const Making& making, std::string_view officePrefix) {
    const domain::RosterPerson& person = *line.person;
    const auto age = domain::ageOn(person.birth, domain::japaneseDay(making.dataTime));
    std::string_view address = person.address;
    if (!officePrefix.empty() && address.starts_with(officePrefix)) address.remove_prefix(officePrefix.size());
    Cell remark{candidateWords(line), line.lastWord};
    if (remark.text.empty()) std::swap(remark.text, remark.small);
    Row row;
    row.subject = person.no.value;
    row.cells = {
        {},
        {person.no.value, {}},
        {person.name, base::nfkc(person.kana)},  // Registers hold half-width kana, hard to read.
        {age ? std::to_string(*age) : std::string(), {}},
        {sexWords(person.sex), {}},
        {std::string(address), person.building},
        {person.address, {}},
        {person.building, {}},
        phoneCell(person),
        {person.phone, {}},
        {person.mobile, {}},
        {person.reason, {}},
        {},
        {},
        {},
        {},
        std::move(remark),
        {person.neighbourhood, {}},
        {person.commissioner, {}},
        {person.priority, {}},
        {person.contactName, {}},
        {person.contactRelation, {}},
        {person.contactPhone, {}},
        {joinedBy("・", line.candidateShelters), {}},
        {line.lastWord, {}},
        {person.remark, {}},
    };
    return row;
}

Group districtGroup(const Part& part, const Making& making) {
    Group group;
    group.title = part.name;
    const RosterLine* previous = nullptr;
    for (const RosterLine* line : part.missing) {
        Row row = unaccountedRow(*line, making, making.office);
        // A thick rule per 番: a block is what one walk goes round.
        row.startsHousehold = previous == nullptr || previous->ban != line->ban;
        previous = line;
        group.rows.push_back(std::move(row));
    }
    group.subtotal =
        fmt::format("{} 未確認 {}人（うち候補あり {}人）", part.name, part.missing.size(), part.candidates);
    return group;
}

}  // namespace

Document buildUnaccounted(std::span<const RosterLine> lines, const std::string& scope, const Making& making) {
    Document document = begin(making, "unaccounted", "安否未確認の要支援者");
    document.scope = scope;
    document.columns = unaccountedColumns();

    const bool peacetime = making.legalBasis == "49-11-2";
    std::vector<RosterLine> shared(lines.begin(), lines.end());
    if (peacetime)
        std::erase_if(shared, [](const RosterLine& l) { return l.person != nullptr && !mayBeShared(*l.person); });
    std::size_t onRoster = 0;
    std::size_t open = 0;
    for (const Part& part : missingBy(PartBy::District, shared)) {
        onRoster += part.people;
        open += part.missing.size();
        if (!part.missing.empty()) document.groups.push_back(districtGroup(part, making));
    }

    const std::string whom = peacetime ? "名簿（提供に同意した人）" : "名簿";
    document.notes = {fmt::format("{} {}人のうち 未確認 {}人", whom, onRoster, open), "目標 ＿＿時＿＿分まで",
                      "候補あり＝名前の似た人が避難所にいます。まず電話を"};
    if (!making.legalBasis.empty())
        document.notes.emplace_back("受け取った人は秘密を守る義務があります（同法 第49条の13）");
    document.total = fmt::format("合計 未確認 {}人 ／ {} {}人（確認済み {}人）", open, whom, onRoster, onRoster - open);
    return document;
}

}  // namespace hinanjo::lists
