#include "reception/sync_words.h"

#include <catch2/catch_test_macros.hpp>

namespace hinanjo::test {
namespace {

using reception::headerChip;
using reception::SyncFact;
using ui::Level;

const base::TimePoint kNow = base::fromMillis(1'795'327'200'000);  // 15:00 in Japan

tablet::SyncStatus everythingAtHq() {
    tablet::SyncStatus status;
    status.savedHere = 12;
    status.lastSaved = kNow;
    status.connected = true;
    status.lastHeard = kNow - std::chrono::seconds(3);
    status.lastTakenIn = status.lastAgreed = kNow - std::chrono::seconds(3);
    return status;
}

bool contains(const SyncFact& fact, const char* text) {
    return fact.text.contains(QString::fromUtf8(text));
}

}  // namespace

TEST_CASE("the chip says 'reached HQ' only while HQ is heard", "[sync-words]") {
    auto status = everythingAtHq();

    CHECK(headerChip(status, kNow).level == Level::Normal);
    CHECK(contains(headerChip(status, kNow), "本部まで届いた"));

    status.lastHeard = status.lastAgreed = kNow - std::chrono::seconds(11);
    CHECK(headerChip(status, kNow).level == Level::Unknown);
    CHECK(contains(headerChip(status, kNow), "最後に一致"));
}

TEST_CASE("unsent records are counted, grey while offline and amber after half an hour", "[sync-words]") {
    auto status = everythingAtHq();
    status.connected = false;
    status.lastHeard = kNow - std::chrono::minutes(5);
    status.notAtHq = 12;
    status.oldestNotAtHq = kNow - std::chrono::minutes(5);

    CHECK(headerChip(status, kNow).level == Level::Unknown);
    CHECK(contains(headerChip(status, kNow), "未送信 12件・保存済み"));

    status.oldestNotAtHq = kNow - std::chrono::minutes(31);
    CHECK(headerChip(status, kNow).level == Level::Warning);
    CHECK(contains(headerChip(status, kNow), "最古 14:29"));
}

TEST_CASE("sent without an answer is not taken for taken in", "[sync-words]") {
    auto status = everythingAtHq();
    status.connected = false;
    status.notAtHq = status.awaitingReply = 3;
    status.oldestNotAtHq = kNow - std::chrono::minutes(1);

    CHECK(contains(headerChip(status, kNow), "返事なし 3件"));
    CHECK(headerChip(status, kNow).level == Level::Unknown);
}

TEST_CASE("only a refusal by HQ or a failed save is red", "[sync-words]") {
    auto refused = everythingAtHq();
    refused.refusedByHq = 2;
    auto full = everythingAtHq();
    full.cannotSave = true;
    full.refusedByHq = 2;

    CHECK(headerChip(refused, kNow).level == Level::Emergency);
    CHECK(contains(headerChip(refused, kNow), "本部が受けつけない 2件"));
    CHECK(headerChip(full, kNow).level == Level::Emergency);
    CHECK(contains(headerChip(full, kNow), "保存できません"));
}

TEST_CASE("a tablet that never met HQ says so and that reception goes on", "[sync-words]") {
    const tablet::SyncStatus status;

    CHECK(headerChip(status, kNow).level == Level::Unknown);
    CHECK(reception::receivedFromHq(status, kNow).level == Level::Unknown);
    CHECK(reception::reason(status, kNow).contains(QStringLiteral("受付は このまま続けられます")));
}

TEST_CASE("what HQ changed since it was last heard is called unseen", "[sync-words]") {
    auto status = everythingAtHq();
    status.lastHeard = kNow - std::chrono::minutes(3);

    const SyncFact fact = reception::receivedFromHq(status, kNow);

    CHECK(fact.level == Level::Unknown);
    CHECK(fact.text.contains(QStringLiteral("14:57")));
    CHECK(fact.detail.contains(QStringLiteral("まだ見えていません")));
}

TEST_CASE("neighbours count as having a record only while they are known to", "[sync-words]") {
    auto status = everythingAtHq();
    status.notAtNeighbour = 12;

    CHECK(reception::seenByNeighbours(status).level == Level::Unknown);
    CHECK(reception::seenByNeighbours(status).detail.contains(QStringLiteral("12件")));

    status.neighbours = {"2号機", "3号機"};
    CHECK(reception::seenByNeighbours(status).level == Level::Notice);
    CHECK(contains(reception::seenByNeighbours(status), "未着 12件"));

    status.notAtNeighbour = 0;
    CHECK(reception::seenByNeighbours(status).level == Level::Normal);
    CHECK(contains(reception::seenByNeighbours(status), "2台"));
    CHECK(reception::seenByNeighbours(status).detail.contains(QStringLiteral("2号機、3号機")));
}

TEST_CASE("tablet and HQ are called equal only when both were compared and hold as many", "[sync-words]") {
    auto status = everythingAtHq();
    CHECK(reception::comparedWithHq(status, kNow).level == Level::Unknown);

    status.atHq = 12;
    status.digestsEqual = true;
    status.lastCompared = kNow - std::chrono::minutes(2);
    CHECK(reception::comparedWithHq(status, kNow).level == Level::Normal);
    CHECK(contains(reception::comparedWithHq(status, kNow), "本部に 12件、ここに 12件、一致 14:58"));

    // Equal then; since then HQ is silent, or something was recorded here.
    status.connected = false;
    CHECK(reception::comparedWithHq(status, kNow).level == Level::Unknown);
    CHECK(contains(reception::comparedWithHq(status, kNow), "最後に一致"));
    status.savedHere = 13;
    CHECK(reception::comparedWithHq(status, kNow).level == Level::Notice);
    CHECK_FALSE(contains(reception::comparedWithHq(status, kNow), "一致"));
}

TEST_CASE("a second server and a backup are said as far as HQ said so", "[sync-words]") {
    auto status = everythingAtHq();
    status.digestsEqual = true;
    status.lastCompared = kNow;
    CHECK(reception::comparedWithHq(status, kNow).detail.contains(QStringLiteral("予備サーバーなし")));
    CHECK(reception::comparedWithHq(status, kNow).detail.contains(QStringLiteral("知らせなし")));

    status.replicated = 11;
    status.inBackup = 7;
    status.backupAt = kNow - std::chrono::hours(1);
    CHECK(reception::comparedWithHq(status, kNow).detail.contains(QStringLiteral("予備サーバーに 11件")));
    CHECK(reception::comparedWithHq(status, kNow).detail.contains(QStringLiteral("控えに 7件（14:00）")));
}

TEST_CASE("the clock is spoken of only when it is a minute off, and in the right direction", "[sync-words]") {
    auto status = everythingAtHq();
    CHECK_FALSE(reception::clockDifference(status));
    status.clockOffset = std::chrono::seconds(59);
    CHECK_FALSE(reception::clockDifference(status));

    status.clockOffset = std::chrono::minutes(12);  // HQ is ahead.
    REQUIRE(reception::clockDifference(status));
    CHECK(contains(*reception::clockDifference(status), "12分 おくれて"));
    status.clockOffset = -std::chrono::hours(9);
    CHECK(contains(*reception::clockDifference(status), "9時間 進んで"));
}

}  // namespace hinanjo::test
