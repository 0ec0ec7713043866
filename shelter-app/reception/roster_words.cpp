#include "reception/roster_words.h"

#include "base/text.h"

namespace hinanjo::reception::words {

QString rosterName(const domain::RosterPerson& person) {
    const QString name = QString::fromStdString(person.name);
    // Registers hold half-width kana, hard to read.
    return person.kana.empty() ? name : name + u'（' + QString::fromStdString(base::nfkc(person.kana)) + u'）';
}

QString rosterPlace(const domain::RosterPerson& person) {
    return QString::fromStdString(person.address + (person.building.empty() ? "" : " " + person.building));
}

QString rosterPhone(const domain::RosterPerson& person) {
    if (!person.phone.empty()) return QString::fromStdString(person.phone);
    if (!person.mobile.empty()) return QString::fromStdString(person.mobile);
    if (person.contactPhone.empty()) return {};
    return QString::fromStdString(person.contactRelation + " " + person.contactPhone).trimmed();
}

}  // namespace hinanjo::reception::words
