// Half-entered work of one form (下書き), as the form gives it away and takes it back.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <set>
#include <string>

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

}  // namespace hinanjo::reception
