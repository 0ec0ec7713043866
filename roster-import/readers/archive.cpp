#include "readers/archive.h"

#include <zip.h>

namespace hinanjo::readers {

using base::ErrorCode;
using base::fail;

struct Archive::Zip {
    zip_t* handle = nullptr;
    ~Zip() {
        if (handle != nullptr) zip_discard(handle);
    }
};

Archive::Archive(std::unique_ptr<Zip> zip, std::size_t most) : m_zip(std::move(zip)), m_left(most) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;

base::Result<Archive> Archive::open(std::string_view bytes, std::size_t most) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto zip = std::make_unique<Zip>();
    if (source != nullptr) {
        zip->handle = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (zip->handle == nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
    if (zip->handle == nullptr) return fail(ErrorCode::Corrupt, "is torn or damaged");
    return Archive(std::move(zip), most);
}

base::Result<std::optional<std::string>> Archive::part(const std::string& name) {
    const zip_int64_t index = zip_name_locate(m_zip->handle, name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return std::optional<std::string>();
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_stat_index(m_zip->handle, static_cast<zip_uint64_t>(index), 0, &info) != 0 ||
        (info.valid & ZIP_STAT_SIZE) == 0) {
        return fail(ErrorCode::Corrupt, "is damaged in " + name);
    }
    if (info.size > m_left) return fail(ErrorCode::Invalid, "unpacks to more than a register can be");
    m_left -= info.size;
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(m_zip->handle, static_cast<zip_uint64_t>(index), 0), &zip_fclose);
    if (!file) {
        const bool locked = (info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE;
        return locked ? fail(ErrorCode::Invalid, "is under a password: save it without one")
                      : fail(ErrorCode::Corrupt, "is damaged in " + name);
    }
    std::string text(info.size, '\0');
    // One byte more: what is longer than it says, or fails its checksum, is found at the end.
    char more = 0;
    if (zip_fread(file.get(), text.data(), info.size) != static_cast<zip_int64_t>(info.size) ||
        zip_fread(file.get(), &more, 1) != 0) {
        return fail(ErrorCode::Corrupt, "is damaged in " + name);
    }
    return std::optional(std::move(text));
}

}  // namespace hinanjo::readers
