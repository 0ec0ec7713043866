#include "reception/drafts_view_model.h"

#include <QJsonDocument>
#include <algorithm>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr auto kSubject = "subject";
constexpr auto kContent = "content";
constexpr auto kInto = "into";

QString formOf(const tablet::Unfinished& work) {
    return QString::fromStdString(work.form);
}

bool belongsToHousehold(const QJsonObject& content) {
    return content.value(QLatin1String(kInto)).toBool();
}

}  // namespace

DraftsViewModel::DraftsViewModel(tablet::Tablet& tablet, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet) {
    for (tablet::Unfinished& work : tablet.leftUnfinished()) {
        const QJsonObject kept = QJsonDocument::fromJson(QByteArray::fromStdString(work.content)).object();
        m_left.insert(m_left.begin(), {std::move(work), kept.value(QLatin1String(kContent)).toObject(),
                                       kept.value(QLatin1String(kSubject)).toString()});
    }
}

int DraftsViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant DraftsViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Left& left = m_left[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TextRole:
            //: A draft that was interrupted: %1 time, %2 of whom
            return tr("下書き %1　%2").arg(words::momentSeen(left.work.since, m_tablet.clock().now()), left.subject);
        case SubjectRole:
            return left.subject;
        default:
            return {};
    }
}

QHash<int, QByteArray> DraftsViewModel::roleNames() const {
    return {{TextRole, "text"}, {SubjectRole, "subject"}};
}

int DraftsViewModel::rowOf(const QString& page) const {
    const auto it = std::ranges::find_if(m_left, [&](const Left& left) { return formOf(left.work) == page; });
    return it == m_left.end() ? -1 : static_cast<int>(it - m_left.begin());
}

QStringList DraftsViewModel::pagesOf(int row) const {
    if (row < 0 || row >= count()) return {};
    const Left& left = m_left[static_cast<std::size_t>(row)];
    const QString page = formOf(left.work);
    if (belongsToHousehold(left.content) && rowOf(forms::kHousehold) >= 0) return {forms::kHousehold, page};
    return {page};
}

void DraftsViewModel::resume(int row) {
    if (row < 0 || row >= count()) return;
    // Somebody was being added to a household that was half entered itself.
    if (pagesOf(row).size() > 1) {
        const auto number = m_left[static_cast<std::size_t>(row)].work.number;
        take(rowOf(forms::kHousehold));
        row = static_cast<int>(std::ranges::find(m_left, number, [](const Left& left) { return left.work.number; }) -
                               m_left.begin());
    } else if (QJsonObject& content = m_left[static_cast<std::size_t>(row)].content; belongsToHousehold(content)) {
        content[QLatin1String(kInto)] = false;  // The household is gone: the person is one of their own.
    }
    take(row);
}

void DraftsViewModel::take(int row) {
    const Left left = m_left[static_cast<std::size_t>(row)];
    const auto form = m_forms.find(formOf(left.work));
    if (form == m_forms.end()) return;
    // The form writes it down as its own before the old one goes.
    form->second.resume(left.content);
    keep(form->first);
    remove(row);
}

void DraftsViewModel::drop(int row) {
    if (row >= 0 && row < count()) remove(row);
}

void DraftsViewModel::standOn(const QStringList& pages) {
    m_pages = pages;
    for (const auto& [page, form] : m_forms)
        keep(page);
}

void DraftsViewModel::keep(const QString& page) {
    QByteArray text;
    if (m_pages.contains(page)) {
        const Draft draft = m_forms.at(page).draft();
        if (!draft.content.isEmpty()) {
            text = QJsonDocument(
                       QJsonObject{{QLatin1String(kSubject), draft.subject}, {QLatin1String(kContent), draft.content}})
                       .toJson(QJsonDocument::Compact);
        }
    }
    QByteArray& kept = m_kept[page];
    if (kept == text) return;
    kept = text;
    m_tablet.keepUnfinished(page.toStdString(), text.toStdString());
}

void DraftsViewModel::remove(int row) {
    m_tablet.dropUnfinished(m_left[static_cast<std::size_t>(row)].work.number);
    beginRemoveRows({}, row, row);
    m_left.erase(m_left.begin() + row);
    endRemoveRows();
    emit countChanged();
}

}  // namespace hinanjo::reception
