#include "readers/table_file.h"

#include "base/files.h"

namespace hinanjo::readers {

base::Result<TableFile> readTableFile(const std::filesystem::path& file, base::Encoding wanted) {
    const std::string name = file.filename().string();
    HINANJO_ASSIGN(const std::string bytes, base::readFile(file));
    auto text = base::decodeText(bytes, wanted);
    if (!text) return base::fail(text.error().code, name + ":" + text.error().detail);
    HINANJO_ASSIGN(base::CsvTable table, base::readCsv(text->utf8, name));
    return TableFile{std::move(table), text->used};
}

}  // namespace hinanjo::readers
