// What somebody is half way through entering (下書き): kept with every change in the tablet's encrypted database, never
// sent, so that a crash or an empty battery loses none of it. What was recorded before the end is not offered again.
//
// Thread-safe unless a method says otherwise. Nobody waits for the disk but the store thread.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "tablet/core.h"
#include "tablet/tablet.h"

namespace hinanjo::tablet {

class UnfinishedWork {
public:
    explicit UnfinishedWork(Core& core) : m_core(core) {}

    // Once, after Core::load(): what the run before left becomes left().
    [[nodiscard]] base::Status load();

    // See Tablet::keepUnfinished and its companions.
    void keep(const std::string& form, const std::string& content);
    [[nodiscard]] std::vector<Unfinished> left() const;
    void drop(std::uint64_t number);

    // Around a recording: what stands in `form` is being recorded with this moment ...
    void recording(const std::string& form, base::TimePoint moment);
    // ... which is written down before the events are (store thread) ...
    void noteRecording(store::Store& opened, base::TimePoint moment);
    // ... and forgotten when they are durable (store thread).
    void recorded(base::TimePoint moment);

private:
    struct Entry {
        Unfinished work;
        std::optional<base::TimePoint> recordingAt;
        bool left = false;  // By an earlier run.
    };
    void writeSoon();
    void write(store::Store& opened);
    [[nodiscard]] std::string text() const;

    Core& m_core;
    mutable std::mutex m_mutex;  // Guards the rest.
    std::vector<Entry> m_entries;
    std::uint64_t m_nextNumber = 1;
    bool m_writing = false;  // A write is queued and will take what stands here then.
};

}  // namespace hinanjo::tablet
