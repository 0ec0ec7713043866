// shelter-app: the tablet at the shelter's desk.
#include <QCommandLineParser>
#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>
#include <cstdio>

#include "app/appearance.h"
#include "app/geometry_file.h"
#include "app/page_tour.h"
#include "readers/pcsc_source.h"
#include "reception/reception_session.h"
#include "tablet/discovery.h"
#include "tablet/tablet.h"

namespace {

enum Exit { Done = 0, Refused = 1, Usage = 2, Damaged = 3 };

int fail(Exit code, const std::string& why) {
    std::fprintf(stderr, "shelter-app: %s\n", why.c_str());
    return code;
}

struct Options {
    QString data, enrol, pictures, geometryFile, language;
    QSize window;
    double density = 0;
    bool selfTest = false;
    hinanjo::tablet::NeighbourOptions neighbours;
};

// Nothing, after saying why, if the command line makes no sense.
std::optional<Options> readOptions(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Reception at an evacuation shelter"));
    parser.addHelpOption();
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Where this tablet keeps its records."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption enrol(QStringLiteral("enroll"),
                                   QStringLiteral("One-time code from the headquarters, or a file with it."),
                                   QStringLiteral("CODE|FILE"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"), QStringLiteral("Open every page once and quit."));
    const QCommandLineOption window(QStringLiteral("window"),
                                    QStringLiteral("Size of the window instead of the whole screen."),
                                    QStringLiteral("WxH"));
    const QCommandLineOption density(
        QStringLiteral("density"), QStringLiteral("Dots per millimetre of the glass, if the screen tells a wrong one."),
        QStringLiteral("NUMBER"));
    const QCommandLineOption pictures(QStringLiteral("screenshot-dir"),
                                      QStringLiteral("With --self-test: a picture of every page."),
                                      QStringLiteral("DIR"));
    const QCommandLineOption geometry(QStringLiteral("geometry-file"),
                                      QStringLiteral("Write where the controls stand, as JSON, for scripts."),
                                      QStringLiteral("FILE"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("ja (default) or en."),
                                      QStringLiteral("CODE"), QStringLiteral("ja"));
    const QCommandLineOption peer(QStringLiteral("peer"),
                                  QStringLiteral("Another tablet of this shelter to connect to; may be given again."),
                                  QStringLiteral("HOST:PORT"));
    const QCommandLineOption peerPort(QStringLiteral("peer-port"),
                                      QStringLiteral("Where other tablets reach this one (default: any free port)."),
                                      QStringLiteral("PORT"), QStringLiteral("0"));
    const QCommandLineOption noPeers(QStringLiteral("no-peers"),
                                     QStringLiteral("Exchange with the headquarters only, not with other tablets."));
    parser.addOptions({data, enrol, selfTest, window, density, pictures, geometry, language, peer, peerPort, noPeers});
    parser.process(app);

    Options options{parser.value(data),
                    parser.value(enrol),
                    parser.value(pictures),
                    parser.value(geometry),
                    parser.value(language),
                    {},
                    parser.value(density).toDouble(),
                    parser.isSet(selfTest),
                    {}};
    if (options.data.isEmpty() || !parser.positionalArguments().isEmpty()) {
        fail(Usage, "--data DIR is needed, and nothing but options");
        return std::nullopt;
    }
    if (parser.isSet(window)) {
        const QStringList sides = parser.value(window).split(u'x');
        if (sides.size() == 2) options.window = QSize(sides[0].toInt(), sides[1].toInt());
        if (options.window.width() < 640 || options.window.height() < 400) {
            fail(Usage, "--window: give WIDTHxHEIGHT, at least 640x400");
            return std::nullopt;
        }
    }
    bool isPort = false;
    options.neighbours.port = parser.value(peerPort).toUShort(&isPort);
    if (!isPort) {
        fail(Usage, "--peer-port: give a number up to 65535");
        return std::nullopt;
    }
    options.neighbours.enabled = !parser.isSet(noPeers);
    for (const QString& address : parser.values(peer)) {
        if (address.section(u':', -1).toUShort() == 0 || address.section(u':', 0, -2).isEmpty()) {
            fail(Usage, "--peer: give HOST:PORT");
            return std::nullopt;
        }
        options.neighbours.addresses.push_back(address.toStdString());
    }
    return options;
}

// Official names need more than one font; without a chain the fallback is a matter of luck.
void setFonts() {
    QFont font;
    font.setFamilies(
        {QStringLiteral("BIZ UDPGothic"), QStringLiteral("Noto Sans CJK JP"), QStringLiteral("IPAmjMincho")});
    QGuiApplication::setFont(font);
}

Exit exitFor(hinanjo::base::ErrorCode code) {
    return code == hinanjo::base::ErrorCode::Corrupt || code == hinanjo::base::ErrorCode::TooNew ? Damaged : Refused;
}

}  // namespace

int main(int argc, char** argv) {
    // Drawn without a graphics card: the same on every tablet, half the memory. The environment may say otherwise.
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("shelter-app"));
    auto options = readOptions(app);
    if (!options) return Usage;
    setFonts();
    QTranslator translator;
    if (options->language != QStringLiteral("ja")) {
        if (!translator.load(QStringLiteral(":/i18n/hinanjo_") + options->language)) {
            return fail(Usage, "--language: there is no such translation");
        }
        QCoreApplication::installTranslator(&translator);
    }

    if (options->neighbours.enabled && !options->selfTest) {
        const auto peers =
            std::filesystem::path(options->data.toStdString()) / hinanjo::tablet::FixedDiscovery::kFileName;
        options->neighbours.discovery = hinanjo::tablet::makeCombinedDiscovery(
            {std::make_shared<hinanjo::tablet::FixedDiscovery>(peers), hinanjo::tablet::makeAvahiDiscovery()});
    }
    auto opened = hinanjo::tablet::Tablet::open(
        {.data = options->data.toStdString(), .clock = {}, .random = {}, .neighbours = options->neighbours});
    if (!opened) return fail(exitFor(opened.error().code), opened.error().detail);
    hinanjo::tablet::Tablet& tablet = **opened;
    if (!options->enrol.isEmpty() && !tablet.identity()) {
        const auto enrolled = tablet.enrol(hinanjo::reception::enrolmentCodeFrom(options->enrol).toStdString());
        // The page says so too and lets staff try again; a script must hear of it.
        if (!enrolled) std::fprintf(stderr, "shelter-app: --enroll: %s\n", enrolled.error().detail.c_str());
        if (!enrolled && options->selfTest) return Refused;
    }

    hinanjo::reception::ReceptionSession session(tablet, {}, hinanjo::readers::makePcscSource());
    hinanjo::app::Appearance appearance(options->data);
    if (options->density > 0) appearance.useDensity(options->density);
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties(
        {{QStringLiteral("session"), QVariant::fromValue(&session)},
         {QStringLiteral("appearance"), QVariant::fromValue(&appearance)},
         {QStringLiteral("width"), options->window.isEmpty() ? 1280 : options->window.width()},
         {QStringLiteral("height"), options->window.isEmpty() ? 800 : options->window.height()}});
    bool warned = false;
    QObject::connect(&engine, &QQmlEngine::warnings, &app, [&warned] { warned = true; });
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Hinanjo/App/Main.qml")));
    auto* window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    if (!window) return fail(Refused, "the pages cannot be loaded");
    if (options->window.isEmpty() && !options->selfTest) window->showMaximized();

    std::unique_ptr<hinanjo::app::GeometryFile> geometry;
    if (!options->geometryFile.isEmpty()) {
        geometry = std::make_unique<hinanjo::app::GeometryFile>(*window, options->geometryFile);
    }
    hinanjo::app::PageTour tour(*window, options->pictures);
    if (options->selfTest) {
        QObject::connect(&tour, &hinanjo::app::PageTour::finished, &app, [&](const QStringList& missing) {
            if (!missing.isEmpty()) fail(Refused, "pages that did not open: " + missing.join(u' ').toStdString());
            QCoreApplication::exit(missing.isEmpty() && !warned ? Done : Refused);
        });
        tour.start();
    }
    tablet.startSync();
    const int result = QGuiApplication::exec();
    tablet.stopSync();
    return result;
}
