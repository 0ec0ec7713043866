#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "lists/making.h"

namespace hinanjo::lists {
namespace {

using Answer = domain::NeedAnswered::State;

bool isOpen(const state::NeedView& need) {
    return need.state != Answer::Met && need.state != Answer::Refused;
}

std::string urgencyWords(domain::Urgency urgency) {
    switch (urgency) {
        case domain::Urgency::AtOnce:
            return "■すぐ";
        case domain::Urgency::Soon:
            return "早めに";
        case domain::Urgency::Normal:
        case domain::Urgency::NotSaid:
            return {};
    }
    return {};
}

std::string answerWords(const state::NeedView& need) {
    const char* word = need.state == Answer::Seen ? "確認" : need.state == Answer::OnTheWay ? "手配中" : "未対応";
    return base::trimmed(std::string(word) + " " + need.answer);
}

Cell whoCell(const state::State& state, const state::NeedView& need) {
    const state::PersonView* person = state.person(need.need.person);
    if (person != nullptr) return nameCell(*person);
    const state::HouseholdView* household = state.household(need.need.household);
    const std::string token = household != nullptr ? household->text(domain::HouseholdField::Token) : std::string();
    return {token.empty() ? "（避難所）" : "世帯 " + token, {}};
}

bool isProtected(const state::State& state, const state::NeedView& need) {
    if (const state::PersonView* person = state.person(need.need.person)) return lists::isProtected(state, *person);
    const state::HouseholdView* household = state.household(need.need.household);
    return household != nullptr && std::ranges::any_of(household->members, [&](const base::PersonId& id) {
               const state::PersonView* member = state.person(id);
               return member != nullptr && member->isProtected();
           });
}

}  // namespace

Document buildNeeds(const state::State& state, const base::ShelterId& shelter, const Making& making) {
    using enum ColumnKind;
    Document document = begin(making, "needs", "要望・対応待ちの一覧");
    document.scope = shelter.empty() ? "全避難所" : shelterWords(making, shelter);
    document.columns = {{.title = "行", .kind = RowNumber, .widthMm = 8},
                        {.title = "急ぎ", .kind = Text, .widthMm = 18},
                        {.title = "氏名（かな）", .kind = Name, .widthMm = 55, .csvName = "氏名"},
                        {.title = "内容", .kind = Text, .widthMm = 62},
                        {.title = "申し出", .kind = Text, .widthMm = 26},
                        {.title = "期限", .kind = Text, .widthMm = 26},
                        {.title = "対応", .kind = Text, .widthMm = 34},
                        {.title = "済", .kind = Tick, .widthMm = 11, .startsBlock = true},
                        {.title = "メモ", .kind = Blank, .widthMm = 33}};

    const bool partner = goesToPartner(making);
    std::map<base::ShelterId, std::vector<const state::NeedView*>> byShelter;
    for (const state::NeedView* need : state.needs()) {
        if (isOpen(*need) && (shelter.empty() || need->need.shelter == shelter))
            byShelter[need->need.shelter].push_back(need);
    }
    std::size_t all = 0, urgent = 0, kept = 0;
    for (auto& [id, needs] : byShelter) {
        std::ranges::stable_sort(needs, [&](const state::NeedView* a, const state::NeedView* b) {
            if (a->need.urgency != b->need.urgency) return a->need.urgency > b->need.urgency;
            return state.correctedTime(a->raised) < state.correctedTime(b->raised);
        });
        Group group;
        group.title = shelterWords(making, id);
        for (const state::NeedView* need : needs) {
            urgent += need->need.urgency == domain::Urgency::AtOnce ? 1 : 0;
            if (partner && isProtected(state, *need)) {
                ++kept;
                continue;
            }
            Row row;
            row.subject = need->id.hex();
            row.startsHousehold = group.rows.empty();
            row.cells = {{},
                         {urgencyWords(need->need.urgency), {}},
                         whoCell(state, *need),
                         {careWord(need->need.code), need->need.detail},
                         {shortTime(state.correctedTime(need->raised)), {}},
                         {need->need.runsOutAt ? shortTime(*need->need.runsOutAt) : std::string(), {}},
                         {answerWords(*need), {}},
                         {},
                         {}};
            group.rows.push_back(std::move(row));
        }
        all += needs.size();
        group.subtotal = fmt::format("{} 対応待ち {}件", group.title, needs.size());
        if (!group.rows.empty()) document.groups.push_back(std::move(group));
    }
    document.notes = {fmt::format("対応待ち {}件 うち すぐ {}件", all, urgent)};
    addSecrecy(document, making);
    document.total = fmt::format("合計 対応待ち {}件", all);
    if (kept > 0) document.total += fmt::format(" うち 掲載していないもの {}件（本部が直接対応します）", kept);
    return document;
}

}  // namespace hinanjo::lists
