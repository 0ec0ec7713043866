#include "reception/shelter_status.h"

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

// Half a heartbeat: 「本部まで届いた」 must not stand longer than it is true.
constexpr std::chrono::milliseconds kAgeing{2500};

int japaneseHour(base::TimePoint moment) {
    return static_cast<int>((moment.time_since_epoch() + std::chrono::hours(9)) % std::chrono::days(1) /
                            std::chrono::hours(1));
}

}  // namespace

ShelterStatus::ShelterStatus(tablet::Tablet& tablet, QObject* parent) : QObject(parent), m_tablet(tablet) {
    connect(&m_ageing, &QTimer::timeout, this, &ShelterStatus::refresh);
    m_ageing.start(kAgeing);
    m_now = read();
}

QString ShelterStatus::counts() const {
    //: Header: %1 people inside, of these %2 by name and %3 by head count only
    return tr("在所 %1人（名簿%2／人数のみ%3）").arg(inside()).arg(named()).arg(counted());
}

void ShelterStatus::refresh() {
    Shown next = read();
    if (next == m_now) return;
    m_now = std::move(next);
    emit changed();
}

ShelterStatus::Shown ShelterStatus::read() const {
    Shown shown;
    const base::TimePoint now = m_tablet.clock().now();
    shown.time = words::clockTime(now);
    const int hour = japaneseHour(now);
    shown.night = hour >= 18 || hour < 6;
    const SyncFact chip = headerChip(m_tablet.syncStatus(), now);
    shown.chipText = chip.text;
    shown.chipLevel = chip.level;

    const auto identity = m_tablet.identity();
    if (!identity) return shown;
    shown.enrolled = true;
    shown.drill = identity->drill;
    shown.incidentName = QString::fromStdString(identity->incidentName);
    shown.deviceName = QString::fromStdString(identity->deviceName);
    shown.shelterName = QString::fromStdString(identity->shelter.value);
    if (const auto shelter = m_tablet.ownShelter()) {
        shown.shelterName = QString::fromStdString(shelter->name);
        shown.capacity = static_cast<int>(shelter->capacity);
    }
    shown.residents = static_cast<int>(m_tablet.residentsVersion().second);
    m_tablet.read([&](const state::State& state) {
        const state::ShelterView* view = state.shelter(identity->shelter);
        if (!view) return;
        if (view->name) shown.shelterName = QString::fromStdString(*view->name);
        if (view->capacity) shown.capacity = static_cast<int>(*view->capacity);
        shown.named = static_cast<int>(view->named);
        shown.counted = static_cast<int>(view->counted);
        shown.out = static_cast<int>(view->out);
        shown.outside = static_cast<int>(view->outside);
        shown.left = static_cast<int>(view->left);
        shown.needCare = static_cast<int>(view->needCare);
        shown.inDoubt = static_cast<int>(view->inDoubt);
        shown.households = static_cast<int>(view->households);
    });
    return shown;
}

}  // namespace hinanjo::reception
