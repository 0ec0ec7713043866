#include "store/roster_file.h"

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/files.h"
#include "base/ids.h"
#include "store/register_json.h"

namespace hinanjo::store {
namespace {

constexpr std::string_view kRosterFormat = "hinanjo-roster";
constexpr int kRosterFormatVersion = 2;  // 2: a program that knows 1 would print who is protected.

const char* kindName(RosterKind kind) {
    switch (kind) {
        case RosterKind::Roster:
            return "roster";
        case RosterKind::Residents:
            return "residents";
    }
    return "";
}

template <typename Row>
std::string linesOf(const std::vector<Row>& rows) {
    std::string out;
    for (const Row& row : rows) {
        out += toJson(row);
        out.push_back('\n');
    }
    return out;
}

struct RosterHead {
    RosterKind kind{};
    std::uint64_t rows = 0;
    std::string sha256;
};

base::Result<RosterHead> rosterHeadOf(std::string_view line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto text = [&](const char* name) {
        const auto it = json.find(name);
        return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    const auto number = [&](const char* name) -> std::uint64_t {
        const auto it = json.find(name);
        return it != json.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : 0;
    };
    if (!json.is_object() || text("format") != kRosterFormat) {
        return base::fail(base::ErrorCode::Invalid, "1: format: not a .roster file");
    }
    const std::uint64_t version = number("version");
    if (version > kRosterFormatVersion) {
        return base::fail(base::ErrorCode::TooNew,
                          "1: version: " + std::to_string(version) + " was written by a later version of this program");
    }
    RosterHead head;
    const std::string kind = text("kind");
    if (kind != kindName(RosterKind::Roster) && kind != kindName(RosterKind::Residents)) {
        return base::fail(base::ErrorCode::Invalid, "1: kind: neither roster nor residents");
    }
    head.kind = kind == kindName(RosterKind::Roster) ? RosterKind::Roster : RosterKind::Residents;
    head.rows = number("rows");
    head.sha256 = text("sha256");
    if (version < 1 || head.sha256.empty())
        return base::fail(base::ErrorCode::Corrupt, "1: sha256: head line is damaged");
    return head;
}

// Hands every line of `body` to `take`; an error names the line (the head is line 1).
template <typename Row, typename Read>
base::Status readLines(std::string_view body, std::vector<Row>& rows, Read read) {
    std::size_t line = 1;
    while (!body.empty()) {
        ++line;
        const std::size_t end = body.find('\n');
        if (end == std::string_view::npos) {
            return base::fail(base::ErrorCode::Corrupt, std::to_string(line) + ": row: is torn");
        }
        auto row = read(body.substr(0, end));
        if (!row) return base::fail(base::ErrorCode::Corrupt, std::to_string(line) + ": row: " + row.error().detail);
        rows.push_back(std::move(*row));
        body.remove_prefix(end + 1);
    }
    return {};
}

base::Result<RosterFile> parsedRosterFile(std::string_view bytes) {
    const std::size_t headEnd = bytes.find('\n');
    if (headEnd == std::string_view::npos && bytes.find(kRosterFormat) != std::string_view::npos) {
        return base::fail(base::ErrorCode::Corrupt, "1: head: is torn");
    }
    HINANJO_ASSIGN(const RosterHead head, rosterHeadOf(bytes.substr(0, headEnd)));
    const std::string_view body = bytes.substr(headEnd + 1);

    RosterFile file{.kind = head.kind, .roster = {}, .residents = {}};
    // Rows first: a torn file should say where, not only that its digest is wrong.
    if (head.kind == RosterKind::Roster) {
        HINANJO_TRY(readLines(body, file.roster, rosterPersonFromJson));
    } else {
        HINANJO_TRY(readLines(body, file.residents, residentFromJson));
    }
    const std::size_t rows = file.roster.size() + file.residents.size();
    if (rows != head.rows) {
        return base::fail(base::ErrorCode::Corrupt, std::to_string(rows + 2) + ": row: has " + std::to_string(rows) +
                                                        " of " + std::to_string(head.rows) + " rows");
    }
    if (base::toHex(base::asText(base::sha256(body))) != head.sha256) {
        return base::fail(base::ErrorCode::Corrupt, "1: sha256: the rows were changed after they were written");
    }
    return file;
}

}  // namespace

base::Status writeRosterFile(const std::filesystem::path& file, const RosterFile& content) {
    const bool isRoster = content.kind == RosterKind::Roster;
    const std::string body = isRoster ? linesOf(content.roster) : linesOf(content.residents);
    // Written by hand: the order of the head's members is part of the format's first impression.
    const std::string head =
        "{\"format\":\"" + std::string(kRosterFormat) + "\",\"version\":" + std::to_string(kRosterFormatVersion) +
        ",\"kind\":\"" + kindName(content.kind) +
        "\",\"rows\":" + std::to_string(isRoster ? content.roster.size() : content.residents.size()) +
        ",\"sha256\":\"" + base::toHex(base::asText(base::sha256(body))) + "\"}\n";
    return base::writeFile(file, head + body, base::Secrecy::OwnerOnly);
}

base::Result<RosterFile> readRosterFile(const std::filesystem::path& file) {
    HINANJO_ASSIGN(const std::string bytes, base::readFile(file));
    auto content = parsedRosterFile(bytes);
    if (!content) {
        base::Error error = std::move(content).error();
        error.detail = file.filename().string() + ":" + error.detail;
        return base::fail(std::move(error));
    }
    return content;
}

}  // namespace hinanjo::store
