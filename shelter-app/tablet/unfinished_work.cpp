#include "tablet/unfinished_work.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace hinanjo::tablet {
namespace {

constexpr const char* kUnfinishedFact = "tablet.unfinished";
// A tablet that crashes all the time must not pile them up; the oldest go.
constexpr std::size_t kMostLeft = 20;

// Whether one of `store`'s own events says that it happened at this moment.
base::Result<bool> wasRecorded(Core& core, base::TimePoint moment) {
    return core.ask([&](store::Store& opened) -> base::Result<bool> {
        for (const base::LogId& log : core.replica().ownLogs()) {
            constexpr std::size_t kAtOnce = 1000;
            for (std::uint64_t after = 0;;) {
                HINANJO_ASSIGN(const std::vector<std::string> events, opened.events().ofLog(log, after, kAtOnce));
                for (const std::string& bytes : events) {
                    const auto event = event::decode(bytes);
                    if (!event) continue;
                    if (event->observedAt == moment) return true;
                    after = std::max(after, event->sequence);
                }
                if (events.size() < kAtOnce) break;
            }
        }
        return false;
    });
}

}  // namespace

base::Status UnfinishedWork::load() {
    HINANJO_ASSIGN(const std::optional<std::string> kept,
                   m_core.ask([](store::Store& opened) { return opened.events().fact(kUnfinishedFact); }));
    if (!kept || kept->empty()) return {};
    const auto json = nlohmann::json::parse(*kept, nullptr, false);
    // What cannot be read is no reason not to start.
    if (!json.is_array()) return {};
    std::vector<Entry> entries;
    for (const auto& one : json) {
        if (!one.is_object() || !one.value("form", nlohmann::json()).is_string()) continue;
        Entry entry;
        entry.work.form = one.value("form", "");
        entry.work.content = one.value("content", "");
        entry.work.since = base::fromMillis(one.value("since", std::int64_t{0}));
        entry.left = true;
        if (const auto at = one.value("recording", std::int64_t{0}); at != 0) {
            entry.recordingAt = base::fromMillis(at);
            HINANJO_ASSIGN(const bool done, wasRecorded(m_core, *entry.recordingAt));
            if (done) continue;
        }
        entries.push_back(std::move(entry));
    }
    if (entries.size() > kMostLeft) entries.erase(entries.begin(), entries.end() - kMostLeft);
    const std::lock_guard lock(m_mutex);
    for (Entry& entry : entries)
        entry.work.number = m_nextNumber++;
    m_entries = std::move(entries);
    return {};
}

void UnfinishedWork::keep(const std::string& form, const std::string& content) {
    const std::lock_guard lock(m_mutex);
    const auto it = std::ranges::find_if(
        m_entries, [&](const Entry& e) { return !e.left && !e.recordingAt && e.work.form == form; });
    if (it == m_entries.end()) {
        if (content.empty()) return;
        Entry entry;
        entry.work = {m_nextNumber++, form, content, m_core.clock().now()};
        m_entries.push_back(std::move(entry));
    } else if (content.empty()) {
        m_entries.erase(it);
    } else if (it->work.content == content) {
        return;
    } else {
        it->work.content = content;
    }
    writeSoon();
}

std::vector<Unfinished> UnfinishedWork::left() const {
    std::vector<Unfinished> out;
    const std::lock_guard lock(m_mutex);
    for (const Entry& entry : m_entries)
        if (entry.left) out.push_back(entry.work);
    return out;
}

void UnfinishedWork::drop(std::uint64_t number) {
    const std::lock_guard lock(m_mutex);
    if (std::erase_if(m_entries, [&](const Entry& e) { return e.work.number == number; }) > 0) writeSoon();
}

void UnfinishedWork::recording(const std::string& form, base::TimePoint moment) {
    const std::lock_guard lock(m_mutex);
    for (Entry& entry : m_entries)
        if (!entry.left && !entry.recordingAt && entry.work.form == form) entry.recordingAt = moment;
}

void UnfinishedWork::noteRecording(store::Store& opened, base::TimePoint moment) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::none_of(m_entries, [&](const Entry& e) { return e.recordingAt == moment; })) return;
    }
    write(opened);
}

void UnfinishedWork::recorded(base::TimePoint moment) {
    const std::lock_guard lock(m_mutex);
    if (std::erase_if(m_entries, [&](const Entry& e) { return e.recordingAt == moment; }) > 0) writeSoon();
}

void UnfinishedWork::writeSoon() {
    if (std::exchange(m_writing, true)) return;
    m_core.onStore([this](store::Store& opened) { write(opened); });
}

void UnfinishedWork::write(store::Store& opened) {
    std::string now;
    {
        const std::lock_guard lock(m_mutex);
        m_writing = false;
        now = text();
    }
    // A disk that takes nothing shows when something is recorded; a draft alone is not worth an alarm.
    (void)opened.events().setFact(kUnfinishedFact, now);
}

std::string UnfinishedWork::text() const {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Entry& entry : m_entries) {
        nlohmann::ordered_json one{
            {"form", entry.work.form}, {"content", entry.work.content}, {"since", base::toMillis(entry.work.since)}};
        if (entry.recordingAt) one["recording"] = base::toMillis(*entry.recordingAt);
        all.push_back(std::move(one));
    }
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace hinanjo::tablet
