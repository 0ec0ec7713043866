#include "reception/tablet_watch.h"

#include <mutex>

namespace hinanjo::reception {

struct TabletWatch::Line {
    std::mutex mutex;
    TabletWatch* watch = nullptr;
    bool waiting = false;

    void ring() {
        const std::lock_guard lock(mutex);
        if (!watch || waiting) return;
        waiting = true;
        QMetaObject::invokeMethod(
            watch,
            [this, owner = watch] {
                {
                    const std::lock_guard answered(mutex);
                    waiting = false;
                }
                emit owner->changed();
            },
            Qt::QueuedConnection);
    }
};

TabletWatch::TabletWatch(tablet::Tablet& tablet, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_line(std::make_shared<Line>()) {
    m_line->watch = this;
    m_tablet.setListener([line = m_line] { line->ring(); });
}

TabletWatch::~TabletWatch() {
    m_tablet.setListener({});
    const std::lock_guard lock(m_line->mutex);
    m_line->watch = nullptr;
}

}  // namespace hinanjo::reception
