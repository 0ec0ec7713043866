#include "codes/household_code.h"

#include <algorithm>
#include <cstdio>

#include "base/code_text.h"
#include "base/text.h"
#include "codes/envelope.h"

namespace hinanjo::codes {
namespace {

// Alphanumeric characters of a QR code of version 25, level M: 117 modules, half a millimetre each on 60 mm.
constexpr std::size_t kMostCharacters = 1451;

using Fields = std::vector<std::string>;

// A field ends at a tab, a line at a line feed; neither means anything in a name.
std::string field(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == at) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    return out;
}

void addLine(std::string& body, char letter, Fields fields) {
    while (!fields.empty() && fields.back().empty())
        fields.pop_back();
    if (fields.empty() && letter != 'P') return;
    body += letter;
    for (const std::string& one : fields)
        body += '\t' + field(one);
    body += '\n';
}

std::string digitsOf(const domain::PartialDate& date) {
    std::string text = date.toText();
    std::erase(text, '-');
    return text;
}

// "19580412", parts that are not known as zeros. Nothing for anything else that is not empty.
std::optional<domain::PartialDate> dateFromDigits(std::string_view digits) {
    if (digits.empty()) return domain::PartialDate{};
    if (digits.size() != 8) return std::nullopt;
    const std::string text = std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                             std::string(digits.substr(6, 2));
    const domain::PartialDate date = domain::PartialDate::fromText(text);
    return date.isEmpty() ? std::nullopt : std::optional(date);
}

std::string digitsOf(const std::chrono::year_month_day& day) {
    char text[24];
    std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

// Reads a body line by line.
class BodyReader {
public:
    base::Result<SaidHousehold> read(std::string_view body) {
        if (!base::isValidUtf8(body)) return wrong("is not UTF-8");
        for (const std::string& line : split(body, '\n')) {
            ++m_line;
            if (line.empty()) continue;
            Fields fields = split(line, '\t');
            const std::string letter = fields.front();
            fields.erase(fields.begin());
            fields.resize(std::max<std::size_t>(fields.size(), 5));
            HINANJO_TRY(take(letter, fields));
        }
        if (m_out.people.empty()) return wrong("names nobody");
        return m_out;
    }

private:
    base::Status take(std::string_view letter, const Fields& fields) {
        if (letter == "D") return takeDay(fields[0]);
        if (letter == "A") {
            m_out.address = fields[0];
            m_out.building = fields[1];
        } else if (letter == "T") {
            m_out.phone = fields[0];
        } else if (letter == "F") {
            m_family = fields[0];
            m_familyKana = fields[1];
        } else if (letter == "P") {
            return takePerson(fields);
        }
        return {};  // Lines that a later maker adds are passed over.
    }

    base::Status takeDay(std::string_view digits) {
        const auto date = dateFromDigits(digits);
        if (!date || !date->isComplete()) return wrong("day");
        m_out.written = std::chrono::year_month_day{std::chrono::year(date->year), std::chrono::month(date->month),
                                                    std::chrono::day(date->day)};
        return {};
    }

    base::Status takePerson(const Fields& fields) {
        if (m_out.people.size() == kMostPeople) return wrong("names more than 30 people");
        SaidPerson person;
        person.familyName = m_family;
        person.familyKana = m_familyKana;
        person.givenName = fields[0];
        person.givenKana = fields[1];
        person.sex = domain::sexOf(fields[2]);
        const auto birth = dateFromDigits(fields[3]);
        if (!birth) return wrong("birth");
        person.birth = *birth;
        for (std::string& code : split(fields[4], ','))
            if (!code.empty()) person.care.push_back(std::move(code));
        m_out.people.push_back(std::move(person));
        return {};
    }

    [[nodiscard]] tl::unexpected<base::Error> wrong(const std::string& what) const {
        return base::fail(base::ErrorCode::Invalid, "household code: line " + std::to_string(m_line) + ": " + what);
    }

    SaidHousehold m_out;
    std::string m_family, m_familyKana;
    int m_line = 0;
};

}  // namespace

base::Result<std::string> toText(const SaidHousehold& household) {
    if (household.people.empty()) return base::fail(base::ErrorCode::Invalid, "household code: names nobody");
    if (household.people.size() > kMostPeople)
        return base::fail(base::ErrorCode::Invalid, "household code: more than 30 people");
    std::string body;
    if (household.written) addLine(body, 'D', {digitsOf(*household.written)});
    addLine(body, 'A', {household.address, household.building});
    addLine(body, 'T', {household.phone});
    const SaidPerson* before = nullptr;
    for (const SaidPerson& person : household.people) {
        const bool sameFamily =
            before != nullptr && before->familyName == person.familyName && before->familyKana == person.familyKana;
        if (!sameFamily) {
            // An empty one too: else the family before would reach on to this person.
            if (before != nullptr && person.familyName.empty() && person.familyKana.empty()) body += "F\n";
            addLine(body, 'F', {person.familyName, person.familyKana});
        }
        std::string care;
        for (const std::string& code : person.care)
            care += (care.empty() ? "" : ",") + code;
        addLine(body, 'P',
                {person.givenName, person.givenKana, domain::codeText(person.sex), digitsOf(person.birth), care});
        before = &person;
    }
    std::string text = wrap(Kind::Household, {base::toBase32(body)});
    if (text.size() > kMostCharacters) {
        return base::fail(base::ErrorCode::Invalid, "household code: too long for one code (" +
                                                        std::to_string(text.size()) + " of at most " +
                                                        std::to_string(kMostCharacters) + " characters)");
    }
    return text;
}

base::Result<SaidHousehold> readHouseholdCode(std::string_view text) {
    HINANJO_ASSIGN(const std::vector<std::string> words, unwrap(Kind::Household, text));
    const auto body = words.size() == 1 ? base::fromBase32(words[0]) : std::nullopt;
    if (!body) return base::fail(base::ErrorCode::Invalid, "household code: is not base 32");
    return BodyReader().read(*body);
}

void splitName(std::string_view whole, std::string& family, std::string& given) {
    const std::string name = base::trimmed(whole);
    const std::string wide = "\u3000";
    const auto at = std::min(name.find(' '), name.find(wide));
    if (at == std::string::npos) {
        family = name;
        given.clear();
        return;
    }
    family = name.substr(0, at);
    given = base::trimmed(std::string_view(name).substr(at));
}

}  // namespace hinanjo::codes
