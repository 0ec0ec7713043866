// How long 1,000 rows take from data to a durable PDF, beside what Cairo alone needs to set the same words with no
// layout.
#include <cairo-pdf.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "lists/build.h"
#include "print/pdf.h"
#include "sample.h"

namespace {

using namespace hinanjo;

template <typename Work>
double seconds(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

cairo_status_t discard(void*, const unsigned char*, unsigned) {
    return CAIRO_STATUS_SUCCESS;
}

// One font, one size, no fit, no fallback, no lines: the floor.
void setWithCairoAlone(const lists::Document& document) {
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(discard, nullptr, 842, 595);
    cairo_t* cr = cairo_create(surface);
    cairo_select_font_face(cr, "BIZ UDPGothic", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, 12);
    std::size_t n = 0;
    for (const lists::Group& group : document.groups) {
        for (const lists::Row& row : group.rows) {
            double x = 34;
            for (const lists::Cell& cell : row.cells) {
                for (const std::string* text : {&cell.text, &cell.small}) {
                    if (text->empty()) continue;
                    cairo_move_to(cr, x, 120 + 22.7 * static_cast<double>(n % 19));
                    cairo_show_text(cr, text->c_str());
                    x += 50;
                }
            }
            if (++n % 19 == 0) cairo_show_page(cr);
        }
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

// Nobody's name comes twice: nothing is saved by remembering a text.
void renameEverybody(lists::Document& document) {
    constexpr std::array<print::sample::Name, 10> kFamilies{{{"佐藤", "サトウ"},
                                                             {"鈴木", "スズキ"},
                                                             {"髙橋", "タカハシ"},
                                                             {"田中", "タナカ"},
                                                             {"伊藤", "イトウ"},
                                                             {"渡邊", "ワタナベ"},
                                                             {"山本", "ヤマモト"},
                                                             {"中村", "ナカムラ"},
                                                             {"小林", "コバヤシ"},
                                                             {"齋藤", "サイトウ"}}};
    constexpr std::array<print::sample::Name, 10> kFirst{{{"健", "ケン"},
                                                          {"美", "ミ"},
                                                          {"和", "カズ"},
                                                          {"真", "マ"},
                                                          {"由", "ユ"},
                                                          {"清", "キヨ"},
                                                          {"文", "フミ"},
                                                          {"千", "チ"},
                                                          {"正", "マサ"},
                                                          {"恵", "エ"}}};
    constexpr std::array<print::sample::Name, 10> kLast{{{"一", "イチ"},
                                                         {"二", "ジ"},
                                                         {"子", "コ"},
                                                         {"江", "エ"},
                                                         {"夫", "オ"},
                                                         {"也", "ヤ"},
                                                         {"代", "ヨ"},
                                                         {"郎", "ロウ"},
                                                         {"介", "スケ"},
                                                         {"美", "ミ"}}};
    std::size_t n = 0;
    for (lists::Group& group : document.groups) {
        for (lists::Row& row : group.rows) {
            const auto& family = kFamilies[n % 10];
            const auto& first = kFirst[n / 10 % 10];
            const auto& last = kLast[n / 100 % 10];
            if (n % 20 != 4) {  // The others keep a rare or long name: one in twenty.
                row.cells[2] = {std::string(family.written) + " " + first.written + last.written,
                                std::string(family.kana) + " " + first.kana + last.kana};
            }
            row.cells[5].text = "王子本町" + std::to_string(n % 3 + 1) + "丁目" + std::to_string(n / 3 % 40 + 1) +
                                "番" + std::to_string(n / 9 + 1) + "号";
            ++n;
        }
    }
}

// From 1,000 people of the roster to paper, choosing and sorting included.
int benchRoster() {
    std::vector<domain::RosterPerson> people(1000);
    std::vector<lists::RosterLine> lines(people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto& name = print::sample::kNames[i % print::sample::kNames.size()];
        domain::RosterPerson& p = people[i];
        p.no.value = std::to_string(1'000'000 + i);
        p.name = std::string(name.written) + std::to_string(i);
        p.kana = name.kana;
        p.birth = {static_cast<std::uint16_t>(1925 + i % 60), static_cast<std::uint8_t>(i % 12 + 1), 9};
        p.address = "東京都北区王子本町" + std::to_string(i % 3 + 1) + "丁目" + std::to_string(i % 40 + 1) + "番3号";
        p.building = i % 3 == 0 ? "王子コーポ" + std::to_string(100 + i) : "";
        p.phone = "03-0000-" + std::to_string(1000 + i);
        p.reason = i % 2 == 0 ? "要介護4" : "身体障害者手帳1級（視覚）";
        p.contactName = name.written;
        p.contactRelation = "長女";
        p.contactPhone = "090-0000-" + std::to_string(1000 + i);
        p.consent = domain::Consent::Given;
        p.priority = "A";
        lines[i].person = &p;
        lines[i].town = "王子本町" + std::to_string(i % 3 + 1) + "丁目";
        lines[i].ban = static_cast<int>(i % 40 + 1);
        lines[i].go = 3;
    }
    lists::Making making;
    making.office = "東京都北区";
    making.dataTime = making.now = std::chrono::sys_days{std::chrono::November / 22 / 2026};
    making.recipient = "北消防署";
    making.legalBasis = "49-11-3";
    const auto file = std::filesystem::temp_directory_path() / "hinanjo-bench-roster.pdf";
    using Build = lists::Document (*)(const std::vector<lists::RosterLine>&, const lists::Making&);
    const std::array<std::pair<const char*, Build>, 3> kinds{
        {{"roster", [](const auto& l, const auto& m) { return lists::buildRoster(l, "全域", m); }},
         {"unaccounted", [](const auto& l, const auto& m) { return lists::buildUnaccounted(l, "全域", m); }},
         {"plans", [](const auto& l, const auto& m) { return lists::buildPlans(l, "全域", m); }}}};
    constexpr int kRuns = 5;
    for (const auto& [kind, build] : kinds) {
        std::vector<double> times;
        for (int run = 0; run < kRuns; ++run) {
            base::Result<print::PdfInfo> info;
            times.push_back(seconds([&] { info = print::writePdf(build(lines, making), file); }));
            if (!info) {
                std::fprintf(stderr, "%s\n", info.error().detail.c_str());
                return 1;
            }
        }
        std::printf(R"({"bench":"pdf","metric":"%s_1000_people_s","value":%.3f,"unit":"s","n":%d})"
                    "\n",
                    kind, median(times), kRuns);
    }
    std::filesystem::remove(file);
    return 0;
}

}  // namespace

int main() {
    lists::Document document = print::sample::document<3>({400, 350, 250});
    renameEverybody(document);
    const auto file = std::filesystem::temp_directory_path() / "hinanjo-bench.pdf";
    constexpr int kRuns = 5;
    std::vector<double> ours;
    std::vector<double> floor;
    std::uint32_t pages = 0;
    for (int run = 0; run < kRuns; ++run) {
        base::Result<print::PdfInfo> info;
        ours.push_back(seconds([&] { info = print::writePdf(document, file); }));
        if (!info) {
            std::fprintf(stderr, "%s\n", info.error().detail.c_str());
            return 1;
        }
        pages = info->pages;
        floor.push_back(seconds([&] { setWithCairoAlone(document); }));
    }
    const auto bytes = std::filesystem::file_size(file);
    std::filesystem::remove(file);
    const double time = median(ours);
    const double limit = median(floor);
    std::printf(
        R"({"bench":"pdf","metric":"rows_1000_s","value":%.3f,"unit":"s","n":%d,"vs":{"cairo_alone_s":%.3f,"ratio":%.2f}})"
        "\n",
        time, kRuns, limit, time / limit);
    std::printf(R"({"bench":"pdf","metric":"pages_per_s","value":%.1f,"unit":"1/s","n":%u})"
                "\n",
                pages / time, pages);
    std::printf(R"({"bench":"pdf","metric":"bytes_per_row","value":%.0f,"unit":"B","n":1000})"
                "\n",
                static_cast<double>(bytes) / 1000);
    return benchRoster();
}
