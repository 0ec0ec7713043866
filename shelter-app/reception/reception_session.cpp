#include "reception/reception_session.h"

namespace hinanjo::reception {

ReceptionSession::ReceptionSession(tablet::Tablet& tablet, std::shared_ptr<printing::Spooler> spooler,
                                   std::unique_ptr<readers::CardSource> cards, QObject* parent)
    : QObject(parent),
      m_facts(tablet),
      m_status(tablet.clock(), m_facts),
      m_operations(tablet),
      m_staff(tablet, m_facts, m_operations),
      m_search(tablet),
      m_household(tablet, m_facts, m_operations),
      m_quickAdd(tablet, m_facts, m_operations),
      m_birthDate(tablet.clock()),
      m_headCount(tablet, m_facts, m_operations),
      m_sync(tablet.clock(), m_facts),
      m_carry(tablet, m_facts),
      m_neighbours(tablet, m_facts),
      m_questions(m_facts, m_operations),
      m_roster(tablet, m_facts, m_operations),
      m_missing(m_roster, m_operations),
      m_pairs(tablet, m_facts, m_roster, m_operations),
      m_ticks(tablet, m_roster, m_operations),
      m_printing(tablet, m_facts, m_operations, std::move(spooler)),
      m_notes(tablet, m_facts, m_operations),
      m_report(tablet, m_facts, m_operations),
      m_opening(tablet, m_facts, m_operations),
      m_drafts(tablet),
      m_todo({tablet.clock(), m_facts, m_operations, m_drafts, m_questions, m_opening}),
      m_book(tablet, m_facts),
      m_people(m_book),
      m_person(tablet, m_facts, m_operations, m_book),
      m_leaving(tablet, m_book, m_operations),
      m_naming(tablet, m_book, m_operations),
      m_clocks(m_facts),
      m_scan(tablet, m_facts, m_household, m_quickAdd, std::move(cards)),
      m_enrolment(tablet),
      m_watch(tablet) {
    m_operations.restore();
    m_drafts.watch(forms::kHeadCount, m_headCount);
    m_drafts.watch(forms::kQuickAdd, m_quickAdd);
    m_drafts.watch(forms::kHousehold, m_household);
    m_drafts.watch(forms::kLeaving, m_leaving);
    m_todo.watch(m_clocks);
    m_drafts.watch(forms::kReport, m_report);
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
    connect(&m_people, &PeopleViewModel::shown, &m_person, [this](const PersonRow& row) { m_person.open(row.who); });
    connect(&m_people, &PeopleViewModel::chosen, &m_person,
            [this](const PersonRow& row) { m_person.sameAs(row.who.person); });
    connect(&m_person, &PersonViewModel::searching, &m_people, &PeopleViewModel::choose);
    connect(&m_person, &PersonViewModel::correcting, &m_quickAdd, &QuickAddViewModel::startCorrecting);
    connect(&m_clocks, &NeedClocksModel::asked, &m_person,
            [this](const base::PersonId& person) { m_person.open({.person = person, .household = {}, .people = 0}); });
    connect(&m_naming, &NamingViewModel::targetChanged, this, [this] {
        m_household.setNaming(m_naming.target());
        m_quickAdd.setNaming(m_naming.target());
    });
    connect(&m_scan, &ScanViewModel::enrolmentRead, &m_enrolment, &EnrolmentViewModel::enrol);
    connect(&m_scan, &ScanViewModel::badgeRead, &m_staff, &StaffViewModel::badge);
    connect(&m_scan, &ScanViewModel::slipRead, &m_leaving, &LeavingViewModel::take);
    connect(&m_scan, &ScanViewModel::slipRefused, &m_leaving, &LeavingViewModel::refuse);
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
