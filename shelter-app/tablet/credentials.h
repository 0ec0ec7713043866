// TLS towards HQ: our certificate, and HQ checked against the pinned authority without regard to dates.
#pragma once

#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>

#include "base/crypto.h"

namespace hinanjo::tablet {

struct ClientCertificate {
    std::string key;          // PEM
    std::string certificate;  // PEM
};

// `own` may be empty while enrolling.
[[nodiscard]] std::shared_ptr<grpc::ChannelCredentials> pinnedCredentials(const base::PinnedAuthority& authority,
                                                                          const ClientCertificate& own);
[[nodiscard]] std::shared_ptr<grpc::Channel> openChannel(const std::string& address,
                                                         const std::shared_ptr<grpc::ChannelCredentials>& credentials);

}  // namespace hinanjo::tablet
