// Records that may be one person, registered twice: at two shelters, on two tablets, on paper and by tablet
// (「同じ人かもしれません」). Proposals for people, never more: nothing is put together here.
//
// A pair is proposed with two independent signals: the name and the birth, age or age group; the name and a telephone
// or the home; the household and the given name. Names that are only near need a whole birth date and a telephone or
// home. A birth date, an age or a given name that cannot be one person's speaks against it whatever the rest.
//
// Kept up to date while records come, are corrected and go: each costs itself and those of its name. What is proposed
// is a pure function of the set, whatever the order, so headquarters and every tablet that hold the same people propose
// the same. Not thread-safe.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/person.h"
#include "matching/matcher.h"

namespace hinanjo::matching {

// One record. `arrival.id` is what pairs are named by: two records never share it.
struct Registration {
    Arrival arrival;
    domain::AgeBand ageBand{};
    std::string household;  // Records of one household carry the same; empty: of none.
};

// One field of a pair, side by side.
struct PairField {
    std::string field;  // 氏名, 生年月日, 住所, 電話, 性別, 世帯
    std::string words;  // 「読みが同じ、字がちがう」: without a word of what was written.
    std::string a, b;   // What was written. Personal data: for authorised eyes, never for logs.
    bool differs = false;
};

class Duplicates {
public:
    struct Pair {
        std::string a, b;      // a < b
        int strength = 0;      // How much agrees; only for the order.
        std::string sentence;  // 「氏名・生年月日・電話が同じ、住所がちがう」: without personal data.

        friend bool operator==(const Pair&, const Pair&) = default;
    };
    // Pairs people have answered: held the same person or different.
    using IsDecided = std::function<bool(const std::string& a, const std::string& b)>;

    // `share`: directory of the matching tables. Fails naming the missing or broken file.
    [[nodiscard]] static base::Result<Duplicates> make(const std::filesystem::path& share);
    ~Duplicates();
    Duplicates(Duplicates&&) noexcept;
    Duplicates& operator=(Duplicates&&) noexcept;

    // A new record, or what is known of one now. Does nothing if it says what it said.
    void put(const Registration& registration);
    // Withdrawn, or recorded by mistake.
    void remove(const std::string& id);
    [[nodiscard]] std::size_t size() const;

    // Most alike first; those that people decided about are left out.
    [[nodiscard]] std::vector<Pair> proposals(const IsDecided& isDecided = {});
    // The same of one record alone.
    [[nodiscard]] std::vector<Pair> proposalsOf(const std::string& id, const IsDecided& isDecided = {});
    // Field by field, whether proposed or not; `a` and `b` of the fields in the order asked. Empty for a record that is
    // not there.
    [[nodiscard]] std::vector<PairField> explain(const std::string& a, const std::string& b) const;

private:
    struct Impl;
    explicit Duplicates(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hinanjo::matching
