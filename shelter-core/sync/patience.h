// When one side of a stream gives up on the other. A transport's own keepalive finds most dead lines sooner; this does
// not depend on it, and also finds a side that is heard and never answers.
//
// Times are the caller's, from a clock that never jumps. Thread-safe.
#pragma once

#include <chrono>
#include <mutex>

#include "sync/limits.h"

namespace hinanjo::sync {

class Patience {
public:
    using Time = std::chrono::steady_clock::time_point;
    struct Limits {
        std::chrono::milliseconds silence = kSilence;
        std::chrono::milliseconds answer = kAnswer;
    };
    explicit Patience(Limits limits) : m_limits(limits) {}

    // A stream begins, and its first message waits for an answer.
    void begin(Time now);
    // A message came whole. One that says only that the other side is there answers nothing.
    void heard(Time now, bool answers);
    // Something the other side was asked waits for an answer, or nothing does.
    void awaits(Time now, bool something);
    // From then on the line counts as dead.
    [[nodiscard]] Time end() const;

private:
    const Limits m_limits;
    mutable std::mutex m_mutex;
    Time m_heard{};
    Time m_answered{};  // Or began to wait.
    bool m_awaits = false;
};

}  // namespace hinanjo::sync
