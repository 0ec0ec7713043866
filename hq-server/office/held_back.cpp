#include "office/held_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace hinanjo::office {
namespace {

// By version: one that was cut off before it came into force leaves the one before as it is.
std::string factOf(std::uint64_t version) {
    return "roster.held." + std::to_string(version);
}

}  // namespace

base::Status keepHeldBack(store::EventLog& log, std::uint64_t version, const safety::HeldBack& held) {
    nlohmann::json links = nlohmann::json::array(), voided = nlohmann::json::array();
    for (const matching::HeldLink& link : held.links)
        links.push_back({link.key, link.before, link.said});
    for (const base::EventId& id : held.voided)
        voided.push_back(id.hex());
    const nlohmann::json json = {{"links", std::move(links)}, {"voided", std::move(voided)}};
    constexpr std::uint64_t kLater = 2;  // The version in force keeps its own until the next one is.
    if (version > kLater) {
        HINANJO_ASSIGN(const auto old, log.fact(factOf(version - kLater)));
        if (old) HINANJO_TRY(log.setFact(factOf(version - kLater), ""));
    }
    return log.setFact(factOf(version), json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

base::Result<safety::HeldBack> heldBack(store::EventLog& log, std::uint64_t version) {
    HINANJO_ASSIGN(const std::optional<std::string> kept, log.fact(factOf(version)));
    base::Result<safety::HeldBack> held{safety::HeldBack{}};
    if (!kept || kept->empty()) return held;
    const auto json = nlohmann::json::parse(*kept, nullptr, false);
    const auto isText = [](const nlohmann::json& value) { return value.is_string(); };
    const auto isLink = [&](const nlohmann::json& row) {
        constexpr std::size_t kFields = 3;
        return row.is_array() && row.size() == kFields && std::ranges::all_of(row, isText);
    };
    const auto isList = [&](const char* name, const auto& isOne) {
        return json.is_object() && json.contains(name) && json[name].is_array() &&
               std::ranges::all_of(json[name], isOne);
    };
    if (!isList("links", isLink) || !isList("voided", isText))
        return base::fail(base::ErrorCode::Corrupt, factOf(version) + ": cannot be read");
    for (const auto& row : json["links"])
        held->links.push_back({row[0].get<std::string>(), row[1].get<std::string>(), row[2].get<std::string>()});
    for (const auto& text : json["voided"]) {
        if (const auto id = base::EventId::fromHex(text.get<std::string>())) held->voided.insert(*id);
    }
    return held;
}

}  // namespace hinanjo::office
