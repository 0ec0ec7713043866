#include "lists/making.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace hinanjo::lists {

Document begin(const Making& making, std::string kind, std::string title) {
    Document document;
    document.id = making.id;
    document.kind = std::move(kind);
    document.title = std::move(title);
    document.office = making.office;
    document.drill = making.drill;
    document.dataTime = making.dataTime;
    document.printTime = making.now;
    document.edition = making.edition;
    document.notAtHq = making.notAtHq;
    document.printedBy = making.printedBy;
    document.recipient = making.recipient;
    document.legalBasis = basisWords(making.legalBasis);
    document.copies = making.copies;
    document.purpose = making.recipient.empty() ? "受付で保管" : "使用後は 本部へ返却";
    return document;
}

std::string shelterWords(const Making& making, const base::ShelterId& shelter) {
    std::string name = making.shelterName ? making.shelterName(shelter) : std::string();
    return name.empty() ? shelter.value : name;
}

Cell nameCell(const state::PersonView& person) {
    using domain::PersonField;
    const auto pair = [&](PersonField family, PersonField given) {
        return base::trimmed(person.text(family) + " " + person.text(given));
    };
    Cell cell{pair(PersonField::FamilyName, PersonField::GivenName),
              pair(PersonField::FamilyKana, PersonField::GivenKana)};
    if (cell.text.empty()) std::swap(cell.text, cell.small);
    if (cell.text.empty()) cell.text = person.text(PersonField::OtherName);
    if (cell.text.empty()) cell.text = "（氏名 未確認）";
    return cell;
}

bool isProtected(const state::State& state, const state::PersonView& person) {
    return person.isProtected() || std::ranges::any_of(state.group(person.id), [&](const base::PersonId& id) {
               const state::PersonView* same = state.person(id);
               return same != nullptr && same->isProtected();
           });
}

std::string sexWords(domain::Sex sex) {
    switch (sex) {
        case domain::Sex::Male:
            return "男";
        case domain::Sex::Female:
            return "女";
        case domain::Sex::Declined:
            return "−";
        case domain::Sex::NotSaid:
            return {};
    }
    return {};
}

std::string careWord(std::string_view code) {
    struct Word {
        std::string_view code;
        std::string_view word;
    };
    static constexpr std::array<Word, 11> kWords{{
        {domain::care::kOxygen, "酸素"},
        {domain::care::kDialysis, "透析"},
        {domain::care::kInsulin, "インスリン"},
        {domain::care::kAloneChild, "付添なし"},
        {domain::care::kInjured, "けが"},
        {domain::care::kWheelchair, "車いす"},
        {domain::care::kDeaf, "耳"},
        {domain::care::kBlind, "目"},
        {domain::care::kPregnant, "妊娠・乳児"},
        {domain::care::kInterpreter, "通訳"},
        {domain::care::kDementia, "認知症"},
    }};
    const auto known = std::ranges::find(kWords, code, &Word::code);
    return std::string(known == kWords.end() ? code : known->word);
}

bool goesToPartner(const Making& making) {
    return making.legalBasis != "49-11-1" && (!making.recipient.empty() || !making.legalBasis.empty());
}

void addSecrecy(Document& document, const Making& making) {
    if (!making.legalBasis.empty())
        document.notes.emplace_back("受け取った人は秘密を守る義務があります（同法 第49条の13）");
}

std::string keptWords(std::size_t people) {
    return people == 0 ? std::string() : fmt::format(" うち 掲載していない人 {}人（本部が直接確認します）", people);
}

}  // namespace hinanjo::lists
