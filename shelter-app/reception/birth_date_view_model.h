// 生年月日 (W4b): an era, two digits for each part, and the date said back while it is typed. Month and day may stay
// unknown.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "base/clock.h"
#include "domain/birth_date.h"

namespace hinanjo::reception {

class BirthDateViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    // domain::Era; 0: 西暦
    Q_PROPERTY(int era READ era WRITE setEra NOTIFY changed)
    Q_PROPERTY(QString year READ year NOTIFY changed)
    Q_PROPERTY(QString month READ month NOTIFY changed)
    Q_PROPERTY(QString day READ day NOTIFY changed)
    // 0 year, 1 month, 2 day
    Q_PROPERTY(int field READ field WRITE setField NOTIFY changed)
    // "＝ 1958年4月12日　68才", or in words why it cannot be.
    Q_PROPERTY(QString echo READ echo NOTIFY changed)
    Q_PROPERTY(bool valid READ valid NOTIFY changed)

public:
    explicit BirthDateViewModel(const base::Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] int era() const { return m_era; }
    void setEra(int era);
    [[nodiscard]] QString year() const { return m_parts[0]; }
    [[nodiscard]] QString month() const { return m_parts[1]; }
    [[nodiscard]] QString day() const { return m_parts[2]; }
    [[nodiscard]] int field() const { return m_field; }
    void setField(int field);
    [[nodiscard]] QString echo() const { return m_echo; }
    [[nodiscard]] bool valid() const { return m_valid; }
    [[nodiscard]] domain::PartialDate date() const { return m_date; }

    Q_INVOKABLE void start();
    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void next();
    // Takes the date over; does nothing while it is not one.
    Q_INVOKABLE void accept();

signals:
    void changed();
    void accepted(const hinanjo::domain::PartialDate& date);

private:
    [[nodiscard]] qsizetype width(int field) const { return field == 0 && m_era == 0 ? 4 : 2; }
    void read();

    const base::Clock& m_clock;
    int m_era = static_cast<int>(domain::Era::Showa);
    QString m_parts[3];
    int m_field = 0;
    QString m_echo;
    bool m_valid = false;
    domain::PartialDate m_date;
};

}  // namespace hinanjo::reception
