#include "reception/tablet_facts.h"

#include <QStringList>
#include <algorithm>

namespace hinanjo::reception {
namespace {

QString nameOfShelter(const std::vector<domain::ShelterInfo>& shelters, const base::ShelterId& id) {
    const auto it = std::ranges::find(shelters, id, &domain::ShelterInfo::id);
    return QString::fromStdString(it == shelters.end() ? id.value : it->name);
}

Facts readFacts(const tablet::Tablet& tablet) {
    Facts out;
    out.identity = tablet.identity();
    out.sync = tablet.syncStatus();
    if (!out.identity) return out;
    out.shelter = tablet.ownShelter();
    out.shelters = tablet.shelters();
    std::tie(out.registerVersion, out.residents) = tablet.residentsVersion();
    out.nextToken = tablet.nextToken();
    out.peerCode = tablet.peerCode();
    tablet.read([&](const state::State& state) {
        if (const state::ShelterView* view = state.shelter(out.identity->shelter)) out.occupancy = *view;
        out.board = readBoard(state, out.identity->shelter);
        for (const state::StaffView* staff : state.staff())
            if (staff->worksAt(out.identity->shelter)) out.staff.push_back(*staff);
        out.questions = questionCards(
            state, [&](const base::ShelterId& id) { return nameOfShelter(out.shelters, id); }, tablet.clock().now());
    });
    // Sources point into the state, which goes on without us.
    if (out.occupancy) out.occupancy->heads.clear();
    for (state::StaffView& staff : out.staff)
        staff.heads.clear();
    return out;
}

// "A-0133" -> 133; 0 for anything else.
int numberOf(const QString& token) {
    return token.section(u'-', 1).toInt();
}

}  // namespace

TabletFacts::TabletFacts(tablet::Tablet& tablet, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(readFacts(tablet)) {
    m_thread.setMaxThreadCount(1);
}

TabletFacts::~TabletFacts() {
    m_thread.waitForDone();
}

QStringList TabletFacts::towns() const {
    QStringList out;
    if (!m_facts.shelter) return out;
    for (const std::string& town : m_facts.shelter->catchment)
        out << QString::fromStdString(town);
    return out;
}

QString TabletFacts::shelterName(const base::ShelterId& id) const {
    return nameOfShelter(m_facts.shelters, id);
}

QString TabletFacts::nextToken() const {
    const QString next = QString::fromStdString(m_facts.nextToken);
    const int after = numberOf(m_given) + 1;
    if (numberOf(next) >= after) return next;
    return next.section(u'-', 0, 0) + QStringLiteral("-%1").arg(after, 4, 10, QLatin1Char('0'));
}

void TabletFacts::refresh() {
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_thread.start([this] {
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, facts = readFacts(m_tablet)]() mutable {
                m_facts = std::move(facts);
                m_reading = false;
                emit changed();
                if (std::exchange(m_again, false)) refresh();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace hinanjo::reception
