// One QGuiApplication around all cases: pages are drawn without a screen and without a graphics card.
#include <QFont>
#include <QGuiApplication>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <memory>

namespace {

class QtSession : public Catch::EventListenerBase {
public:
    using Catch::EventListenerBase::EventListenerBase;

    void testRunStarting(const Catch::TestRunInfo&) override {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
        static int argc = 1;
        static char name[] = "test_shelter_app";
        static char* argv[] = {name, nullptr};
        m_app = std::make_unique<QGuiApplication>(argc, argv);
        QFont font;
        font.setFamilies(
            {QStringLiteral("BIZ UDPGothic"), QStringLiteral("Noto Sans CJK JP"), QStringLiteral("IPAmjMincho")});
        QGuiApplication::setFont(font);
    }
    void testRunEnded(const Catch::TestRunStats&) override { m_app.reset(); }

private:
    std::unique_ptr<QGuiApplication> m_app;
};

}  // namespace

CATCH_REGISTER_LISTENER(QtSession)
