// Records carried by hand: writes what is here into a file, takes in such files. Piece by piece on the store thread, so
// that reception goes on meanwhile.
#pragma once

#include <filesystem>
#include <mutex>

#include "sync/bundle.h"
#include "tablet/core.h"

namespace hinanjo::tablet {

class Bundles {
public:
    // `core` outlives it.
    explicit Bundles(Core& core) : m_core(core) {}

    // As Tablet::writeBundle and Tablet::readBundle. Not for the store thread.
    [[nodiscard]] base::Result<std::filesystem::path> write(const std::filesystem::path& dir);
    [[nodiscard]] base::Result<BundleSummary> read(const std::filesystem::path& file);

private:
    // Work that may make something durable; waits for it.
    [[nodiscard]] base::Status onStore(const std::function<base::Status(store::Store&)>& work);
    [[nodiscard]] base::Status check(const sync::pb::BundleHeader& header, const Enrolment& me, BundleSummary& summary);
    [[nodiscard]] base::Status take(sync::pb::Batch batch, BundleSummary& summary);

    Core& m_core;
    std::mutex m_mutex;  // One file at a time.
};

}  // namespace hinanjo::tablet
