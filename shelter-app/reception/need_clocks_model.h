// 酸素・透析・インスリン: how long what people have will last, those that run out first in front, for the strip on the
// home page and beside a person (W8).
//
// Lives on the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>

#include "reception/plain_rows.h"
#include "reception/tablet_facts.h"
#include "ui/level.h"

namespace hinanjo::reception {

// How urgent it is: within two hours, within six, later; unknown without a time.
[[nodiscard]] ui::Level::Kind clockLevel(const std::optional<base::TimePoint>& runsOutAt, base::TimePoint now);
// "■ 残り 1時間20分", "△ 次回 11/23 09:00", "？ 残り 分からない".
[[nodiscard]] QString clockText(const std::string& code, const std::optional<base::TimePoint>& runsOutAt,
                                base::TimePoint now);

class NeedClocksModel : public PlainRows {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")

public:
    // Roles of a row: need, text ("山田 和子　酸素・呼吸器"), clock, level, answer ("手配中").
    explicit NeedClocksModel(TabletFacts& facts, QObject* parent = nullptr);

    // Opens the person of a row: asked() says whom.
    Q_INVOKABLE void open(int row);

signals:
    void changed();
    void asked(const hinanjo::base::PersonId& person);

private:
    void refresh();

    TabletFacts& m_facts;
    std::vector<base::PersonId> m_people;
};

}  // namespace hinanjo::reception
