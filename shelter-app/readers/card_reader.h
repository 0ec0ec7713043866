// Waits for cards on a thread of its own and reads one when staff have typed what is printed on it.
//
// Lives on the GUI thread, which never waits for a reader or a card; the destructor does, for the command in flight.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "codes/household_code.h"
#include "readers/my_number_card.h"

namespace hinanjo::readers {

class CardReader : public QObject {
    Q_OBJECT

public:
    explicit CardReader(std::unique_ptr<CardSource> source, QObject* parent = nullptr);
    ~CardReader() override;

    [[nodiscard]] CardPresence presence() const { return m_presence; }
    // Reads the card that is present, once.
    void read(const PrintedCode& code);

signals:
    void presenceChanged(hinanjo::readers::CardPresence presence);
    // A My Number card was laid on the reader and may be read.
    void opened(int triesLeft);
    void done(const hinanjo::codes::SaidHousehold& household);
    void failed(const hinanjo::readers::CardFailure& failure);

private:
    void run();
    void look(CardPresence presence);
    void serve();
    template <typename Call>
    void tell(Call call);

    std::unique_ptr<CardSource> m_source;
    CardPresence m_presence = CardPresence::NoReader;  // GUI thread.
    std::mutex m_mutex;
    std::optional<PrintedCode> m_wanted;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

}  // namespace hinanjo::readers
