// Keys of people and keys of scanners through one window.
#include "readers/key_scanner.h"

#include <QCoreApplication>
#include <QTest>
#include <QWindow>
#include <catch2/catch_test_macros.hpp>

#include "codes/read_code.h"

namespace hinanjo::test {
namespace {

// A page: takes whatever keys come to it.
class Page : public QWindow {
public:
    QString typed;       // Text of presses; "<" and ">" for a press and release of Enter.
    QStringList events;  // "+A", "-A"

protected:
    void keyPressEvent(QKeyEvent* key) override {
        events << QStringLiteral("+") + key->text();
        typed += key->key() == Qt::Key_Return ? QStringLiteral("<") : key->text();
    }
    void keyReleaseEvent(QKeyEvent* key) override { events << QStringLiteral("-") + key->text(); }
};

struct Desk {
    std::chrono::milliseconds now{5'000'000};
    std::chrono::milliseconds busy{0};  // Passes whenever somebody looks at the clock.
    int looks = 0;
    quint64 at = 1'000;  // Time stamp of the next event.
    Page page;
    readers::KeyScanner scanner{[this] {
        ++looks;
        return now += busy;
    }};
    QStringList codes;
    int unreadable = 0;

    Desk() {
        scanner.watch(&page);
        QObject::connect(&scanner, &readers::KeyScanner::scanned, &scanner, [this](const QString& t) { codes << t; });
        QObject::connect(&scanner, &readers::KeyScanner::unreadable, &scanner, [this] { ++unreadable; });
    }
    void key(int key, const QString& text, int gap, Qt::KeyboardModifiers modifiers = {}, bool repeat = false) {
        at += static_cast<quint64>(gap);
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, modifiers, text, repeat);
            event.setTimestamp(at);
            QCoreApplication::sendEvent(&page, &event);
        }
    }
    void type(const QString& text, int gap) {
        for (const QChar c : text)
            key(c.toUpper().unicode(), c, gap);
    }
    void enter(int gap) { key(Qt::Key_Return, QStringLiteral("\r"), gap); }
};

const QString kToken = QString::fromStdString(codes::toText(codes::TokenCode{"A-0132", {"S001"}}));

}  // namespace

TEST_CASE("a scanner's burst is a code and nothing of it reaches the page", "[keys]") {
    Desk desk;
    desk.type(kToken, 4);
    desk.enter(4);

    CHECK(desk.codes == QStringList{kToken});
    CHECK(desk.page.events.isEmpty());
    desk.type(kToken, 20);  // A slow one, by Bluetooth.
    desk.enter(20);
    CHECK(desk.codes.size() == 2);
    CHECK(desk.page.events.isEmpty());
}

TEST_CASE("keys of a hand go to the page, in order, with their releases", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("874"), 90);
    CHECK(desk.page.typed == u"87"_qs);  // The last one is still waited for.
    REQUIRE(QTest::qWaitFor([&] { return desk.page.typed == u"874"_qs; }, 20'000));
    CHECK(desk.page.events == QStringList{u"+8"_qs, u"-8"_qs, u"+7"_qs, u"-7"_qs, u"+4"_qs, u"-4"_qs});
    desk.enter(200);
    CHECK(desk.page.typed == u"874<"_qs);
    CHECK(desk.codes.isEmpty());
}

TEST_CASE("a whole line typed by a quick hand and ended by Enter is not a code", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("12345678"), 60);
    desk.enter(60);

    CHECK(desk.codes.isEmpty());
    CHECK(desk.page.typed == u"12345678<"_qs);
}

TEST_CASE("two keys pressed at once with Enter behind them are a hand's", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("87"), 10);
    desk.enter(10);
    CHECK(desk.codes.isEmpty());
    CHECK(desk.page.typed == u"87<"_qs);
}

TEST_CASE("one pause inside makes it a hand's", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("HNJT1"), 5);
    desk.type(QStringLiteral("A0132"), 50);
    desk.enter(5);
    CHECK(desk.codes.isEmpty());
    CHECK(desk.page.typed == u"HNJT1A0132<"_qs);
}

TEST_CASE("a key that is held down is no scanner", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("8"), 5);
    for (int i = 0; i < 10; ++i)
        desk.key(Qt::Key_8, QStringLiteral("8"), 30, {}, true);
    desk.enter(30);
    CHECK(desk.codes.isEmpty());
    CHECK(desk.page.typed == u"88888888888<"_qs);
}

TEST_CASE("Space, Enter, Tab and commands are never kept back", "[keys]") {
    Desk desk;
    desk.key(Qt::Key_Space, QStringLiteral(" "), 5);
    desk.enter(5);
    desk.key(Qt::Key_Tab, QStringLiteral("\t"), 5);
    desk.key(Qt::Key_A, QStringLiteral("a"), 5, Qt::ControlModifier);
    CHECK(desk.page.typed == u" <\ta"_qs);
}

TEST_CASE("keys that waited while the program was busy keep their distance", "[keys]") {
    // All delivered at once, as after a long look at something else; the system's time stamps tell them apart.
    Desk desk;
    desk.type(QStringLiteral("8745874"), 120);
    desk.enter(120);
    CHECK(desk.codes.isEmpty());
    CHECK(desk.page.typed == u"8745874<"_qs);
}

TEST_CASE("a scanner whose keys wait in the queue of a busy program is still one", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("HNJT1 A-01"), 4);
    desk.busy = std::chrono::milliseconds(400);
    const int before = desk.looks;
    REQUIRE(QTest::qWaitFor([&] { return desk.looks > before; }, 20'000));  // The timer comes first.
    desk.type(QStringLiteral("32 S001 AAAAAAAA"), 4);
    desk.enter(4);
    CHECK(desk.codes.size() == 1);
    CHECK(desk.page.events.isEmpty());
}

TEST_CASE("Japanese text is taken as characters, Alt codes are refused in words", "[keys]") {
    Desk desk;
    desk.type(QStringLiteral("TSK1,山田太郎"), 5);
    desk.enter(5);
    CHECK(desk.codes == QStringList{u"TSK1,山田太郎"_qs});

    desk.type(QStringLiteral("TSK1,"), 5);
    for (const char digit : {'3', '5', '7', '4', '4'})
        desk.key(digit, QString(QChar::fromLatin1(digit)), 5, Qt::AltModifier | Qt::KeypadModifier);
    desk.type(QStringLiteral(",1"), 5);
    desk.enter(5);
    CHECK(desk.codes.size() == 1);
    CHECK(desk.unreadable == 1);
    CHECK(desk.page.events.isEmpty());
}

TEST_CASE("real key events of the window system, as fast as they come, are a scanner", "[keys]") {
    Page page;
    page.show();
    REQUIRE(QTest::qWaitForWindowExposed(&page));
    readers::KeyScanner scanner;
    QStringList codes;
    QObject::connect(&scanner, &readers::KeyScanner::scanned, &scanner, [&](const QString& t) { codes << t; });
    scanner.watch(&page);

    for (const QChar c : kToken)
        QTest::keyClick(&page, c.toLatin1());
    QTest::keyClick(&page, Qt::Key_Return);

    CHECK(codes.size() == 1);
    CHECK(page.events.isEmpty());
}

}  // namespace hinanjo::test
