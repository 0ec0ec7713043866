// Small files, written so that a power cut leaves the old one or the new one, never half.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hinanjo::base {

// Whole file. NotFound if there is none, Unavailable if it cannot be read.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& file);

// Temporary name, fsync, rename, fsync of the directory. Unavailable (disk full, no permission) leaves the old file.
enum class Secrecy { Ordinary, OwnerOnly };
[[nodiscard]] Status writeFile(const std::filesystem::path& file, std::string_view bytes,
                               Secrecy secrecy = Secrecy::Ordinary);

// The same, piece by piece, for a file too large for memory or to be looked at before it counts: create, add, sync,
// putInPlace. A file that was not put in place is removed. Unavailable (disk full, no permission) leaves the old file;
// NotFound if there is no such folder.
class NewFile {
public:
    // Replaces what an earlier crash left under the temporary name.
    [[nodiscard]] static Result<NewFile> create(const std::filesystem::path& file, Secrecy secrecy = Secrecy::Ordinary);
    ~NewFile();
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;

    [[nodiscard]] Status add(std::string_view bytes);
    // Everything added is on the disk, and no longer only in memory: what is read now comes from the disk.
    [[nodiscard]] Status sync();
    // Renames and makes the name durable.
    [[nodiscard]] Status putInPlace();
    [[nodiscard]] const std::filesystem::path& temporary() const { return m_temporary; }

private:
    NewFile(std::filesystem::path file, std::filesystem::path temporary, int fd)
        : m_file(std::move(file)), m_temporary(std::move(temporary)), m_fd(fd) {}

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;  // Empty once in place.
    int m_fd = -1;
};

// Where the data tables of this build lie (name folding, towns): $HINANJO_SHARE, else ../share/hinanjo beside the
// program.
[[nodiscard]] std::filesystem::path shareDirectory();

}  // namespace hinanjo::base
