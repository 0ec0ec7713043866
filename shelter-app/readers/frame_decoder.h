// Watches what a camera shows and says each code once.
//
// Lives on the GUI thread; pictures are copied and decoded on a thread of its own, one at a time: while one is being
// looked at, only the newest of the others is kept.
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QVideoFrame>
#include <chrono>
#include <functional>
#include <optional>

class QVideoSink;

namespace hinanjo::readers {

// Milliseconds of a clock that never goes back.
using Ticks = std::function<std::chrono::milliseconds()>;
[[nodiscard]] Ticks steadyTicks();

class FrameDecoder : public QObject {
    Q_OBJECT

public:
    struct Options {
        // A code that was out of view for so long is a new one.
        std::chrono::milliseconds again{2500};
        // From the beginning of one look to the next: a tablet has other things to do.
        std::chrono::milliseconds pause{100};
        Ticks ticks = steadyTicks();
    };

    explicit FrameDecoder(QObject* parent = nullptr);
    explicit FrameDecoder(Options options, QObject* parent = nullptr);
    ~FrameDecoder() override;  // Waits for the picture that is being looked at.

    // Takes frames from here on; the sink before is left alone.
    void watch(QVideoSink* sink);

signals:
    void decoded(const QString& text);
    // Every picture that was looked at, small and grey, for people to see what the camera sees.
    void looked(const QImage& picture);

private:
    void take(const QVideoFrame& frame);
    void start(const QVideoFrame& frame);
    void finish(const QImage& picture, const std::optional<QString>& text);

    Options m_options;
    QMetaObject::Connection m_source;
    std::optional<QVideoFrame> m_next;
    bool m_busy = false;
    std::optional<std::chrono::milliseconds> m_started;
    QString m_last;
    std::chrono::milliseconds m_lastSeen{};
    QThreadPool m_thread;
};

}  // namespace hinanjo::readers
