#include "support/support.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace hinanjo::test {

TempDir::TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hinanjo-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_path = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::vector<event::StoredEvent> Author::write(const std::vector<event::Draft>& drafts) {
    auto events = m_writer.write(drafts);
    if (!events) throw std::runtime_error(events.error().detail);
    m_writer.commit();
    return std::move(*events);
}

std::vector<event::StoredEvent> Author::arrival(const std::string& family, const std::string& shelter) {
    m_lastPerson = base::PersonId::make(m_clock, m_random);
    event::Draft described;
    described.incident = incident;
    described.shelter.value = shelter;
    domain::PersonDescribed person;
    person.person = m_lastPerson;
    person.set(domain::PersonField::FamilyName, family);
    described.payload = person;
    event::Draft arrived = described;
    domain::StayChanged stay;
    stay.person = m_lastPerson;
    stay.status = domain::StayStatus::Arrived;
    stay.place = domain::Place::Inside;
    arrived.payload = stay;
    return write({described, arrived});
}

Ran run(const std::vector<std::string>& command) {
    int out[2], error[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(error, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(out[1], 1);
        ::dup2(error[1], 2);
        std::vector<char*> arguments;
        for (const std::string& a : command)
            arguments.push_back(const_cast<char*>(a.c_str()));
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(error[1]);
    Ran ran;
    pollfd fds[2] = {{out[0], POLLIN, 0}, {error[0], POLLIN, 0}};
    for (int open = 2; open > 0;) {
        ::poll(fds, 2, -1);
        for (int i = 0; i < 2; ++i) {
            if (fds[i].fd < 0 || fds[i].revents == 0) continue;
            char block[4096];
            const auto got = ::read(fds[i].fd, block, sizeof block);
            if (got <= 0) {
                ::close(fds[i].fd);
                fds[i].fd = -1;
                --open;
            } else {
                (i == 0 ? ran.out : ran.error).append(block, static_cast<std::size_t>(got));
            }
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds within) {
    const auto end = std::chrono::steady_clock::now() + within;
    while (std::chrono::steady_clock::now() < end) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));  // Between looks at the condition.
    }
    return condition();
}

}  // namespace hinanjo::test
