// One result line of scripts/bench: {"bench","metric","value","unit","n","vs":{...}}.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "support/support.h"

namespace hinanjo::bench {

inline double secondsSince(std::chrono::steady_clock::time_point from) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

inline void report(const std::string& bench, const std::string& metric, double value, const std::string& unit,
                   std::size_t n, const std::vector<std::pair<std::string, double>>& vs = {}) {
    std::printf("{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"n\":%zu", bench.c_str(),
                metric.c_str(), value, unit.c_str(), n);
    if (!vs.empty()) {
        std::printf(",\"vs\":{");
        for (std::size_t i = 0; i < vs.size(); ++i) {
            std::printf("%s\"%s\":%.6g", i > 0 ? "," : "", vs[i].first.c_str(), vs[i].second);
        }
        std::printf("}");
    }
    std::printf("}\n");
    std::fflush(stdout);
}

// What a desk writes for one person of about 250 bytes an event: described, joined, arrived.
inline std::vector<event::Draft> person(test::Author& author, const base::Clock& clock, const std::string& shelter,
                                        std::size_t number) {
    domain::PersonDescribed described;
    described.person = base::PersonId::make(clock, author.random());
    described.set(domain::PersonField::FamilyName, "山田")
        .set(domain::PersonField::GivenName, "花子" + std::to_string(number % 977));
    described.set(domain::PersonField::FamilyKana, "ヤマダ").set(domain::PersonField::GivenKana, "ハナコ");
    described.set(domain::PersonField::Sex, "2").set(domain::PersonField::Birth, "1958-04-12");
    described.set(domain::PersonField::Address, "北区王子1丁目2番" + std::to_string(number % 40 + 1) + "号");
    described.set(domain::PersonField::Town, "王子一丁目");
    event::Draft first;
    first.incident = author.incident;
    first.shelter.value = shelter;
    first.staff.value = "s1";
    first.payload = described;
    event::Draft second = first;
    second.payload = domain::HouseholdJoined{described.person, base::HouseholdId::make(clock, author.random()), {}};
    event::Draft third = first;
    domain::StayChanged stay;
    stay.person = described.person;
    stay.status = domain::StayStatus::Arrived;
    stay.place = domain::Place::Inside;
    third.payload = stay;
    return {first, second, third};
}

}  // namespace hinanjo::bench
