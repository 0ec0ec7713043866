// The way to one card in a reader, and to readers in general. The protocol of the My Number card (my_number_card.h) and
// the thread that waits for cards (card_reader.h) know these only; pcsc_source.h is the real one.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace hinanjo::readers {

enum class CardProblem {
    NoService,   // pcscd does not run.
    NoReader,    // No reader is connected.
    NoCard,      // None lies on the reader.
    OtherCard,   // Not a My Number card.
    WrongCode,   // 照合番号B differs; triesLeft.
    LastTry,     // One more mistake would block the card: it was not tried.
    Blocked,     // Too many mistakes; the municipality's office resets it.
    Removed,     // Taken away while it was being read.
    Unreadable,  // Anything else between reader and card.
};

struct CardFailure {
    CardProblem problem{};
    int triesLeft = 0;  // With WrongCode.

    friend bool operator==(const CardFailure&, const CardFailure&) = default;
};

template <typename T>
using CardResult = tl::expected<T, CardFailure>;

class CardChannel {
public:
    virtual ~CardChannel() = default;
    // The card's answer to one command, status word included: at least two bytes.
    [[nodiscard]] virtual CardResult<std::string> transmit(std::string_view command) = 0;
};

enum class CardPresence { NoService, NoReader, NoCard, Present };

class CardSource {
public:
    virtual ~CardSource() = default;
    // Waits until the presence differs from `known`, a call of wake(), or `limit`; returns how it is.
    [[nodiscard]] virtual CardPresence wait(CardPresence known, std::chrono::milliseconds limit) = 0;
    // To the card that is present. NoCard, Removed, NoService, Unreadable.
    [[nodiscard]] virtual CardResult<std::unique_ptr<CardChannel>> connect() = 0;
    // Ends a wait() of another thread.
    virtual void wake() = 0;
};

}  // namespace hinanjo::readers
