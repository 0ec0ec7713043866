// Three people of a roster, as the offices write them.
#pragma once

#include <vector>

#include "domain/roster.h"

namespace hinanjo::test {

inline domain::RosterPerson listed(const char* no, const char* name, const char* kana, domain::PartialDate birth,
                                   const char* address) {
    domain::RosterPerson person;
    person.no.value = no;
    person.name = name;
    person.kana = kana;
    person.birth = birth;
    person.address = address;
    return person;
}

inline std::vector<domain::RosterPerson> threePeople() {
    return {listed("R1", "髙橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", {1935, 4, 5}, "北区王子1-2-3"),
            listed("R2", "渡邉　茂", "ﾜﾀﾅﾍﾞ ｼｹﾞﾙ", {1933, 1, 2}, "北区豊島3-1-1"),
            listed("R3", "斎藤　和子", "ｻｲﾄｳ ｶｽﾞｺ", {1937, 3, 8}, "北区赤羽2-1-5")};
}

}  // namespace hinanjo::test
