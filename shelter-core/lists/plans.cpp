#include <fmt/format.h>

#include "base/text.h"
#include "lists/doors.h"
#include "lists/making.h"

namespace hinanjo::lists {
namespace {

// Label, what is known, room to write: 19 rows of one pitch fill the sheet, so 15 leave room for long texts.
Group sheetOf(const RosterLine& line, const Making& making) {
    const domain::RosterPerson& person = *line.person;
    Group sheet;
    sheet.title = person.name + " 様";
    sheet.isSheet = true;
    const auto add = [&](const char* label, Cell known, bool startsPart = false) {
        Row row;
        row.subject = person.no.value;
        row.people = sheet.rows.empty() ? 1 : 0;
        row.startsHousehold = startsPart;
        row.cells = {{label, {}}, std::move(known), {}};
        sheet.rows.push_back(std::move(row));
    };
    const std::string age = ageWords(person, making);
    add("氏名（かな）", {person.name, base::nfkc(person.kana)}, true);
    add("生年月日・性別", {base::trimmed(fmt::format("{} {} {}", domain::toJapanese(person.birth),
                                                     age.empty() ? "" : age + "歳", sexWords(person.sex))),
                           {}});
    add("住所・方書", addressCell(person, making));
    add("電話・携帯電話", {person.phone, person.mobile});
    add("避難支援等を必要とする事由", {person.reason, {}});
    add("緊急連絡先", {base::trimmed(person.contactName + " " + person.contactRelation), person.contactPhone});
    add("自治会・民生委員", {person.neighbourhood, person.commissioner});
    add("優先度・計画の状況", {base::trimmed(person.priority + " " + person.plan), {}});
    // 避難支援等実施者 and 避難施設・避難路: what the law adds to the roster's items.
    for (const char* label : {"避難を支援する人 1（氏名・住所・電話）", "避難を支援する人 2（氏名・住所・電話）"})
        add(label, {}, true);
    add("避難する所", {}, true);
    add("避難する道（通らない所も）", {});
    add("移動のしかた・必要な人手", {});
    add("持ち出す物・薬・機器", {});
    add("その他・確認した日と人", {});
    return sheet;
}

}  // namespace

Document buildPlans(std::span<const RosterLine> lines, const std::string& scope, const Making& making) {
    Document document = begin(making, "plans", "個別避難計画");
    document.scope = scope;
    document.columns = {{.title = "項目", .kind = ColumnKind::Text, .widthMm = 70},
                        {.title = "名簿の内容", .kind = ColumnKind::Text, .widthMm = 103},
                        {.title = "書きこみ", .kind = ColumnKind::Blank, .widthMm = 100, .startsBlock = true}};
    const Selection selection = select(lines, making);
    std::size_t kept = 0;
    for (const DoorGroup& doors : byDoor(selection.counted, PartBy::District)) {
        for (const RosterLine* line : doors.lines) {
            if (mayStandOn(*line, making)) {
                document.groups.push_back(sheetOf(*line, making));
            } else {
                ++kept;
            }
        }
    }
    document.notes = {"名簿の内容が古いときは右に書いてください"};
    addSecrecy(document, making);
    document.total = fmt::format("合計 {}人", selection.counted.size()) + keptWords(kept);
    return document;
}

}  // namespace hinanjo::lists
