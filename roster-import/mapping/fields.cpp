#include "mapping/fields.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace hinanjo::mapping {
namespace {

using Names = std::vector<std::string_view>;

const Names kOtherNamesOfName{"漢字氏名", "氏名(漢字)", "対象者氏名", "本人氏名", "氏名漢字", "お名前", "名前"};
const Names kOtherNamesOfKana{"カナ氏名", "氏名(カナ)", "氏名カナ",       "氏名フリガナ",
                              "フリカナ", "カナ",       "氏名(フリガナ)", "対象者カナ氏名"};
const std::vector<std::pair<std::string_view, std::string_view>> kFamilyAndGiven{{"姓", "名"}, {"氏", "名"}};
const std::vector<std::pair<std::string_view, std::string_view>> kFamilyAndGivenKana{{"セイ", "メイ"},
                                                                                     {"姓カナ", "名カナ"},
                                                                                     {"姓フリガナ", "名フリガナ"},
                                                                                     {"姓(カナ)", "名(カナ)"},
                                                                                     {"氏カナ", "名カナ"}};
const Names kOtherNamesOfOtherName{"通称", "通称氏名", "通称名(漢字)"};
const Names kOtherNamesOfSex{"性別コード", "性別名", "性別区分"};
const Names kOtherNamesOfBirth{"生年月日(和暦)", "生年月日(西暦)", "誕生日", "出生年月日", "生年月日和暦"};
const Names kOtherNamesOfPostalCode{"〒", "郵便", "郵便NO", "郵便番号(住所)"};
const Names kOtherNamesOfAddress{"現住所", "住所1", "居住地", "住所地", "居所", "住所(番地まで)"};
const Names kOtherNamesOfBuilding{"方書き", "住所2", "建物名", "マンション名", "建物名・部屋番号", "方書(建物名)"};

const std::vector<FieldInfo> kRosterFields{
    {Field::No, "整理番号", true, {"管理番号", "名簿番号", "整理NO", "整理NO.", "要支援者番号"}, {}},
    {Field::Name, "氏名", true, kOtherNamesOfName, kFamilyAndGiven},
    {Field::Kana, "フリガナ", false, kOtherNamesOfKana, kFamilyAndGivenKana},
    {Field::OtherName, "通称名", false, kOtherNamesOfOtherName, {}},
    {Field::Sex, "性別", false, kOtherNamesOfSex, {}},
    {Field::Birth, "生年月日", true, kOtherNamesOfBirth, {}},
    {Field::PostalCode, "郵便番号", false, kOtherNamesOfPostalCode, {}},
    {Field::Address, "住所", true, kOtherNamesOfAddress, {}},
    {Field::Building, "方書", false, kOtherNamesOfBuilding, {}},
    {Field::Phone, "電話番号", false, {"電話", "TEL", "自宅電話", "自宅電話番号", "固定電話", "電話番号1"}, {}},
    {Field::Mobile, "携帯電話", false, {"携帯", "携帯電話番号", "携帯番号", "電話番号2"}, {}},
    {Field::Reason,
     "要支援事由",
     false,
     {"支援事由", "避難支援等を必要とする事由", "要支援区分", "対象要件", "該当要件"},
     {}},
    {Field::Neighbourhood, "自治会", false, {"町会", "町会名", "自治会名", "町会・自治会", "町会自治会"}, {}},
    {Field::ContactName,
     "緊急連絡先氏名",
     false,
     {"緊急連絡先", "緊急連絡先名", "緊急連絡先1氏名", "緊急連絡先氏名1"},
     {}},
    {Field::ContactRelation, "続柄", false, {"緊急連絡先続柄", "緊急連絡先1続柄", "関係"}, {}},
    {Field::ContactPhone,
     "緊急連絡先電話",
     false,
     {"緊急連絡先電話番号", "緊急連絡先TEL", "緊急連絡先1電話", "緊急連絡先1電話番号"},
     {}},
    {Field::Remark, "備考", false, {"特記事項", "備考欄", "摘要"}, {}},
    {Field::Consent, "同意", false, {"同意区分", "同意の有無", "情報提供同意", "外部提供同意", "同意状況"}, {}},
    {Field::Priority, "優先度", false, {"優先順位", "優先区分"}, {}},
    {Field::Commissioner, "民生委員", false, {"民生委員名", "担当民生委員", "民生委員氏名"}, {}},
    {Field::Plan, "個別避難計画", false, {"個別計画", "個別避難計画作成", "計画作成状況"}, {}},
    {Field::Protection,
     "支援措置",
     false,
     {"支援措置対象", "支援措置対象者", "支援措置区分", "支援措置の有無", "DV等支援措置", "DV支援措置", "DV",
      "閲覧制限", "閲覧制限区分", "秘匿", "秘匿区分", "非開示", "開示制限", "取扱い"},
     {}},
};

const std::vector<FieldInfo> kResidentFields{
    {Field::No, "宛名番号", true, {"宛名コード", "住民番号", "住民コード"}, {}},
    {Field::HouseholdNo, "世帯番号", true, {"世帯コード", "世帯NO"}, {}},
    {Field::Name, "氏名", true, kOtherNamesOfName, kFamilyAndGiven},
    {Field::Kana, "フリガナ", false, kOtherNamesOfKana, kFamilyAndGivenKana},
    {Field::OtherName, "通称名", false, kOtherNamesOfOtherName, {}},
    {Field::Sex, "性別", false, kOtherNamesOfSex, {}},
    {Field::Birth, "生年月日", true, kOtherNamesOfBirth, {}},
    {Field::PostalCode, "郵便番号", false, kOtherNamesOfPostalCode, {}},
    {Field::Address, "住所", true, kOtherNamesOfAddress, {}},
    {Field::Building, "方書", false, kOtherNamesOfBuilding, {}},
};

}  // namespace

std::span<const FieldInfo> fieldsOf(store::RosterKind kind) {
    return kind == store::RosterKind::Roster ? kRosterFields : kResidentFields;
}

const FieldInfo* fieldNamed(store::RosterKind kind, std::string_view name) {
    const auto fields = fieldsOf(kind);
    const auto it = std::ranges::find(fields, foldedHead(name), [](const FieldInfo& f) { return foldedHead(f.name); });
    return it == fields.end() ? nullptr : &*it;
}

std::string_view nameOf(store::RosterKind kind, Field field) {
    const auto fields = fieldsOf(kind);
    const auto it = std::ranges::find(fields, field, &FieldInfo::field);
    return it == fields.end() ? std::string_view() : it->name;
}

namespace {

bool isHeadWord(std::string_view folded) {
    static const std::set<std::string, std::less<>> kWords = [] {
        std::set<std::string, std::less<>> words{"漢字", "カナ", "氏名", "続柄", "電話"};
        for (const auto* fields : {&kRosterFields, &kResidentFields}) {
            for (const FieldInfo& field : *fields) {
                words.insert(foldedHead(field.name));
                for (const std::string_view name : field.otherNames)
                    words.insert(foldedHead(name));
                for (const auto& [one, two] : field.twoParts) {
                    words.insert(foldedHead(one));
                    words.insert(foldedHead(two));
                }
            }
        }
        return words;
    }();
    return kWords.contains(folded);
}

}  // namespace

bool isHeadLine(std::span<const std::string> cells) {
    std::size_t words = 0, filled = 0;
    for (const std::string& cell : cells) {
        const std::string folded = foldedHead(cell);
        if (folded.empty()) continue;
        ++filled;
        if (isHeadWord(folded)) ++words;
    }
    return words >= 2 && words * 2 >= filled;
}

std::string foldedHead(std::string_view name) {
    std::string folded = base::toKatakana(base::withoutSpaces(base::nfkc(name)));
    std::ranges::transform(folded, folded.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return folded;
}

}  // namespace hinanjo::mapping
