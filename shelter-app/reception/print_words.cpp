#include "reception/print_words.h"

#include <QCoreApplication>

namespace hinanjo::reception {
namespace {

using printing::Phase;
using printing::Trouble;
using tablet::PaperKind;
using ui::Level;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PrintWords)
};

// What to do about it.
QString remedy(Trouble trouble) {
    switch (trouble) {
        case Trouble::None:
            return {};
        case Trouble::Off:
            //: Remedy: the printer does not answer
            return Words::tr("電源・ケーブル・Wi-Fiを見てください。つながれば 自動で刷ります");
        case Trouble::Jam:
            //: Remedy: a jam; half-printed sheets are to be thrown away
            return Words::tr("紙を取りのぞくと つづきを刷ります。足りない紙は［何ページ目から］で刷り直せます");
        case Trouble::CoverOpen:
            //: Remedy: a cover or a tray is open
            return Words::tr("ふたとトレイを しめると つづきを刷ります");
        case Trouble::OutOfPaper:
            //: Remedy: no paper
            return Words::tr("A4の紙を入れると つづきを刷ります");
        case Trouble::OutOfInk:
            //: Remedy: no toner or ink
            return Words::tr("取りかえると つづきを刷ります。なければ 別のプリンタか［PDFをUSBへ］");
        case Trouble::OutputFull:
            //: Remedy: the output tray is full
            return Words::tr("出てきた紙を 取ってください");
        case Trouble::Paused:
            //: Remedy: somebody stopped the printer at its panel
            return Words::tr("プリンタの画面で 印刷を再開してください");
        case Trouble::Other:
            //: Remedy: the printer has some other problem
            return Words::tr("プリンタの画面を見てください。なおらなければ 別のプリンタか［PDFをUSBへ］");
    }
    return {};
}

}  // namespace

QString paperName(PaperKind kind) {
    switch (kind) {
        case PaperKind::EvacueesByKana:
            //: List: everybody at the shelter in kana order
            return Words::tr("入所者名簿（五十音順）");
        case PaperKind::EvacueesByTown:
            //: List: everybody at the shelter, by district
            return Words::tr("入所者名簿（町会・丁目ごと）");
        case PaperKind::Public:
            //: List: people who said that others may be told
            return Words::tr("閲覧用名簿（公開してよい人）");
        case PaperKind::Unaccounted:
            //: List: people of the roster whom nobody has seen yet
            return Words::tr("安否確認表（要支援者）");
        case PaperKind::Needs:
            //: List: what people wait for
            return Words::tr("要望・対応待ちの一覧");
        case PaperKind::Cards:
            //: Blank cards to be written by hand
            return Words::tr("避難者カード（手書き用・白紙）");
        case PaperKind::Tokens:
            //: Sheets of numbered slips
            return Words::tr("整理券");
    }
    return {};
}

QString printerWords(Trouble trouble) {
    switch (trouble) {
        case Trouble::None:
            //: State of a printer: ready
            return Words::tr("つながっています");
        case Trouble::Off:
            //: State of a printer: it does not answer
            return Words::tr("プリンタに つながりません");
        case Trouble::Jam:
            //: State of a printer
            return Words::tr("紙が つまっています");
        case Trouble::CoverOpen:
            //: State of a printer
            return Words::tr("ふたか トレイが あいています");
        case Trouble::OutOfPaper:
            //: State of a printer
            return Words::tr("紙が ありません");
        case Trouble::OutOfInk:
            //: State of a printer
            return Words::tr("トナー・インクが ありません");
        case Trouble::OutputFull:
            //: State of a printer
            return Words::tr("紙の出口が いっぱいです");
        case Trouble::Paused:
            //: State of a printer
            return Words::tr("プリンタが 止められています");
        case Trouble::Other:
            //: State of a printer
            return Words::tr("プリンタが 止まっています");
    }
    return {};
}

SyncFact jobWords(const printing::JobState& state, std::uint32_t sheets) {
    switch (state.phase) {
        case Phase::Done:
            //: The job is done; %1 sheets
            return {Level::Normal, Words::tr("印刷が 終わりました（%1枚）").arg(sheets), {}};
        case Phase::Refused:
            //: The printer refused the job
            return {Level::Warning, Words::tr("プリンタが 受けつけませんでした"), remedy(Trouble::Other)};
        case Phase::Cancelled:
            //: The job was cancelled, here or at the printer
            return {Level::Warning, Words::tr("印刷は 取り消されました"),
                    //: What to do after a cancelled job
                    Words::tr("刷り直すには［何ページ目から］か、一覧から もう一度")};
        case Phase::Waiting:
        case Phase::Printing:
            break;
    }
    if (state.trouble != Trouble::None) return {Level::Warning, printerWords(state.trouble), remedy(state.trouble)};
    if (state.sheets > 0 && state.sheets <= sheets) {
        //: %1 of %2 sheets came out
        return {Level::Notice, Words::tr("印刷しています %1/%2枚").arg(state.sheets).arg(sheets), {}};
    }
    return {Level::Notice,
            state.phase == Phase::Waiting
                //: The job waits for the printer; %1 sheets
                ? Words::tr("プリンタの順番を 待っています（%1枚）").arg(sheets)
                //: %1 sheets are being printed
                : Words::tr("印刷しています（%1枚）").arg(sheets),
            {}};
}

SyncFact notPrinted(const base::Error& error) {
    switch (error.code) {
        case base::ErrorCode::NotFound:
            //: The chosen printer is there no more
            return {Level::Warning, Words::tr("プリンタが 見つかりません"),
                    Words::tr("［変える］で プリンタを さがすか、［PDFをUSBへ］")};
        case base::ErrorCode::Denied:
            //: The printer takes no jobs, or the roster is sealed
            return {Level::Warning, Words::tr("いまは 印刷できません"),
                    Words::tr("プリンタが受けつけていないか、名簿に封がしてあります")};
        default:
            //: Could not be printed: the record could not be saved, or the spooler does not run
            return {Level::Warning, Words::tr("印刷できませんでした"), Words::tr("もう一度 ためすか、［PDFをUSBへ］")};
    }
}

SyncFact notOnStick() {
    //: The stick is full, gone or cannot be written
    return {Level::Warning, Words::tr("USBに書けませんでした"),
            Words::tr("USBの空きと さしこみを見て、もう一度 ためしてください")};
}

}  // namespace hinanjo::reception
