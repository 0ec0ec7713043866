// Turns the tablet's callback, which comes on any thread, into a signal on the GUI thread.
#pragma once

#include <QObject>
#include <memory>

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
    // Outlives this object: the tablet may be calling while it goes.
    struct Line;

    tablet::Tablet& m_tablet;
    std::shared_ptr<Line> m_line;
};

}  // namespace hinanjo::reception
