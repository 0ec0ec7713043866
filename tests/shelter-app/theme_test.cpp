#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <memory>

namespace hinanjo::test {
namespace {

double luminance(const QColor& color) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return std::max(la, lb) / std::min(la, lb);
}

class ThemeUnderTest {
public:
    explicit ThemeUnderTest(int mode) {
        m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nimport Hinanjo.Ui\nQtObject { property QtObject theme: Theme }", {});
        m_holder.reset(component.create());
        REQUIRE(m_holder);
        m_theme = m_holder->property("theme").value<QObject*>();
        m_theme->setProperty("mode", mode);
    }
    [[nodiscard]] QColor color(const char* name) const {
        const QColor color = m_theme->property(name).value<QColor>();
        INFO(name);
        REQUIRE(color.isValid());
        return color;
    }

private:
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_holder;
    QObject* m_theme = nullptr;
};

}  // namespace

TEST_CASE("every text can be read: contrast 7:1 by day and by night", "[theme]") {
    const int mode = GENERATE(1, 2);
    const ThemeUnderTest theme(mode);
    const std::pair<const char*, const char*> pairs[] = {
        {"text", "page"},
        {"text", "surface"},
        {"textQuiet", "page"},
        {"textQuiet", "surface"},
        {"headerText", "header"},
        {"drillText", "drill"},
        {"actionText", "action"},
        {"keyText", "key"},
        {"keyText", "keyPressed"},
        {"text", "keyPressed"},
        {"actionText", "actionPressed"},
        {"chosenText", "chosen"},
        {"text", "chosen"},
        {"disabledText", "disabled"},
        {"normalText", "normal"},
        {"noticeText", "notice"},
        {"warningText", "warning"},
        {"emergencyText", "emergency"},
        {"unknownText", "unknown"},
    };
    for (const auto& [ink, fill] : pairs) {
        INFO(ink << " on " << fill << (mode == 2 ? " by night" : " by day"));
        CHECK(contrast(theme.color(ink), theme.color(fill)) >= 7.0);
    }
}

TEST_CASE("every mark can be seen: contrast 3:1 by day and by night", "[theme]") {
    const int mode = GENERATE(1, 2);
    const ThemeUnderTest theme(mode);
    const std::pair<const char*, const char*> pairs[] = {
        {"edge", "page"},           {"edge", "surface"},          {"chosenEdge", "chosen"},   {"chosenEdge", "page"},
        {"chosenEdge", "surface"},  {"emergencyEdge", "surface"}, {"warningEdge", "surface"}, {"noticeEdge", "surface"},
        {"unknownEdge", "surface"}, {"normalEdge", "normal"},     {"focus", "focusInner"},
    };
    for (const auto& [mark, ground] : pairs) {
        INFO(mark << " on " << ground << (mode == 2 ? " by night" : " by day"));
        CHECK(contrast(theme.color(mark), theme.color(ground)) >= 3.0);
    }
}

}  // namespace hinanjo::test
