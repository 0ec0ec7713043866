// Finds people and households by what staff type. Keys stand sorted; a change goes to a small second list until that is
// worth merging, so that one registration does not move 100,000 entries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "state/records.h"

namespace hinanjo::state {

// Keys under which this person is found. Names without a reading that are written in kana are their own reading.
[[nodiscard]] SearchKeys searchKeysOf(const PersonView& person);

// Parts of a query as they stand in a key.
[[nodiscard]] std::string encodedKana(std::string_view kana);
[[nodiscard]] std::string foldedName(std::string_view written);
[[nodiscard]] std::string foldedToken(std::string_view token);

// People sorted by one of their keys, then by id. A key of two parts (family, given) has a zero byte between them.
class PrefixIndex {
public:
    explicit PrefixIndex(std::string SearchKeys::*key) : m_key(key) {}

    // Takes out people by the keys they have now; those without a key are passed over.
    void remove(const std::vector<PersonRecord*>& people);
    // Puts in people by the keys they have now.
    void add(const std::vector<PersonRecord*>& people);

    // People whose first part begins with `first` and whose second part begins with `second`.
    [[nodiscard]] State::Found find(std::string_view first, std::string_view second, std::size_t limit) const;

private:
    // The first 16 bytes of a key as two numbers in the order of the bytes, filled up with zeros.
    struct KeyHead {
        std::uint64_t high = 0;
        std::uint64_t low = 0;

        friend auto operator<=>(const KeyHead&, const KeyHead&) = default;
    };
    // Nearly every comparison ends at the head, without touching the person.
    struct Entry {
        KeyHead head;
        PersonRecord* person = nullptr;
    };
    using Entries = std::vector<Entry>;

    [[nodiscard]] static KeyHead headOf(std::string_view key);
    [[nodiscard]] bool secondPartBegins(const Entry& entry, std::string_view second) const;
    [[nodiscard]] bool isBefore(const Entry& a, const Entry& b) const;
    [[nodiscard]] Entries sortedEntries(const std::vector<PersonRecord*>& people) const;
    [[nodiscard]] std::pair<const Entry*, const Entry*> range(const Entries& entries, std::string_view first) const;

    std::string SearchKeys::*m_key;
    Entries m_main;
    Entries m_recent;
};

// Records by an exact text, compared by its hash: the caller checks what it gets.
template <typename T>
class ExactIndex {
public:
    void add(std::string_view text, T& record) {
        if (!text.empty()) m_entries.emplace(std::hash<std::string_view>{}(text), &record);
    }
    void remove(std::string_view text, T& record) {
        const auto [from, to] = m_entries.equal_range(std::hash<std::string_view>{}(text));
        for (auto at = from; at != to; ++at) {
            if (at->second == &record) {
                m_entries.erase(at);
                return;
            }
        }
    }
    // Candidates, each possibly more than once.
    [[nodiscard]] std::vector<T*> find(std::string_view text) const {
        std::vector<T*> out;
        const auto [from, to] = m_entries.equal_range(std::hash<std::string_view>{}(text));
        for (auto at = from; at != to; ++at)
            out.push_back(at->second);
        return out;
    }

private:
    std::unordered_multimap<std::size_t, T*> m_entries;
};

}  // namespace hinanjo::state
