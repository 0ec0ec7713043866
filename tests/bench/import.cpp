// An office's roster through the real roster-import: CP932 with 外字, and the same rows as a workbook. What was written
// is compared with what stands in the .roster file. Beside it, in the same run: the bytes only decoded and cut into
// cells.
//   bench_import [ROWS] [GAIJI]
#include <iconv.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/text.h"
#include "bench/bench.h"
#include "roster-import/workbook_maker.h"
#include "store/roster_file.h"
#include "support/hq_process.h"

using namespace hinanjo;

namespace {

using Cells = std::vector<std::string>;

const Cells kHead{"整理番号", "氏名",           "フリガナ", "通称名",   "性別",       "生年月日", "郵便番号",
                  "住所",     "方書",           "電話番号", "携帯電話", "要支援事由", "自治会",   "緊急連絡先氏名",
                  "続柄",     "緊急連絡先電話", "備考",     "同意",     "優先度",     "民生委員", "個別避難計画"};

// Rows as a welfare system writes them; every step-th name has a character only this office can draw.
std::vector<Cells> inventedRows(std::size_t rows, std::size_t gaiji) {
    constexpr const char* kFamilies[][2] = {{"髙橋", "ﾀｶﾊｼ"}, {"山田", "ﾔﾏﾀﾞ"}, {"渡邉", "ﾜﾀﾅﾍﾞ"}, {"﨑山", "ｻｷﾔﾏ"},
                                            {"齋藤", "ｻｲﾄｳ"}, {"鈴木", "ｽｽﾞｷ"}, {"濵田", "ﾊﾏﾀﾞ"},  {"小林", "ｺﾊﾞﾔｼ"}};
    constexpr const char* kGiven[][2] = {{"花子", "ﾊﾅｺ"}, {"一郎", "ｲﾁﾛｳ"}, {"キヨ", "ｷﾖ"},
                                         {"清", "ｷﾖｼ"},   {"文子", "ﾌﾐｺ"},  {"和夫", "ｶｽﾞｵ"}};
    constexpr const char* kTowns[] = {"王子", "豊島", "東十条", "赤羽", "志茂", "滝野川", "田端", "浮間"};
    constexpr const char* kDates[] = {"S%02zu.%02zu.%02zu", "昭和%zu年%zu月%zu日", "3%02zu%02zu%02zu"};
    std::mt19937_64 random(20);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const std::size_t step = std::max<std::size_t>(1, rows / std::max<std::size_t>(1, gaiji));
    std::vector<Cells> table;
    std::size_t planted = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto& family = kFamilies[below(std::size(kFamilies))];
        const auto& given = kGiven[below(std::size(kGiven))];
        std::string surname = family[0];
        if (planted < gaiji && i % step == 0) {
            surname = base::encodeUtf8(std::u32string{static_cast<char32_t>(0xe000 + planted % 1880), U'田'});
            ++planted;
        }
        char no[32], date[64], address[128], phone[32];
        std::snprintf(no, sizeof no, "%07zu", i + 1);
        std::snprintf(date, sizeof date, kDates[i % 3], below(38) + 2, below(12) + 1, below(28) + 1);
        std::snprintf(address, sizeof address, "東京都北区%s%zu丁目%zu番%zu号", kTowns[below(std::size(kTowns))],
                      below(3) + 1, below(40) + 1, below(20) + 1);
        std::snprintf(phone, sizeof phone, "03-0%03zu-%04zu", below(1000), below(10000));
        table.push_back({no,
                         surname + "　" + given[0],
                         std::string(family[1]) + " " + given[1],
                         "",
                         i % 2 ? "女" : "男",
                         date,
                         "114-0002",
                         address,
                         i % 4 ? "" : "サンハイツ２０４",
                         phone,
                         "090-0123-4567",
                         "要介護３・身体障害者手帳２級",
                         "王子町会",
                         "山田　太郎",
                         "長男",
                         "03-0123-4567",
                         "",
                         i % 5 ? "同意" : "未回答",
                         "B",
                         "鈴木　文子",
                         "未作成"});
    }
    return table;
}

std::string toCp932(const std::string& text) {
    const iconv_t converter = iconv_open("CP932", "UTF-8");
    std::string out(text.size() + 16, '\0');
    std::string in = text;
    char* from = in.data();
    char* to = out.data();
    std::size_t fromLeft = in.size(), toLeft = out.size();
    const bool failed = iconv(converter, &from, &fromLeft, &to, &toLeft) == static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (failed) {
        std::cerr << "bench_import: a character has no place in CP932 at byte " << text.size() - fromLeft << "\n";
        std::exit(1);
    }
    out.resize(out.size() - toLeft);
    return out;
}

std::string csvOf(const std::vector<Cells>& table) {
    std::string text = base::csvLine(kHead) + "\r\n";
    for (const Cells& row : table)
        text += base::csvLine(row) + "\r\n";
    return text;
}

std::string workbookOf(const std::vector<Cells>& table) {
    std::string rows;
    const auto add = [&](std::size_t line, const Cells& cells) {
        rows += "<row r=\"" + std::to_string(line) + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            rows += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + std::to_string(line) +
                    "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
        }
        rows += "</row>";
    };
    add(1, kHead);
    for (std::size_t i = 0; i < table.size(); ++i)
        add(i + 2, table[i]);
    return test::zipOf(test::workbookParts(rows));
}

// The best of three runs; nothing if it failed.
double secondsOf(const std::filesystem::path& input, const std::filesystem::path& out) {
    double best = 0;
    for (int run = 0; run < 3; ++run) {
        const auto from = std::chrono::steady_clock::now();
        const test::Ran ran = test::run({test::program("roster-import"), input.string(), "--out", out.string()});
        const double seconds = bench::secondsSince(from);
        if (ran.status != 0) {
            std::cerr << ran.error.substr(0, 2000);
            return 0;
        }
        best = best == 0 ? seconds : std::min(best, seconds);
    }
    return best;
}

bool isAllThere(const std::vector<Cells>& table, const std::filesystem::path& out, std::size_t gaiji) {
    const auto file = store::readRosterFile(out);
    if (!file || file->roster.size() != table.size()) return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& p = file->roster[i];
        const Cells texts{p.no.value, p.name, p.kana, p.postalCode, p.address, p.building, p.phone, p.mobile, p.reason};
        const Cells& r = table[i];
        if (texts != Cells{r[0], r[1], r[2], r[6], r[7], r[8], r[9], r[10], r[11]} || !p.birth.isComplete())
            return false;
        if (std::ranges::find(p.warnings, "氏名に外字があります") != p.warnings.end()) ++kept;
    }
    return kept == gaiji;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 20'000;
    const std::size_t gaiji = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1'600;
    const test::TempDir dir;
    const auto table = inventedRows(rows, gaiji);
    const std::string cp932 = toCp932(csvOf(table));
    if (!base::writeFile(dir / "roster.csv", cp932) || !base::writeFile(dir / "roster.xlsx", workbookOf(table)))
        return 1;

    const auto from = std::chrono::steady_clock::now();
    const auto text = base::decodeText(cp932, base::Encoding::Auto);
    if (!text || !base::readCsv(text->utf8, "roster.csv")) return 1;
    const double reading = bench::secondsSince(from);
    for (const auto* form : {"csv", "xlsx"}) {
        const double seconds = secondsOf(dir / (std::string("roster.") + form), dir / "out.roster");
        if (seconds == 0 || !isAllThere(table, dir / "out.roster", gaiji)) {
            std::cerr << "bench_import: " << form << ": something is missing or changed\n";
            return 1;
        }
        const std::string metric = form == std::string("csv") ? "cp932_csv_s" : "xlsx_s";
        bench::report("import", metric, seconds, "s", rows,
                      {{"gaiji", static_cast<double>(gaiji)}, {"decode_and_cut_csv_only_s", reading}});
    }
    return 0;
}
