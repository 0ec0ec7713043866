#include "office/journal.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

namespace hinanjo::office {
namespace {

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("hq");
        made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})");
        return made;
    }();
    return *instance;
}

}  // namespace

void journal(Level level, std::string_view what, std::initializer_list<Fact> facts) {
    nlohmann::ordered_json line;
    line["what"] = what;
    for (const Fact& fact : facts) {
        std::visit([&](const auto& value) { line[std::string(fact.name)] = value; }, fact.value);
    }
    const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const std::string_view members = std::string_view(text).substr(1, text.size() - 2);
    switch (level) {
        case Level::Info:
            logger().info(members);
            break;
        case Level::Warning:
            logger().warn(members);
            break;
        case Level::Error:
            logger().error(members);
            break;
    }
}

}  // namespace hinanjo::office
