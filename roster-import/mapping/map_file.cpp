#include "mapping/map_file.h"

#include <toml++/toml.h>

#include "base/files.h"
#include "base/text.h"

namespace hinanjo::mapping {
namespace {

class MapReader {
public:
    MapReader(std::string file, store::RosterKind kind) : m_file(std::move(file)), m_kind(kind) {}

    base::Result<MapFile> read(const toml::table& document) {
        MapFile map;
        for (const auto& [key, node] : document) {
            const toml::table* table = node.as_table();
            if (table == nullptr || (key.str() != "columns" && key.str() != "values")) {
                return wrong(node, std::string(key.str()), "is neither [columns] nor [values.\"…\"]");
            }
            if (key.str() == "columns") {
                HINANJO_TRY(readColumns(*table, map));
            } else {
                HINANJO_TRY(readValues(*table, map));
            }
        }
        return map;
    }

private:
    base::Status readColumns(const toml::table& table, MapFile& map) {
        for (const auto& [key, node] : table) {
            const FieldInfo* field = fieldNamed(m_kind, key.str());
            if (field == nullptr) return wrong(node, "columns", "there is no field " + std::string(key.str()));
            std::vector<Column>& columns = map.columns[field->field];
            if (const toml::array* several = node.as_array()) {
                for (const toml::node& one : *several)
                    HINANJO_TRY(addColumn(one, columns));
            } else {
                HINANJO_TRY(addColumn(node, columns));
            }
            if (columns.empty() && field->required) {
                return wrong(node, "columns", "names no column for " + std::string(key.str()));
            }
        }
        return {};
    }

    base::Status addColumn(const toml::node& node, std::vector<Column>& columns) {
        if (const auto name = node.value_exact<std::string>()) {
            columns.emplace_back(*name);
            return {};
        }
        const auto number = node.value_exact<std::int64_t>();
        if (!number || *number < 1) return wrong(node, "columns", "a column is a name or a number from 1");
        columns.emplace_back(static_cast<std::size_t>(*number));
        return {};
    }

    base::Status readValues(const toml::table& table, MapFile& map) {
        for (const auto& [key, node] : table) {
            const FieldInfo* field = fieldNamed(m_kind, key.str());
            const toml::table* values = node.as_table();
            if (field == nullptr) return wrong(node, "values", "there is no field " + std::string(key.str()));
            if (values == nullptr) return wrong(node, "values", "is not a table of values");
            for (const auto& [theirs, ours] : *values) {
                const auto text = ours.value_exact<std::string>();
                if (!text) return wrong(ours, "values", "a value is a text in quotes");
                map.values[field->field][std::string(theirs.str())] = *text;
            }
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<base::Error> wrong(const toml::node& node, const std::string& field,
                                                    const std::string& what) const {
        return base::fail(base::ErrorCode::Invalid,
                          m_file + ":" + std::to_string(node.source().begin.line) + ": " + field + ": " + what);
    }

    std::string m_file;
    store::RosterKind m_kind;
};

}  // namespace

base::Result<MapFile> readMapFile(const std::filesystem::path& file, store::RosterKind kind) {
    const std::string name = file.filename().string();
    HINANJO_ASSIGN(const std::string text, base::readFile(file));
    if (!base::isValidUtf8(text)) return base::fail(base::ErrorCode::Invalid, name + ":1: encoding: is not UTF-8");
    try {
        return MapReader(name, kind).read(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return base::fail(base::ErrorCode::Invalid, name + ":" + std::to_string(error.source().begin.line) +
                                                        ": toml: " + std::string(error.description()));
    }
}

}  // namespace hinanjo::mapping
