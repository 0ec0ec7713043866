// What was typed to find somebody: rows of kana, kana, or the digits of a 整理券 or a room. Plain values; see the pads.
#pragma once

#include <QString>

namespace hinanjo::reception {

class TypedQuery {
public:
    enum class By { Rows, Kana, Digits };

    [[nodiscard]] By by() const { return m_by; }
    // Another way to type drops what was typed: they cannot be mixed.
    void setBy(By by);

    // A row key: 1 = あ … 9 = ら, 0 = わ; changes to rows.
    void row(int digit);
    // A digit as it stands; changes to digits.
    void digit(int digit);
    // Changes to kana; anything else typed is no kana and is left out. False: nothing came of it.
    bool kana(const QString& kana);
    // ゛゜小
    void modify();
    // Between the family and the given name.
    void toGiven() { m_inGiven = m_by != By::Digits; }
    void erase();
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_family.isEmpty() && m_given.isEmpty(); }
    [[nodiscard]] bool inGiven() const { return m_inGiven; }
    // Digits of base::rowKey, katakana, or digits.
    [[nodiscard]] const QString& family() const { return m_family; }
    [[nodiscard]] const QString& given() const { return m_given; }
    // "や ま た ｜ は", "ヤマダ ｜ ハ" or "0133"
    [[nodiscard]] QString text() const;

private:
    [[nodiscard]] QString& field() { return m_inGiven ? m_given : m_family; }

    By m_by = By::Rows;
    QString m_family;
    QString m_given;
    bool m_inGiven = false;
};

}  // namespace hinanjo::reception
