#include "readers/scan_hub.h"

#include <QVideoSink>

namespace hinanjo::readers {

ScanHub::ScanHub(std::unique_ptr<CardSource> cards, QObject* parent)
    : QObject(parent), m_camera([this]() -> QVideoSink& { return sink(); }) {
    connect(&m_frames, &FrameDecoder::decoded, this, &ScanHub::take);
    connect(&m_frames, &FrameDecoder::looked, this, &ScanHub::looked);
    connect(&m_keys, &KeyScanner::scanned, this, &ScanHub::take);
    connect(&m_keys, &KeyScanner::unreadable, this, &ScanHub::unreadableKeys);
    connect(&m_camera, &Camera::broken, this, &ScanHub::cameraBroken);
    if (cards) m_card = std::make_unique<CardReader>(std::move(cards));
}

ScanHub::~ScanHub() = default;

QVideoSink& ScanHub::sink() {
    if (!m_sink) {
        m_sink = std::make_unique<QVideoSink>();
        m_frames.watch(m_sink.get());
    }
    return *m_sink;
}

void ScanHub::take(const QString& text) {
    const auto code = codes::readCode(text.toStdString(), m_municipal);
    if (code) {
        emit scanned(*code);
    } else {
        emit refused(code.error());
    }
}

}  // namespace hinanjo::readers
