#include "app/appearance.h"

namespace hinanjo::app {
namespace {

constexpr auto kBrightness = "brightness";
constexpr auto kDensity = "dots-per-millimetre";

}  // namespace

Appearance::Appearance(const QString& dataDirectory, QObject* parent)
    : QObject(parent),
      m_settings(dataDirectory + QStringLiteral("/settings.ini"), QSettings::IniFormat),
      m_brightness(m_settings.value(kBrightness, 0).toInt()),
      m_density(m_settings.value(kDensity, 0).toDouble()) {}

void Appearance::setBrightness(int brightness) {
    m_brightness = brightness;
    m_settings.setValue(kBrightness, brightness);
    emit changed();
}

void Appearance::setDensity(double density) {
    m_settings.setValue(kDensity, density);
    useDensity(density);
}

void Appearance::useDensity(double density) {
    m_density = density;
    emit changed();
}

}  // namespace hinanjo::app
