#include "tablet/identity_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/files.h"

namespace hinanjo::tablet {
namespace {

constexpr const char* kFile = "enrolment.json";

}  // namespace

base::Result<Enrolment> loadEnrolment(const std::filesystem::path& dir) {
    HINANJO_ASSIGN(const std::string text, base::readFile(dir / kFile));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto member = [&](const char* name) {
        return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                                                 : std::string();
    };
    const auto device = base::DeviceId::fromHex(member("device"));
    if (!device || member("shelter").empty()) {
        return base::fail(base::ErrorCode::Corrupt, (dir / kFile).string() + ": damaged; enrol this tablet again");
    }
    Enrolment out;
    out.identity.device = *device;
    out.identity.deviceName = member("device_name");
    out.identity.letter = letterOf(out.identity.deviceName);
    out.identity.shelter.value = member("shelter");
    out.identity.officeName = member("office");
    out.identity.hqAddress = member("hq");
    out.identity.incident = base::IncidentId::fromHex(member("incident")).value_or(base::IncidentId{});
    out.identity.incidentName = member("incident_name");
    out.identity.drill = json.value("drill", false);
    out.tlsKey = member("tls_key");
    out.certificate = member("certificate");
    out.authority = member("authority");
    out.sealKey = member("seal_key");
    out.hq = base::DeviceId::fromHex(member("hq_id")).value_or(base::DeviceId{});
    out.hqSealPublicKey = base::fromHexText(member("hq_seal_public_key")).value_or(std::string());
    return out;
}

base::Status saveEnrolment(const std::filesystem::path& dir, const Enrolment& e) {
    const nlohmann::ordered_json json = {
        {"device", e.identity.device.hex()},
        {"device_name", e.identity.deviceName},
        {"shelter", e.identity.shelter.value},
        {"office", e.identity.officeName},
        {"hq", e.identity.hqAddress},
        {"incident", e.identity.incident.hex()},
        {"incident_name", e.identity.incidentName},
        {"drill", e.identity.drill},
        {"tls_key", e.tlsKey},
        {"certificate", e.certificate},
        {"authority", e.authority},
        {"seal_key", e.sealKey},
        {"hq_id", e.hq.isNull() ? std::string() : e.hq.hex()},
        {"hq_seal_public_key", base::toHex(e.hqSealPublicKey)},
    };
    return base::writeFile(dir / kFile, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace),
                           base::Secrecy::OwnerOnly);
}

std::string letterOf(const std::string& deviceName) {
    int number = std::max(1, std::atoi(deviceName.c_str()));
    std::string letters;
    for (; number > 0; number = (number - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
    return letters;
}

}  // namespace hinanjo::tablet
