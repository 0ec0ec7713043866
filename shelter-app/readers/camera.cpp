#include "readers/camera.h"

#include <QCamera>
#include <QDir>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

namespace hinanjo::readers {

struct Camera::Parts {
    QMediaCaptureSession session;
    QCamera camera;
};

Camera::Camera(std::function<QVideoSink&()> sink, QObject* parent) : QObject(parent), m_sink(std::move(sink)) {}

Camera::~Camera() = default;

bool Camera::isPresent() const {
    return !QDir(QStringLiteral("/dev")).entryList({QStringLiteral("video*")}, QDir::System).isEmpty();
}

void Camera::setLooking(bool looking) {
    if (!looking || !isPresent()) {
        if (m_parts) m_parts->camera.stop();
        return;
    }
    if (!m_parts) {
        m_parts = std::make_unique<Parts>();
        m_parts->session.setCamera(&m_parts->camera);
        m_parts->session.setVideoSink(&m_sink());
        connect(&m_parts->camera, &QCamera::errorOccurred, this, &Camera::broken);
    }
    if (!m_parts->camera.isActive()) m_parts->camera.start();
}

}  // namespace hinanjo::readers
