// A roster whose people stay where they are while lines point at them.
#pragma once

#include <deque>

#include "lists/build.h"

namespace hinanjo::lists::test {

class Roster {
public:
    RosterLine& add(std::string name, std::string town, int ban, int go, std::string building = {}) {
        domain::RosterPerson person;
        person.no.value = "R-" + std::to_string(m_people.size() + 1);
        person.name = std::move(name);
        person.building = std::move(building);
        person.consent = domain::Consent::Given;
        m_people.push_back(std::move(person));
        RosterLine line;
        line.person = &m_people.back();
        line.town = std::move(town);
        line.ban = ban;
        line.go = go;
        lines.push_back(std::move(line));
        return lines.back();
    }
    domain::RosterPerson& person(std::size_t i) { return m_people.at(i); }

    std::vector<RosterLine> lines;

private:
    std::deque<domain::RosterPerson> m_people;
};

}  // namespace hinanjo::lists::test
