#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

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

Status writeFile(const std::filesystem::path& file, std::string_view bytes, Secrecy secrecy) {
    const std::filesystem::path temporary = file.string() + ".part";
    ::unlink(temporary.c_str());  // Left by a crash, perhaps open to others: a secret must not go into it.
    {
        const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                   secrecy == Secrecy::OwnerOnly ? 0600 : 0644));
        if (!fd.isOpen()) return systemFailure(file, "cannot be written");
        while (!bytes.empty()) {
            const auto put = ::write(fd.get(), bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) {
                auto failure = systemFailure(file, "cannot be written");
                ::unlink(temporary.c_str());
                return failure;
            }
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::fsync(fd.get()) != 0) {
            auto failure = systemFailure(file, "cannot be made durable");
            ::unlink(temporary.c_str());
            return failure;
        }
    }
    if (::rename(temporary.c_str(), file.c_str()) != 0) {
        auto failure = systemFailure(file, "cannot be put in place");
        ::unlink(temporary.c_str());
        return failure;
    }
    auto folder = file.parent_path();
    if (folder.empty()) folder = ".";
    const Descriptor dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (dir.isOpen()) ::fsync(dir.get());
    return {};
}

std::filesystem::path shareDirectory() {
    if (const char* set = std::getenv("HINANJO_SHARE"); set != nullptr && *set != '\0') return set;
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    return program.parent_path().parent_path() / "share" / "hinanjo";
}

}  // namespace hinanjo::base
