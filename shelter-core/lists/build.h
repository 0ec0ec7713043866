// The lists themselves: who stands on them, in which order, with which totals.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/roster.h"
#include "lists/document.h"
#include "state/state.h"

namespace hinanjo::lists {

// What every list needs to know about its making.
struct Making {
    base::ListId id;
    std::string office;
    bool drill = false;
    base::TimePoint now;
    base::TimePoint dataTime;
    std::uint64_t edition = 0;
    std::uint32_t notAtHq = 0;
    std::string printedBy;
    std::string recipient;
    // 災害対策基本法 49条の11: "49-11-1" the office's own use, "49-11-2" peacetime with consent, "49-11-3" disaster; or
    // empty.
    std::string legalBasis;
    std::uint32_t copies = 1;
    // Name of a shelter for people's eyes.
    std::function<std::string(const base::ShelterId&)> shelterName;
};

// 入所者名簿 of one shelter (or all, with an empty id): by household, households in kana order of their first member,
// head counts as 「（人数のみ 4人）」, grouped by 町丁目 of the address or in one 五十音 group (of each shelter, for
// all). People who left stand last in their group, with where to. Records decided to be the same person are one row.
// People in doubt stand on the list of each shelter that may have them, marked 要確認. Protected people (DV) are on the
// staff's own list, unmarked, and on no partner's. 要配慮 is absent, not blank, when a copy goes to a recipient without
// a legal basis.
enum class Order { Kana, Town };
[[nodiscard]] Document buildEvacuees(const state::State& state, const base::ShelterId& shelter, Order order,
                                     const Making& making);

// What matching says of one roster person, as the unaccounted list needs it (kept apart from matching on purpose: this
// folder must not know how a match is made).
struct RosterLine {
    const domain::RosterPerson* person = nullptr;
    std::string town;     // 町丁目, canonical; empty if it could not be read
    int ban = 0, go = 0;  // For door-to-door order.
    bool accountedFor = false;
    // Review candidates, printed as 「候補あり（要確認） 滝野川第三小」 so that rescuers telephone before they walk.
    std::vector<std::string> candidateShelters;
    std::string lastWord;      // 「不在 11/22 14:10」 of a visit; empty if none
    bool isProtected = false;  // DV・ストーカー等支援措置, or asked at a desk not to be disclosed.
    bool needsRescue = false;  // Not accounted for, and somebody said 要救助.
};

// A copy that leaves the office: it has a recipient or a basis for giving. On it nobody stands who is protected; every
// total counts them, and its foot says how many are not on it. The office's own copies (49-11-1) have everybody.
[[nodiscard]] bool goesToPartner(const Making& making);

// Parts of a list that can be handed over separately.
enum class PartBy : std::uint8_t {
    District,   // 町丁目
    Supporter,  // 民生委員, else 自治会: who knocks at the door
};

// 安否未確認の要支援者: the roster minus those accounted for, one group per 町丁目 or supporter (those without one
// last), door-to-door order inside (番, 号, building, room), boxes 無事/けが/不在/避難済, a place for a remark. With
// basis 49-11-2 only people who consented (or are presumed to by ordinance). The head says how many of how many.
[[nodiscard]] Document buildUnaccounted(std::span<const RosterLine> lines, const std::string& scope,
                                        const Making& making, PartBy by = PartBy::District);

// 避難行動要支援者名簿 (災害対策基本法 49条の10第4項), in the same order and under the same rules.
[[nodiscard]] Document buildRoster(std::span<const RosterLine> lines, const std::string& scope, const Making& making,
                                   PartBy by = PartBy::District);

// 個別避難計画 (災害対策基本法 49条の14第3項): one sheet a person, what the roster knows filled in, the rest to write
// on.
[[nodiscard]] Document buildPlans(std::span<const RosterLine> lines, const std::string& scope, const Making& making);

// 要望・困りごと: what people at the shelters wait for, at once first, by shelter.
[[nodiscard]] Document buildNeeds(const state::State& state, const base::ShelterId& shelter, const Making& making);

// 避難者名簿（閲覧用）: a list to be put up for whoever looks for somebody. Only people who are here and said that
// others may be told (公開可否 「する」), never a protected one, nobody in doubt, nobody without a name; no more of
// each than name and 町丁目. Whoever of several records of one person said no is not on it. The foot counts everybody.
[[nodiscard]] Document buildPublic(const state::State& state, const base::ShelterId& shelter, const Making& making);

// Keeps one part of a list, for somebody who needs no more (「王子一丁目」); its subtotal becomes the total. False, and
// nothing changed, if there is no such part.
[[nodiscard]] bool keepPart(Document& document, const std::string& title);

// 受領書 for `issued`, printed on `pages` pages: one sheet for the office, one for the recipient. It has an id of its
// own, so that nobody's camera takes it for a page of the list.
[[nodiscard]] Document buildReceipt(const Document& issued, std::uint32_t pages, const base::ListId& id);

// Japanese words of codes used on paper: 「災害対策基本法 第49条の11第3項」; empty for an unknown code.
[[nodiscard]] std::string basisWords(const std::string& code);
// 「11/22 14:32」 and 「令和8年11月22日 14:32」, Japan time.
[[nodiscard]] std::string shortTime(base::TimePoint moment);
[[nodiscard]] std::string longTime(base::TimePoint moment);

}  // namespace hinanjo::lists
