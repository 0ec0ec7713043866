// The roster of this shelter's districts on this tablet: sealed until headquarters' order brought the key or two
// officers typed their codes, then matched with the arrivals known here, with or without headquarters.
//
// Any thread but the store thread and the GUI thread: waits for the disk, and for about a second when a version is
// opened.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "safety/roster_book.h"
#include "sync/roster_slice.h"
#include "tablet/core.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

class RosterSlice {
public:
    explicit RosterSlice(Core& core) : m_core(core) {}

    [[nodiscard]] RosterSliceStatus status();
    // The key out of two codes, proved to open what lies here, and its version. Fails as sync::sliceKeyOf; NotFound: no
    // slice has arrived.
    struct Proved {
        std::string key;
        std::uint64_t version = 0;
    };
    [[nodiscard]] base::Result<Proved> prove(const sync::OfficerCode& one, const sync::OfficerCode& two);
    // From now on, also after a restart. The opening is recorded before.
    [[nodiscard]] base::Status keep(const std::string& key);

    // NotFound: no slice has arrived. Denied: it is sealed.
    [[nodiscard]] base::Result<std::shared_ptr<const safety::RosterBook>> book();

private:
    [[nodiscard]] base::Result<store::RegisterVersion> version();
    [[nodiscard]] base::Result<std::string> sealed();
    [[nodiscard]] base::Result<std::vector<std::string>> keys();

    Core& m_core;
    std::mutex m_mutex;
    std::shared_ptr<const safety::RosterBook> m_book;  // Of the version that was opened last.
    sync::SliceHead m_head;                            // Of the version that was asked for last.
};

}  // namespace hinanjo::tablet
