#include "reception/tablet_watch.h"

namespace hinanjo::reception {

TabletWatch::TabletWatch(tablet::Tablet& tablet, QObject* parent) : QObject(parent), m_tablet(tablet) {
    m_tablet.setListener([this] {
        if (m_waiting.exchange(true)) return;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_waiting = false;
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

TabletWatch::~TabletWatch() {
    m_tablet.setListener({});
}

}  // namespace hinanjo::reception
