#include "reception/reception_session.h"

namespace hinanjo::reception {

ReceptionSession::ReceptionSession(tablet::Tablet& tablet, QObject* parent)
    : QObject(parent),
      m_status(tablet),
      m_operations(tablet),
      m_search(tablet),
      m_household(tablet, m_operations),
      m_quickAdd(tablet, m_operations),
      m_birthDate(tablet.clock()),
      m_headCount(tablet, m_operations),
      m_sync(tablet),
      m_enrolment(tablet),
      m_watch(tablet) {
    m_operations.restore();
    m_headCount.start();
    m_quickAdd.start();
    connect(&m_watch, &TabletWatch::changed, this, &ReceptionSession::refresh);
    connect(&m_operations, &OperationsModel::settled, this, &ReceptionSession::refresh);
    // Ages grow without any event.
    connect(&m_status, &ShelterStatus::changed, &m_sync, &SyncViewModel::refresh);
    connect(&m_search, &SearchViewModel::picked, &m_household, &HouseholdViewModel::open);
    connect(&m_household, &HouseholdViewModel::received, &m_search, &SearchViewModel::clear);
    connect(&m_quickAdd, &QuickAddViewModel::received, &m_search, &SearchViewModel::clear);
    connect(&m_quickAdd, &QuickAddViewModel::handedOver, &m_household, &HouseholdViewModel::addMember);
    connect(&m_birthDate, &BirthDateViewModel::accepted, &m_quickAdd, &QuickAddViewModel::setBirth);
    connect(&m_enrolment, &EnrolmentViewModel::enrolled, this, [this, &tablet] {
        tablet.startSync();
        refresh();
    });
}

void ReceptionSession::addToHousehold() {
    m_quickAdd.startInto(m_household.familyKana(), m_household.town());
}

void ReceptionSession::refresh() {
    m_status.refresh();
    m_sync.refresh();
    m_household.refreshToken();
    m_quickAdd.refreshToken();
    m_headCount.refresh();
    if (m_search.isEmpty()) m_search.refresh();  // The register may have arrived.
}

}  // namespace hinanjo::reception
