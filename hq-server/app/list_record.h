// What is kept of a list that was made: whom it names on which page and row, and what left the building.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "event/log_writer.h"
#include "lists/document.h"

namespace hinanjo::app {

// `rowsOnPage`: as the PDF was laid out; empty if it is no paper. Then no row has a page.
[[nodiscard]] std::vector<event::ListRows::Row> recordedRows(const lists::Document& document,
                                                             std::span<const std::uint32_t> rowsOnPage);

// The rows, in as many events as an event's size allows, then `issued`: to be recorded together, in this order.
[[nodiscard]] std::vector<event::Draft> issueDrafts(const base::IncidentId& incident, event::ListIssued issued,
                                                    std::vector<event::ListRows::Row> rows);

}  // namespace hinanjo::app
