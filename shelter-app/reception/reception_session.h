// Everything the reception pages need, wired together. One for each running application.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "reception/birth_date_view_model.h"
#include "reception/carry_view_model.h"
#include "reception/drafts_view_model.h"
#include "reception/enrolment_view_model.h"
#include "reception/head_count_view_model.h"
#include "reception/household_view_model.h"
#include "reception/leaving_view_model.h"
#include "reception/missing_view_model.h"
#include "reception/need_clocks_model.h"
#include "reception/neighbours_view_model.h"
#include "reception/notes_view_model.h"
#include "reception/opening_view_model.h"
#include "reception/operations_model.h"
#include "reception/people_view_model.h"
#include "reception/person_view_model.h"
#include "reception/pairs_view_model.h"
#include "reception/print_view_model.h"
#include "reception/questions_view_model.h"
#include "reception/quick_add_view_model.h"
#include "reception/report_view_model.h"
#include "reception/roster_watch.h"
#include "reception/scan_view_model.h"
#include "reception/search_view_model.h"
#include "reception/shelter_status.h"
#include "reception/staff_view_model.h"
#include "reception/sync_view_model.h"
#include "reception/tablet_facts.h"
#include "reception/tablet_watch.h"
#include "reception/ticked_list_view_model.h"
#include "reception/todo_view_model.h"

namespace hinanjo::reception {

// `tablet` must outlive it.
class ReceptionSession : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(hinanjo::reception::ShelterStatus* status READ status CONSTANT)
    Q_PROPERTY(hinanjo::reception::OperationsModel* operations READ operations CONSTANT)
    Q_PROPERTY(hinanjo::reception::SearchViewModel* search READ search CONSTANT)
    Q_PROPERTY(hinanjo::reception::HouseholdViewModel* household READ household CONSTANT)
    Q_PROPERTY(hinanjo::reception::QuickAddViewModel* quickAdd READ quickAdd CONSTANT)
    Q_PROPERTY(hinanjo::reception::BirthDateViewModel* birthDate READ birthDate CONSTANT)
    Q_PROPERTY(hinanjo::reception::HeadCountViewModel* headCount READ headCount CONSTANT)
    Q_PROPERTY(hinanjo::reception::SyncViewModel* sync READ sync CONSTANT)
    Q_PROPERTY(hinanjo::reception::CarryViewModel* carry READ carry CONSTANT)
    Q_PROPERTY(hinanjo::reception::NeighboursViewModel* neighbours READ neighbours CONSTANT)
    Q_PROPERTY(hinanjo::reception::QuestionsViewModel* questions READ questions CONSTANT)
    Q_PROPERTY(hinanjo::reception::RosterWatch* roster READ roster CONSTANT)
    Q_PROPERTY(hinanjo::reception::MissingViewModel* missing READ missing CONSTANT)
    Q_PROPERTY(hinanjo::reception::PairsViewModel* pairs READ pairs CONSTANT)
    Q_PROPERTY(hinanjo::reception::TickedListViewModel* ticks READ ticks CONSTANT)
    Q_PROPERTY(hinanjo::reception::PrintViewModel* printing READ printing CONSTANT)
    Q_PROPERTY(hinanjo::reception::StaffViewModel* staff READ staff CONSTANT)
    Q_PROPERTY(hinanjo::reception::NotesViewModel* notes READ notes CONSTANT)
    Q_PROPERTY(hinanjo::reception::ReportViewModel* report READ report CONSTANT)
    Q_PROPERTY(hinanjo::reception::OpeningViewModel* opening READ opening CONSTANT)
    Q_PROPERTY(hinanjo::reception::DraftsViewModel* drafts READ drafts CONSTANT)
    Q_PROPERTY(hinanjo::reception::TodoViewModel* todo READ todo CONSTANT)
    Q_PROPERTY(hinanjo::reception::PeopleViewModel* people READ people CONSTANT)
    Q_PROPERTY(hinanjo::reception::PersonViewModel* person READ person CONSTANT)
    Q_PROPERTY(hinanjo::reception::LeavingViewModel* leaving READ leaving CONSTANT)
    Q_PROPERTY(hinanjo::reception::NamingViewModel* naming READ naming CONSTANT)
    Q_PROPERTY(hinanjo::reception::NeedClocksModel* clocks READ clocks CONSTANT)
    Q_PROPERTY(hinanjo::reception::ScanViewModel* scan READ scan CONSTANT)
    Q_PROPERTY(hinanjo::reception::EnrolmentViewModel* enrolment READ enrolment CONSTANT)

public:
    // `spooler`: for tests; nothing: the system's. `cards`: where My Number cards are read; nothing:
    // nowhere.
    explicit ReceptionSession(tablet::Tablet& tablet, std::shared_ptr<printing::Spooler> spooler = {},
                              std::unique_ptr<readers::CardSource> cards = nullptr, QObject* parent = nullptr);

    [[nodiscard]] ShelterStatus* status() { return &m_status; }
    [[nodiscard]] OperationsModel* operations() { return &m_operations; }
    [[nodiscard]] SearchViewModel* search() { return &m_search; }
    [[nodiscard]] HouseholdViewModel* household() { return &m_household; }
    [[nodiscard]] QuickAddViewModel* quickAdd() { return &m_quickAdd; }
    [[nodiscard]] BirthDateViewModel* birthDate() { return &m_birthDate; }
    [[nodiscard]] HeadCountViewModel* headCount() { return &m_headCount; }
    [[nodiscard]] SyncViewModel* sync() { return &m_sync; }
    [[nodiscard]] CarryViewModel* carry() { return &m_carry; }
    [[nodiscard]] NeighboursViewModel* neighbours() { return &m_neighbours; }
    [[nodiscard]] QuestionsViewModel* questions() { return &m_questions; }
    [[nodiscard]] RosterWatch* roster() { return &m_roster; }
    [[nodiscard]] MissingViewModel* missing() { return &m_missing; }
    [[nodiscard]] PairsViewModel* pairs() { return &m_pairs; }
    [[nodiscard]] TickedListViewModel* ticks() { return &m_ticks; }
    [[nodiscard]] PrintViewModel* printing() { return &m_printing; }
    [[nodiscard]] StaffViewModel* staff() { return &m_staff; }
    [[nodiscard]] NotesViewModel* notes() { return &m_notes; }
    [[nodiscard]] ReportViewModel* report() { return &m_report; }
    [[nodiscard]] OpeningViewModel* opening() { return &m_opening; }
    [[nodiscard]] DraftsViewModel* drafts() { return &m_drafts; }
    [[nodiscard]] TodoViewModel* todo() { return &m_todo; }
    [[nodiscard]] PeopleViewModel* people() { return &m_people; }
    [[nodiscard]] PersonViewModel* person() { return &m_person; }
    [[nodiscard]] LeavingViewModel* leaving() { return &m_leaving; }
    [[nodiscard]] NamingViewModel* naming() { return &m_naming; }
    [[nodiscard]] NeedClocksModel* clocks() { return &m_clocks; }
    [[nodiscard]] PeopleBook& book() { return m_book; }
    [[nodiscard]] ScanViewModel* scan() { return &m_scan; }
    [[nodiscard]] EnrolmentViewModel* enrolment() { return &m_enrolment; }
    [[nodiscard]] TabletFacts& facts() { return m_facts; }

    // Opens the quick-add page's form for one more person of the household on W3.
    Q_INVOKABLE void addToHousehold();

private:
    TabletFacts m_facts;
    ShelterStatus m_status;
    OperationsModel m_operations;
    StaffViewModel m_staff;
    SearchViewModel m_search;
    HouseholdViewModel m_household;
    QuickAddViewModel m_quickAdd;
    BirthDateViewModel m_birthDate;
    HeadCountViewModel m_headCount;
    SyncViewModel m_sync;
    CarryViewModel m_carry;
    NeighboursViewModel m_neighbours;
    QuestionsViewModel m_questions;
    RosterWatch m_roster;
    MissingViewModel m_missing;
    PairsViewModel m_pairs;
    TickedListViewModel m_ticks;
    PrintViewModel m_printing;
    NotesViewModel m_notes;
    ReportViewModel m_report;
    OpeningViewModel m_opening;
    DraftsViewModel m_drafts;
    TodoViewModel m_todo;
    PeopleBook m_book;
    PeopleViewModel m_people;
    PersonViewModel m_person;
    LeavingViewModel m_leaving;
    NamingViewModel m_naming;
    NeedClocksModel m_clocks;
    ScanViewModel m_scan;
    EnrolmentViewModel m_enrolment;
    TabletWatch m_watch;  // Last: stops listening before the rest goes.
};

}  // namespace hinanjo::reception
