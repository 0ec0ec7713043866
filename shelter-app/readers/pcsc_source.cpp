#include "readers/pcsc_source.h"

#include <winscard.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace hinanjo::readers {
namespace {

constexpr const char* kNewReaders = "\\\\?PnP?\\Notification";

CardProblem problemOf(LONG code) {
    switch (code) {
        case SCARD_E_NO_SMARTCARD:
        case SCARD_W_REMOVED_CARD:
        case SCARD_W_UNPOWERED_CARD:
        case SCARD_W_RESET_CARD:
        case SCARD_E_READER_UNAVAILABLE:
        case SCARD_E_INVALID_HANDLE:
        case SCARD_E_NOT_TRANSACTED:  // Torn off the field in the middle of an answer.
            return CardProblem::Removed;
        case SCARD_E_NO_SERVICE:
        case SCARD_E_SERVICE_STOPPED:
            return CardProblem::NoService;
        default:
            return CardProblem::Unreadable;
    }
}

class PcscChannel final : public CardChannel {
public:
    PcscChannel(SCARDHANDLE card, DWORD protocol) : m_card(card), m_protocol(protocol) {
        SCardBeginTransaction(m_card);
    }
    ~PcscChannel() override {
        SCardEndTransaction(m_card, SCARD_LEAVE_CARD);
        // What the code opened is shut again.
        SCardDisconnect(m_card, SCARD_RESET_CARD);
    }
    PcscChannel(const PcscChannel&) = delete;
    PcscChannel& operator=(const PcscChannel&) = delete;

    CardResult<std::string> transmit(std::string_view command) override {
        const SCARD_IO_REQUEST* how = m_protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        std::string answer(MAX_BUFFER_SIZE_EXTENDED, '\0');
        DWORD size = answer.size();
        const LONG code = SCardTransmit(m_card, how, reinterpret_cast<const BYTE*>(command.data()), command.size(),
                                        nullptr, reinterpret_cast<BYTE*>(answer.data()), &size);
        if (code != SCARD_S_SUCCESS) return tl::unexpected(CardFailure{problemOf(code)});
        // Some drivers call it an answer when the card is gone.
        if (size < 2) return tl::unexpected(CardFailure{CardProblem::Removed});
        answer.resize(size);
        return answer;
    }

private:
    SCARDHANDLE m_card;
    DWORD m_protocol;
};

class PcscSource final : public CardSource {
public:
    ~PcscSource() override { drop(); }

    CardPresence wait(CardPresence known, std::chrono::milliseconds limit) override {
        if (!ensureContext()) return pause(CardPresence::NoService, limit);
        std::vector<std::string> names = readers();
        std::vector<SCARD_READERSTATE> states = statesOf(names);
        // Without waiting: what is there now?
        LONG code = SCardGetStatusChange(m_context, 0, states.data(), states.size());
        if (isGone(code)) return pause(CardPresence::NoService, limit);
        CardPresence now = presenceIn(states, names);
        if (now != known) return now;
        for (SCARD_READERSTATE& state : states)
            state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
        if (m_woken.exchange(false)) return now;
        code = SCardGetStatusChange(m_context, static_cast<DWORD>(limit.count()), states.data(), states.size());
        if (isGone(code)) return CardPresence::NoService;
        if (code != SCARD_S_SUCCESS) return now;  // The limit, or wake().
        return presenceIn(states, names);
    }

    CardResult<std::unique_ptr<CardChannel>> connect() override {
        if (!m_hasContext) return tl::unexpected(CardFailure{CardProblem::NoService});
        if (m_reader.empty()) return tl::unexpected(CardFailure{CardProblem::NoCard});
        SCARDHANDLE card = 0;
        DWORD protocol = 0;
        const LONG code = SCardConnect(m_context, m_reader.c_str(), SCARD_SHARE_SHARED,
                                       SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol);
        if (code == SCARD_E_NO_SMARTCARD) return tl::unexpected(CardFailure{CardProblem::NoCard});
        if (code != SCARD_S_SUCCESS) return tl::unexpected(CardFailure{problemOf(code)});
        return std::make_unique<PcscChannel>(card, protocol);
    }

    void wake() override {
        m_woken = true;
        {
            const std::lock_guard lock(m_mutex);
            if (m_hasContext) SCardCancel(m_context);
        }
        m_waiting.notify_all();
    }

private:
    bool ensureContext() {
        const std::lock_guard lock(m_mutex);
        if (m_hasContext) return true;
        m_hasContext = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context) == SCARD_S_SUCCESS;
        return m_hasContext;
    }
    void drop() {
        const std::lock_guard lock(m_mutex);
        if (m_hasContext) SCardReleaseContext(m_context);
        m_hasContext = false;
    }
    // The service went away: the context is worth nothing any more.
    bool isGone(LONG code) {
        const bool gone = code == SCARD_E_NO_SERVICE || code == SCARD_E_SERVICE_STOPPED ||
                          code == SCARD_E_INVALID_HANDLE || code == SCARD_F_COMM_ERROR;
        if (gone) drop();
        return gone;
    }
    CardPresence pause(CardPresence presence, std::chrono::milliseconds limit) {
        std::unique_lock lock(m_mutex);
        m_waiting.wait_for(lock, limit, [this] { return m_woken.load(); });
        m_woken = false;
        return presence;
    }

    std::vector<std::string> readers() {
        DWORD size = 0;
        if (SCardListReaders(m_context, nullptr, nullptr, &size) != SCARD_S_SUCCESS) return {};
        std::string all(size, '\0');
        if (SCardListReaders(m_context, nullptr, all.data(), &size) != SCARD_S_SUCCESS) return {};
        std::vector<std::string> out;
        for (const char* name = all.c_str(); name < all.data() + size && *name != '\0'; name += out.back().size() + 1)
            out.emplace_back(name);
        return out;
    }
    static std::vector<SCARD_READERSTATE> statesOf(const std::vector<std::string>& names) {
        std::vector<SCARD_READERSTATE> out(names.size() + 1);
        for (std::size_t i = 0; i < names.size(); ++i)
            out[i].szReader = names[i].c_str();
        out.back().szReader = kNewReaders;
        out.back().dwCurrentState = static_cast<DWORD>(names.size()) << 16;
        return out;
    }
    CardPresence presenceIn(const std::vector<SCARD_READERSTATE>& states, const std::vector<std::string>& names) {
        m_reader.clear();
        if (names.empty()) return CardPresence::NoReader;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if ((states[i].dwEventState & SCARD_STATE_PRESENT) == 0) continue;
            m_reader = names[i];
            return CardPresence::Present;
        }
        return CardPresence::NoCard;
    }

    std::mutex m_mutex;  // The context, against wake().
    std::condition_variable m_waiting;
    std::atomic<bool> m_woken = false;
    SCARDCONTEXT m_context = 0;
    bool m_hasContext = false;
    std::string m_reader;  // Where a card is; empty: nowhere.
};

}  // namespace

std::unique_ptr<CardSource> makePcscSource() {
    return std::make_unique<PcscSource>();
}

}  // namespace hinanjo::readers
