// 避難者カード (ux.md 5.3 and 5.4): the order and the words of the reception's pages, so that one habit serves both,
// and sheets of 整理券, ten to a page.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "lists/build.h"
#include "print/page_code.h"
#include "print/paper.h"

namespace hinanjo::print {
namespace {

// A4 upright.
constexpr double kWidth = 210;
constexpr double kHeight = 297;
constexpr double kLeft = 12;
constexpr double kRight = 198;

void drawFiducials(Canvas& canvas) {
    constexpr double kSize = 4;
    for (const double x : {5.0, kWidth - 5 - kSize}) {
        for (const double y : {5.0, kHeight - 5 - kSize})
            canvas.fill(x, y, kSize, kSize, kBlack);
    }
}

// As large as its room allows: fit() knows the sizes of running text only.
void drawLarge(Canvas& canvas, std::string_view words, double most, double x, double baseline, double width,
               Align align = Align::Left) {
    const double em = canvas.measure(words, Weight::Bold).width;
    const double points = std::min(most, 0.98 * width / (std::max(em, 1.0) * kMmPerPoint));
    canvas.text(words, Weight::Bold, points, x, baseline, width, align);
}

// Writes a row of a form from left to right.
class Pen {
public:
    Pen(Canvas& canvas, double x, double y) : m_canvas(canvas), m_x(x), m_y(y) {}

    static constexpr double kBoxWidth = 7;
    static constexpr double kBoxHeight = 9;
    static constexpr double kTick = 5;
    static constexpr double kText = 10.5;

    Pen& gap(double width) {
        m_x += width;
        return *this;
    }
    Pen& word(std::string_view words, Weight weight = Weight::Regular, double points = kText) {
        m_x += m_canvas.text(words, weight, points, m_x, m_y + middle(points), kRight - m_x) + 1;
        return *this;
    }
    // Boxes for one letter each.
    Pen& boxes(int count) {
        for (int i = 0; i < count; ++i)
            m_canvas.dropOutFrame(m_x + kBoxWidth * i, m_y, kBoxWidth, kBoxHeight);
        m_x += kBoxWidth * count + 1;
        return *this;
    }
    // What a desk needs to receive the household.
    Pen& needed(int count) {
        m_canvas.frame(m_x - 0.2, m_y - 0.2, kBoxWidth * count + 0.4, kBoxHeight + 0.4, 0.9);
        return boxes(count);
    }
    Pen& tick(std::string_view words, double gapAfter = 1.2) {
        m_canvas.tick(m_x, m_y + (kBoxHeight - kTick) / 2, kTick, false);
        m_x += kTick + 0.8;
        word(words);
        return gap(gapAfter);
    }
    Pen& ticks(std::initializer_list<std::string_view> words) {
        for (const std::string_view one : words)
            tick(one);
        return *this;
    }
    // Room for handwriting.
    Pen& blank(double width) {
        m_canvas.rule(m_x, m_y + kBoxHeight - 0.8, m_x + width, m_y + kBoxHeight - 0.8, 0.2, 0.5);
        m_x += width + 1;
        return *this;
    }
    Pen& blankTo(double end) { return blank(std::max(0.0, end - m_x - 1)); }
    [[nodiscard]] double x() const { return m_x; }

private:
    static double middle(double points) { return kBoxHeight / 2 + 0.37 * points * kMmPerPoint; }

    Canvas& m_canvas;
    double m_x;
    double m_y;
};

// 「東京都北区」 -> 「北区」: what every address of it begins with.
std::string shortOffice(const std::string& office) {
    for (const std::string_view prefecture : {"都", "道", "府", "県"}) {
        const auto at = office.find(prefecture);
        if (at != std::string::npos && at > 0 && at + prefecture.size() < office.size())
            return office.substr(at + prefecture.size());
    }
    return office;
}

class CardPainter {
public:
    CardPainter(const lists::Blanks& blanks, const domain::Token& token, Canvas& canvas)
        : m_blanks(blanks), m_token(toText(token)), m_code(tokenCode(m_token, blanks.shelter)), m_canvas(canvas) {}

    [[nodiscard]] bool draw() {
        if (m_blanks.drill) m_canvas.watermark("訓　練", 150, kWidth / 2, kHeight / 2, -55, 0.92);
        drawFiducials(m_canvas);
        const bool head = drawHead();
        drawHousehold();
        drawCare();
        drawFamily();
        drawDesk();
        return drawStub() && head;
    }

private:
    [[nodiscard]] bool drawHead() {
        constexpr double kQr = 25;
        m_canvas.text(m_blanks.title, Weight::Bold, 20, kLeft, 19, 105);
        if (m_blanks.drill) m_canvas.text("訓練", Weight::Bold, 16, 104, 19, 20);
        m_canvas.text(m_blanks.office + "　" + m_blanks.scope, Weight::Bold, 13, kLeft, 26.5, 112);
        m_canvas.text("太い枠だけ書けば 受付できます。あとは わかるところだけで かまいません。", Weight::Regular, 12,
                      kLeft, 33, 118);
        m_canvas.text("券", Weight::Bold, 13, 140, 19, 8);
        drawLarge(m_canvas, m_token, 26, 170, 29, 42, Align::Right);
        return m_canvas.qr(m_code, kRight - kQr, 11, kQr);
    }

    Pen at(double y) { return {m_canvas, kLeft, y}; }
    void rule(double y) { m_canvas.rule(kLeft, y, kRight, y, 0.4); }

    void drawHousehold() {
        rule(38);
        at(40).word("1 代表者", Weight::Bold).word("セイ").needed(7).word("メイ").boxes(7).word("漢字").blankTo(kRight);
        Pen people = at(52);
        people.word("2 何人で来ましたか", Weight::Bold).word("おとな").needed(2).word("こども").needed(2);
        people.word("赤ちゃん").needed(1);
        Pen place(m_canvas, kLeft, 63);
        place.word("3 今いる場所", Weight::Bold);
        const double from = place.x();
        place.gap(1.5).ticks({"避難所", "車", "自宅"});
        m_canvas.frame(from, 63, place.x() - from, Pen::kBoxHeight, 0.9);
        place.gap(4).word("6 性別", Weight::Bold).ticks({"男", "女", "答えない"});
        at(75)
            .word("4 住所", Weight::Bold)
            .word(shortOffice(m_blanks.office))
            .blank(44)
            .boxes(1)
            .word("丁目")
            .boxes(2)
            .word("番")
            .boxes(2)
            .word("号")
            .word("部屋")
            .blankTo(kRight);
        at(85).gap(14).tick(shortOffice(m_blanks.office) + "の外").word("町会").blank(50);
        at(96)
            .word("5 生年月日", Weight::Bold)
            .ticks({"明", "大", "昭", "平", "令", "西暦"})
            .boxes(4)
            .word("年")
            .boxes(2)
            .word("月")
            .boxes(2)
            .word("日");
        at(107).word("7 電話", Weight::Bold).boxes(3).word("-").boxes(4).word("-").boxes(4);
        at(118)
            .word("8 家族に聞かれたら「います」と言ってよい", Weight::Bold)
            .ticks({"よい", "いいえ"})
            .gap(2)
            .word("名前を はり出してよい", Weight::Bold)
            .ticks({"よい", "いいえ"});
    }

    void drawCare() {
        rule(129);
        at(130)
            .word("9 助けがいること", Weight::Bold)
            .ticks({"車いす", "耳", "目", "酸素・呼吸器", "透析", "インスリン", "妊娠", "乳児"});
        at(139)
            .gap(6)
            .ticks({"認知症", "けが"})
            .tick("通訳（ことば", 0)
            .blank(24)
            .word("）")
            .ticks({"子どもだけで来た"})
            .tick("その他", 0)
            .blankTo(kRight);
        at(149)
            .word("10 食べられない物", Weight::Bold)
            .ticks({"卵", "乳", "小麦", "そば", "落花生", "えび・かに", "豚", "酒"})
            .tick("他", 0)
            .blankTo(kRight);
        at(158).word("11 ペット", Weight::Bold).ticks({"犬", "猫"}).tick("他", 0).blank(30);
    }

    void drawFamily() {
        rule(169);
        constexpr double kTop = 175;
        constexpr double kPitch = 11;
        const auto head = [&](std::string_view words, double x) {
            m_canvas.text(words, Weight::Bold, 10.5, x, kTop - 1, 40);
        };
        head("家族　メイ（カタカナ）", kLeft);
        head("性別", 72);
        head("年令", 97);
        head("助け", 116);
        for (int i = 0; i < 5; ++i) {
            const double y = kTop + 0.6 + kPitch * i;
            at(y).word(std::to_string(i + 2), Weight::Bold, 12);
            Pen(m_canvas, kLeft + 6, y).boxes(7);
            Pen(m_canvas, 71, y).ticks({"男", "女"});
            Pen(m_canvas, 96, y).boxes(2);
            Pen(m_canvas, 115, y).ticks({"酸素", "車いす", "耳", "目", "通訳"}).blankTo(kRight);
        }
        m_canvas.text("7人目からは 裏に 書いてください", Weight::Regular, 10.5, kRight, kTop - 1, 70, Align::Right);
    }

    void drawDesk() {
        rule(232);
        Pen pen = at(233.5);
        pen.word("係が書く", Weight::Bold)
            .gap(2)
            .word("受付時刻")
            .boxes(2)
            .word(":")
            .boxes(2)
            .gap(2)
            .word("場所")
            .blank(40);
        pen.ticks({"入力済", "確認済"});
        m_canvas.text("印刷 " + lists::shortTime(m_blanks.printTime) + " " + m_blanks.printedBy, Weight::Regular, 10.5,
                      kRight, 249, 90, Align::Right);
    }

    // What the household takes along.
    [[nodiscard]] bool drawStub() {
        constexpr double kTop = 254;
        m_canvas.dashes(0, kTop, kWidth, kTop);
        m_canvas.text("ここで切って お持ちください", Weight::Regular, 10.5, kWidth / 2, kTop + 5.5, 80, Align::Centre);
        m_canvas.text("控え（おうちの人用）", Weight::Bold, 12, kLeft + 6, kTop + 13, 90);
        drawLarge(m_canvas, m_token, 40, kLeft + 6, kTop + 30, 70);
        m_canvas.text(m_blanks.scope, Weight::Bold, 13, 92, kTop + 15, 66);
        m_canvas.text("食べ物や物資を うけとるとき、", Weight::Regular, 12, 92, kTop + 24, 66);
        m_canvas.text("出かける・もどるときに 見せてください。", Weight::Regular, 12, 92, kTop + 30, 72);
        return m_canvas.qr(m_code, kRight - 29, kTop + 7, 25);
    }

    const lists::Blanks& m_blanks;
    std::string m_token;
    std::string m_code;
    Canvas& m_canvas;
};

// One slip of the sheet; `x` and `y` are its corner.
bool drawSlip(const lists::Blanks& blanks, const domain::Token& token, double x, double y, Canvas& canvas) {
    constexpr double kQr = 32;
    const std::string text = toText(token);
    canvas.text("整理券", Weight::Bold, 16, x + 6, y + 11, 30);
    if (blanks.drill) canvas.text("訓練", Weight::Bold, 16, x + 34, y + 11, 24);
    drawLarge(canvas, text, 34, x + 6, y + 28, 51);
    canvas.text(blanks.scope, Weight::Bold, 12, x + 6, y + 37, 52);
    canvas.text("なくさないでください", Weight::Regular, 12, x + 6, y + 44, 52);
    canvas.text("人数 ＿＿＿人", Weight::Regular, 12, x + 6, y + 51, 52);
    return canvas.qr(tokenCode(text, blanks.shelter), x + 59, y + 8, kQr);
}

class BlankPaper final : public Paper {
public:
    explicit BlankPaper(const lists::Blanks& blanks)
        : m_blanks(blanks), m_onPage(blanks.kind == lists::kTokens ? lists::kTokensOnPage : 1) {}

    [[nodiscard]] Format format() const override { return {kWidth, kHeight}; }
    [[nodiscard]] std::vector<std::uint32_t> rowsOnPage() const override {
        std::vector<std::uint32_t> out;
        for (std::uint32_t left = m_blanks.tokens.count; left > 0; left -= out.back())
            out.push_back(std::min(left, m_onPage));
        return out;
    }
    [[nodiscard]] std::string title() const override { return m_blanks.title + " " + m_blanks.scope; }
    [[nodiscard]] base::TimePoint printTime() const override { return m_blanks.printTime; }
    [[nodiscard]] bool draw(std::size_t page, Canvas& canvas) const override {
        const auto tokenAt = [&](std::uint32_t at) {
            return domain::Token{m_blanks.tokens.first.letters, m_blanks.tokens.first.number + at};
        };
        const auto first = static_cast<std::uint32_t>(page) * m_onPage;
        if (m_onPage == 1) return CardPainter(m_blanks, tokenAt(first), canvas).draw();
        constexpr double kSlipWidth = 95;
        constexpr double kSlipHeight = 56;
        constexpr double kX = (kWidth - 2 * kSlipWidth) / 2;
        constexpr double kY = (kHeight - 5 * kSlipHeight) / 2;
        bool drawn = true;
        for (std::uint32_t i = 0; i < std::min(m_onPage, m_blanks.tokens.count - first); ++i) {
            drawn =
                drawSlip(m_blanks, tokenAt(first + i), kX + kSlipWidth * (i % 2), kY + kSlipHeight * (i / 2), canvas) &&
                drawn;
        }
        for (int i = 0; i <= 5; ++i)
            canvas.dashes(kX, kY + kSlipHeight * i, kX + 2 * kSlipWidth, kY + kSlipHeight * i);
        for (int i = 0; i <= 2; ++i)
            canvas.dashes(kX + kSlipWidth * i, kY, kX + kSlipWidth * i, kY + 5 * kSlipHeight);
        return drawn;
    }

private:
    const lists::Blanks& m_blanks;
    std::uint32_t m_onPage;
};

}  // namespace

std::unique_ptr<Paper> paperOf(const lists::Blanks& blanks) {
    return std::make_unique<BlankPaper>(blanks);
}

}  // namespace hinanjo::print
