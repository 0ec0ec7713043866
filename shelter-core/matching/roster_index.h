// The roster prepared for comparing, and the keys by which candidates are found (blocking).
//
// Built once per roster version; then immutable and thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "domain/roster.h"
#include "matching/address.h"
#include "matching/ingredients.h"
#include "matching/names.h"
#include "matching/phones.h"
#include "matching/typed_arrival.h"

namespace hinanjo::matching {

// A way to write the official name, and how common its parts are.
struct RosterName {
    NameSplit name;
    double familyWritten = 0;
    double familyKana = 0;
    double givenWritten = 0;
    double givenKana = 0;
};

inline constexpr std::uint32_t kUnknownHousemates = 0xffffffff;

struct RosterEntry {
    std::vector<RosterName> names;
    std::vector<std::u32string> latin;
    bool foreign = false;
    domain::Sex sex{};
    domain::PartialDate birth;
    double birthFrequency = 0;
    Address address;
    double townShare = 0;
    double chomeShare = 0;
    double numberShare = 0;
    double roomShare = 0;
    std::vector<Phone> own;
    std::vector<Phone> contact;
    std::vector<Phone> household;  // Of other roster people in the same home.

    // Of the residents' register, if it has this person: who else is of the home, and of this sex.
    bool registered = false;
    std::uint32_t housemates = kUnknownHousemates;
    std::uint32_t housematesOfSex = kUnknownHousemates;

    std::uint32_t samePerson = 0;  // Rows of one person carry the lowest of their row numbers.
    bool birthDisputed = false;    // Listed twice with different births: never certain.

    // As registered, for people's eyes.
    std::string officialName;
    std::string officialAddress;
    std::size_t namesakes = 1;  // Rows with this written name, this one included.
};

struct WardPeople;

class RosterIndex {
public:
    RosterIndex(std::span<const domain::RosterPerson> roster, const NameTables& tables, const AddressBook& towns,
                const Ingredients& ingredients = {});
    // Roster and residents together.
    RosterIndex(const WardPeople& ward, const NameTables& tables, const AddressBook& towns);

    [[nodiscard]] const std::vector<RosterEntry>& entries() const { return m_entries; }
    // Rows worth comparing, ascending. Rows of one person always come together.
    [[nodiscard]] std::vector<std::uint32_t> candidates(const TypedArrival& arrival) const;

private:
    struct Posting {
        std::uint64_t key;
        std::uint32_t row;
        friend auto operator<=>(const Posting&, const Posting&) = default;
    };

    void addEntry(const domain::RosterPerson& person, const NameTables& tables, const AddressBook& towns,
                  const Ingredients& ingredients);
    [[nodiscard]] std::span<const Posting> find(std::uint64_t key) const;
    void dropCommonPhones();
    void sharePhones(std::span<const std::uint64_t> households);
    void countFrequencies(bool ofNames);
    void findSamePersons(std::size_t listed);
    void findHousemates(std::span<const std::uint64_t> households);
    void buildPostings();

    std::vector<RosterEntry> m_entries;
    std::vector<std::vector<std::uint32_t>> m_groups;  // By samePerson; only groups of two and more are filled.
    std::vector<Posting> m_postings;                   // Sorted by key.
    std::vector<std::uint32_t> m_buckets;              // Start of each range of upper key bits.
    int m_bucketShift = 0;
};

}  // namespace hinanjo::matching
