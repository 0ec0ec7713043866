// What is kept of the rows of a list that was issued: 「3ページ 12行」 is found again, and the next edition can say
// what changed. Numbers and digests only; what the row said is not kept.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/event.h"
#include "lists/document.h"

namespace hinanjo::lists {

// The shelter in whose districts the person of a row lives; empty if there is none.
using HomeOf = std::function<base::ShelterId(const std::string& subject)>;

// `rowsOnPage`: how many rows of the document, in its order, stand on each page; empty for a list without pages. As
// many events as it takes for each to stay well below event::kMaxEventBytes. With `homeOf`, pages of different shelters
// are in different events, each naming its shelters: a tablet receives whole pages of its own districts and no others.
// Rows without pages are counted from the first: they name nobody.
[[nodiscard]] std::vector<event::ListRows> issuedRows(const Document& document,
                                                      std::span<const std::uint32_t> rowsOnPage,
                                                      const HomeOf& homeOf = {});
// Every shelter that they name.
[[nodiscard]] std::vector<base::ShelterId> sheltersOf(std::span<const event::ListRows> parts);

// The rows of one page, of parts in the order they were recorded (0: of a list without pages).
[[nodiscard]] std::vector<event::ListRows::Row> rowsOfPage(std::span<const event::ListRows> parts, std::uint32_t page);

// The row that a pencil named. NotFound if there is no such page or row, or if it is about no person (a head count).
[[nodiscard]] base::Result<event::ListRows::Row> rowAt(std::span<const event::ListRows> parts, std::uint32_t page,
                                                       std::uint32_t row);

// Of everything a row says on paper and in CSV, ticks included.
[[nodiscard]] std::uint64_t rowDigest(const Row& row);

}  // namespace hinanjo::lists
