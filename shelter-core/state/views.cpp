// What a view says, read from its heads.
#include <algorithm>

#include "state/filed_event.h"
#include "state/state.h"

namespace hinanjo::state {
namespace {

const std::string kNoText;

std::span<const FieldHead> headsOfField(const std::vector<FieldHead>& heads, std::size_t field) {
    const auto from = std::ranges::find_if(heads, [&](const FieldHead& head) { return head.field >= field; });
    auto to = from;
    while (to != heads.end() && to->field == field)
        ++to;
    return {from, to};
}

Register registerOf(const std::vector<FieldHead>& heads, std::size_t field) {
    const auto own = headsOfField(heads, field);
    return {own.empty() ? kNoText : *own.front().value, Heads(own, &FieldHead::open)};
}

}  // namespace

const base::ShelterId& Source::shelter() const {
    static const base::ShelterId kNowhere;
    return origin != nullptr ? origin->shelter : kNowhere;
}

const base::StaffId& Source::staff() const {
    static const base::StaffId kNobody;
    return origin != nullptr ? origin->staff : kNobody;
}

const base::LogId& Source::log() const {
    static const base::LogId kNone;
    return origin != nullptr ? origin->log : kNone;
}

Head FieldHead::open(const FieldHead& head) {
    return {*head.value, head.event->source()};
}

bool Register::inConflict() const {
    return std::ranges::any_of(heads, [&](const Head& head) { return head.value != value; });
}

Register PersonView::field(domain::PersonField field) const {
    return registerOf(heads, static_cast<std::size_t>(field));
}
const std::string& PersonView::text(domain::PersonField field) const {
    return this->field(field).value;
}
domain::Sex PersonView::sex() const {
    return domain::sexOf(text(domain::PersonField::Sex));
}
domain::PartialDate PersonView::birth() const {
    return domain::PartialDate::fromText(text(domain::PersonField::Birth));
}

bool PersonView::isProtected() const {
    return std::ranges::any_of(field(domain::PersonField::DoNotDisclose).heads,
                               [](const Head& head) { return domain::answerOf(head.value) == domain::Answer::Yes; });
}

bool PersonView::hasItem(domain::ItemKind kind, std::string_view value) const {
    return std::ranges::any_of(
        items, [&](const ItemView& view) { return view.item.kind == kind && view.item.value == value; });
}

Register HouseholdView::field(domain::HouseholdField field) const {
    return registerOf(heads, static_cast<std::size_t>(field));
}
const std::string& HouseholdView::text(domain::HouseholdField field) const {
    return this->field(field).value;
}

}  // namespace hinanjo::state
