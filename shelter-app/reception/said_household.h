// What a code or a card says of a household, beside what this tablet knows: who of them stands in the residents'
// register, who was received already.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "codes/household_code.h"
#include "matching/tables.h"
#include "tablet/desk.h"
#include "tablet/tablet.h"

namespace hinanjo::reception {

// One row of W3.
struct SaidMember {
    tablet::Arriving arriving;
    std::vector<std::string> care;
    bool comes = true;  // Named by the code; else only the register says that they belong to it.
};

struct SaidArrival {
    std::vector<SaidMember> members;  // In the order of the code, then who else the register knows of them.
    std::string residentHouseholdNo;  // Of the register's household that most of them belong to; empty: none does.
    std::string address;
    // Nobody is known, and one person without a reading was said (a card): it has to be typed.
    [[nodiscard]] bool wantsReading() const;
};

class SaidFinder {
public:
    // The code names everybody who comes, or the card one of a household of which all may come.
    enum class Says { Everybody, OneOfThem };

    // A person is found in the register by 宛名番号, or by name and complete birth; without a birth only within the
    // household that the others belong to. Readings are compared where both sides have one, else the written names with
    // their variants (渡邉 = 渡辺). Who is not in the register is looked for among those received here. A name that two
    // residents share on one day of birth finds neither.
    // `said` names somebody. Any thread but the GUI's: a name without a reading takes a look at the whole register.
    [[nodiscard]] SaidArrival find(const tablet::Tablet& tablet, const codes::SaidHousehold& said, Says says);

private:
    // Of a name's character forms; loaded when first needed.
    [[nodiscard]] const matching::NameTables* tables();

    std::unique_ptr<matching::NameTables> m_tables;
    bool m_tried = false;
};

}  // namespace hinanjo::reception
