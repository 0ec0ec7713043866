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

ShelterStatus::ShelterStatus(const base::Clock& clock, TabletFacts& facts, QObject* parent)
    : QObject(parent), m_clock(clock), m_facts(facts) {
    connect(&m_facts, &TabletFacts::changed, this, &ShelterStatus::refresh);
    connect(&m_ageing, &QTimer::timeout, &m_facts, &TabletFacts::refresh);
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
    const Facts& facts = m_facts.now();
    const base::TimePoint now = m_clock.now();
    shown.time = words::clockTime(now);
    const int hour = japaneseHour(now);
    shown.night = hour >= 18 || hour < 6;
    const SyncFact chip = headerChip(facts.sync, now);
    shown.chipText = chip.text;
    shown.chipLevel = chip.level;
    if (!facts.identity) return shown;

    shown.enrolled = true;
    shown.drill = facts.identity->drill;
    shown.incidentName = QString::fromStdString(facts.identity->incidentName);
    shown.deviceName = QString::fromStdString(facts.identity->deviceName);
    shown.shelterName = m_facts.shelterName(facts.identity->shelter);
    shown.residents = static_cast<int>(facts.residents);
    if (facts.shelter) shown.capacity = static_cast<int>(facts.shelter->capacity);
    if (!facts.occupancy) return shown;
    const state::ShelterView& view = *facts.occupancy;
    if (view.name) shown.shelterName = QString::fromStdString(*view.name);
    if (view.capacity) shown.capacity = static_cast<int>(*view.capacity);
    shown.named = static_cast<int>(view.named);
    shown.counted = static_cast<int>(view.counted);
    shown.out = static_cast<int>(view.out);
    shown.outside = static_cast<int>(view.outside);
    shown.left = static_cast<int>(view.left);
    shown.needCare = static_cast<int>(view.needCare);
    shown.inDoubt = static_cast<int>(view.inDoubt);
    shown.households = static_cast<int>(view.households);
    return shown;
}

}  // namespace hinanjo::reception
