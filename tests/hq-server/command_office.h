// An office in a folder of the test, and its commands in this process.
#pragma once

#include "app/commands.h"
#include "hq-server/offices.h"
#include "store/roster_file.h"

namespace hinanjo::test {

struct Said {
    int status = -1;
    std::string out, error;
};

class CommandOffice {
public:
    CommandOffice() {
        makeOffice(m_dir / "hq");
        m_office = openOffice(m_dir / "hq");
    }
    Said command(std::vector<std::string> words) {
        words.insert(words.end(), {"--data", (m_dir / "hq").string()});
        Said said;
        said.status = app::runCommand(
            *m_office, words, m_dir.path().string(),
            {[&](const std::string& text) { said.out += text; }, [&](const std::string& text) { said.error += text; }});
        return said;
    }
    void restart() {
        m_office.reset();
        m_office = openOffice(m_dir / "hq");
    }
    [[nodiscard]] office::Office& office() { return *m_office; }
    void write(const std::string& name, std::vector<domain::RosterPerson> people) {
        REQUIRE(store::writeRosterFile(
            file(name), {.kind = store::RosterKind::Roster, .roster = std::move(people), .residents = {}}));
    }
    void write(const std::string& name, std::vector<domain::Resident> people) {
        REQUIRE(store::writeRosterFile(
            file(name), {.kind = store::RosterKind::Residents, .roster = {}, .residents = std::move(people)}));
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_dir / name; }
    [[nodiscard]] std::size_t inForce() {
        return m_office->store().ask([](store::Store& store) { return store.registers().roster()->size(); });
    }

private:
    TempDir m_dir;
    std::unique_ptr<office::Office> m_office;
};

}  // namespace hinanjo::test
