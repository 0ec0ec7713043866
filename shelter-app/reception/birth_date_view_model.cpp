#include "reception/birth_date_view_model.h"

#include <algorithm>
#include <chrono>

namespace hinanjo::reception {

BirthDateViewModel::BirthDateViewModel(const base::Clock& clock, QObject* parent) : QObject(parent), m_clock(clock) {
    start();
}

void BirthDateViewModel::start() {
    m_era = static_cast<int>(domain::Era::Showa);
    for (QString& part : m_parts)
        part.clear();
    m_field = 0;
    read();
}

void BirthDateViewModel::setEra(int era) {
    m_era = era;
    m_parts[0].truncate(width(0));
    if (m_field == 0 && m_parts[0].size() == width(0)) m_field = 1;
    if (m_parts[0].size() < width(0)) m_field = 0;
    read();
}

void BirthDateViewModel::setField(int field) {
    m_field = field;
    read();
}

void BirthDateViewModel::digit(int value) {
    QString& part = m_parts[m_field];
    // A full field is typed anew.
    if (part.size() >= width(m_field)) part.clear();
    part += QString::number(value);
    if (part.size() == width(m_field) && m_field < 2) ++m_field;
    read();
}

void BirthDateViewModel::erase() {
    if (m_parts[m_field].isEmpty() && m_field > 0) --m_field;
    m_parts[m_field].chop(1);
    read();
}

void BirthDateViewModel::next() {
    m_field = (m_field + 1) % 3;
    read();
}

void BirthDateViewModel::accept() {
    if (m_valid) emit accepted(m_date);
}

void BirthDateViewModel::read() {
    m_date = {};
    m_valid = false;
    if (m_parts[0].isEmpty() || (m_era == 0 && m_parts[0].size() < 4)) {
        //: Birth date: nothing or only part of the year has been typed
        m_echo = m_era == 0 ? tr("西暦の年を4けたで押してください") : tr("年を押してください");
        emit changed();
        return;
    }
    const int year = m_parts[0].toInt();
    const int month = m_parts[1].toInt();
    const int day = month == 0 ? 0 : m_parts[2].toInt();
    const auto date = m_era == 0 ? domain::fromGregorian(year, month, day)
                                 : domain::fromEra(static_cast<domain::Era>(m_era), year, month, day);
    if (!date) {
        m_echo = QString::fromStdString(date.error().detail);
        emit changed();
        return;
    }
    const auto today = domain::japaneseDay(m_clock.now());
    const auto first = std::chrono::year(date->year) / std::chrono::month(std::max<unsigned>(1, date->month)) /
                       std::chrono::day(std::max<unsigned>(1, date->day));
    if (first > today) {
        //: Birth date lies in the future
        m_echo = tr("これから先の日付です");
        emit changed();
        return;
    }
    const auto age = domain::ageOn(*date, today);
    m_date = *date;
    m_valid = true;
    QString western = tr("%1年").arg(date->year);
    if (date->month) western += tr("%1月").arg(date->month);
    if (date->day) western += tr("%1日").arg(date->day);
    //: Birth date said back: %1 western date, %2 age in years
    m_echo = tr("＝ %1　%2才").arg(western).arg(age.value_or(0));
    emit changed();
}

}  // namespace hinanjo::reception
