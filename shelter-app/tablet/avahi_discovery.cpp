// libavahi-client speaks D-Bus with the Avahi daemon. Everything of it lives in one thread: its poll loop runs there,
// all its callbacks come there, and nothing of it is touched from elsewhere.
#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-client/publish.h>
#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/simple-watch.h>
#include <net/if.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

#include "tablet/discovery.h"

namespace hinanjo::tablet {
namespace {

using AvahiTime = std::chrono::steady_clock::time_point;

constexpr const char* kServiceType = "_hinanjo._tcp";
constexpr std::chrono::milliseconds kFirstDaemonPause{1000};
constexpr std::chrono::milliseconds kLongestDaemonPause{30'000};
// A name that could not be resolved, or whose host fell silent, is asked about again, less and less often.
constexpr std::chrono::milliseconds kFirstResolvePause{1000};
constexpr std::chrono::milliseconds kLongestResolvePause{60'000};
// How long start() waits to be able to say whether there is a daemon.
constexpr std::chrono::seconds kFirstAnswerWithin{3};
// A shelter has a dozen tablets; a machine that floods the LAN with names must not fill memory.
constexpr std::size_t kMostServices = 256;
constexpr int kMostRenames = 20;

class AvahiDiscovery final : public Discovery {
public:
    ~AvahiDiscovery() override { stop(); }

    base::Status start(const Announcement& own, OnPeers onPeers) override;
    void stop() override;

private:
    // A service instance as one interface and protocol show it. A tablet has several of these.
    using Key = std::tuple<AvahiIfIndex, AvahiProtocol, std::string, std::string>;  // ..., name, domain
    struct Service {
        AvahiDiscovery* owner = nullptr;
        // Kept open: it tells when port or address change and when the host stops answering for them.
        AvahiServiceResolver* resolver = nullptr;
        std::string device;  // Empty while not resolved, or none of ours.
        sync::PeerAddress address;
        std::optional<AvahiTime> askAgain;
        std::chrono::milliseconds pause = kFirstResolvePause;

        void askLater() {
            askAgain = std::chrono::steady_clock::now() + pause;
            pause = std::min(pause * 2, kLongestResolvePause);
        }
    };

    void run();
    void connect();
    void disconnect();
    void answer(base::Status status);
    void announce();
    void browse();
    void resolve(const Key& key, Service& service);
    void resolveAgain(AvahiTime now);
    void report();
    [[nodiscard]] int sleepMillis(AvahiTime now) const;

    void clientChanged(AvahiClient* client, AvahiClientState state);
    void groupChanged(AvahiEntryGroupState state);
    void browsed(AvahiBrowserEvent event, Key key);
    void resolved(Service& service, AvahiResolverEvent event, AvahiIfIndex interface, const AvahiAddress* address,
                  std::uint16_t port, AvahiStringList* txt);

    Announcement m_own;
    OnPeers m_onPeers;
    std::thread m_thread;
    std::atomic<bool> m_stopping = false;
    int m_wake = -1;  // eventfd: stop() ends the thread's sleep.

    std::mutex m_mutex;
    std::condition_variable m_answered;
    std::optional<base::Status> m_answer;  // Of the first attempt.

    // The rest belongs to the thread.
    AvahiSimplePoll* m_poll = nullptr;
    AvahiClient* m_client = nullptr;
    AvahiEntryGroup* m_group = nullptr;
    AvahiServiceBrowser* m_browser = nullptr;
    std::string m_name;     // As announced; another one after a collision.
    bool m_failed = false;  // This client is of no use any more. It cannot be freed inside its own callbacks.
    AvahiTime m_connectAt;
    std::chrono::milliseconds m_pause{};
    std::map<Key, Service> m_services;
    bool m_changed = false;
    std::vector<FoundPeer> m_reported;
};

base::Status AvahiDiscovery::start(const Announcement& own, OnPeers onPeers) {
    HINANJO_TRY(check(own));
    if (m_thread.joinable()) return base::fail(base::ErrorCode::Conflict, "discovery: already started");
    m_own = own;
    m_own.deviceId = base::DeviceId::fromHex(own.deviceId)->hex();
    std::transform(m_own.shelterTag.begin(), m_own.shelterTag.end(), m_own.shelterTag.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    // The end of an id is its random half; the beginning is a date that two tablets may share.
    m_name = own.instanceName.empty() ? "hinanjo-" + m_own.deviceId.substr(20) : own.instanceName;
    m_onPeers = std::move(onPeers);
    m_stopping = false;
    m_answer.reset();
    m_reported.clear();
    m_changed = false;
    m_failed = false;
    m_pause = kFirstDaemonPause;
    m_connectAt = {};
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (m_wake < 0) return base::fail(base::ErrorCode::Unavailable, "discovery: no descriptor left");
    m_thread = std::thread([this] { run(); });
    std::unique_lock lock(m_mutex);
    if (!m_answered.wait_for(lock, kFirstAnswerWithin, [this] { return m_answer.has_value(); })) {
        return base::fail(base::ErrorCode::Unavailable, "discovery: the Avahi daemon does not answer yet");
    }
    return *m_answer;
}

void AvahiDiscovery::stop() {
    if (!m_thread.joinable()) return;
    m_stopping = true;
    (void)::eventfd_write(m_wake, 1);
    m_thread.join();
    ::close(m_wake);
    m_wake = -1;
    m_onPeers = nullptr;
}

void AvahiDiscovery::run() {
    m_poll = avahi_simple_poll_new();
    if (m_poll == nullptr) {
        answer(base::fail(base::ErrorCode::Unavailable, "discovery: no poll loop"));
        return;
    }
    const AvahiPoll* const api = avahi_simple_poll_get(m_poll);
    // Its only purpose is to end a sleep; the loop looks at m_stopping itself and ends, so nobody reads it.
    AvahiWatch* const wake = api->watch_new(
        api, m_wake, AVAHI_WATCH_IN, [](AvahiWatch*, int, AvahiWatchEvent, void*) {}, nullptr);
    while (!m_stopping) {
        const auto now = std::chrono::steady_clock::now();
        if (m_client == nullptr && now >= m_connectAt) connect();
        if (!m_failed) resolveAgain(now);
        if (m_failed) {
            disconnect();
            m_connectAt = now + m_pause;
            m_pause = std::min(m_pause * 2, kLongestDaemonPause);
        }
        report();
        if (avahi_simple_poll_iterate(m_poll, sleepMillis(std::chrono::steady_clock::now())) != 0) {
            // The loop itself failed (a signal came in between, no memory): begin again, but never at once.
            m_failed = true;
            pollfd stop{m_wake, POLLIN, 0};
            (void)::poll(&stop, 1, static_cast<int>(kFirstDaemonPause.count()));
        }
    }
    disconnect();
    api->watch_free(wake);
    avahi_simple_poll_free(m_poll);
    m_poll = nullptr;
}

int AvahiDiscovery::sleepMillis(AvahiTime now) const {
    std::optional<AvahiTime> next;
    const auto consider = [&](AvahiTime at) { next = next ? std::min(*next, at) : at; };
    if (m_client == nullptr) consider(m_connectAt);
    for (const auto& [key, service] : m_services) {
        if (service.askAgain) consider(*service.askAgain);
    }
    if (m_failed) consider(now);
    if (!next) return -1;
    // One more, so that the time has come when the sleep is over.
    return std::max<int>(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(*next - now).count()));
}

void AvahiDiscovery::answer(base::Status status) {
    const std::lock_guard lock(m_mutex);
    if (m_answer) return;
    m_answer = std::move(status);
    m_answered.notify_all();
}

void AvahiDiscovery::connect() {
    int error = 0;
    // Without a daemon this still succeeds and waits for one; it fails when there is no D-Bus either.
    AvahiClient* const client = avahi_client_new(
        avahi_simple_poll_get(m_poll), AVAHI_CLIENT_NO_FAIL,
        [](AvahiClient* of, AvahiClientState state, void* self) {
            static_cast<AvahiDiscovery*>(self)->clientChanged(of, state);
        },
        this, &error);
    if (client == nullptr) {
        // What its callback may have made went with it.
        m_client = nullptr;
        m_group = nullptr;
        m_browser = nullptr;
        m_services.clear();
        m_failed = true;
        answer(base::fail(base::ErrorCode::Unavailable, std::string("discovery: Avahi: ") + avahi_strerror(error)));
    }
}

void AvahiDiscovery::disconnect() {
    // Frees group, browser and resolvers, and says goodbye to the LAN.
    if (m_client != nullptr) avahi_client_free(m_client);
    m_client = nullptr;
    m_group = nullptr;
    m_browser = nullptr;
    m_services.clear();
    m_changed = true;
    m_failed = false;
}

void AvahiDiscovery::clientChanged(AvahiClient* client, AvahiClientState state) {
    m_client = client;  // The first call comes before avahi_client_new() has returned it.
    switch (state) {
        case AVAHI_CLIENT_S_RUNNING:
            browse();
            announce();
            answer({});
            break;
        case AVAHI_CLIENT_S_REGISTERING:
        case AVAHI_CLIENT_S_COLLISION:
            // The host is changing its name: the records point to the old one. RUNNING follows.
            if (m_group != nullptr) avahi_entry_group_reset(m_group);
            browse();
            answer({});
            break;
        case AVAHI_CLIENT_CONNECTING:
            answer(base::fail(base::ErrorCode::Unavailable, "discovery: no Avahi daemon is running"));
            break;
        case AVAHI_CLIENT_FAILURE:
            m_failed = true;
            answer(base::fail(base::ErrorCode::Unavailable,
                              std::string("discovery: Avahi: ") + avahi_strerror(avahi_client_errno(client))));
            break;
    }
}

void AvahiDiscovery::announce() {
    if (m_group == nullptr) {
        AvahiEntryGroup* const group = avahi_entry_group_new(
            m_client,
            [](AvahiEntryGroup* of, AvahiEntryGroupState state, void* self) {
                auto* const discovery = static_cast<AvahiDiscovery*>(self);
                if (of == discovery->m_group) discovery->groupChanged(state);
            },
            this);
        if (group == nullptr) {
            m_failed = true;
            return;
        }
        m_group = group;
    }
    avahi_entry_group_reset(m_group);
    for (int attempt = 0; attempt < kMostRenames; ++attempt) {
        const int added = avahi_entry_group_add_service(
            m_group, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, AvahiPublishFlags{}, m_name.c_str(), kServiceType, nullptr,
            nullptr, m_own.port, "v=1", ("d=" + m_own.deviceId).c_str(), ("s=" + m_own.shelterTag).c_str(), nullptr);
        if (added != AVAHI_ERR_COLLISION) {
            if (added < 0 || avahi_entry_group_commit(m_group) < 0) m_failed = true;
            return;
        }
        // Another program of this machine has the name.
        char* const other = avahi_alternative_service_name(m_name.c_str());
        m_name = other;
        avahi_free(other);
    }
    m_failed = true;
}

void AvahiDiscovery::groupChanged(AvahiEntryGroupState state) {
    if (state == AVAHI_ENTRY_GROUP_ESTABLISHED) {
        m_pause = kFirstDaemonPause;
    } else if (state == AVAHI_ENTRY_GROUP_COLLISION) {
        // Another machine has the name. The device id in the record tells us apart, the name only has to be unique.
        char* const other = avahi_alternative_service_name(m_name.c_str());
        m_name = other;
        avahi_free(other);
        announce();
    } else if (state == AVAHI_ENTRY_GROUP_FAILURE) {
        m_failed = true;
    }
}

void AvahiDiscovery::browse() {
    if (m_browser != nullptr) return;
    m_browser = avahi_service_browser_new(
        m_client, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, kServiceType, nullptr, AvahiLookupFlags{},
        [](AvahiServiceBrowser*, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event,
           const char* name, const char*, const char* domain, AvahiLookupResultFlags, void* self) {
            // Name and domain are missing where the event is not about one service.
            static_cast<AvahiDiscovery*>(self)->browsed(
                event, {interface, protocol, name != nullptr ? name : "", domain != nullptr ? domain : ""});
        },
        this);
    if (m_browser == nullptr) m_failed = true;
}

void AvahiDiscovery::browsed(AvahiBrowserEvent event, Key key) {
    if (event == AVAHI_BROWSER_FAILURE) {
        m_failed = true;
    } else if (event == AVAHI_BROWSER_NEW) {
        if (m_services.size() >= kMostServices) return;
        const auto [at, isNew] = m_services.try_emplace(std::move(key));
        if (!isNew) return;
        at->second.owner = this;
        resolve(at->first, at->second);
    } else if (event == AVAHI_BROWSER_REMOVE) {
        const auto at = m_services.find(key);
        if (at == m_services.end()) return;
        if (at->second.resolver != nullptr) avahi_service_resolver_free(at->second.resolver);
        m_services.erase(at);
        m_changed = true;
    }
}

void AvahiDiscovery::resolve(const Key& key, Service& service) {
    const auto& [interface, protocol, name, domain] = key;
    service.askAgain.reset();
    service.resolver = avahi_service_resolver_new(
        m_client, interface, protocol, name.c_str(), kServiceType, domain.c_str(), protocol, AvahiLookupFlags{},
        [](AvahiServiceResolver*, AvahiIfIndex at, AvahiProtocol, AvahiResolverEvent event, const char*, const char*,
           const char*, const char*, const AvahiAddress* address, std::uint16_t port, AvahiStringList* txt,
           AvahiLookupResultFlags, void* of) {
            auto& resolvedService = *static_cast<Service*>(of);
            resolvedService.owner->resolved(resolvedService, event, at, address, port, txt);
        },
        &service);
    if (service.resolver == nullptr) service.askLater();
}

void AvahiDiscovery::resolveAgain(AvahiTime now) {
    for (auto& [key, service] : m_services) {
        if (!service.askAgain || now < *service.askAgain) continue;
        if (service.resolver != nullptr) avahi_service_resolver_free(service.resolver);
        resolve(key, service);
    }
}

void AvahiDiscovery::resolved(Service& service, AvahiResolverEvent event, AvahiIfIndex interface,
                              const AvahiAddress* address, std::uint16_t port, AvahiStringList* txt) {
    m_changed = true;
    service.device.clear();
    if (event != AVAHI_RESOLVER_FOUND || address == nullptr) {
        service.askLater();
        return;
    }
    service.askAgain.reset();
    service.pause = kFirstResolvePause;
    // Anybody may have written this record: taken is what has exactly the form it must have.
    const auto value = [&](const char* key) {
        std::string out;
        AvahiStringList* const entry = avahi_string_list_find(txt, key);
        char* text = nullptr;
        std::size_t size = 0;
        if (entry != nullptr && avahi_string_list_get_pair(entry, nullptr, &text, &size) == 0 && text != nullptr) {
            out.assign(text, size);
        }
        avahi_free(text);
        return out;
    };
    const auto device = base::DeviceId::fromHex(value("d"));
    if (value("v") != "1" || value("s") != m_own.shelterTag || !device || device->isNull() || port == 0) return;
    if (device->hex() == m_own.deviceId) return;

    char text[AVAHI_ADDRESS_STR_MAX] = "";
    avahi_address_snprint(text, sizeof text, address);
    std::string host = text;
    if (address->proto == AVAHI_PROTO_INET6 && addressRank(host) == 3) {
        // A link-local address means nothing without its interface.
        char name[IF_NAMESIZE] = "";
        const bool named = ::if_indextoname(static_cast<unsigned>(interface), name) != nullptr;
        host += "%" + (named ? std::string(name) : std::to_string(interface));
    }
    service.address = {std::move(host), port};
    service.device = device->hex();
}

void AvahiDiscovery::report() {
    if (!m_changed) return;
    m_changed = false;
    // m_services is ordered by interface: among equally good addresses the order stays the same from call to call.
    std::map<std::string, std::vector<sync::PeerAddress>> devices;
    for (const auto& [key, service] : m_services) {
        if (service.device.empty()) continue;
        auto& addresses = devices[service.device];
        if (std::find(addresses.begin(), addresses.end(), service.address) == addresses.end()) {
            addresses.push_back(service.address);
        }
    }
    std::vector<FoundPeer> peers;
    for (auto& [device, addresses] : devices) {
        std::stable_sort(addresses.begin(), addresses.end(),
                         [](const auto& a, const auto& b) { return addressRank(a.host) < addressRank(b.host); });
        peers.push_back(
            {device, addresses.front().host, addresses.front().port, {addresses.begin() + 1, addresses.end()}});
    }
    if (peers == m_reported) return;
    m_reported = std::move(peers);
    m_onPeers(m_reported);
}

}  // namespace

std::unique_ptr<Discovery> makeAvahiDiscovery() {
    return std::make_unique<AvahiDiscovery>();
}

}  // namespace hinanjo::tablet
