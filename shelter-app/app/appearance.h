// What is set once for this tablet and this pair of eyes: day or night colours, the true size of the glass. Kept in
// settings.ini of the data directory.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>

namespace hinanjo::app {

class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    // 0 by the hour, 1 day, 2 night
    Q_PROPERTY(int brightness READ brightness WRITE setBrightness NOTIFY changed)
    // Dots per millimetre measured with a card; 0: what the platform says.
    Q_PROPERTY(double density READ density WRITE setDensity NOTIFY changed)

public:
    explicit Appearance(const QString& dataDirectory, QObject* parent = nullptr);

    [[nodiscard]] int brightness() const { return m_brightness; }
    void setBrightness(int brightness);
    [[nodiscard]] double density() const { return m_density; }
    void setDensity(double density);
    // For this run only.
    void useDensity(double density);

signals:
    void changed();

private:
    QSettings m_settings;
    int m_brightness;
    double m_density;
};

}  // namespace hinanjo::app
