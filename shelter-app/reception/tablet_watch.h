// Turns the tablet's callback, which comes on any thread, into a signal on the GUI thread.
#pragma once

#include <QObject>
#include <atomic>

#include "tablet/tablet.h"

namespace hinanjo::reception {

// Must be destroyed before the tablet. Lives on the GUI thread.
class TabletWatch : public QObject {
    Q_OBJECT

public:
    explicit TabletWatch(tablet::Tablet& tablet, QObject* parent = nullptr);
    ~TabletWatch() override;

signals:
    // The state or the sync status is another one. At most one signal is waiting at any time.
    void changed();

private:
    tablet::Tablet& m_tablet;
    std::atomic_bool m_waiting = false;
};

}  // namespace hinanjo::reception
