// Half-entered work of one form (下書き), as the form gives it away and takes it back.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <set>
#include <string>

#include "tablet/desk.h"

namespace hinanjo::reception {

struct Draft {
    QJsonObject content;  // Empty: nothing is half entered.
    QString subject;      // Of whom, for the person who is to go on with it.
};

// The forms that have drafts, by the names of their pages.
namespace forms {
inline const QString kHeadCount = QStringLiteral("headcount");
inline const QString kQuickAdd = QStringLiteral("quickadd");
inline const QString kHousehold = QStringLiteral("household");
inline const QString kLeaving = QStringLiteral("leaving");
inline const QString kReport = QStringLiteral("report");
}  // namespace forms

[[nodiscard]] inline QJsonArray toJson(const std::set<std::string>& codes) {
    QJsonArray out;
    for (const std::string& code : codes)
        out << QString::fromStdString(code);
    return out;
}

[[nodiscard]] inline std::set<std::string> careFrom(const QJsonValue& kept) {
    std::set<std::string> out;
    const QJsonArray codes = kept.toArray();
    for (const QJsonValue& code : codes)
        out.insert(code.toString().toStdString());
    return out;
}

// Somebody who is in no register: everything there is to know.
[[nodiscard]] inline QJsonObject toJson(const tablet::Arriving& arriving) {
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    return {{QStringLiteral("familyName"), text(arriving.familyName)},
            {QStringLiteral("givenName"), text(arriving.givenName)},
            {QStringLiteral("family"), text(arriving.familyKana)},
            {QStringLiteral("given"), text(arriving.givenKana)},
            {QStringLiteral("sex"), static_cast<int>(arriving.sex)},
            {QStringLiteral("age"), static_cast<int>(arriving.ageBand)},
            {QStringLiteral("birth"), text(arriving.birth.toText())},
            {QStringLiteral("address"), text(arriving.address)},
            {QStringLiteral("town"), text(arriving.town)}};
}

[[nodiscard]] inline tablet::Arriving arrivingFrom(const QJsonObject& kept) {
    const auto text = [&](const char* key) { return kept.value(QLatin1String(key)).toString().toStdString(); };
    tablet::Arriving out;
    out.familyName = text("familyName");
    out.givenName = text("givenName");
    out.familyKana = text("family");
    out.givenKana = text("given");
    out.sex = static_cast<domain::Sex>(kept.value(u"sex").toInt());
    out.ageBand = static_cast<domain::AgeBand>(kept.value(u"age").toInt());
    out.birth = domain::PartialDate::fromText(text("birth"));
    out.address = text("address");
    out.town = text("town");
    return out;
}

}  // namespace hinanjo::reception
