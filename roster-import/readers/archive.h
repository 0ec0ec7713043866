// The parts of a ZIP file, in memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hinanjo::readers {

// Not thread-safe. The bytes outlive it.
class Archive {
public:
    // Corrupt if it is no whole ZIP file. `most`: bytes that may be unpacked in all.
    [[nodiscard]] static base::Result<Archive> open(std::string_view bytes, std::size_t most);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) = delete;

    // Nothing if there is no such part. Corrupt if it does not unpack to what the archive says of it, Invalid if that
    // is more than may be unpacked, or if it is under a password.
    [[nodiscard]] base::Result<std::optional<std::string>> part(const std::string& name);

private:
    struct Zip;
    explicit Archive(std::unique_ptr<Zip> zip, std::size_t most);
    std::unique_ptr<Zip> m_zip;
    std::size_t m_left;
};

}  // namespace hinanjo::readers
