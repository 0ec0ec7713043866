// The QR code in one picture of a camera.
//
// Pure and thread-safe.
#pragma once

#include <QImage>
#include <QString>
#include <optional>

class QVideoFrame;

namespace hinanjo::readers {

// The brightness of a frame, as Grayscale8. Null for a frame that holds no picture. Waits for the picture to be copied
// out of the camera's memory: not for the GUI thread.
[[nodiscard]] QImage brightnessOf(const QVideoFrame& frame);

// What the code nearest to the middle says: a sheet of many codes is read where it is pointed at. Nothing if there is
// none, or none that is sharp enough. `grey` is Grayscale8.
[[nodiscard]] std::optional<QString> readFrame(const QImage& grey);

}  // namespace hinanjo::readers
