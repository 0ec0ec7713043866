#include "readers/frame_decoder.h"

#include <QVideoSink>

#include "readers/frame_reader.h"

namespace hinanjo::readers {
namespace {

constexpr int kPreviewWidth = 480;

}  // namespace

Ticks steadyTicks() {
    return [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
}

FrameDecoder::FrameDecoder(QObject* parent) : FrameDecoder(Options{}, parent) {}

FrameDecoder::FrameDecoder(Options options, QObject* parent) : QObject(parent), m_options(std::move(options)) {
    m_thread.setMaxThreadCount(1);
}

FrameDecoder::~FrameDecoder() {
    m_thread.waitForDone();
}

void FrameDecoder::watch(QVideoSink* sink) {
    disconnect(m_source);
    m_source = connect(sink, &QVideoSink::videoFrameChanged, this, &FrameDecoder::take);
}

void FrameDecoder::take(const QVideoFrame& frame) {
    if (!frame.isValid()) return;
    if (m_busy) {
        m_next = frame;
        return;
    }
    if (m_started && m_options.ticks() - *m_started < m_options.pause) return;
    start(frame);
}

void FrameDecoder::start(const QVideoFrame& frame) {
    m_busy = true;
    m_started = m_options.ticks();
    m_thread.start([this, frame] {
        const QImage grey = brightnessOf(frame);
        const auto text = readFrame(grey);
        const QImage small =
            grey.width() > kPreviewWidth ? grey.scaledToWidth(kPreviewWidth, Qt::FastTransformation) : grey;
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this, [this, small, text] { finish(small, text); }, Qt::QueuedConnection);
    });
}

void FrameDecoder::finish(const QImage& picture, const std::optional<QString>& text) {
    m_busy = false;
    if (m_next && m_options.pause.count() == 0) {
        const QVideoFrame next = *m_next;
        m_next.reset();
        start(next);
    }
    m_next.reset();
    emit looked(picture);
    if (!text) return;
    const auto now = m_options.ticks();
    const bool again = *text == m_last && now - m_lastSeen < m_options.again;
    m_last = *text;
    m_lastSeen = now;
    if (!again) emit decoded(*text);
}

}  // namespace hinanjo::readers
