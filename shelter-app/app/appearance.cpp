#include "app/appearance.h"

#include <algorithm>

namespace hinanjo::app {
namespace {

constexpr auto kBrightness = "brightness";
constexpr auto kDensity = "dots-per-millimetre";
constexpr auto kTextSize = "text-size";
constexpr auto kLeftHanded = "left-handed";
constexpr auto kGloves = "gloves";
constexpr auto kHideAfter = "hide-after-seconds";
constexpr int kDefaultHideAfter = 60;

}  // namespace

Appearance::Appearance(const QString& dataDirectory, QObject* parent)
    : QObject(parent),
      m_settings(dataDirectory + QStringLiteral("/settings.ini"), QSettings::IniFormat),
      m_brightness(std::clamp(m_settings.value(kBrightness, 0).toInt(), 0, 2)),
      m_density(m_settings.value(kDensity, 0).toDouble()),
      m_textSize(std::clamp(m_settings.value(kTextSize, 0).toInt(), 0, 2)),
      m_leftHanded(m_settings.value(kLeftHanded, false).toBool()),
      m_gloves(m_settings.value(kGloves, false).toBool()),
      m_hideAfter(std::max(10, m_settings.value(kHideAfter, kDefaultHideAfter).toInt())) {}

void Appearance::setBrightness(int brightness) {
    keep(kBrightness, m_brightness, brightness);
}

void Appearance::setDensity(double density) {
    keep(kDensity, m_density, density);
}

void Appearance::useDensity(double density) {
    m_density = density;
    emit changed();
}

void Appearance::setTextSize(int size) {
    keep(kTextSize, m_textSize, size);
}

void Appearance::setLeftHanded(bool leftHanded) {
    keep(kLeftHanded, m_leftHanded, leftHanded);
}

void Appearance::setGloves(bool gloves) {
    keep(kGloves, m_gloves, gloves);
}

void Appearance::setHideAfter(int seconds) {
    keep(kHideAfter, m_hideAfter, seconds);
}

}  // namespace hinanjo::app
