// Whatever is held before this tablet, in one place: camera, keyboard-like scanner and card reader in, typed codes out.
// Pages subscribe to scanned(); who is not shown ignores it.
//
//   connect(&hub, &ScanHub::scanned, this, [](const codes::Code& code) {
//       if (const auto* token = std::get_if<codes::TokenCode>(&code)) ...
//   });
//
// Lives on the GUI thread and never waits.
#pragma once

#include <QObject>
#include <memory>

#include "codes/read_code.h"
#include "readers/camera.h"
#include "readers/card_reader.h"
#include "readers/frame_decoder.h"
#include "readers/key_scanner.h"

class QVideoSink;

namespace hinanjo::readers {

class ScanHub : public QObject {
    Q_OBJECT

public:
    // `cards` may be null: no card is waited for.
    explicit ScanHub(std::unique_ptr<CardSource> cards, QObject* parent = nullptr);
    ~ScanHub() override;

    // Layouts of the municipality's own codes.
    void setMunicipal(codes::MunicipalCodes municipal) { m_municipal = std::move(municipal); }
    // Keys of this window pass through the scanner's filter.
    void watchKeys(QObject* window) { m_keys.watch(window); }
    // Camera on or off; keys and cards are always listened to.
    void setLooking(bool looking) { m_camera.setLooking(looking); }
    [[nodiscard]] bool hasCamera() const { return m_camera.isPresent(); }
    // Where the camera's frames go; tests push their own. Made when first asked for: it loads what talks to cameras.
    [[nodiscard]] QVideoSink& sink();
    // Null without a card source.
    [[nodiscard]] CardReader* card() const { return m_card.get(); }

    // As if this text had been read: for tests and for codes that were pasted.
    void take(const QString& text);

signals:
    void scanned(const hinanjo::codes::Code& code);
    // Something was read that is no code for us: see codes::readCode for what the error means.
    void refused(const hinanjo::base::Error& error);
    // A keyboard-like scanner typed what is not text on this machine.
    void unreadableKeys();
    void cameraBroken();
    // What the camera sees, small and grey.
    void looked(const QImage& picture);

private:
    codes::MunicipalCodes m_municipal;
    std::unique_ptr<QVideoSink> m_sink;
    FrameDecoder m_frames;
    KeyScanner m_keys;
    Camera m_camera;
    std::unique_ptr<CardReader> m_card;
};

}  // namespace hinanjo::readers
