// Codes that a municipality made before it had Hinanjo: a TOML file says how they are read. docs/codes.md explains it
// with examples.
//
//   [[code]]
//   name = "試験市の事前登録"         # what staff read
//   form = "delimited"               # or "json", or "query" (what stands behind the ? of an address)
//   prefix = "TSK1,"                 # how it is known; not part of the first field
//   delimiter = ","                  # delimited only; "," if it is not said
//   every = 4                        # delimited only: the person's columns come again, so many further on
//   people = "family"                # json only: where the list of people is
//   [code.household]                 # said once: our field = their column from 1, their path, their key
//   "住所" = 2
//   [code.person]                    # said of each; {n} in the key of a query is 1, 2, 3 ...
//   "氏名" = 3
//   "生年月日" = 4
//   [code.values."性別"]             # their value = ours
//   "M" = "男"
//
// Immutable after loading; thread-safe.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "codes/household_code.h"

namespace hinanjo::codes {

class MunicipalCodes {
public:
    MunicipalCodes() = default;

    // Invalid ("codes.toml:3: person: there is no field …") for text that is not TOML, fields, forms and tables we do
    // not know, and layouts that could not be told from any other code. NotFound: there is no such file.
    [[nodiscard]] static base::Result<MunicipalCodes> load(const std::filesystem::path& file);
    [[nodiscard]] static base::Result<MunicipalCodes> parse(std::string_view toml, std::string_view fileName);

    // What the first layout that knows `code` makes of it. A value that cannot be read is left out and named in
    // `unread`: reception goes on without it. NotFound: no layout knows it. Invalid: it names nobody.
    [[nodiscard]] base::Result<SaidHousehold> read(std::string_view code) const;

    [[nodiscard]] bool isEmpty() const { return m_layouts.empty(); }

private:
    enum class Form { Delimited, Json, Query };
    // Our field and where they have it: a column from 1, or a path or key.
    using Place = std::variant<std::size_t, std::string>;
    using Places = std::map<std::string, Place>;

    struct Layout {
        std::string name;
        Form form{};
        std::string prefix;
        std::string delimiter = ",";
        std::size_t every = 0;
        std::string people;
        Places household;
        Places person;
        std::map<std::string, std::map<std::string, std::string>> values;
    };
    class FileReader;
    class Content;
    class DelimitedContent;
    class JsonContent;
    class QueryContent;

    [[nodiscard]] static base::Result<SaidHousehold> read(const Layout& layout, const Content& content);

    std::vector<Layout> m_layouts;
};

}  // namespace hinanjo::codes
