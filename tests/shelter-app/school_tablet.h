// A tablet at an invented school with an invented neighbourhood in its register, and no HQ.
#pragma once

#include <QTest>
#include <atomic>
#include <memory>

#include "fake_spooler.h"
#include "reception/reception_session.h"
#include "support/support.h"
#include "tablet/tablet.h"

namespace hinanjo::test {

// Moves only when a test says so; read from several threads.
class TestClock final : public base::Clock {
public:
    [[nodiscard]] base::TimePoint now() const override { return base::fromMillis(m_millis); }
    void advance(base::Millis by) { m_millis += by.count(); }

private:
    std::atomic<std::int64_t> m_millis{1'795'327'200'000};  // 2026-11-22 15:00 in Japan
};

class SchoolTablet {
public:
    enum class Register { Present, NotYet };

    explicit SchoolTablet(Register residents = Register::Present);
    explicit SchoolTablet(const std::vector<domain::Resident>& residents);

    // As after a power cut: everything is read from the disk again.
    void restart();
    // Begins anew with this card reader.
    void useCards(std::unique_ptr<readers::CardSource> cards);

    [[nodiscard]] tablet::Tablet& tablet() { return *m_tablet; }
    [[nodiscard]] reception::ReceptionSession& session() { return *m_session; }
    [[nodiscard]] TestClock& clock() { return *m_clock; }
    // Behind the session's printing page: no test reaches a printer of this machine.
    [[nodiscard]] FakeSpooler& spooler() { return *m_spooler; }

    // Types row keys and waits for the answer.
    void search(const QString& digits);
    // Opens the first household that the row keys find.
    void open(const QString& digits);
    // Opens the household of four.
    void openFour();
    // Opens the household of two.
    void openTwo();
    // Waits until everything recorded is durable.
    void settle();
    // The household of four holds A-0001, that of two A-0002, four who were only counted A-0003; ten minutes apart.
    void receiveTen();
    // Waits until the list of people is that of the present state.
    void readBook();

    [[nodiscard]] std::uint32_t named();
    [[nodiscard]] std::uint32_t counted();
    // Somebody of the register who has arrived at another shelter, as HQ would have told.
    void arriveElsewhere(const std::string& residentNo, const std::string& shelter);
    // Three people of 王子 and 赤羽 as a sealed slice, as headquarters would have sent it; begins anew and returns the
    // key.
    std::string giveRoster(std::vector<sync::SliceOfficer> officers);
    // The same, opened by order of headquarters.
    void openRoster();
    // Opens this page of names and says why, so that names are shown.
    void lookAt(const QString& page);
    // A list of headquarters of these roster numbers, page by page, as it reaches a tablet.
    void giveList(std::uint64_t edition, std::vector<std::vector<std::string>> pages);
    // Somebody who has just arrived here and may be R1.
    base::PersonId arriveAsHanako();
    // Records `payload` as somebody who has seen nothing.
    base::EventId write(event::Payload payload);

private:
    void makeDatabase(const std::vector<domain::Resident>& residents);
    void start(std::unique_ptr<readers::CardSource> cards = nullptr);

    TempDir m_dir;
    std::shared_ptr<TestClock> m_clock = std::make_shared<TestClock>();
    std::shared_ptr<FakeSpooler> m_spooler = std::make_shared<FakeSpooler>();
    std::unique_ptr<tablet::Tablet> m_tablet;
    std::unique_ptr<reception::ReceptionSession> m_session;
};

// True once `condition` holds; the limit only ends a hang.
template <typename Condition>
[[nodiscard]] bool eventually(Condition condition) {
    return QTest::qWaitFor(condition, 20'000);
}

}  // namespace hinanjo::test
