#include "reception/reception_session.h"

namespace hinanjo::reception {

ReceptionSession::ReceptionSession(tablet::Tablet& tablet, std::unique_ptr<readers::CardSource> cards, QObject* parent)
    : QObject(parent),
      m_facts(tablet),
      m_status(tablet.clock(), m_facts),
      m_operations(tablet),
      m_search(tablet),
      m_household(tablet, m_facts, m_operations),
      m_quickAdd(tablet, m_facts, m_operations),
      m_birthDate(tablet.clock()),
      m_headCount(tablet, m_facts, m_operations),
      m_sync(tablet.clock(), m_facts),
      m_carry(tablet, m_facts),
      m_neighbours(tablet, m_facts),
      m_questions(m_facts, m_operations),
      m_missing(tablet, m_facts, m_operations),
      m_scan(tablet, m_facts, m_household, m_quickAdd, std::move(cards)),
      m_enrolment(tablet),
      m_watch(tablet) {
    m_operations.restore();
    connect(&m_watch, &TabletWatch::changed, &m_facts, &TabletFacts::refresh);
    connect(&m_operations, &OperationsModel::settled, &m_facts, &TabletFacts::refresh);
    connect(&m_facts, &TabletFacts::changed, &m_search, [this] {
        // The residents' register may have arrived.
        if (m_facts.now().residents != m_search.population()) m_search.refresh();
    });
    connect(&m_search, &SearchViewModel::picked, &m_household, &HouseholdViewModel::open);
    connect(&m_household, &HouseholdViewModel::received, &m_search, &SearchViewModel::clear);
    connect(&m_quickAdd, &QuickAddViewModel::received, &m_search, &SearchViewModel::clear);
    connect(&m_quickAdd, &QuickAddViewModel::handedOver, &m_household, &HouseholdViewModel::addMember);
    connect(&m_birthDate, &BirthDateViewModel::accepted, &m_quickAdd, &QuickAddViewModel::setBirth);
    connect(&m_scan, &ScanViewModel::enrolmentRead, &m_enrolment, &EnrolmentViewModel::enrol);
    connect(&m_scan, &ScanViewModel::neighbourRead, &m_neighbours, &NeighboursViewModel::add);
    connect(&m_enrolment, &EnrolmentViewModel::enrolled, this, [this, &tablet] {
        tablet.startSync();
        m_facts.refresh();
    });
}

void ReceptionSession::addToHousehold() {
    m_quickAdd.startInto(m_household.familyKana(), m_household.town());
}

}  // namespace hinanjo::reception
