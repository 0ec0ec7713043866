// The tablet's camera, looking only while somebody may hold something before it. A tablet without one has everything
// else.
//
// GUI thread. What talks to cameras is loaded when a camera file is there (/dev/video*), so that tablets without one
// start as before.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

class QVideoSink;

namespace hinanjo::readers {

class Camera : public QObject {
    Q_OBJECT

public:
    // Frames go to the sink, which is asked for when a camera is there and must outlive this.
    explicit Camera(std::function<QVideoSink&()> sink, QObject* parent = nullptr);
    ~Camera() override;

    [[nodiscard]] bool isPresent() const;
    void setLooking(bool looking);

signals:
    // Another program holds it, it was unplugged ...
    void broken();

private:
    struct Parts;
    std::function<QVideoSink&()> m_sink;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace hinanjo::readers
