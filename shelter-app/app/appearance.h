// What is set once for this tablet and the people at it: colours, size of text and keys, which hand, the true size of
// the glass, when the screen hides itself. Kept in settings.ini of the data directory; every change takes effect at
// once.
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
    // 0 ふつう, 1 大, 2 特大
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY changed)
    // What decides stands at the left instead of the right.
    Q_PROPERTY(bool leftHanded READ leftHanded WRITE setLeftHanded NOTIFY changed)
    // Larger keys, and a longer time in which a second touch is not meant.
    Q_PROPERTY(bool gloves READ gloves WRITE setGloves NOTIFY changed)
    // Seconds without a touch until the tablet asks who works at it.
    Q_PROPERTY(int hideAfter READ hideAfter WRITE setHideAfter NOTIFY changed)

public:
    explicit Appearance(const QString& dataDirectory, QObject* parent = nullptr);

    [[nodiscard]] int brightness() const { return m_brightness; }
    void setBrightness(int brightness);
    [[nodiscard]] double density() const { return m_density; }
    void setDensity(double density);
    // For this run only.
    void useDensity(double density);
    [[nodiscard]] int textSize() const { return m_textSize; }
    void setTextSize(int size);
    [[nodiscard]] bool leftHanded() const { return m_leftHanded; }
    void setLeftHanded(bool leftHanded);
    [[nodiscard]] bool gloves() const { return m_gloves; }
    void setGloves(bool gloves);
    [[nodiscard]] int hideAfter() const { return m_hideAfter; }
    void setHideAfter(int seconds);

signals:
    void changed();

private:
    template <typename T>
    void keep(const char* name, T& member, const T& value) {
        if (member == value) return;
        member = value;
        m_settings.setValue(QLatin1String(name), value);
        emit changed();
    }

    QSettings m_settings;
    int m_brightness;
    double m_density;
    int m_textSize;
    bool m_leftHanded;
    bool m_gloves;
    int m_hideAfter;
};

}  // namespace hinanjo::app
