// TLS towards HQ and between tablets: our certificate, and the other end checked against the pinned authority without
// regard to dates.
#pragma once

#include <grpcpp/security/auth_context.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>

#include <memory>
#include <string>

#include "base/crypto.h"
#include "base/ids.h"

namespace hinanjo::tablet {

struct ClientCertificate {
    std::string key;          // PEM
    std::string certificate;  // PEM
};

// `own` may be empty while enrolling.
[[nodiscard]] std::shared_ptr<grpc::ChannelCredentials> pinnedCredentials(const base::PinnedAuthority& authority,
                                                                          const ClientCertificate& own);
// Towards another tablet: connects to devices of this authority and this shelter only. A tablet has no host name.
[[nodiscard]] std::shared_ptr<grpc::ChannelCredentials> neighbourCredentials(const std::string& authorityPem,
                                                                             const base::ShelterId& shelter,
                                                                             const ClientCertificate& own);
// For other tablets: asks for a certificate and takes any; who it is must be asked of every call (neighbourOf), because
// gRPC's own check fails one whose dates do not suit this tablet's clock.
[[nodiscard]] std::shared_ptr<grpc::ServerCredentials> neighbourServerCredentials(const ClientCertificate& own);
// The device of this authority and shelter at the other end of a call. Denied says why it is none.
[[nodiscard]] base::Result<base::DeviceId> neighbourOf(const grpc::AuthContext& context,
                                                       const std::string& authorityPem, const base::ShelterId& shelter);
[[nodiscard]] std::shared_ptr<grpc::Channel> openChannel(const std::string& address,
                                                         const std::shared_ptr<grpc::ChannelCredentials>& credentials);

}  // namespace hinanjo::tablet
