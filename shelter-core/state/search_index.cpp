#include "state/search_index.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace hinanjo::state {
namespace {

using domain::PersonField;

constexpr std::size_t kHead = 16;
constexpr std::size_t kCountedUpTo = 10'000;
// The recent list is merged when it grows beyond this, or beyond an eighth of the main list.
constexpr std::size_t kRecent = 1024;

const std::string& readingOf(const std::string& kana, const std::string& written) {
    static const std::string kNone;
    if (!kana.empty()) return kana;
    return !written.empty() && base::isKana(written) ? written : kNone;
}

std::string joined(std::string_view family, std::string_view given) {
    if (family.empty() && given.empty()) return {};
    std::string key(family);
    key.push_back('\0');
    key.append(given);
    return key;
}

// Erases the entries at the rising `positions`.
template <typename Entries>
void eraseAt(Entries& entries, const std::vector<std::size_t>& positions) {
    if (positions.empty()) return;
    std::size_t to = positions.front();
    std::size_t next = 0;
    for (std::size_t from = to; from < entries.size(); ++from) {
        if (next < positions.size() && positions[next] == from) {
            ++next;
        } else {
            entries[to++] = entries[from];
        }
    }
    entries.resize(to);
}

}  // namespace

std::string encodedKana(std::string_view kana) {
    std::string out;
    for (const char32_t c : base::decodeUtf8(base::kanaKey(kana))) {
        if (c == 0) continue;
        if (c > 0x30a0 && c <= 0x30ff) {
            out.push_back(static_cast<char>(c - 0x30a0));
        } else {
            out.push_back('\xfe');  // Keeps other letters apart from the one-byte kana.
            out += base::encodeUtf8({&c, 1});
        }
    }
    return out;
}

std::string foldedName(std::string_view written) {
    std::string out;
    std::string plain;
    const std::string folded = base::nfkc(written);
    const bool ordinary =
        std::ranges::none_of(folded, [](char c) { return static_cast<unsigned char>(c) >= 0xee || c == ' '; });
    if (ordinary) {
        plain = folded;
    } else {
        std::u32string kept = base::decodeUtf8(base::withoutSpaces(folded));
        std::erase_if(kept, base::isVariationSelector);
        plain = base::encodeUtf8(kept);
    }
    for (const char c : plain) {
        if (c != '\0') out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return out;
}

std::string foldedToken(std::string_view token) {
    std::u32string letters = base::decodeUtf8(base::withoutSpaces(base::nfkc(token)));
    for (char32_t& c : letters) {
        if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
        if (c == U'ー' || c == U'‐' || c == U'‑' || c == U'–' || c == U'—' || c == U'−') c = U'-';
    }
    return base::encodeUtf8(letters);
}

SearchKeys searchKeysOf(const PersonView& person) {
    const std::string& family = person.text(PersonField::FamilyName);
    const std::string& given = person.text(PersonField::GivenName);
    const std::string& familyReading = readingOf(person.text(PersonField::FamilyKana), family);
    const std::string& givenReading = readingOf(person.text(PersonField::GivenKana), given);
    return {joined(base::rowKey(familyReading), base::rowKey(givenReading)),
            joined(encodedKana(familyReading), encodedKana(givenReading)), foldedName(family + given)};
}

PrefixIndex::KeyHead PrefixIndex::headOf(std::string_view key) {
    const auto number = [&](std::size_t from) {
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            out = out << 8 | (from + i < key.size() ? static_cast<unsigned char>(key[from + i]) : 0);
        }
        return out;
    };
    return {number(0), number(8)};
}

bool PrefixIndex::secondPartBegins(const Entry& entry, std::string_view second) const {
    const auto begins = [&](std::string_view key) {
        const std::size_t middle = key.find('\0');
        return middle != std::string_view::npos && key.substr(middle + 1).starts_with(second);
    };
    // Filled up with more than the byte between the parts: the head is the whole key.
    if ((entry.head.low & 0xffff) == 0) {
        std::array<char, kHead> bytes;
        for (std::size_t i = 0; i < 8; ++i) {
            bytes[i] = static_cast<char>(entry.head.high >> (56 - 8 * i));
            bytes[8 + i] = static_cast<char>(entry.head.low >> (56 - 8 * i));
        }
        return begins({bytes.data(), kHead});
    }
    return begins(entry.person->keys.*m_key);
}

bool PrefixIndex::isBefore(const Entry& a, const Entry& b) const {
    if (a.head != b.head) return a.head < b.head;
    const std::string& left = a.person->keys.*m_key;
    const std::string& right = b.person->keys.*m_key;
    if (left.size() > kHead || right.size() > kHead) {
        if (const int order = left.compare(right); order != 0) return order < 0;
    }
    return a.person->view.id < b.person->view.id;
}

PrefixIndex::Entries PrefixIndex::sortedEntries(const std::vector<PersonRecord*>& people) const {
    Entries entries;
    entries.reserve(people.size());
    for (PersonRecord* person : people) {
        const std::string& key = person->keys.*m_key;
        if (!key.empty()) entries.push_back({headOf(key), person});
    }
    std::ranges::sort(entries, [this](const Entry& a, const Entry& b) { return isBefore(a, b); });
    return entries;
}

void PrefixIndex::remove(const std::vector<PersonRecord*>& people) {
    const auto before = [this](const Entry& a, const Entry& b) { return isBefore(a, b); };
    std::vector<std::size_t> fromMain;
    std::vector<std::size_t> fromRecent;
    for (const Entry& entry : sortedEntries(people)) {
        const auto positionIn = [&](const Entries& entries) -> std::size_t {
            const auto at = std::lower_bound(entries.begin(), entries.end(), entry, before);
            return at != entries.end() && at->person == entry.person ? static_cast<std::size_t>(at - entries.begin())
                                                                     : entries.size();
        };
        if (const std::size_t at = positionIn(m_main); at < m_main.size()) fromMain.push_back(at);
        if (const std::size_t at = positionIn(m_recent); at < m_recent.size()) fromRecent.push_back(at);
    }
    eraseAt(m_main, fromMain);
    eraseAt(m_recent, fromRecent);
}

void PrefixIndex::add(const std::vector<PersonRecord*>& people) {
    const auto before = [this](const Entry& a, const Entry& b) { return isBefore(a, b); };
    const auto mergeInto = [&](Entries& entries, const Entries& more) {
        const auto old = static_cast<std::ptrdiff_t>(entries.size());
        entries.reserve(entries.size() + more.size());  // Exactly: this is done rarely, and the room would stay.
        entries.insert(entries.end(), more.begin(), more.end());
        std::inplace_merge(entries.begin(), entries.begin() + old, entries.end(), before);
    };
    mergeInto(m_recent, sortedEntries(people));
    if (m_recent.size() > std::max(kRecent, m_main.size() / 8)) {
        mergeInto(m_main, m_recent);
        m_recent.clear();
    }
}

std::pair<const PrefixIndex::Entry*, const PrefixIndex::Entry*> PrefixIndex::range(const Entries& entries,
                                                                                   std::string_view first) const {
    // Where the head alone cannot tell, the whole key does.
    const KeyHead wanted = headOf(first);
    const KeyHead mask = headOf(std::string(std::min(first.size(), kHead), '\xff'));
    const auto compare = [&](const Entry& entry) {
        const KeyHead beginning{entry.head.high & mask.high, entry.head.low & mask.low};
        if (beginning != wanted || first.size() <= kHead) return beginning <=> wanted;
        return std::string_view(entry.person->keys.*m_key).substr(0, first.size()) <=> first;
    };
    const auto from =
        std::partition_point(entries.begin(), entries.end(), [&](const Entry& e) { return compare(e) < 0; });
    const auto to = std::partition_point(from, entries.end(), [&](const Entry& e) { return compare(e) == 0; });
    return {entries.data() + (from - entries.begin()), entries.data() + (to - entries.begin())};
}

State::Found PrefixIndex::find(std::string_view first, std::string_view second, std::size_t limit) const {
    auto [main, mainEnd] = range(m_main, first);
    auto [recent, recentEnd] = range(m_recent, first);
    State::Found found;
    while ((main != mainEnd || recent != recentEnd) && found.total < kCountedUpTo) {
        const bool takeMain = recent == recentEnd || (main != mainEnd && isBefore(*main, *recent));
        const Entry& entry = takeMain ? *main++ : *recent++;
        if (!second.empty() && !secondPartBegins(entry, second)) continue;
        if (found.people.size() < limit) found.people.push_back(&entry.person->view);
        ++found.total;
    }
    return found;
}

}  // namespace hinanjo::state
