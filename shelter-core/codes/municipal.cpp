#include "codes/municipal.h"

#include <toml++/toml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/files.h"
#include "base/text.h"

namespace hinanjo::codes {
namespace {

constexpr std::string_view kHouseholdFields[] = {"住所", "方書", "電話番号", "世帯番号", "記入日", "姓", "姓かな"};
constexpr std::string_view kPersonFields[] = {"氏名",   "かな", "姓",       "名",       "姓かな",
                                              "名かな", "性別", "生年月日", "宛名番号", "配慮"};

bool isOneOf(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::optional<domain::Sex> sexOf(const std::string& text) {
    if (text == "男" || text == "男性" || text == "1") return domain::Sex::Male;
    if (text == "女" || text == "女性" || text == "2") return domain::Sex::Female;
    return std::nullopt;
}

std::vector<std::string> split(std::string_view text, std::string_view at) {
    std::vector<std::string> out;
    while (true) {
        const auto found = text.find(at);
        out.emplace_back(text.substr(0, found));
        if (found == std::string_view::npos) return out;
        text.remove_prefix(found + at.size());
    }
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// application/x-www-form-urlencoded
std::string decodePercent(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// A reading is kana; a scanner that cannot type kana writes question marks.
bool isLost(std::string_view text) {
    return text.find('?') != std::string_view::npos || text.find("\uFFFD") != std::string_view::npos;
}

}  // namespace

// What a code holds, by layout place; `person` counts from 0.
class MunicipalCodes::Content {
public:
    virtual ~Content() = default;
    [[nodiscard]] virtual std::string household(const Place& place) const = 0;
    [[nodiscard]] virtual std::string person(const Place& place, std::size_t person) const = 0;
    // No more than this many can stand in it.
    [[nodiscard]] virtual std::size_t people() const = 0;
};

class MunicipalCodes::DelimitedContent final : public Content {
public:
    DelimitedContent(std::string_view text, const Layout& layout)
        : m_columns(split(text, layout.delimiter)), m_every(layout.every) {}

    [[nodiscard]] std::string household(const Place& place) const override { return column(std::get<0>(place)); }
    [[nodiscard]] std::string person(const Place& place, std::size_t person) const override {
        return column(std::get<0>(place) + person * m_every);
    }
    [[nodiscard]] std::size_t people() const override { return m_every == 0 ? 1 : kMostPeople; }

private:
    [[nodiscard]] std::string column(std::size_t number) const {
        return number >= 1 && number <= m_columns.size() ? m_columns[number - 1] : std::string();
    }

    std::vector<std::string> m_columns;
    std::size_t m_every;
};

class MunicipalCodes::JsonContent final : public Content {
public:
    JsonContent(nlohmann::json document, const Layout& layout) : m_document(std::move(document)) {
        if (layout.people.empty()) return;
        m_hasList = true;
        if (const nlohmann::json* list = at(m_document, layout.people); list != nullptr && list->is_array())
            m_list = *list;
    }

    [[nodiscard]] std::string household(const Place& place) const override { return text(m_document, place); }
    [[nodiscard]] std::string person(const Place& place, std::size_t person) const override {
        if (!m_hasList) return text(m_document, place);
        return person < m_list.size() ? text(m_list[person], place) : std::string();
    }
    [[nodiscard]] std::size_t people() const override { return m_hasList ? m_list.size() : 1; }

private:
    // "head.address": names from the outside in. Null: there is no such value.
    static const nlohmann::json* at(const nlohmann::json& from, const std::string& path) {
        const nlohmann::json* here = &from;
        for (const std::string& name : split(path, ".")) {
            if (!here->is_object()) return nullptr;
            const auto it = here->find(name);
            if (it == here->end()) return nullptr;
            here = &*it;
        }
        return here;
    }
    static std::string text(const nlohmann::json& from, const Place& place) {
        const nlohmann::json* value = at(from, std::get<1>(place));
        if (value == nullptr) return {};
        if (value->is_string()) return value->get<std::string>();
        if (value->is_number_integer()) return std::to_string(value->get<std::int64_t>());
        return {};
    }

    nlohmann::json m_document;
    nlohmann::json m_list = nlohmann::json::array();
    bool m_hasList = false;
};

class MunicipalCodes::QueryContent final : public Content {
public:
    explicit QueryContent(std::string_view text) {
        if (const auto mark = text.find('?'); mark != std::string_view::npos) text.remove_prefix(mark + 1);
        text = text.substr(0, text.find('#'));
        for (const std::string& pair : split(text, "&")) {
            const auto equals = pair.find('=');
            if (equals == std::string::npos) continue;
            m_values[decodePercent(pair.substr(0, equals))] = decodePercent(pair.substr(equals + 1));
        }
    }

    [[nodiscard]] std::string household(const Place& place) const override { return value(std::get<1>(place)); }
    [[nodiscard]] std::string person(const Place& place, std::size_t person) const override {
        std::string key = std::get<1>(place);
        const auto mark = key.find("{n}");
        if (mark != std::string::npos) {
            key.replace(mark, 3, std::to_string(person + 1));
        } else if (person > 0) {
            return {};
        }
        return value(key);
    }
    [[nodiscard]] std::size_t people() const override { return kMostPeople; }

private:
    [[nodiscard]] std::string value(const std::string& key) const {
        const auto it = m_values.find(key);
        return it == m_values.end() ? std::string() : it->second;
    }

    std::map<std::string, std::string> m_values;
};

class MunicipalCodes::FileReader {
public:
    explicit FileReader(std::string file) : m_file(std::move(file)) {}

    base::Result<std::vector<Layout>> read(const toml::table& document) {
        std::vector<Layout> out;
        for (const auto& [key, node] : document) {
            const toml::array* layouts = node.as_array();
            if (key.str() != "code" || layouts == nullptr || !layouts->is_array_of_tables())
                return wrong(node, std::string(key.str()), "is not [[code]]");
            for (const toml::node& one : *layouts) {
                HINANJO_ASSIGN(Layout layout, readLayout(*one.as_table()));
                out.push_back(std::move(layout));
            }
        }
        return out;
    }

private:
    base::Result<Layout> readLayout(const toml::table& table) {
        Layout layout;
        std::string form;
        for (const auto& [key, node] : table) {
            const std::string name(key.str());
            if (name == "name") {
                HINANJO_TRY(take(node, name, layout.name));
            } else if (name == "form") {
                HINANJO_TRY(take(node, name, form));
            } else if (name == "prefix") {
                HINANJO_TRY(take(node, name, layout.prefix));
            } else if (name == "delimiter") {
                HINANJO_TRY(take(node, name, layout.delimiter));
            } else if (name == "people") {
                HINANJO_TRY(take(node, name, layout.people));
            } else if (name == "every") {
                const auto number = node.value_exact<std::int64_t>();
                if (!number || *number < 1) return wrong(node, name, "is not a number from 1");
                layout.every = static_cast<std::size_t>(*number);
            } else if (name != "household" && name != "person" && name != "values") {
                return wrong(node, name, "is not a setting of [[code]]");
            }
        }
        if (layout.name.empty()) return wrong(table, "name", "is missing");
        if (form == "delimited") {
            layout.form = Form::Delimited;
        } else if (form == "json") {
            layout.form = Form::Json;
        } else if (form == "query") {
            layout.form = Form::Query;
        } else {
            return wrong(table, "form", "is not delimited, json or query");
        }
        if (layout.prefix.empty() && layout.form != Form::Json)
            return wrong(table, "prefix", "is missing: every other code would look like this one");
        if (layout.delimiter.empty()) return wrong(table, "delimiter", "is empty");
        HINANJO_TRY(readPlaces(table, "household", kHouseholdFields, layout.form, layout.household));
        HINANJO_TRY(readPlaces(table, "person", kPersonFields, layout.form, layout.person));
        const bool named = std::ranges::any_of(layout.person, [](const auto& place) {
            return place.first == "氏名" || place.first == "かな" || place.first == "名" || place.first == "名かな" ||
                   place.first == "姓" || place.first == "姓かな";
        });
        if (!named) return wrong(table, "person", "says nothing of the name");
        HINANJO_TRY(readValues(table, layout));
        return layout;
    }

    base::Status take(const toml::node& node, const std::string& name, std::string& out) {
        const auto text = node.value_exact<std::string>();
        if (!text) return wrong(node, name, "is not a text in quotes");
        out = *text;
        return {};
    }

    base::Status readPlaces(const toml::table& layout, const std::string& name,
                            std::span<const std::string_view> fields, Form form, Places& out) {
        const toml::node* node = layout.get(name);
        if (node == nullptr) return {};
        const toml::table* table = node->as_table();
        if (table == nullptr) return wrong(*node, name, "is not a table");
        for (const auto& [key, value] : *table) {
            const std::string field(key.str());
            if (!isOneOf(fields, field)) return wrong(value, name, "there is no field " + field);
            if (form == Form::Delimited) {
                const auto column = value.value_exact<std::int64_t>();
                if (!column || *column < 1) return wrong(value, name, field + " is not a column number from 1");
                out.emplace(field, static_cast<std::size_t>(*column));
            } else {
                const auto path = value.value_exact<std::string>();
                if (!path || path->empty()) return wrong(value, name, field + " is not a text in quotes");
                out.emplace(field, *path);
            }
        }
        return {};
    }

    base::Status readValues(const toml::table& table, Layout& layout) {
        const toml::node* node = table.get("values");
        if (node == nullptr) return {};
        const toml::table* fields = node->as_table();
        if (fields == nullptr) return wrong(*node, "values", "is not a table");
        for (const auto& [key, value] : *fields) {
            const std::string field(key.str());
            const toml::table* words = value.as_table();
            if (!isOneOf(kPersonFields, field)) return wrong(value, "values", "there is no field " + field);
            if (words == nullptr) return wrong(value, "values", "is not a table of values");
            for (const auto& [theirs, ours] : *words)
                HINANJO_TRY(take(ours, "values", layout.values[field][std::string(theirs.str())]));
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<base::Error> wrong(const toml::node& node, const std::string& field,
                                                    const std::string& what) const {
        return base::fail(base::ErrorCode::Invalid,
                          m_file + ":" + std::to_string(node.source().begin.line) + ": " + field + ": " + what);
    }

    std::string m_file;
};

base::Result<MunicipalCodes> MunicipalCodes::load(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::fail(base::ErrorCode::NotFound, file.filename().string() + ": there is none");
    HINANJO_ASSIGN(const std::string text, base::readFile(file));
    return parse(text, file.filename().string());
}

base::Result<MunicipalCodes> MunicipalCodes::parse(std::string_view text, std::string_view fileName) {
    const std::string name(fileName);
    if (!base::isValidUtf8(text)) return base::fail(base::ErrorCode::Invalid, name + ":1: encoding: is not UTF-8");
    MunicipalCodes out;
    try {
        HINANJO_ASSIGN(out.m_layouts, FileReader(name).read(toml::parse(text)));
    } catch (const toml::parse_error& error) {
        return base::fail(base::ErrorCode::Invalid, name + ":" + std::to_string(error.source().begin.line) +
                                                        ": toml: " + std::string(error.description()));
    }
    return out;
}

base::Result<SaidHousehold> MunicipalCodes::read(std::string_view code) const {
    for (const Layout& layout : m_layouts) {
        if (!code.starts_with(layout.prefix)) continue;
        const std::string_view rest = code.substr(layout.prefix.size());
        if (layout.form == Form::Json) {
            nlohmann::json document = nlohmann::json::parse(rest, nullptr, false);
            if (!document.is_object()) continue;
            JsonContent content(std::move(document), layout);
            auto household = read(layout, content);
            // Without a prefix another layout may know it better.
            if (household || !layout.prefix.empty()) return household;
        } else if (layout.form == Form::Query) {
            return read(layout, QueryContent(rest));
        } else {
            return read(layout, DelimitedContent(rest, layout));
        }
    }
    return base::fail(base::ErrorCode::NotFound, "code: of nobody we know");
}

base::Result<SaidHousehold> MunicipalCodes::read(const Layout& layout, const Content& content) {
    SaidHousehold out;
    out.madeBy = layout.name;
    const auto ours = [&](const std::string& field, std::string value) {
        value = base::trimmed(value);
        const auto words = layout.values.find(field);
        if (words == layout.values.end()) return value;
        const auto word = words->second.find(value);
        return word == words->second.end() ? value : word->second;
    };
    const auto ofHousehold = [&](const char* field) {
        const auto place = layout.household.find(field);
        return place == layout.household.end() ? std::string() : ours(field, content.household(place->second));
    };
    const auto readDate = [&](const std::string& value) {
        const auto dates = domain::readBirthDate(value);
        return dates.empty() ? domain::PartialDate{} : dates.front();
    };
    const auto readable = [&](std::string value, const std::string& what) {
        if (!isLost(value)) return value;
        out.unread.push_back(what);
        return std::string();
    };

    out.address = readable(ofHousehold("住所"), "住所");
    out.building = readable(ofHousehold("方書"), "方書");
    out.phone = ofHousehold("電話番号");
    out.householdNo = ofHousehold("世帯番号");
    if (const std::string day = ofHousehold("記入日"); !day.empty()) {
        const domain::PartialDate date = readDate(day);
        if (date.isComplete()) {
            out.written = std::chrono::year_month_day{std::chrono::year(date.year), std::chrono::month(date.month),
                                                      std::chrono::day(date.day)};
        } else {
            out.unread.emplace_back("記入日");
        }
    }
    const std::string family = readable(ofHousehold("姓"), "姓");
    const std::string familyKana = readable(ofHousehold("姓かな"), "姓かな");

    for (std::size_t i = 0; i < std::min(content.people(), kMostPeople); ++i) {
        const auto which = [&](const std::string& field) { return std::to_string(i + 1) + "人目の" + field; };
        const auto ofPerson = [&](const char* field) {
            const auto place = layout.person.find(field);
            return place == layout.person.end() ? std::string() : ours(field, content.person(place->second, i));
        };
        const std::size_t unreadBefore = out.unread.size();
        const auto nameOf = [&](const char* field) { return readable(ofPerson(field), which(field)); };
        SaidPerson person;
        if (const std::string whole = nameOf("氏名"); !whole.empty())
            splitName(whole, person.familyName, person.givenName);
        if (const std::string whole = nameOf("かな"); !whole.empty())
            splitName(whole, person.familyKana, person.givenKana);
        const auto put = [](std::string& to, std::string value) {
            if (!value.empty()) to = std::move(value);
        };
        put(person.familyName, nameOf("姓"));
        put(person.givenName, nameOf("名"));
        put(person.familyKana, nameOf("姓かな"));
        put(person.givenKana, nameOf("名かな"));
        const bool said = !person.familyName.empty() || !person.givenName.empty() || !person.familyKana.empty() ||
                          !person.givenKana.empty() || out.unread.size() > unreadBefore;
        if (!said) continue;
        if (person.familyName.empty()) person.familyName = family;
        if (person.familyKana.empty()) person.familyKana = familyKana;
        person.familyKana = base::toKatakana(base::nfkc(person.familyKana));
        person.givenKana = base::toKatakana(base::nfkc(person.givenKana));
        if (const std::string sex = ofPerson("性別"); !sex.empty()) {
            const auto known = sexOf(sex);
            if (known)
                person.sex = *known;
            else
                out.unread.push_back(which("性別"));
        }
        if (const std::string birth = ofPerson("生年月日"); !birth.empty()) {
            person.birth = readDate(birth);
            if (person.birth.isEmpty()) out.unread.push_back(which("生年月日"));
        }
        person.residentNo = ofPerson("宛名番号");
        for (const std::string& care : split(ofPerson("配慮"), "・"))
            if (!care.empty()) person.care.push_back(ours("配慮", care));
        out.people.push_back(std::move(person));
    }
    if (out.people.empty()) return base::fail(base::ErrorCode::Invalid, "municipal code: names nobody");
    return out;
}

}  // namespace hinanjo::codes
