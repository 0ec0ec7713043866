// 世帯の確認 (W3): everybody of one household, ticked unless they are somewhere already; one press receives all who are
// ticked.
//
// Lives on the GUI thread. receive() hands the work over and returns at once.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <set>
#include <vector>

#include "reception/candidates.h"
#include "reception/care_model.h"
#include "reception/draft.h"
#include "reception/naming_view_model.h"
#include "reception/operations_model.h"
#include "reception/said_household.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

struct Member {
    tablet::Arriving arriving;
    QString detail;  // Reading, sex, birth
    QString where;   // "豊島第〇小に在所（13:10から）"; empty: nowhere yet
    bool ticked = true;
    std::set<std::string> care;       // Said now.
    std::set<std::string> knownCare;  // Recorded earlier.
};

class MembersModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of HouseholdViewModel")

public:
    enum Role { NameRole = Qt::UserRole + 1, DetailRole, WhereRole, TickedRole, CareRole, SelectedRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void replace(std::vector<Member> members);
    void append(Member member);
    void touch(int row);
    void select(int row);
    [[nodiscard]] std::vector<Member>& members() { return m_members; }
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    [[nodiscard]] int selected() const { return m_selected; }

private:
    std::vector<Member> m_members;
    int m_selected = 0;
};

class HouseholdViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::MembersModel* members READ members CONSTANT)
    Q_PROPERTY(hinanjo::reception::CareModel* care READ care CONSTANT)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    // A code or a card said it: `origin` is worth reading.
    Q_PROPERTY(bool said READ said NOTIFY changed)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY changed)
    // Whose chips `care` shows.
    Q_PROPERTY(QString selectedName READ selectedName NOTIFY changed)
    // domain::Place
    Q_PROPERTY(int place READ place WRITE setPlace NOTIFY changed)
    // domain::Answer: 0 not asked, 1 yes, 2 no
    Q_PROPERTY(int disclose READ disclose WRITE setDisclose NOTIFY changed)
    Q_PROPERTY(QString token READ token NOTIFY changed)
    // The household holds a number already; it keeps it.
    Q_PROPERTY(bool hasToken READ hasToken NOTIFY changed)
    Q_PROPERTY(bool givesToken READ givesToken WRITE setGivesToken NOTIFY changed)
    // Counted people of another household get these names; empty: these are received as they are.
    Q_PROPERTY(QString naming READ naming NOTIFY changed)
    // A ticked person has a need HQ hears of at once.
    Q_PROPERTY(bool urgent READ urgent NOTIFY changed)

public:
    HouseholdViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                       QObject* parent = nullptr);

    [[nodiscard]] MembersModel* members() { return &m_members; }
    [[nodiscard]] CareModel* care() { return &m_care; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] QString origin() const { return m_origin; }
    [[nodiscard]] bool said() const { return m_said; }
    [[nodiscard]] int chosenCount() const;
    [[nodiscard]] QString selectedName() const;
    [[nodiscard]] int place() const { return static_cast<int>(m_place); }
    void setPlace(int place);
    [[nodiscard]] int disclose() const { return static_cast<int>(m_disclose); }
    void setDisclose(int disclose);
    [[nodiscard]] QString token() const { return m_token.isEmpty() ? m_facts.nextToken() : m_token; }
    [[nodiscard]] bool hasToken() const { return m_hasToken; }
    [[nodiscard]] bool givesToken() const { return m_givesToken; }
    void setGivesToken(bool gives);
    [[nodiscard]] bool urgent() const;
    [[nodiscard]] QString naming() const { return m_naming ? m_naming->text : QString(); }
    void setNaming(const std::optional<NamingTarget>& target);

    void open(const Candidate& candidate);
    // What a code or a card said; `origin` tells staff where it comes from.
    void openSaid(const SaidArrival& said, const QString& origin);
    // The paper number that was held before the tablet; the household carries it instead of the next one.
    void useToken(const QString& number);
    // Somebody who is not in the register came with them (from the quick-add page).
    void addMember(tablet::Arriving arriving, std::set<std::string> care);

    Q_INVOKABLE void toggle(int member);
    Q_INVOKABLE void select(int member);
    Q_INVOKABLE void receive();

    // Half-entered: see DraftsViewModel.
    [[nodiscard]] Draft draft() const;
    void resume(const QJsonObject& content);

    // For copy-down into the quick-add page.
    [[nodiscard]] std::string familyKana() const;
    [[nodiscard]] std::string town() const;

signals:
    void changed();
    void opened();
    void received();

private:
    void begin(const QString& address);
    void show(std::vector<Member> members);
    [[nodiscard]] std::vector<Member> membersSaid(const SaidArrival& said, const state::State& state,
                                                  const base::ShelterId& here);
    [[nodiscard]] std::vector<Member> membersOfResidents(const tablet::ResidentHousehold& residents,
                                                         const state::State& state, const base::ShelterId& here);
    // Whoever came with them earlier without being named.
    void addOthers(std::vector<Member>& out, const std::set<base::PersonId>& shown, const state::State& state,
                   const base::ShelterId& here) const;
    [[nodiscard]] std::vector<Member> membersHere(const Candidate& candidate, const state::State& state,
                                                  const base::ShelterId& here) const;
    [[nodiscard]] Member memberOf(tablet::Arriving arriving, const state::PersonView* known,
                                  const base::ShelterId& here) const;

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    MembersModel m_members;
    CareModel m_care;
    std::string m_residentHouseholdNo;
    std::optional<base::HouseholdId> m_household;
    std::optional<NamingTarget> m_naming;
    QString m_address;
    QString m_origin;
    bool m_said = false;
    QString m_token;  // The household's own, or one that was scanned for it.
    bool m_hasToken = false;
    bool m_givesToken = true;
    domain::Place m_place = domain::Place::Inside;
    domain::Answer m_disclose{};
    Candidate m_opened;
    bool m_begun = false;  // Opened and not received yet.
};

}  // namespace hinanjo::reception
