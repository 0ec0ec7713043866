#include "lists/issued_rows.h"

#include <cstring>
#include <set>
#include <string>

#include "base/crypto.h"
#include "base/digest.h"

namespace hinanjo::lists {
namespace {

// Half of the limit: the envelope and the growth of fields fit beside it.
constexpr std::size_t kBytesPerEvent = event::kMaxEventBytes / 2;

std::size_t sizeOf(const Row& row) {
    return row.subject.size() + 3 + sizeof(std::uint64_t);
}

class Parts {
public:
    explicit Parts(const base::ListId& list) : m_list(list) {}

    // Rows added from now on stand on `page`. `bytes`: what they will need, if they may not be split.
    void begin(std::uint32_t page, std::size_t bytes, std::vector<base::ShelterId> shelters = {}) {
        if (m_parts.empty() || m_used + bytes > kBytesPerEvent || m_parts.back().shelters != shelters) {
            m_parts.push_back({m_list, {}, std::move(shelters)});
            m_used = 0;
        }
        m_parts.back().pages.push_back({page, {}});
    }
    void add(const Row& row) {
        m_used += sizeOf(row);
        m_parts.back().pages.back().rows.push_back({row.subject, rowDigest(row)});
    }
    [[nodiscard]] bool isFull() const { return m_used >= kBytesPerEvent; }
    std::vector<event::ListRows> take() { return std::move(m_parts); }

private:
    base::ListId m_list;
    std::vector<event::ListRows> m_parts;
    std::size_t m_used = 0;
};

std::vector<const Row*> allRows(const Document& document) {
    std::vector<const Row*> rows;
    for (const Group& group : document.groups) {
        for (const Row& row : group.rows)
            rows.push_back(&row);
    }
    return rows;
}

}  // namespace

std::uint64_t rowDigest(const Row& row) {
    std::string said;
    for (const Cell& cell : row.cells)
        said += cell.text + '\x1f' + cell.small + '\x1e';
    const auto hash = base::sha256(said);
    std::uint64_t digest = 0;
    std::memcpy(&digest, base::asText(hash).data(), sizeof digest);
    return digest;
}

std::vector<event::ListRows> issuedRows(const Document& document, std::span<const std::uint32_t> rowsOnPage,
                                        const HomeOf& homeOf) {
    const auto rows = allRows(document);
    Parts parts(document.id);
    if (rowsOnPage.empty()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i == 0 || parts.isFull()) parts.begin(0, sizeOf(*rows[i]));
            parts.add(*rows[i]);
        }
        return parts.take();
    }
    std::size_t next = 0;
    for (std::size_t page = 0; page < rowsOnPage.size(); ++page) {
        const std::size_t end = std::min(next + rowsOnPage[page], rows.size());
        std::size_t bytes = 0;
        std::set<base::ShelterId> shelters;
        for (std::size_t i = next; i < end; ++i) {
            bytes += sizeOf(*rows[i]);
            if (homeOf) shelters.insert(homeOf(rows[i]->subject));
        }
        shelters.erase(base::ShelterId{});
        parts.begin(static_cast<std::uint32_t>(page + 1), bytes, {shelters.begin(), shelters.end()});
        for (; next < end; ++next)
            parts.add(*rows[next]);
    }
    return parts.take();
}

std::vector<base::ShelterId> sheltersOf(std::span<const event::ListRows> parts) {
    std::set<base::ShelterId> all;
    for (const event::ListRows& part : parts)
        all.insert(part.shelters.begin(), part.shelters.end());
    return {all.begin(), all.end()};
}

std::vector<event::ListRows::Row> rowsOfPage(std::span<const event::ListRows> parts, std::uint32_t page) {
    std::vector<event::ListRows::Row> rows;
    for (const event::ListRows& part : parts) {
        for (const auto& found : part.pages) {
            if (found.number == page) rows.insert(rows.end(), found.rows.begin(), found.rows.end());
        }
    }
    return rows;
}

base::Result<event::ListRows::Row> rowAt(std::span<const event::ListRows> parts, std::uint32_t page,
                                         std::uint32_t row) {
    const auto rows = rowsOfPage(parts, page);
    const std::string place = std::to_string(page) + "ページ " + std::to_string(row) + "行";
    if (rows.empty()) return base::fail(base::ErrorCode::NotFound, place + ": the list has no such page");
    if (row < 1 || row > rows.size()) {
        return base::fail(base::ErrorCode::NotFound, place + ": the page has rows 1 to " + std::to_string(rows.size()));
    }
    if (rows[row - 1].subject.empty())
        return base::fail(base::ErrorCode::NotFound, place + ": the row is about no single person");
    return rows[row - 1];
}

}  // namespace hinanjo::lists
