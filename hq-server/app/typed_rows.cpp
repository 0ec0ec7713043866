#include "app/typed_rows.h"

#include <cstdio>

#include "base/encoding.h"
#include "base/files.h"
#include "base/text.h"

namespace hinanjo::app {

std::optional<base::TimePoint> readTypedTime(const std::string& text) {
    const std::string folded = base::nfkc(base::trimmed(text));
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
    char separator = 0;
    if (std::sscanf(folded.c_str(), "%4d%*[-/]%2d%*[-/]%2d%c%2d:%2d%n", &year, &month, &day, &separator, &hour, &minute,
                    &used) < 6) {
        return std::nullopt;
    }
    const char* rest = folded.c_str() + used;
    if (int more = 0; *rest == ':' && std::sscanf(rest, ":%2d%n", &second, &more) == 1) rest += more;
    if (*rest == '.') {
        for (++rest; *rest >= '0' && *rest <= '9';)
            ++rest;
    }
    int zone = 9 * 60;
    if (*rest == 'Z') {
        zone = 0;
    } else if (*rest == '+' || *rest == '-') {
        int zoneHour = 0, zoneMinute = 0;
        if (std::sscanf(rest + 1, "%2d:%2d", &zoneHour, &zoneMinute) < 1) return std::nullopt;
        zone = (zoneHour * 60 + zoneMinute) * (*rest == '-' ? -1 : 1);
    } else if (*rest != '\0') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    return base::TimePoint(std::chrono::sys_days(date).time_since_epoch() + std::chrono::hours(hour) +
                           std::chrono::minutes(minute - zone) + std::chrono::seconds(second));
}

base::Result<base::CsvTable> readTable(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    HINANJO_ASSIGN(const std::string bytes, base::readFile(file));
    auto decoded = base::decodeText(bytes, base::Encoding::Auto);
    if (!decoded) return base::fail(base::within(name, decoded.error()));
    return base::readCsv(decoded->utf8, name);
}

base::Status tellRefusals(const std::string& fileName, const std::vector<std::string>& head,
                          const std::vector<Refusal>& refusals, const std::filesystem::path& target,
                          const Output& output) {
    if (refusals.empty()) return {};
    for (const Refusal& r : refusals)
        output.complain(fileName + ":" + std::to_string(r.line) + ": " + r.field + ": " + r.why);
    std::vector<std::string> first{"file", "row", "field", "reason"};
    first.insert(first.end(), head.begin(), head.end());
    std::string csv = "\xef\xbb\xbf" + base::csvLine(first) + "\r\n";
    for (const Refusal& r : refusals) {
        std::vector<std::string> line{fileName, std::to_string(r.line), r.field, r.why};
        line.insert(line.end(), r.cells.begin(), r.cells.end());
        csv += base::csvLine(line) + "\r\n";
    }
    HINANJO_TRY(base::writeFile(target, csv, base::Secrecy::OwnerOnly));
    output.complain(std::to_string(refusals.size()) + " rows were refused; they are in " + target.string());
    return {};
}

}  // namespace hinanjo::app
