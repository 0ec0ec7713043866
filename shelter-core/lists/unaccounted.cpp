#include <fmt/format.h>

#include "base/text.h"
#include "lists/doors.h"
#include "lists/making.h"

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

std::string joinedBy(std::string_view separator, const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, separator));
}

// 「候補あり（要確認） 滝野川第三小」: telephone before you walk.
std::string candidateWords(const RosterLine& line) {
    if (line.candidateShelters.empty()) return {};
    return "候補あり（要確認） " + joinedBy("・", line.candidateShelters);
}

Row unaccountedRow(const RosterLine& line, const Making& making) {
    const domain::RosterPerson& person = *line.person;
    Cell remark{candidateWords(line), line.lastWord};
    if (remark.text.empty()) std::swap(remark.text, remark.small);
    Row row;
    row.subject = person.no.value;
    row.cells = {
        {},
        {person.no.value, {}},
        {person.name, base::nfkc(person.kana)},  // Registers hold half-width kana, hard to read.
        {ageWords(person, making), {}},
        {sexWords(person.sex), {}},
        addressCell(person, making),
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

}  // namespace

Document buildUnaccounted(std::span<const RosterLine> lines, const std::string& scope, const Making& making,
                          GroupBy by) {
    Document document = begin(making, "unaccounted", "安否未確認の要支援者");
    document.scope = scope;
    document.columns = unaccountedColumns();

    const Selection selection = select(lines, making);
    std::vector<const RosterLine*> missing;
    std::size_t kept = 0;
    for (const RosterLine* line : selection.counted) {
        if (line->accountedFor) continue;
        missing.push_back(line);
        kept += mayStandOn(*line, making) ? 0 : 1;
    }
    for (const DoorGroup& doors : byDoor(missing, by)) {
        Group group;
        group.title = doors.title;
        std::size_t candidates = 0;
        const RosterLine* previous = nullptr;
        for (const RosterLine* line : doors.lines) {
            candidates += line->candidateShelters.empty() ? 0 : 1;
            if (!mayStandOn(*line, making)) continue;
            Row row = unaccountedRow(*line, making);
            row.startsHousehold = startsBlock(previous, *line);
            previous = line;
            group.rows.push_back(std::move(row));
        }
        group.subtotal =
            fmt::format("{} 未確認 {}人（うち候補あり {}人）", group.title, doors.lines.size(), candidates);
        if (!group.rows.empty()) document.groups.push_back(std::move(group));
    }

    const std::size_t onRoster = selection.counted.size();
    const std::string whom = rosterWords(making);
    document.notes = {fmt::format("{} {}人のうち 未確認 {}人", whom, onRoster, missing.size()), "目標 ＿＿時＿＿分まで",
                      "候補あり＝名前の似た人が避難所にいます。まず電話を"};
    addSecrecy(document, making);
    document.total = fmt::format("合計 未確認 {}人 ／ {} {}人（確認済み {}人）", missing.size(), whom, onRoster,
                                 onRoster - missing.size()) +
                     keptWords(kept);
    return document;
}

}  // namespace hinanjo::lists
