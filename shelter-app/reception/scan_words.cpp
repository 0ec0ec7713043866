#include "reception/scan_words.h"

#include <QCoreApplication>

namespace hinanjo::reception::scan_words {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("ScanWords", text);
}

}  // namespace

QString refused(base::ErrorCode code) {
    switch (code) {
        case base::ErrorCode::Corrupt:
            return said(QT_TRANSLATE_NOOP(
                "ScanWords", "コードの一部が読めませんでした。もう一度かざすか、お名前でさがしてください"));
        case base::ErrorCode::TooNew:
            return said(QT_TRANSLATE_NOOP("ScanWords",
                                          "新しい形式のコードで、この端末では読めません。お名前でさがしてください"));
        case base::ErrorCode::Invalid:
            return said(QT_TRANSLATE_NOOP("ScanWords", "コードの中身が正しくありません。お名前でさがしてください"));
        default:
            return said(QT_TRANSLATE_NOOP("ScanWords", "受付で使うコードではありません。お名前でさがしてください"));
    }
}

QString forAnotherPage(const codes::Code& code) {
    if (std::holds_alternative<codes::BadgeText>(code))
        return said(QT_TRANSLATE_NOOP("ScanWords", "担当者のバッジです。避難した人のコードをかざしてください"));
    if (std::holds_alternative<codes::EnrolmentText>(code))
        return said(QT_TRANSLATE_NOOP("ScanWords", "端末の登録コードです。受付では使いません"));
    if (std::holds_alternative<codes::NeighbourText>(code))
        return said(QT_TRANSLATE_NOOP("ScanWords", "となりの端末のコードです。「隣の端末とつなぐ」の画面で使います"));
    return said(QT_TRANSLATE_NOOP("ScanWords", "印刷した一覧のコードです。受付では使いません"));
}

QString tokenOfOther(const QString& number, const QString& shelter) {
    //: %1 token number, %2 shelter
    return said(QT_TRANSLATE_NOOP("ScanWords", "整理券 %1 は %2のものです。ここではお名前でさがしてください"))
        .arg(number, shelter);
}

QString tokenUnknown(const QString& number) {
    //: %1 token number
    return said(QT_TRANSLATE_NOOP(
                    "ScanWords",
                    "整理券 %1 の世帯は この端末にまだありません。お名前でさがすか、人数だけ登録してください"))
        .arg(number);
}

QString tokenTaken(const QString& number) {
    //: %1 token number
    return said(QT_TRANSLATE_NOOP("ScanWords", "整理券 %1 は使用ずみです。べつの券をわたしてください")).arg(number);
}

QString finishFirst() {
    return said(QT_TRANSLATE_NOOP("ScanWords", "先に この世帯を受付してください"));
}

QString unreadableKeys() {
    return said(QT_TRANSLATE_NOOP(
        "ScanWords", "この読み取り機は 漢字やかなを送れません。カメラでかざすか、お名前でさがしてください"));
}

QString presence(readers::CardPresence presence) {
    switch (presence) {
        case readers::CardPresence::NoService:
            return said(QT_TRANSLATE_NOOP("ScanWords", "カードを読むしくみが動いていません。カードなしで受付できます"));
        case readers::CardPresence::NoReader:
            return said(
                QT_TRANSLATE_NOOP("ScanWords", "カード読み取り機が つながっていません。カードなしで受付できます"));
        case readers::CardPresence::NoCard:
        case readers::CardPresence::Present:
            break;
    }
    return said(QT_TRANSLATE_NOOP("ScanWords", "マイナンバーカードを 読み取り機にのせてください"));
}

QString typeDigits() {
    return said(
        QT_TRANSLATE_NOOP("ScanWords", "カードの表を見て、数字を順に押してください。1けたの年・月・日は 0 を付けます"));
}

QString reading() {
    return said(QT_TRANSLATE_NOOP("ScanWords", "カードを読んでいます。そのまま 待ってください"));
}

QString noSuchDay() {
    return said(QT_TRANSLATE_NOOP("ScanWords", "生年月日に ない月日があります。はじめから押し直してください"));
}

QString card(const readers::CardFailure& failure) {
    switch (failure.problem) {
        case readers::CardProblem::NoService:
        case readers::CardProblem::NoReader:
            return presence(failure.problem == readers::CardProblem::NoService ? readers::CardPresence::NoService
                                                                               : readers::CardPresence::NoReader);
        case readers::CardProblem::NoCard:
            return said(QT_TRANSLATE_NOOP("ScanWords", "カードがありません。のせ直すか、カードなしで受付してください"));
        case readers::CardProblem::OtherCard:
            return said(
                QT_TRANSLATE_NOOP("ScanWords", "マイナンバーカードではないカードです。カードなしで受付してください"));
        case readers::CardProblem::WrongCode:
            //: %1 mistakes that are left before the card is blocked
            return said(QT_TRANSLATE_NOOP("ScanWords",
                                          "カードの数字とちがいます。カードの表を見て "
                                          "押し直してください（まちがえられるのは あと%1回）"))
                .arg(failure.triesLeft);
        case readers::CardProblem::LastTry:
            return said(QT_TRANSLATE_NOOP(
                "ScanWords", "あと1回まちがえると カードが使えなくなるので、読みません。カードなしで受付してください"));
        case readers::CardProblem::Blocked:
            return said(
                QT_TRANSLATE_NOOP("ScanWords",
                                  "このカードは まちがいが続いて "
                                  "読めなくなっています（役所の窓口で直せます）。カードなしで受付してください"));
        case readers::CardProblem::Removed:
            return said(QT_TRANSLATE_NOOP(
                "ScanWords",
                "読んでいるとちゅうで カードがはなれました。もう一度のせるか、カードなしで受付してください"));
        case readers::CardProblem::Unreadable:
            break;
    }
    return said(QT_TRANSLATE_NOOP("ScanWords", "カードを読めませんでした。のせ直すか、カードなしで受付してください"));
}

QString noCamera() {
    return said(QT_TRANSLATE_NOOP("ScanWords", "この端末に カメラはありません。読み取り機でかざしてください"));
}

QString brokenCamera() {
    return said(QT_TRANSLATE_NOOP("ScanWords", "カメラが使えません。読み取り機でかざすか、お名前でさがしてください"));
}

}  // namespace hinanjo::reception::scan_words
