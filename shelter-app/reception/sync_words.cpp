#include "reception/sync_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using ui::Level;

constexpr std::chrono::seconds kTwoHeartbeats{10};
constexpr std::chrono::minutes kLongUnsent{30};
constexpr std::chrono::minutes kLargeClockDifference{1};

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

SyncFact seenByNeighbours(const tablet::SyncStatus& status) {
    if (status.neighbours.empty()) {
        SyncFact fact{Level::Unknown,
                      //: No other tablet of the shelter is connected
                      syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ ほかの端末とつながっていません")),
                      {}};
        if (status.notAtNeighbour > 0) {
            //: %1 records that no other tablet of the shelter is known to have
            fact.detail = syncTr(QT_TRANSLATE_NOOP("SyncWords", "ほかの端末に届いたと わかっていない記録 %1件"))
                              .arg(count(status.notAtNeighbour));
        }
        return fact;
    }
    QStringList names;
    for (const std::string& name : status.neighbours)
        names << QString::fromStdString(name);
    //: Between the names of two tablets
    const QString connected = names.join(syncTr(QT_TRANSLATE_NOOP("SyncWords", "、")));
    //: %1 names of the tablets that are connected now
    const QString detail = syncTr(QT_TRANSLATE_NOOP("SyncWords", "つながっている端末 %1")).arg(connected);
    if (status.notAtNeighbour > 0) {
        return {Level::Notice,
                //: %1 records that no other tablet of the shelter has yet
                syncTr(QT_TRANSLATE_NOOP("SyncWords", "△ ほかの端末に未着 %1件")).arg(count(status.notAtNeighbour)),
                detail};
    }
    return {Level::Normal,
            //: %1 number of tablets; everything recorded here is at one of them at least
            syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ %1台とつながり、どれかに全部あります")).arg(names.size()), detail};
}

SyncFact comparedWithHq(const tablet::SyncStatus& status, base::TimePoint now) {
    SyncFact fact;
    QStringList copies;
    if (status.replicated) {
        //: %1 records that a second HQ server has
        copies << syncTr(QT_TRANSLATE_NOOP("SyncWords", "本部の予備サーバーに %1件")).arg(count(*status.replicated));
    } else if (status.lastCompared) {
        //: HQ runs on one server
        copies << syncTr(QT_TRANSLATE_NOOP("SyncWords", "本部の予備サーバーなし"));
    }
    if (status.backupAt) {
        //: %1 records in a verified backup of HQ, %2 time of it
        copies << syncTr(QT_TRANSLATE_NOOP("SyncWords", "検証ずみの控えに %1件（%2）"))
                      .arg(count(status.inBackup), words::momentSeen(*status.backupAt, now));
    } else if (status.lastCompared) {
        //: HQ has said nothing of a backup
        copies << syncTr(QT_TRANSLATE_NOOP("SyncWords", "検証ずみの控えの知らせなし"));
    }
    //: Between two statements
    fact.detail = copies.join(syncTr(QT_TRANSLATE_NOOP("SyncWords", "／")));
    if (!status.digestsEqual || !status.lastCompared) {
        fact.level = Level::Unknown;
        //: The records of tablet and HQ were never compared since the start; %1 records here
        fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ まだくらべていません（ここに %1件）"))
                        .arg(count(status.savedHere));
        return fact;
    }
    //: %1 records at HQ, %2 records here
    const QString both = syncTr(QT_TRANSLATE_NOOP("SyncWords", "本部に %1件、ここに %2件"))
                             .arg(count(status.atHq), count(status.savedHere));
    const QString when = words::momentSeen(*status.lastCompared, now);
    if (*status.digestsEqual && status.atHq == status.savedHere) {
        fact.level = hearsHq(status, now) ? Level::Normal : Level::Unknown;
        fact.text = fact.level == Level::Normal
                        //: %1 "12 at HQ, 12 here", %2 time when both were found equal
                        ? syncTr(QT_TRANSLATE_NOOP("SyncWords", "○ %1、一致 %2")).arg(both, when)
                        //: %1 "12 at HQ, 12 here", %2 time when both were last found equal
                        : syncTr(QT_TRANSLATE_NOOP("SyncWords", "？ %1、最後に一致 %2")).arg(both, when);
        return fact;
    }
    fact.level = Level::Notice;
    //: %1 "10 at HQ, 12 here", %2 time of the last comparison
    fact.text = syncTr(QT_TRANSLATE_NOOP("SyncWords", "△ %1（最後にくらべた %2）")).arg(both, when);
    return fact;
}

std::optional<SyncFact> clockDifference(const tablet::SyncStatus& status) {
    if (!status.clockOffset) return std::nullopt;
    const base::Millis difference = -*status.clockOffset;  // How far this tablet is ahead.
    if (std::chrono::abs(difference) < kLargeClockDifference) return std::nullopt;
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(difference)).count();
    const QString size = minutes < 120
                             //: %1 minutes
                             ? syncTr(QT_TRANSLATE_NOOP("SyncWords", "%1分")).arg(minutes)
                             //: %1 hours
                             : syncTr(QT_TRANSLATE_NOOP("SyncWords", "%1時間")).arg((minutes + 30) / 60);
    return SyncFact{
        Level::Warning,
        (difference > base::Millis(0)
             //: %1 how far the tablet's clock is ahead of HQ's
             ? syncTr(QT_TRANSLATE_NOOP("SyncWords", "▲ この端末の時計が 本部より %1 進んでいます"))
             //: %1 how far the tablet's clock is behind HQ's
             : syncTr(QT_TRANSLATE_NOOP("SyncWords", "▲ この端末の時計が 本部より %1 おくれています")))
            .arg(size),
        //: What a wrong clock means
        syncTr(QT_TRANSLATE_NOOP("SyncWords", "記録の時刻は本部の時計に直して数えます。受付は続けられます"))};
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
