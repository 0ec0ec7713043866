// discovery-announce DEVICE SHELTER PORT [NAME]: announces a tablet and prints what it finds, one line a change:
//   started ok | started unavailable
//   peers DEVICE@ADDRESS:PORT[,ADDRESS:PORT...] ...
//   reached ADDRESS:PORT        somebody listens there
// It listens on PORT itself. Ends when standard input does.
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tablet/discovery.h"

using namespace hinanjo;

namespace {

int listenOn(std::uint16_t port) {
    const int fd = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int no = 0;
    ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
    const int yes = 1;  // The one before may have left connections behind.
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in6 any{};
    any.sin6_family = AF_INET6;
    any.sin6_port = htons(port);
    return ::bind(fd, reinterpret_cast<const sockaddr*>(&any), sizeof any) == 0 && ::listen(fd, 16) == 0 ? fd : -1;
}

bool isReached(const sync::PeerAddress& address) {
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found) != 0) return false;
    const int fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{2, 0};  // A wire may just have been taken out.
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const bool reached = fd >= 0 && ::connect(fd, found->ai_addr, found->ai_addrlen) == 0;
    ::close(fd);
    ::freeaddrinfo(found);
    return reached;
}

void print(const std::vector<tablet::FoundPeer>& peers) {
    std::string line = "peers";
    for (const tablet::FoundPeer& peer : peers) {
        line += " " + peer.deviceId + "@" + sync::PeerAddress{peer.address, peer.port}.text();
        for (const sync::PeerAddress& other : peer.others)
            line += "," + other.text();
    }
    std::printf("%s\n", line.c_str());
    for (const tablet::FoundPeer& peer : peers) {
        auto ways = peer.others;
        ways.push_back({peer.address, peer.port});
        for (const sync::PeerAddress& way : ways) {
            if (isReached(way)) std::printf("reached %s\n", way.text().c_str());
        }
    }
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    tablet::Announcement own;
    own.deviceId = argv[1];
    own.shelterTag = tablet::shelterTag({argv[2]});
    own.port = static_cast<std::uint16_t>(std::atoi(argv[3]));
    if (argc > 4) own.instanceName = argv[4];
    const int listening = listenOn(own.port);
    if (listening < 0) return 3;

    const auto discovery = tablet::makeAvahiDiscovery();
    const auto started = discovery->start(own, print);
    std::printf("started %s\n", started                                                ? "ok"
                                : started.error().code == base::ErrorCode::Unavailable ? "unavailable"
                                                                                       : "failed");
    std::fflush(stdout);
    pollfd fds[2] = {{0, POLLIN, 0}, {listening, POLLIN, 0}};
    while (fds[0].revents == 0 && ::poll(fds, 2, -1) > 0) {
        if (fds[1].revents != 0) ::close(::accept(listening, nullptr, nullptr));
    }
    discovery->stop();
    std::printf("stopped\n");
}
