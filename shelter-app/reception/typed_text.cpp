#include "reception/typed_text.h"

#include "reception/kana_input.h"

namespace hinanjo::reception {
namespace {

constexpr char16_t kBetween = u'ア' - u'あ';

QString toHiragana(QString text) {
    for (QChar& c : text)
        if (c >= u'ァ' && c <= u'ヶ') c = QChar(static_cast<char16_t>(c.unicode() - kBetween));
    return text;
}

QString toKatakana(QString text) {
    for (QChar& c : text)
        if (c >= u'ぁ' && c <= u'ゖ') c = QChar(static_cast<char16_t>(c.unicode() + kBetween));
    return text;
}

}  // namespace

void TypedText::setText(const QString& text) {
    const QString next = text.left(kMost);
    if (next == m_text) return;
    m_text = next;
    emit changed();
}

void TypedText::type(const QString& typed) {
    setText(m_text + toHiragana(typed));
}

void TypedText::modify() {
    if (m_text.isEmpty()) return;
    setText(m_text.chopped(1) + toHiragana(nextForm(toKatakana(m_text.right(1)))));
}

void TypedText::erase() {
    setText(m_text.chopped(1));
}

void TypedText::add(const QString& phrase) {
    setText(m_text.isEmpty() ? phrase : m_text + u'　' + phrase);
}

}  // namespace hinanjo::reception
