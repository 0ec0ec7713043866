#include "reception/kana_input.h"

#include "base/text.h"

namespace hinanjo::reception {

QString nextForm(const QString& kana) {
    if (kana.isEmpty()) return kana;
    static const QString kRings[] = {
        u"アァ"_qs,   u"イィ"_qs,   u"ウゥヴ"_qs, u"エェ"_qs, u"オォ"_qs,   u"カガ"_qs,   u"キギ"_qs,   u"クグ"_qs,
        u"ケゲ"_qs,   u"コゴ"_qs,   u"サザ"_qs,   u"シジ"_qs, u"スズ"_qs,   u"セゼ"_qs,   u"ソゾ"_qs,   u"タダ"_qs,
        u"チヂ"_qs,   u"ツッヅ"_qs, u"テデ"_qs,   u"トド"_qs, u"ハバパ"_qs, u"ヒビピ"_qs, u"フブプ"_qs, u"ヘベペ"_qs,
        u"ホボポ"_qs, u"ヤャ"_qs,   u"ユュ"_qs,   u"ヨョ"_qs, u"ワヮ"_qs,
    };
    for (const QString& ring : kRings) {
        const qsizetype at = ring.indexOf(kana.back());
        if (at >= 0) return kana.chopped(1) + ring.at((at + 1) % ring.size());
    }
    return kana;
}

QString acceptedKana(const QString& typed) {
    const std::string text = base::trimmed(typed.toStdString());
    if (text.empty() || (!base::isKana(text) && text != "ー")) return {};
    return QString::fromStdString(base::toKatakana(base::nfkc(text)));
}

}  // namespace hinanjo::reception
