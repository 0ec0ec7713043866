#include "vpcd.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>
#include <winscard.h>

#include <QFile>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

namespace hinanjo::test {
namespace {

constexpr std::uint16_t kPort = 35963;  // Where vpcd waits for its card.
const std::string kAnswerToReset("\x3B\x80\x80\x01\x01", 5);

int connectToVpcd() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(kPort);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

bool readAll(int socket, std::string& out, std::size_t size) {
    out.resize(size);
    for (std::size_t done = 0; done < size;) {
        const ssize_t n = ::recv(socket, out.data() + done, size - done, 0);
        if (n <= 0) return false;
        done += static_cast<std::size_t>(n);
    }
    return true;
}

bool writeAll(int socket, const std::string& bytes) {
    std::string message{static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size() & 0xFF)};
    message += bytes;
    return ::send(socket, message.data(), message.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(message.size());
}

bool hasService() {
    SCARDCONTEXT context = 0;
    if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) != SCARD_S_SUCCESS) return false;
    DWORD size = 0;
    const bool hasReader = SCardListReaders(context, nullptr, nullptr, &size) == SCARD_S_SUCCESS;
    SCardReleaseContext(context);
    return hasReader;
}

}  // namespace

SoftwareReader::SoftwareReader() {
    const QString program = QStringLiteral("/usr/sbin/pcscd");
    if (!QFile::exists(program)) {
        m_missing = "pcscd is not installed";
        return;
    }
    m_lock = ::open("/tmp/hinanjo-test-pcscd.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    REQUIRE(::flock(m_lock, LOCK_EX) == 0);
    if (hasService()) return;
    if (::geteuid() != 0) {
        m_missing = "only root starts pcscd";
        return;
    }
    m_pcscd.start(program, {QStringLiteral("--foreground")});
    REQUIRE(m_pcscd.waitForStarted());
    if (!QTest::qWaitFor([] { return hasService(); }, 20'000)) m_missing = "pcscd has no vpcd reader";
}

SoftwareReader::~SoftwareReader() {
    stop();
    if (m_lock >= 0) ::close(m_lock);
}

void SoftwareReader::stop() {
    if (m_pcscd.state() == QProcess::NotRunning) return;
    m_pcscd.terminate();
    if (!m_pcscd.waitForFinished(10'000)) m_pcscd.kill();
    m_pcscd.waitForFinished();
}

LaidCard::LaidCard(SimulatedCard& card, int answers) : m_card(card), m_left(answers) {
    REQUIRE(QTest::qWaitFor([this] { return (m_socket = connectToVpcd()) >= 0; }, 20'000));
    m_thread = std::thread([this] { serve(); });
}

LaidCard::~LaidCard() {
    ::shutdown(m_socket, SHUT_RDWR);
    m_thread.join();
    ::close(m_socket);
}

void LaidCard::serve() {
    std::string head, message;
    while (readAll(m_socket, head, 2)) {
        const std::size_t size = static_cast<unsigned char>(head[0]) << 8 | static_cast<unsigned char>(head[1]);
        if (!readAll(m_socket, message, size)) return;
        if (size == 1) {  // 0 off, 1 on, 2 reset, 4 the answer to reset
            if (message[0] == '\x04') {
                if (!writeAll(m_socket, kAnswerToReset)) return;
            } else {
                m_card.reset();
            }
            continue;
        }
        if (m_left == 0) {
            ::shutdown(m_socket, SHUT_RDWR);
            return;
        }
        if (m_left > 0) --m_left;
        if (!writeAll(m_socket, m_card.answer(message))) return;
    }
}

}  // namespace hinanjo::test
