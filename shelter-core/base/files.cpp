#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace hinanjo::base {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

tl::unexpected<Error> systemFailure(const std::filesystem::path& file, const char* doing) {
    return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unavailable,
                file.string() + ": " + doing + ": " + std::strerror(errno));
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& file) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.isOpen()) return systemFailure(file, "cannot be opened");
    std::string out;
    char block[1 << 16];
    for (;;) {
        const auto got = ::read(fd.get(), block, sizeof block);
        if (got == 0) return out;
        if (got < 0) {
            if (errno == EINTR) continue;
            return systemFailure(file, "cannot be read");
        }
        out.append(block, static_cast<std::size_t>(got));
    }
}

Result<NewFile> NewFile::create(const std::filesystem::path& file, Secrecy secrecy) {
    std::filesystem::path temporary = file.string() + ".part";
    ::unlink(temporary.c_str());  // Left by a crash, perhaps open to others: a secret must not go into it.
    const int fd =
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, secrecy == Secrecy::OwnerOnly ? 0600 : 0644);
    if (fd < 0) return systemFailure(file, "cannot be written");
    return NewFile(file, std::move(temporary), fd);
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_fd(std::exchange(other.m_fd, -1)) {}

NewFile::~NewFile() {
    if (m_fd >= 0) ::close(m_fd);
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

Status NewFile::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(m_fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return systemFailure(m_file, "cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return {};
}

Status NewFile::sync() {
    if (::fsync(m_fd) != 0) return systemFailure(m_file, "cannot be made durable");
    ::posix_fadvise(m_fd, 0, 0, POSIX_FADV_DONTNEED);
    return {};
}

Status NewFile::putInPlace() {
    ::close(std::exchange(m_fd, -1));
    if (::rename(m_temporary.c_str(), m_file.c_str()) != 0) return systemFailure(m_file, "cannot be put in place");
    m_temporary.clear();
    auto folder = m_file.parent_path();
    if (folder.empty()) folder = ".";
    const Descriptor dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (dir.isOpen()) ::fsync(dir.get());
    return {};
}

Status writeFile(const std::filesystem::path& file, std::string_view bytes, Secrecy secrecy) {
    HINANJO_ASSIGN(NewFile out, NewFile::create(file, secrecy));
    HINANJO_TRY(out.add(bytes));
    HINANJO_TRY(out.sync());
    return out.putInPlace();
}

std::filesystem::path shareDirectory() {
    if (const char* set = std::getenv("HINANJO_SHARE"); set != nullptr && *set != '\0') return set;
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    return program.parent_path().parent_path() / "share" / "hinanjo";
}

}  // namespace hinanjo::base
