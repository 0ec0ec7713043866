#include <fmt/format.h>

#include "lists/build.h"

namespace hinanjo::lists {
namespace {

Group half(const char* whose, const Document& issued, std::uint32_t pages) {
    Group sheet;
    sheet.title = whose;
    const auto add = [&](const char* label, std::string said, bool startsPart = false) {
        Row row;
        row.people = 0;
        row.startsHousehold = startsPart;
        row.cells = {{label, {}}, {std::move(said), {}}};
        sheet.rows.push_back(std::move(row));
    };
    add("受け取った名簿", fmt::format("{} {}", issued.title, issued.scope), true);
    add("部数・枚数", fmt::format("{}部（第{}号〜第{}号） 1部 {}枚 {}行", issued.copies - issued.copy + 1, issued.copy,
                                  issued.copies, pages, issued.rowCount()));
    add("版・データ時点", fmt::format("版 {} {} 時点", issued.edition, longTime(issued.dataTime)));
    add("提供の根拠", issued.legalBasis);
    add("受け取った団体", issued.recipient.empty() ? std::string() : issued.recipient + " 様");
    add("使用目的", "避難の支援、安否の確認その他 生命・身体を守るために必要なことに限る", true);
    add("守ること", "複写・撮影・転記をしない。家族にも見せない。知ったことを ほかで話さない（第49条の13）");
    add("保管のしかた・管理する人", "かぎのかかる所 ＿＿＿＿＿＿＿＿＿＿　管理する人 ＿＿＿＿＿＿＿＿＿＿");
    add("返す期限", "　　月　　日　　時まで　（使い終わったら すぐ）");
    add("渡した日時・渡した人", "　　月　　日　　時　　分　署名 ＿＿＿＿＿＿＿＿＿＿＿＿＿＿", true);
    add("受け取った人", "住所・役職 ＿＿＿＿＿＿＿＿＿＿＿＿　署名 ＿＿＿＿＿＿＿＿＿＿＿＿");
    add("返した日時・受け取った係", "　　月　　日　　時　　分　号 ＿＿＿＿＿　署名 ＿＿＿＿＿＿＿＿", true);
    add("返せない号と わけ", "");
    sheet.subtotal = "枚数が合わないとき、なくしたときは、すぐ本部へ知らせてください";
    return sheet;
}

}  // namespace

Document buildReceipt(const Document& issued, std::uint32_t pages, const base::ListId& id) {
    Document receipt = issued;
    receipt.id = id;
    receipt.kind = "receipt";
    receipt.title = "受領書";
    receipt.copies = 1;
    receipt.copy = 1;
    receipt.caution = false;
    receipt.purpose = "名簿の控えとともに保管";
    receipt.notes.clear();
    receipt.columns = {{.title = "項目", .kind = ColumnKind::Text, .widthMm = 68},
                       {.title = "内容", .kind = ColumnKind::Text, .widthMm = 205}};
    receipt.groups = {half("本部の控え", issued, pages), half("渡し先の控え", issued, pages)};
    receipt.total.clear();
    return receipt;
}

}  // namespace hinanjo::lists
