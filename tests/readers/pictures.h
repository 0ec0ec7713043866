// What a camera would show of a code on paper or on a telephone.
#pragma once

#include <QImage>
#include <QString>

class QVideoFrame;

namespace hinanjo::test {

// A QR code with its quiet zone, `module` pixels a module, as this project prints and shows them.
[[nodiscard]] QImage printedCode(const QString& text, int module);

// `code` in the middle of a 1280x720 room: turned by `degrees`, the far side shrunk to `perspective` of the near one.
[[nodiscard]] QImage inTheRoom(const QImage& code, double degrees = 0, double perspective = 1);
// Out of focus: a mean over (2 * radius + 1) pixels each way, twice.
[[nodiscard]] QImage blurred(const QImage& picture, int radius);
// A dark room: `light` of the contrast is left, and the sensor adds noise of this standard deviation.
[[nodiscard]] QImage dark(const QImage& picture, double light, double noise);

// As the camera hands it over: NV12, the first plane is the brightness.
[[nodiscard]] QVideoFrame nv12(const QImage& grey);

}  // namespace hinanjo::test
