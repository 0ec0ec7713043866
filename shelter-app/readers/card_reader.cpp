#include "readers/card_reader.h"

namespace hinanjo::readers {
namespace {

// How long a wake() that came at the wrong moment may be missed.
constexpr std::chrono::milliseconds kLongestWait{500};

}  // namespace

CardReader::CardReader(std::unique_ptr<CardSource> source, QObject* parent)
    : QObject(parent), m_source(std::move(source)), m_thread([this] { run(); }) {}

CardReader::~CardReader() {
    m_stop = true;
    m_source->wake();
    m_thread.join();
}

void CardReader::read(const PrintedCode& code) {
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = code;
    }
    m_source->wake();
}

// The destructor joins the thread, so `this` is alive; the queued call dies with it.
template <typename Call>
void CardReader::tell(Call call) {
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void CardReader::run() {
    std::optional<CardPresence> known;
    while (!m_stop) {
        const CardPresence now = m_source->wait(known.value_or(CardPresence::NoReader), kLongestWait);
        if (m_stop) return;
        if (known != now) {
            known = now;
            look(now);
        }
        serve();
    }
}

void CardReader::look(CardPresence presence) {
    tell([this, presence] {
        m_presence = presence;
        emit presenceChanged(presence);
    });
    if (presence != CardPresence::Present) return;
    auto card = m_source->connect();
    const CardResult<int> tries = card ? openCard(**card) : tl::unexpected(card.error());
    tell([this, tries] {
        if (tries) {
            emit opened(*tries);
        } else {
            emit failed(tries.error());
        }
    });
}

void CardReader::serve() {
    std::optional<PrintedCode> code;
    {
        const std::lock_guard lock(m_mutex);
        code.swap(m_wanted);
    }
    if (!code) return;
    auto card = m_source->connect();
    auto household = card ? readFourItems(**card, *code) : tl::unexpected(card.error());
    tell([this, household = std::move(household)] {
        if (household) {
            emit done(*household);
        } else {
            emit failed(household.error());
        }
    });
}

}  // namespace hinanjo::readers
