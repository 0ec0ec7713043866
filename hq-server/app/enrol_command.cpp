#include "app/commands.h"
#include "app/qr_png.h"
#include "base/files.h"
#include "sync/enrolment_code.h"

namespace hinanjo::app {

int enrolCommand(office::Office& office, const std::string& shelter, const std::string& address, unsigned hours,
                 const std::string& png, const Files& files, const Output& output) {
    sync::EnrolmentCode code;
    code.address = address.empty() ? "127.0.0.1:8443" : address;
    code.fingerprint = office.authority().fingerprint();
    code.expires = office.clock().now() + std::chrono::hours(hours);
    auto secret = office.makeEnrolment(base::ShelterId{shelter}, code.expires);
    if (!secret) return output.fail(secret.error());
    code.secret = std::move(*secret);
    if (!png.empty()) {
        const auto picture = qrPng(code.text());
        if (!picture) return output.fail(picture.error());
        if (const auto written = base::writeFile(files(png), *picture, base::Secrecy::OwnerOnly); !written) {
            return output.fail(written.error());
        }
    }
    output.say(code.text());
    return kDone;
}

}  // namespace hinanjo::app
