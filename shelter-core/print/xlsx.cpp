#include "print/xlsx.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "base/files.h"
#include "lists/build.h"

namespace hinanjo::print {
namespace {

// A folder that only the owner can look into, beside the target, gone at the end.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& target) : m_path(target.string() + ".XXXXXX") {
        if (mkdtemp(m_path.data()) == nullptr) m_path.clear();
    }
    ~Scratch() {
        std::error_code ignored;
        if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] bool isThere() const { return !m_path.empty(); }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

// Characters a reader sees, a kanji as two.
std::size_t widthOf(const std::string& text) {
    std::size_t width = 0;
    for (const unsigned char c : text)
        width += (c & 0xc0) == 0x80 ? 0 : c < 0x80 ? 1 : 2;
    return width;
}

void writeRows(lxw_workbook* book, const lists::Document& document, const lists::Table& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "名簿");
    lxw_format* head = workbook_add_format(book);
    format_set_bold(head);
    format_set_bg_color(head, 0xDDDDDD);
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < table.head.size(); ++c) {
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), table.head[c].c_str(), head);
        widths.push_back(widthOf(table.head[c]));
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
            const std::string& text = table.rows[r][c];
            if (text.empty()) continue;
            worksheet_write_string(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), text.c_str(),
                                   nullptr);
            widths[c] = std::max(widths[c], widthOf(text));
        }
    }
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const auto column = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet, column, column, static_cast<double>(std::min<std::size_t>(widths[c], 40) + 2),
                             nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                         static_cast<lxw_col_t>(table.head.size() - 1));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_fit_to_pages(sheet, 1, 0);
    const std::string banner = std::string("&L") + (document.caution ? "取扱注意 " : "") +
                               (document.drill ? "訓練 " : "") + "&C" + document.title + "&R&P / &N";
    worksheet_set_header(sheet, banner.c_str());
}

void writeAbout(lxw_workbook* book, const lists::Document& document) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "この名簿について");
    std::vector<std::pair<std::string, std::string>> lines{{"名簿", document.title},
                                                           {"取扱い", document.caution ? "取扱注意" : ""},
                                                           {"訓練", document.drill ? "訓練" : ""},
                                                           {"作成", document.office},
                                                           {"範囲", document.scope},
                                                           {"データ時点", lists::longTime(document.dataTime)},
                                                           {"作成時刻", lists::longTime(document.printTime)},
                                                           {"未送信", fmt::format("{}件", document.notAtHq)},
                                                           {"版", std::to_string(document.edition)},
                                                           {"番号", document.id.hex()},
                                                           {"渡し先", document.recipient},
                                                           {"根拠", document.legalBasis},
                                                           {"使用後", document.purpose},
                                                           {"合計", document.total}};
    for (const std::string& note : document.notes)
        lines.emplace_back("注", note);
    std::erase_if(lines, [](const auto& line) { return line.second.empty(); });
    for (std::size_t r = 0; r < lines.size(); ++r) {
        worksheet_write_string(sheet, static_cast<lxw_row_t>(r), 0, lines[r].first.c_str(), nullptr);
        worksheet_write_string(sheet, static_cast<lxw_row_t>(r), 1, lines[r].second.c_str(), nullptr);
    }
    worksheet_set_column(sheet, 0, 0, 14, nullptr);
    worksheet_set_column(sheet, 1, 1, 70, nullptr);
}

}  // namespace

base::Status writeXlsx(const lists::Document& document, const std::filesystem::path& file) {
    const lists::Table table = lists::tableOf(document);
    if (table.rows.size() >= LXW_ROW_MAX)
        return base::fail(base::ErrorCode::Invalid, file.string() + ": more rows than a sheet can have");
    const Scratch scratch(file);
    if (!scratch.isThere()) return base::fail(base::ErrorCode::Unavailable, file.string() + ": cannot be written");
    const std::string path = scratch.path() + "/list.xlsx";
    std::string temporary = scratch.path();
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) return base::fail(base::ErrorCode::Unavailable, file.string() + ": cannot be written");
    writeRows(book, document, table);
    writeAbout(book, document);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return base::fail(base::ErrorCode::Unavailable, file.string() + ": " + lxw_strerror(error));
    HINANJO_ASSIGN(const std::string bytes, base::readFile(path));
    return base::writeFile(file, bytes, base::Secrecy::OwnerOnly);
}

}  // namespace hinanjo::print
