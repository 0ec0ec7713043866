// B13 (ux.md section 7): from the second press to the spooler, for a shelter of 312 people: the list made of the
// tablet's state, recorded in its log, and handed over. Both orders, one copy.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "bench/bench.h"
#include "printing/print_shop.h"
#include "printing/spooler.h"
#include "tablet/desk.h"
#include "tablet/papers.h"

namespace {

using namespace hinanjo;

constexpr std::size_t kPeople = 312;
constexpr int kRuns = 5;

template <typename T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

std::unique_ptr<tablet::Tablet> fullTablet(const std::filesystem::path& dir) {
    auto opened = must(tablet::Tablet::open({.data = dir, .clock = {}, .random = {}}));
    tablet::Identity me;
    me.device = base::DeviceId::make(opened->clock(), opened->random());
    me.deviceName = "1号機";
    me.shelter.value = "S001";
    me.officeName = "東京都北区";
    me.incident = base::IncidentId::make(opened->clock(), opened->random());
    if (const auto adopted = opened->adopt(me); !adopted) throw std::runtime_error(adopted.error().detail);
    constexpr std::array kFamilies{"山田", "佐藤", "髙橋", "渡邉", "小林", "伊集院", "斎藤"};
    constexpr std::array kReadings{"ヤマダ", "サトウ", "タカハシ", "ワタナベ", "コバヤシ", "イジュウイン", "サイトウ"};
    for (std::size_t made = 0; made < kPeople;) {
        tablet::Reception household;
        const std::size_t family = made / 3;
        for (std::size_t i = 0; i < 3 && made < kPeople; ++i, ++made) {
            tablet::Arriving person;
            person.familyName = kFamilies[family % kFamilies.size()];
            person.familyKana = kReadings[family % kReadings.size()];
            person.givenName = std::to_string(made) + "郎";
            person.givenKana = "ロウ";
            person.birth = {static_cast<std::uint16_t>(1930 + made % 90), 4, 12};
            person.town = "王子" + std::to_string(family % 6 + 1) + "丁目";
            person.address = "北区" + person.town + std::to_string(family % 40 + 1) + "番3号";
            household.people.push_back(std::move(person));
        }
        household.token = opened->nextToken();
        const auto prepared = opened->view([&](const state::State& state) {
            return tablet::receive(household, {me.incident, me.shelter, {}}, state, opened->clock(), opened->random());
        });
        (void)must(opened->recordNow(prepared.drafts));
    }
    return opened;
}

}  // namespace

int main() {
    std::string whyNot;
    const auto shop = test::PrintShop::open(whyNot);
    if (!shop) {
        std::fprintf(stderr, "paper: no printer can run here: %s\n", whyNot.c_str());
        return 1;
    }
    const test::TempDir dir;
    const auto tablet = fullTablet(dir.path());
    const printing::Spooler spooler({.server = shop->server()});
    for (const auto& [name, kind] :
         {std::pair{"kana", tablet::PaperKind::EvacueesByKana}, std::pair{"town", tablet::PaperKind::EvacueesByTown}}) {
        std::vector<double> times;
        std::uint32_t sheets = 0;
        for (int run = 0; run < kRuns; ++run) {
            const auto start = std::chrono::steady_clock::now();
            const auto paper = must(tablet::issuePaper(*tablet, {.kind = kind}));
            (void)must(spooler.submit(test::PrintShop::kPrinter, paper.title, paper.pdf));
            times.push_back(bench::secondsSince(start));
            sheets = paper.sheets;
        }
        std::ranges::sort(times);
        bench::report("paper", std::string("roster_312_") + name + "_to_spooler_s", times[times.size() / 2], "s", kRuns,
                      {{"budget_s", 3}, {"sheets", sheets}});
    }
    return 0;
}
