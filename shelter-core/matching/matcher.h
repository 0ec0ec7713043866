// Same person? Arrivals against the 避難行動要支援者名簿, as they stream in.
//
// Three hypotheses for every candidate: the same person, a stranger, somebody who *lives with* the roster person.
// Weights are fixed and published (weights.h); a decision explains itself field by field. A match counts as accounted
// for only when it is certain; a person's decision always wins.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/roster.h"
#include "matching/ingredients.h"

namespace hinanjo::matching {

// What is known of one arrival, as typed. Everything may be empty.
struct Arrival {
    std::string id;    // Whatever the caller knows it by: person id in hex, check-in id of a file.
    std::string name;  // One cell, family and given name, any script; or empty when the parts are given.
    std::string familyName;
    std::string givenName;
    std::string kana;  // One cell; or empty when the parts are given.
    std::string familyKana;
    std::string givenKana;
    std::string otherName;
    domain::Sex sex{};
    std::string birth;       // As typed or PartialDate text.
    std::optional<int> age;  // 満年齢 as told
    std::string address;
    std::vector<std::string> phones;
    std::string remark;      // Relation words here or in the name force review.
    base::TimePoint seenAt;  // The age is counted on this day; without it the age says nothing.
};

enum class Decision : std::uint8_t { None, Review, Certain };

// How one field compares, in plain words with both sides' evidence.
struct FieldEvidence {
    std::string field;  // 氏名, 生年月日, 住所, 電話, 性別
    std::string words;  // 「一致（渡邉＝渡辺、異体字）」
    bool contradiction = false;
};

struct Candidate {
    std::size_t rosterIndex = 0;  // Into the span given to Matcher.
    double posterior = 0;         // Probability of "same person" among the candidates and nobody, 0 to 1.
    Decision decision{};
    // "R1" ... "R7", "G1" ... "G4"; or why it is for eyes: "posterior", "birth+place", "name", "phone+given",
    // "room+given"; or what keeps a certain-looking pair from being certain: "absent", "relation", "duplicate",
    // "rival".
    std::string rule;
    std::string levels;  // How each field compares, as names that mean the same in every version (levelsOf).
    std::vector<FieldEvidence> evidence;
    std::string sentence;  // 「生年月日と住所が一致」
};

struct MatchResult {
    Decision decision{};                // Certain: candidates[0] is accounted for by this arrival.
    std::vector<Candidate> candidates;  // Best first; at most 5; empty for None.
};

// An index over one roster version. Building takes about a second for 10,000 rows; match() is const and thread-safe.
class Matcher {
public:
    // `share`: directory with the folding, reading and area tables. Fails naming the missing or broken file.
    [[nodiscard]] static base::Result<Matcher> build(std::span<const domain::RosterPerson> roster,
                                                     const std::filesystem::path& share,
                                                     const Ingredients& ingredients = {});
    // The same against everybody of the residents' register: twins, mothers and daughters of one reading and namesakes
    // are then candidates themselves, and rules G hold (matching/decide_residents.h). Answers still speak of roster
    // rows alone. About 1 KB of memory for each resident; `residents` is given up on the way.
    [[nodiscard]] static base::Result<Matcher> build(std::span<const domain::RosterPerson> roster,
                                                     std::vector<domain::Resident> residents,
                                                     const std::filesystem::path& share);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    // What answers are made with: two that name the same were made in the same way, others are to be compared with
    // care.
    struct Versions {
        std::string rules;   // Of the published weights, levels and rules this program was built with, 8 hex digits.
        std::string tables;  // Of the contents of the tables it reads, 8 hex digits.
    };
    [[nodiscard]] const Versions& versions() const;

    // The same answer for the same arrival, whatever was matched before.
    [[nodiscard]] MatchResult match(const Arrival& arrival) const;
    [[nodiscard]] std::size_t rosterSize() const;
    // Rows that list one person twice answer with the first of them; every other row with itself.
    [[nodiscard]] std::size_t samePerson(std::size_t rosterIndex) const;
    // Whether a name as somebody wrote it (in kanji or kana, the family name alone) can be that of this row's person.
    // Not for words about somebody else (「山田花子の妻」).
    [[nodiscard]] bool canBeNamed(std::size_t rosterIndex, std::string_view name) const;

    // Values that say nothing because too many arrivals share them (the shelter's own address, dummy dates, shared
    // phones; linkage.md 7.1). Found over a whole batch and passed to match() through this.
    struct CommonValues;
    [[nodiscard]] std::shared_ptr<const CommonValues> commonValues(std::span<const Arrival> arrivals) const;
    // The same in two steps, for a caller who keeps what each arrival said (ArrivalMatches).
    struct Said;
    [[nodiscard]] std::shared_ptr<const Said> said(const Arrival& arrival) const;
    [[nodiscard]] std::shared_ptr<const CommonValues> commonValues(
        std::span<const std::shared_ptr<const Said>> said) const;
    [[nodiscard]] MatchResult match(const Arrival& arrival, const CommonValues& common) const;

private:
    struct Impl;
    explicit Matcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// --- the whole roster at once: what `match` and the unaccounted list say of each roster person ---

// A person's decision on a pair, from RosterMatchDecided events.
struct PairDecision {
    std::string arrivalId;
    std::string rosterNo;
    bool same = false;
};
// Accounted for without an arrival (ticked list, telephone), from RosterPersonAccounted events.
struct Accounted {
    std::string rosterNo;
    std::string how;  // 「電話 無事」
};

enum class RosterStanding : std::uint8_t { None, Review, Certain, Decided };

struct RosterOutcome {
    std::string rosterNo;
    RosterStanding standing{};
    struct Link {
        std::string arrivalId;
        double posterior = 0;
        std::string why;
        std::string rule;  // Candidate::rule; "decided": a person said so.
    };
    std::vector<Link> links;  // Best first: those that make the standing; for Review the candidates to look at.
    std::string why;          // One sentence.

    [[nodiscard]] bool isAccountedFor() const {
        return standing == RosterStanding::Certain || standing == RosterStanding::Decided;
    }
};

// One outcome per roster person, in roster order; independent of the order of `arrivals`. Rows of one person listed
// twice (same name and birth, and address or phone) share their certain links; if their births differ, the link goes to
// review. A pair decided "different" is never certain and never proposed. Two certain arrivals that contradict each
// other in birth date demote both to review.
[[nodiscard]] std::vector<RosterOutcome> matchAll(const Matcher& matcher, std::span<const domain::RosterPerson> roster,
                                                  std::span<const Arrival> arrivals,
                                                  std::span<const PairDecision> decisions,
                                                  std::span<const Accounted> accounted);

}  // namespace hinanjo::matching
