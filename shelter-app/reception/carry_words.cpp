#include "reception/carry_words.h"

#include <QCoreApplication>

#include "reception/words.h"

namespace hinanjo::reception {
namespace {

using base::ErrorCode;
using ui::Level;

QString carryTr(const char* text) {
    return QCoreApplication::translate("CarryWords", text);
}

QString reasonOf(Carrying way, ErrorCode code) {
    const bool out = way == Carrying::Out;
    switch (code) {
        case ErrorCode::Denied:
            return out
                       //: Only an enrolled tablet can write a file that HQ can read
                       ? carryTr(QT_TRANSLATE_NOOP("CarryWords", "この端末はまだ登録されていません"))
                       //: The file is sealed to others
                       : carryTr(QT_TRANSLATE_NOOP("CarryWords",
                                                   "この端末あての ファイルではありません（ほかの避難所・ほかの役所・"
                                                   "止められた端末のもの）。本部に聞いてください"));
        case ErrorCode::Invalid:
            return out
                       //: A file could not be written for an unusual reason
                       ? carryTr(QT_TRANSLATE_NOOP("CarryWords", "書き出せない記録があります。本部に電話してください"))
                       //: Some other file
                       : carryTr(QT_TRANSLATE_NOOP("CarryWords", "記録のファイルではありません"));
        case ErrorCode::TooNew:
            //: The program is older than the file
            return carryTr(QT_TRANSLATE_NOOP("CarryWords", "新しい版のファイルです。この端末では読めません"));
        case ErrorCode::Corrupt:
            //: Nothing of the file could be read
            return carryTr(
                QT_TRANSLATE_NOOP("CarryWords", "ファイルがこわれています。もとの端末で もう一度書き出してください"));
        case ErrorCode::NotFound:
            //: The stick was pulled out
            return carryTr(QT_TRANSLATE_NOOP("CarryWords", "ファイルがありません。USBをさし直してください"));
        case ErrorCode::Unavailable:
        case ErrorCode::Conflict:
            break;
    }
    return out
               //: The stick is full, write-protected or was pulled out
               ? carryTr(QT_TRANSLATE_NOOP("CarryWords",
                                           "USBに書けません。空きを確かめるか、別のUSBで もう一度押してください"))
               //: The stick cannot be read
               : carryTr(QT_TRANSLATE_NOOP("CarryWords", "USBを読めません。さし直して もう一度押してください"));
}

}  // namespace

SyncFact written(const QString& fileName, const QString& place) {
    //: %1 where the file is, %2 its name
    return {
        Level::Normal, carryTr(QT_TRANSLATE_NOOP("CarryWords", "○ 書き出しました（%1）: %2")).arg(place, fileName),
        //: What to do with the file; the records stay here, and nothing counts as sent yet
        carryTr(QT_TRANSLATE_NOOP("CarryWords",
                                  "本部へ持って行ってください。本部と この避難所の端末だけが読めます。本部が取り込む"
                                  "までは未送信のままです"))};
}

SyncFact takenIn(const tablet::BundleSummary& summary, base::TimePoint now) {
    SyncFact fact;
    //: Name of HQ as the writer of a file
    const QString sender =
        summary.fromHq ? carryTr(QT_TRANSLATE_NOOP("CarryWords", "本部")) : QString::fromStdString(summary.sender);
    //: %1 writer of the file, %2 when, %3 records that were new here, %4 records that were here already
    const QString what =
        carryTr(QT_TRANSLATE_NOOP("CarryWords", "%1が %2 に書いたファイル: 新しく %3件、前からあった %4件"))
            .arg(sender, words::momentSeen(summary.written, now))
            .arg(summary.added)
            .arg(summary.known);
    QStringList more;
    if (!summary.complete) {
        //: The file is torn or damaged; %1 records could be read of %2
        more << carryTr(
                    QT_TRANSLATE_NOOP("CarryWords",
                                      "ファイルが途中までです（%2件のうち %1件）。読めた分は保存しました。もとの端末で "
                                      "もう一度書き出してください"))
                    .arg(summary.read)
                    .arg(summary.promised);
    }
    if (summary.refused > 0) {
        //: %1 records that contradict what is here, or are none
        more << carryTr(QT_TRANSLATE_NOOP("CarryWords", "読めないか 食いちがう記録 %1件。本部に伝えてください"))
                    .arg(summary.refused);
    }
    if (summary.otherIncident) {
        //: The writer works on another disaster or drill
        more << carryTr(QT_TRANSLATE_NOOP("CarryWords", "別の災害（訓練）の端末のファイルです。記録は保存しました"));
    }
    if (!summary.proved) {
        //: The writer's key is not known on this tablet
        more << carryTr(QT_TRANSLATE_NOOP("CarryWords", "書いた端末を この端末はまだ知りません。本部が確かめます"));
    }
    fact.level = !summary.complete || summary.refused > 0 ? Level::Warning : Level::Normal;
    fact.text = (fact.level == Level::Normal ? QStringLiteral("○ ") : QStringLiteral("▲ ")) + what;
    fact.detail = more.join(QStringLiteral("　"));
    return fact;
}

SyncFact notCarried(Carrying way, const base::Error& error) {
    return {Level::Warning, QStringLiteral("▲ ") + reasonOf(way, error.code), {}};
}

}  // namespace hinanjo::reception
