// The exchange with HQ: a link that keeps at it, and on the store thread the conversation over it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "store/store.h"
#include "sync/hq_conversation.h"
#include "tablet/core.h"
#include "tablet/hq_link.h"

namespace hinanjo::tablet {

namespace pb = shelter::v1;

class SyncEngine final : private sync::HqEvents {
public:
    // `core` outlives it, and its store thread ends before.
    SyncEngine(Core& core, std::chrono::milliseconds reconnectAfter, sync::Patience::Limits patience)
        : m_core(core), m_pause(reconnectAfter), m_patience(patience) {}

    // Does nothing while there is no certificate, or when started already. Not for the store thread.
    void start();
    void stop();

    // --- store thread ---
    void pump();
    // A neighbour brought something: HQ is asked about it soon, in case its feed does not bring it.
    void carried();
    // The log written is another one: begins a new stream.
    void restart();

private:
    [[nodiscard]] base::Result<pb::Hello> hello();
    void take(pb::ExchangeMessage message);
    void ended(const grpc::Status& why);
    void compare();
    // Runs a step of the conversation, if there is one; ends the stream when it fails.
    template <typename F>
    void step(store::Store& opened, F work);
    // After a step that went well.
    void noteProgress();
    void fail(const base::Error& error);
    template <typename F>
    void withLink(F work);
    [[nodiscard]] base::Status takeSlice(store::Registers& registers, const pb::RegisterChunk& chunk);
    [[nodiscard]] base::Status takeChunk(const std::string& name, const pb::RegisterChunk& chunk);

    void send(pb::ExchangeMessage message) override;
    void greeted() override;
    void stored(const base::LogId& log, std::uint64_t upTo) override;
    void covered(const base::LogId& log) override;
    void receipts(bool hasReplica) override;
    void replicated(const base::LogId& log, std::uint64_t upTo) override;
    void backedUp(const base::LogId& log, std::uint64_t upTo, base::TimePoint when) override;
    void compared(bool equal) override;
    void refused(std::uint32_t messages) override;
    void badSeals(std::uint32_t seals) override;
    void openedNewLog() override;
    void incident(const pb::IncidentDeclared& incident) override;
    void registers(const google::protobuf::RepeatedPtrField<pb::RegisterVersion>& versions) override;
    void clockOffset(base::Millis hqMinusOurs) override;

    Core& m_core;
    const std::chrono::milliseconds m_pause;
    const sync::Patience::Limits m_patience;

    // Store thread only.
    std::optional<sync::HqConversation> m_conversation;
    std::chrono::steady_clock::time_point m_compareDue;
    store::Store* m_opened = nullptr;  // While a step runs.
    std::uint64_t m_stagedResidents = 0, m_stagedVersion = 0;
    std::string m_slice;  // As far as it has arrived.
    std::uint64_t m_sliceVersion = 0;

    std::mutex m_linkMutex;
    std::unique_ptr<HqLink> m_link;
};

}  // namespace hinanjo::tablet
