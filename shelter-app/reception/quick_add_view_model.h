// 名簿にない人 (W4) and their family (W5): kana, sex, age band, care; only the first person's family name is really
// wanted, and even that is not required. A further member copies family name and 町丁目.
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <set>
#include <vector>

#include "reception/care_model.h"
#include "reception/draft.h"
#include "reception/operations_model.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

struct Newcomer {
    QString familyKana;
    QString givenKana;
    domain::Sex sex{};
    domain::AgeBand ageBand{};
    domain::PartialDate birth;
    std::set<std::string> care;
    tablet::Arriving said;  // What a card said of them; what is typed stands over it.
};

class NewcomersModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of QuickAddViewModel")

public:
    enum Role { NameRole = Qt::UserRole + 1, DetailRole, CareRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void reset(Newcomer first);
    void append(Newcomer newcomer);
    void remove(int row);
    [[nodiscard]] Newcomer& edit(int row) { return m_people[static_cast<std::size_t>(row)]; }
    void touch(int row);
    [[nodiscard]] const std::vector<Newcomer>& people() const { return m_people; }

private:
    std::vector<Newcomer> m_people{Newcomer{}};
};

class QuickAddViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(hinanjo::reception::NewcomersModel* people READ people CONSTANT)
    Q_PROPERTY(hinanjo::reception::CareModel* care READ care CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    // The person being typed; 0 is the head.
    Q_PROPERTY(int current READ current NOTIFY changed)
    Q_PROPERTY(QString familyKana READ familyKana NOTIFY changed)
    Q_PROPERTY(QString givenKana READ givenKana NOTIFY changed)
    Q_PROPERTY(bool inGiven READ inGiven WRITE setInGiven NOTIFY changed)
    Q_PROPERTY(int sex READ sex WRITE setSex NOTIFY changed)
    Q_PROPERTY(int ageBand READ ageBand WRITE setAgeBand NOTIFY changed)
    // Name as a card has it, whose reading is typed; empty: nobody has said one.
    Q_PROPERTY(QString saidName READ saidName NOTIFY changed)
    Q_PROPERTY(QString birthText READ birthText NOTIFY changed)
    Q_PROPERTY(QString town READ town WRITE setTown NOTIFY changed)
    // 町丁目 of this shelter's catchment.
    Q_PROPERTY(QStringList towns READ towns NOTIFY changed)
    Q_PROPERTY(int unnamed READ unnamed NOTIFY changed)
    // Adds one person to the household that is open on W3 instead of making a new one.
    Q_PROPERTY(bool intoHousehold READ intoHousehold NOTIFY changed)
    Q_PROPERTY(QString token READ token NOTIFY changed)

public:
    QuickAddViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations,
                      QObject* parent = nullptr);

    [[nodiscard]] NewcomersModel* people() { return &m_people; }
    [[nodiscard]] CareModel* care() { return &m_care; }
    [[nodiscard]] int count() const { return m_people.rowCount(); }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString familyKana() const { return now().familyKana; }
    [[nodiscard]] QString givenKana() const { return now().givenKana; }
    [[nodiscard]] bool inGiven() const { return m_inGiven; }
    void setInGiven(bool inGiven);
    [[nodiscard]] int sex() const { return static_cast<int>(now().sex); }
    void setSex(int sex);
    [[nodiscard]] int ageBand() const { return static_cast<int>(now().ageBand); }
    void setAgeBand(int band);
    [[nodiscard]] QString saidName() const;
    [[nodiscard]] QString birthText() const;
    [[nodiscard]] QString town() const { return m_town; }
    void setTown(const QString& town);
    [[nodiscard]] QStringList towns() const { return m_facts.towns(); }
    [[nodiscard]] int unnamed() const;
    [[nodiscard]] bool intoHousehold() const { return m_intoHousehold; }
    [[nodiscard]] QString token() const { return m_facts.nextToken(); }

    // Half-entered: see DraftsViewModel.
    [[nodiscard]] Draft draft() const;
    void resume(const QJsonObject& content);

    // A new household of one.
    Q_INVOKABLE void start();
    // One more person for the household open on W3.
    void startInto(const std::string& familyKana, const std::string& town);
    // A new household of somebody whose card was read; the reading of the name is not on it.
    void startFrom(const tablet::Arriving& said);
    void setBirth(const domain::PartialDate& birth);

    Q_INVOKABLE void kana(const QString& kana);
    Q_INVOKABLE void modify();
    Q_INVOKABLE void erase();
    Q_INVOKABLE void nextField() { setInGiven(!m_inGiven); }
    // One more member by sex and age band: one tap each. The name may follow.
    Q_INVOKABLE void addMember(int sex, int ageBand);
    // One more member to be typed now; with another family name if `otherFamily`.
    Q_INVOKABLE void addNamed(bool otherFamily);
    Q_INVOKABLE void edit(int person);
    Q_INVOKABLE void remove(int person);
    // Registers everybody, or hands the person over to W3 (intoHousehold).
    Q_INVOKABLE void receive();

signals:
    void changed();
    void received();
    void handedOver(const hinanjo::tablet::Arriving& arriving, const std::set<std::string>& care);

private:
    [[nodiscard]] const Newcomer& now() const { return m_people.people()[static_cast<std::size_t>(m_current)]; }
    [[nodiscard]] tablet::Arriving arrivingOf(const Newcomer& newcomer) const;
    void begin(Newcomer first);
    void update();

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    OperationsModel& m_operations;
    NewcomersModel m_people;
    CareModel m_care;
    QString m_town;
    int m_current = 0;
    bool m_inGiven = false;
    bool m_intoHousehold = false;
    bool m_begun = false;  // Somebody typed something that is not received yet.
};

}  // namespace hinanjo::reception
