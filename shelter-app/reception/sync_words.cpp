#include "reception/sync_words.h"

#include <QCoreApplication>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using ui::Level;

constexpr std::chrono::seconds kTwoHeartbeats{10};
constexpr std::chrono::minutes kLongUnsent{30};

QString syncTr(const char* text) {
    return QCoreApplication::translate("SyncWords", text);
}

QString count(std::uint64_t n) {
    return QString::number(n);
}

}  // namespace

bool hearsHq(const tablet::SyncStatus& status, base::TimePoint now) {
    return status.connected && status.lastHeard && now - *status.lastHeard <= kTwoHeartbeats;
}

SyncFact savedHere(const tablet::SyncStatus& status, base::TimePoint now) {
    if (status.cannotSave) {
        //: The tablet's disk is full or damaged.
        return {
            Level::Emergency, syncTr(QT_TRANSLATE_NOOP("SyncWords", "■ 保存できません")),
            //: What to do when the tablet cannot save.
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "空き容量がないか、記憶装置がこわれています。紙に書いてください"))};
    }
    if (status.savedHere == 0)
        return {Level::Normal, syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ 保存した記録はまだありません")), {}};
    //: %1 number of records on this tablet
    return {Level::Normal, syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ 保存 %1件")).arg(count(status.savedHere)),
            //: %1 time of the last record
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "最後 %1")).arg(words::momentSeen(status.lastSaved, now))};
}

SyncFact takenInByHq(const tablet::SyncStatus& status, base::TimePoint now) {
    SyncFact fact;
    if (status.lastTakenIn) {
        //: %1 time when HQ last confirmed that it has our records
        fact.detail = syncTr(QT_TRANSLATE_NOOP("SyncWords", "最後に本部が取り込んだ %1"))
                          .arg(words::momentSeen(*status.lastTakenIn, now));
    }
    if (status.refusedByHq > 0) {
        fact.level = Level::Emergency;
        //: %1 records refused by HQ
        fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "■ 本部が受けつけない %1件")).arg(count(status.refusedByHq));
        return fact;
    }
    if (status.revoked) {
        fact.level = Level::Warning;
        //: HQ has stopped this tablet.
        fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "▲ 本部に止められた端末です"));
        return fact;
    }
    if (status.notAtHq > 0) {
        const bool old = status.oldestNotAtHq && now - *status.oldestNotAtHq > kLongUnsent;
        if (!old && !status.connected && status.awaitingReply >= status.notAtHq) {
            fact.level = Level::Unknown;
            //: %1 records were sent, HQ has not answered
            fact.text =
                syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ 送ったが返事なし %1件・保存済み")).arg(count(status.notAtHq));
            return fact;
        }
        if (old) {
            fact.level = Level::Warning;
            //: %1 records not yet at HQ, %2 time of the oldest
            fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "▲ 未送信 %1件（最古 %2）・保存済み"))
                            .arg(count(status.notAtHq), words::momentSeen(*status.oldestNotAtHq, now));
            return fact;
        }
        fact.level = status.connected ? Level::Normal : Level::Unknown;
        //: %1 records not yet at HQ; they are safe on this tablet
        fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "△ 未送信 %1件・保存済み")).arg(count(status.notAtHq));
        return fact;
    }
    if (hearsHq(status, now)) {
        //: Everything is at HQ, and HQ is heard right now; %1 time
        fact.text =
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ 本部まで届いた %1")).arg(words::clockTime(*status.lastHeard));
        return fact;
    }
    fact.level = Level::Unknown;
    if (status.lastAgreed) {
        //: %1 time when tablet and HQ last held the same
        fact.text =
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ 最後に一致 %1")).arg(words::momentSeen(*status.lastAgreed, now));
    } else {
        //: This tablet has never reached HQ.
        fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ 本部とまだつながっていません"));
    }
    return fact;
}

SyncFact receivedFromHq(const tablet::SyncStatus& status, base::TimePoint now) {
    if (!status.lastHeard) {
        return {Level::Unknown, syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ 本部からまだ何も受け取っていません")), {}};
    }
    const QString when = words::momentSeen(*status.lastHeard, now);
    if (hearsHq(status, now)) {
        //: %1 time of the last message from HQ
        return {Level::Normal, syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ 最後に受け取った %1")).arg(when), {}};
    }
    //: %1 time; changes at HQ after it are not visible here
    return {Level::Unknown, syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ 最後に受け取った %1")).arg(when),
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "これより新しい本部の変更は まだ見えていません"))};
}

SyncFact headerChip(const tablet::SyncStatus& status, base::TimePoint now) {
    if (status.cannotSave) return savedHere(status, now);
    SyncFact worst = takenInByHq(status, now);
    // Fact 4 has no state of its own that is worse: while HQ is silent, fact 3 is unknown too or counts what is unsent.
    worst.detail.clear();
    return worst;
}

QString reason(const tablet::SyncStatus& status, base::TimePoint now) {
    if (status.cannotSave) {
        return syncTr(QT_TRANSLATE_NOOP("SyncWords", "この端末では保存できません。ほかの端末か紙を使ってください。"));
    }
    if (status.revoked) {
        return syncTr(QT_TRANSLATE_NOOP("SyncWords",
                                        "本部がこの端末を止めました。記録は消えていません。本部に電話してください。"));
    }
    if (status.refusedByHq > 0) {
        return syncTr(QT_TRANSLATE_NOOP(
            "SyncWords", "本部が受けつけなかった記録があります。記録は消えていません。本部に電話してください。"));
    }
    if (hearsHq(status, now)) {
        return syncTr(QT_TRANSLATE_NOOP("SyncWords", "本部とつながっています。"));
    }
    if (!status.lastHeard) {
        return syncTr(QT_TRANSLATE_NOOP(
            "SyncWords", "本部とつながっていません。つながれば自動で送ります。受付は このまま続けられます。"));
    }
    //: %1 time since when HQ has not been heard
    return syncTr(
               QT_TRANSLATE_NOOP(
                   "SyncWords",
                   "理由: 本部の応答がありません（%1から）。つながれば自動で送ります。受付は このまま続けられます。"))
        .arg(words::momentSeen(*status.lastHeard, now));
}

}  // namespace hinanjo::reception
