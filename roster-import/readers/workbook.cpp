#include "readers/workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <pugixml.hpp>

#include "base/text.h"
#include "readers/archive.h"
#include "readers/number_format.h"

namespace hinanjo::readers {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kMostUnpacked = std::size_t{256} << 20;
constexpr std::size_t kMostColumns = 16'384;    // XFD, as far as a sheet goes.
constexpr std::size_t kMostCells = 16'000'000;  // Gaps count: a cell at XFD in every row is no register.

// Producers differ in their prefixes, so elements are known by their local names.
std::string_view localName(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
bool isNamed(const pugi::xml_node& node, std::string_view name) {
    return localName(node.name()) == name;
}
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    return parent.find_child([&](const pugi::xml_node& node) { return isNamed(node, name); });
}
template <typename Take>
void eachChild(const pugi::xml_node& parent, std::string_view name, Take take) {
    for (const pugi::xml_node node : parent.children()) {
        if (isNamed(node, name)) take(node);
    }
}
std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute a : node.attributes()) {
        if (localName(a.name()) == name) return a.value();
    }
    return {};
}

// "_x000D_": how SpreadsheetML writes characters XML does not have.
std::string withoutEscapes(const std::string& text) {
    if (text.find("_x") == std::string::npos) return text;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
            std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6) {
            out += base::encodeUtf8(std::u32string(1, static_cast<char32_t>(code)));
            i += 6;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

// The text of a <si> or <is>: plain, or in runs. Its furigana (rPh) is another reading of it, not more of it.
std::string richText(const pugi::xml_node& item) {
    std::string text;
    for (const pugi::xml_node node : item.children()) {
        if (isNamed(node, "t")) text += node.text().get();
        if (isNamed(node, "r")) text += child(node, "t").text().get();
    }
    return withoutEscapes(text);
}

// A text as it leaves here. XML may name half a character, and a file may hold bytes that are none.
std::string sound(std::string text) {
    return base::isValidUtf8(text) ? std::move(text) : base::encodeUtf8(base::decodeUtf8(text));
}

// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml" said in "xl/workbook.xml".
std::string resolved(const std::string& from, const std::string& target) {
    if (target.starts_with('/')) return target.substr(1);
    std::string folder = from.substr(0, from.rfind('/') + 1);
    std::string_view rest = target;
    while (rest.starts_with("../")) {
        rest.remove_prefix(3);
        folder = folder.empty() ? folder : folder.substr(0, folder.rfind('/', folder.size() - 2) + 1);
    }
    return folder + std::string(rest);
}

// Column from 0 of "AB12"; `next` for a cell without a reference.
std::size_t columnOf(std::string_view reference, std::size_t next) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = std::min(column * 26 + static_cast<std::size_t>(c - 'A' + 1), kMostColumns + 1);
    }
    return column == 0 ? next : column - 1;
}

class WorkbookReader {
public:
    explicit WorkbookReader(Archive& archive) : m_archive(archive) {}

    base::Result<Sheet> read(std::string_view wanted) {
        HINANJO_TRY(readWorkbookPart());
        HINANJO_ASSIGN(const std::string target, choose(wanted));
        HINANJO_TRY(readShared());
        HINANJO_TRY(readStyles());
        HINANJO_TRY(readRows(target));
        return std::move(m_sheet);
    }

private:
    struct Relation {
        std::string type, target;
    };

    // False: there is no such part.
    base::Result<bool> parse(const std::string& part, pugi::xml_document& document) {
        HINANJO_ASSIGN(const auto text, m_archive.part(part));
        if (!text) return false;
        if (!document.load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
            return fail(ErrorCode::Corrupt, "is damaged in " + part);
        return true;
    }

    base::Result<std::map<std::string, Relation>> relationsOf(const std::string& part) {
        std::map<std::string, Relation> relations;
        const auto slash = part.rfind('/');
        const std::string folder = slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
        const std::string file = slash == std::string::npos ? part : part.substr(slash + 1);
        pugi::xml_document document;
        HINANJO_ASSIGN(const bool there, parse(folder + "_rels/" + file + ".rels", document));
        if (!there) return relations;
        eachChild(child(document, "Relationships"), "Relationship", [&](const pugi::xml_node& node) {
            const std::string type = attribute(node, "Type");
            relations[attribute(node, "Id")] = {type.substr(type.rfind('/') + 1),
                                                resolved(part, attribute(node, "Target"))};
        });
        return relations;
    }

    base::Status readWorkbookPart() {
        m_part = "xl/workbook.xml";
        HINANJO_ASSIGN(const auto roots, relationsOf(""));
        for (const auto& [id, relation] : roots) {
            if (relation.type == "officeDocument") m_part = relation.target;
        }
        HINANJO_ASSIGN(const bool there, parse(m_part, m_workbook));
        if (!there) return fail(ErrorCode::Invalid, "is a ZIP file but no workbook");
        HINANJO_ASSIGN(m_relations, relationsOf(m_part));
        const std::string system = attribute(child(child(m_workbook, "workbook"), "workbookPr"), "date1904");
        if (system == "1" || system == "true") m_dayOne = DayOne::Year1904;
        return {};
    }

    // The part that holds the wanted sheet.
    base::Result<std::string> choose(std::string_view wanted) {
        std::string target;
        eachChild(child(child(m_workbook, "workbook"), "sheets"), "sheet", [&](const pugi::xml_node& node) {
            const std::string name = attribute(node, "name");
            const bool isVisible = attribute(node, "state").empty() || attribute(node, "state") == "visible";
            const auto relation = m_relations.find(attribute(node, "id"));
            if (relation == m_relations.end() || relation->second.type != "worksheet") return;
            if (target.empty() && (wanted.empty() ? isVisible : name == wanted)) {
                target = relation->second.target;
                m_sheet.name = sound(name);
            } else if (isVisible) {
                m_sheet.otherSheets.push_back(sound(name));
            }
        });
        if (target.empty())
            return fail(ErrorCode::Invalid,
                        "has no sheet to read" + (wanted.empty() ? "" : " of the name " + std::string(wanted)));
        return target;
    }

    std::string partOfType(std::string_view type) const {
        for (const auto& [id, relation] : m_relations) {
            if (relation.type == type) return relation.target;
        }
        return {};
    }

    base::Status readShared() {
        const std::string part = partOfType("sharedStrings");
        if (part.empty()) return {};
        pugi::xml_document document;
        HINANJO_TRY(parse(part, document));
        eachChild(child(document, "sst"), "si",
                  [&](const pugi::xml_node& item) { m_shared.push_back(richText(item)); });
        return {};
    }

    base::Status readStyles() {
        const std::string part = partOfType("styles");
        if (part.empty()) return {};
        pugi::xml_document document;
        HINANJO_TRY(parse(part, document));
        const pugi::xml_node sheet = child(document, "styleSheet");
        std::map<int, std::string> codes;
        eachChild(child(sheet, "numFmts"), "numFmt", [&](const pugi::xml_node& node) {
            codes[node.attribute("numFmtId").as_int()] = attribute(node, "formatCode");
        });
        eachChild(child(sheet, "cellXfs"), "xf", [&](const pugi::xml_node& node) {
            const int id = node.attribute("numFmtId").as_int();
            const auto code = codes.find(id);
            m_isDate.push_back(isDateFormat(id, code == codes.end() ? std::string() : code->second));
        });
        return {};
    }

    base::Result<std::string> textOf(const pugi::xml_node& cell) const {
        const std::string type = attribute(cell, "t");
        if (type == "inlineStr") return richText(child(cell, "is"));
        const std::string value = child(cell, "v").text().get();
        if (type == "s") {
            std::size_t index = m_shared.size();
            std::from_chars(value.data(), value.data() + value.size(), index);
            if (index >= m_shared.size()) return fail(ErrorCode::Corrupt, "names a text the workbook does not have");
            return m_shared[index];
        }
        if (type == "d") return value.substr(0, 10);
        if (!type.empty() && type != "n") return withoutEscapes(value);  // str, b, e
        const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
        double number = 0;
        if (style < m_isDate.size() && m_isDate[style] &&
            std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc()) {
            std::string date = dateOfDayNumber(number, m_dayOne);
            if (!date.empty()) return date;
        }
        return plainNumber(value);
    }

    base::Status readRows(const std::string& part) {
        pugi::xml_document document;
        HINANJO_ASSIGN(const bool there, parse(part, document));
        if (!there) return fail(ErrorCode::Corrupt, "is damaged: a sheet is missing");
        std::size_t line = 0;
        std::size_t cells = 0, bytes = 0;
        for (const pugi::xml_node row : child(child(document, "worksheet"), "sheetData").children()) {
            if (!isNamed(row, "row")) continue;
            line = std::max<std::size_t>(line + 1, row.attribute("r").as_uint());
            if (row.attribute("hidden").as_bool()) ++m_sheet.hidden;
            Sheet::Row out{line, {}};
            std::size_t next = 0;  // Of a cell that does not say where it stands.
            for (const pugi::xml_node cell : row.children()) {
                if (!isNamed(cell, "c")) continue;
                const std::size_t column = columnOf(cell.attribute("r").value(), next);
                next = column + 1;
                if (column >= kMostColumns) return fail(ErrorCode::Corrupt, "has a cell beyond the last column");
                HINANJO_ASSIGN(std::string text, textOf(cell));
                if (text.empty()) continue;
                // One long text can stand in any number of cells.
                bytes += text.size();
                if (bytes > kMostUnpacked) return fail(ErrorCode::Invalid, "unpacks to more than a register can be");
                if (out.cells.size() <= column) out.cells.resize(column + 1);
                out.cells[column] = sound(std::move(text));
            }
            cells += out.cells.size();
            if (cells > kMostCells) return fail(ErrorCode::Invalid, "has more cells than a register can have");
            m_sheet.rows.push_back(std::move(out));
        }
        return {};
    }

    Archive& m_archive;
    std::string m_part;
    pugi::xml_document m_workbook;
    std::map<std::string, Relation> m_relations;
    std::vector<std::string> m_shared;
    std::vector<bool> m_isDate;  // By style.
    DayOne m_dayOne = DayOne::Year1900;
    Sheet m_sheet;
};

}  // namespace

bool isWorkbook(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

base::Result<Sheet> readWorkbook(std::string_view bytes, std::string_view fileName, std::string_view sheetName) {
    const auto named = [&](const base::Error& error) {
        return fail(error.code, std::string(fileName) + ":workbook: " + error.detail);
    };
    auto archive = Archive::open(bytes, kMostUnpacked);
    if (!archive) return named(archive.error());
    auto sheet = WorkbookReader(*archive).read(sheetName);
    if (!sheet) return named(sheet.error());
    return sheet;
}

}  // namespace hinanjo::readers
