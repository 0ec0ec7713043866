#include "lists/protection.h"

#include "domain/protection.h"

namespace hinanjo::lists {

bool saysProtected(const domain::RosterPerson& person) {
    return person.isProtected || domain::mentionsProtection(person.remark) || domain::mentionsProtection(person.reason);
}

}  // namespace hinanjo::lists
