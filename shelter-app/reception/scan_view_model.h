// What is held before the tablet while staff receive people: a code or a card becomes the household page (W3), and
// whatever cannot is said in words while reception goes on. Armed on the home and reception pages without a press (P1);
// on the household page a 整理券 becomes the household's.
//
// Other pages that want codes subscribe to hub(). Lives on the GUI thread; registers are searched on another.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "readers/scan_hub.h"
#include "reception/household_view_model.h"
#include "reception/quick_add_view_model.h"
#include "reception/said_household.h"
#include "reception/tablet_facts.h"

namespace hinanjo::reception {

class ScanViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // What became of the last code or card, if staff must know; empty: nothing.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    // Where the card reader stands, in words.
    Q_PROPERTY(QString cardText READ cardText NOTIFY changed)
    // A My Number card lies there and its printed digits may be typed.
    Q_PROPERTY(bool cardReady READ cardReady NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    // The digits typed so far, each part as long as it will be: "33 04 1_", "____", "____".
    Q_PROPERTY(QString birthDigits READ birthDigits NOTIFY changed)
    Q_PROPERTY(QString expiryDigits READ expiryDigits NOTIFY changed)
    Q_PROPERTY(QString securityDigits READ securityDigits NOTIFY changed)
    // 0 birth, 1 expiry, 2 security code
    Q_PROPERTY(int part READ part NOTIFY changed)
    Q_PROPERTY(QString cameraText READ cameraText NOTIFY changed)
    // Where the window is; see readsCodes().
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pageChanged)

public:
    ScanViewModel(tablet::Tablet& tablet, TabletFacts& facts, HouseholdViewModel& household,
                  QuickAddViewModel& quickAdd, std::unique_ptr<readers::CardSource> cards, QObject* parent = nullptr);
    ~ScanViewModel() override;

    [[nodiscard]] readers::ScanHub& hub() { return m_hub; }

    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString cardText() const;
    [[nodiscard]] bool cardReady() const { return m_cardReady; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString birthDigits() const;
    [[nodiscard]] QString expiryDigits() const;
    [[nodiscard]] QString securityDigits() const;
    [[nodiscard]] int part() const;
    [[nodiscard]] QString cameraText() const;
    [[nodiscard]] QString page() const { return m_page; }
    void setPage(const QString& page);

    // The window whose keys a scanner may type into.
    Q_INVOKABLE void attach(QObject* window);
    // The fourteenth digit reads the card.
    Q_INVOKABLE void digit(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();

signals:
    void changed();
    void pageChanged();
    // Another page is wanted.
    void open(const QString& page);
    // The pages that enter such codes are shown.
    void enrolmentRead(const QString& code);
    void neighbourRead(const QString& code);
    void badgeRead(const QString& code);
    // A 整理券 of this shelter on the page of the batch, or why that code is none.
    void slipRead(const QString& number);
    void slipRefused(const QString& words);
    void looked(const QImage& picture);

private:
    enum class From { Code, Card };

    [[nodiscard]] bool isOn(const char* page) const;
    [[nodiscard]] bool readsCodes() const;
    void take(const codes::Code& code);
    void takeHousehold(const codes::SaidHousehold& said, From from);
    void show(const SaidArrival& arrival, const codes::SaidHousehold& said, From from);
    void takeToken(const codes::TokenCode& token);
    void refuse(const base::Error& error);
    void takeFailure(const readers::CardFailure& failure);
    void say(const QString& notice);
    [[nodiscard]] QString originOf(const SaidArrival& arrival, const codes::SaidHousehold& said, From from) const;
    [[nodiscard]] QString digitsOf(int from, int count, int group) const;

    tablet::Tablet& m_tablet;
    TabletFacts& m_facts;
    HouseholdViewModel& m_household;
    QuickAddViewModel& m_quickAdd;
    readers::ScanHub m_hub;
    QString m_page;
    QString m_notice;
    QString m_digits;
    bool m_cardReady = false;
    bool m_busy = false;
    bool m_cameraBroken = false;
    quint64 m_generation = 0;
    SaidFinder m_finder;  // Used by m_thread only.
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
