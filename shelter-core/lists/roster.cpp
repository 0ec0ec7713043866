#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lists/doors.h"
#include "lists/making.h"

namespace hinanjo::lists {
namespace {

struct Field {
    Column column;
    Cell (*of)(const RosterLine& line, const Making& making);
};

template <std::string domain::RosterPerson::*member>
Cell textOf(const RosterLine& line, const Making&) {
    return {(*line.person).*member, {}};
}

Cell contactCell(const RosterLine& line, const Making&) {
    const domain::RosterPerson& person = *line.person;
    return {base::trimmed(person.contactName + " " + person.contactRelation), person.contactPhone};
}

Cell birthCell(const RosterLine& line, const Making& making) {
    const std::string age = ageWords(*line.person, making);
    const domain::PartialDate& birth = line.person->birth;
    return {domain::toJapanese(birth), age.empty() ? age : age + "歳"};
}

// The holder of an own copy must know what not to say at a door.
Cell remarkCell(const RosterLine& line, const Making&) {
    return {line.isProtected ? "非開示" : "", {}};
}

// 273 mm, the width between the margins of A4 landscape; in CSV the heads that roster-import reads.
const std::vector<Field>& fields() {
    using enum ColumnKind;
    using P = domain::RosterPerson;
    static const std::vector<Field> kFields{
        {{.title = "行", .kind = RowNumber, .widthMm = 8}, [](const RosterLine&, const Making&) { return Cell{}; }},
        {{.title = "整理番号", .kind = Text, .csvOnly = true},
         [](const RosterLine& l, const Making&) {
             return Cell{l.person->no.value, {}};
         }},
        // Registers hold half-width kana, hard to read.
        {{.title = "氏名（かな）", .kind = Name, .widthMm = 50, .csvName = "氏名"},
         [](const RosterLine& l, const Making&) {
             return Cell{l.person->name, base::nfkc(l.person->kana)};
         }},
        {{.title = "通称名", .kind = Text, .csvOnly = true}, textOf<&P::otherName>},
        {{.title = "生年月日", .kind = Text, .widthMm = 36, .paperOnly = true}, birthCell},
        {{.title = "生年月日", .kind = Text, .csvOnly = true},
         [](const RosterLine& l, const Making&) {
             return Cell{l.person->birth.toText(), {}};
         }},
        {{.title = "性", .kind = Text, .widthMm = 8, .csvName = "性別"},
         [](const RosterLine& l, const Making&) {
             return Cell{sexWords(l.person->sex), {}};
         }},
        {{.title = "住所・方書", .kind = Text, .widthMm = 50, .paperOnly = true},
         [](const RosterLine& l, const Making& m) { return addressCell(*l.person, m); }},
        {{.title = "郵便番号", .kind = Text, .csvOnly = true}, textOf<&P::postalCode>},
        {{.title = "住所", .kind = Text, .csvOnly = true}, textOf<&P::address>},
        {{.title = "方書", .kind = Text, .csvOnly = true}, textOf<&P::building>},
        {{.title = "電話", .kind = Text, .widthMm = 33, .paperOnly = true},
         [](const RosterLine& l, const Making&) {
             return Cell{l.person->phone.empty() ? l.person->mobile : l.person->phone,
                         l.person->phone.empty() ? "" : l.person->mobile};
         }},
        {{.title = "電話番号", .kind = Text, .csvOnly = true}, textOf<&P::phone>},
        {{.title = "携帯電話", .kind = Text, .csvOnly = true}, textOf<&P::mobile>},
        {{.title = "要支援事由", .kind = Text, .widthMm = 28}, textOf<&P::reason>},
        {{.title = "緊急連絡先", .kind = Text, .widthMm = 33, .paperOnly = true}, contactCell},
        {{.title = "自治会", .kind = Text, .csvOnly = true}, textOf<&P::neighbourhood>},
        {{.title = "緊急連絡先氏名", .kind = Text, .csvOnly = true}, textOf<&P::contactName>},
        {{.title = "続柄", .kind = Text, .csvOnly = true}, textOf<&P::contactRelation>},
        {{.title = "緊急連絡先電話", .kind = Text, .csvOnly = true}, textOf<&P::contactPhone>},
        {{.title = "備考", .kind = Text, .csvOnly = true}, textOf<&P::remark>},
        {{.title = "同意", .kind = Text, .widthMm = 15},
         [](const RosterLine& l, const Making&) {
             return Cell{consentWords(l.person->consent), {}};
         }},
        {{.title = "優先", .kind = Text, .widthMm = 12, .paperOnly = true}, textOf<&P::priority>},
        {{.title = "優先度", .kind = Text, .csvOnly = true}, textOf<&P::priority>},
        {{.title = "民生委員", .kind = Text, .csvOnly = true}, textOf<&P::commissioner>},
        {{.title = "個別避難計画", .kind = Text, .csvOnly = true}, textOf<&P::plan>},
    };
    return kFields;
}

}  // namespace

Document buildRoster(std::span<const RosterLine> lines, const std::string& scope, const Making& making, GroupBy by) {
    Document document = begin(making, "roster", "避難行動要支援者名簿");
    document.scope = scope;
    for (const Field& field : fields())
        document.columns.push_back(field.column);
    // Absent, not blank, where nobody may stand whom it could mark.
    const bool own = !goesToPartner(making);
    if (own) document.columns.push_back({.title = "取扱い", .kind = ColumnKind::Text, .widthMm = 14});

    const Selection selection = select(lines, making);
    std::size_t kept = 0;
    for (const DoorGroup& doors : byDoor(selection.counted, by)) {
        Group group;
        group.title = doors.title;
        const RosterLine* previous = nullptr;
        for (const RosterLine* line : doors.lines) {
            if (!mayStandOn(*line, making)) {
                ++kept;
                continue;
            }
            Row row;
            row.subject = line->person->no.value;
            for (const Field& field : fields())
                row.cells.push_back(field.of(*line, making));
            if (own) row.cells.push_back(remarkCell(*line, making));
            row.startsHousehold = startsBlock(previous, *line);
            previous = line;
            group.rows.push_back(std::move(row));
        }
        group.subtotal = fmt::format("{} {}人", group.title, doors.lines.size());
        if (!group.rows.empty()) document.groups.push_back(std::move(group));
    }
    document.notes = {fmt::format("{} {}人", rosterWords(making), selection.counted.size())};
    addSecrecy(document, making);
    document.total = fmt::format("合計 {} {}人", rosterWords(making), selection.counted.size()) + keptWords(kept);
    return document;
}

}  // namespace hinanjo::lists
