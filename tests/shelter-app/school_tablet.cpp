#include "school_tablet.h"

#include <catch2/catch_test_macros.hpp>

#include "store/store.h"

namespace hinanjo::test {
namespace {

domain::Resident resident(const char* no, const char* household, const char* family, const char* given,
                          const char* familyKana, const char* givenKana, domain::Sex sex, domain::PartialDate birth,
                          const char* address, const char* town) {
    domain::Resident out;
    out.no = no;
    out.householdNo = household;
    out.familyName = family;
    out.givenName = given;
    out.familyKana = familyKana;
    out.givenKana = givenKana;
    out.sex = sex;
    out.birth = birth;
    out.address = address;
    out.town = town;
    return out;
}

std::vector<domain::Resident> neighbourhood() {
    using enum domain::Sex;
    const char* a = "試験町一丁目2番3号";
    const char* b = "試験町二丁目10番1号";
    const char* c = "試験町三丁目1番1号";
    return {
        resident("1001", "500", "山田", "太郎", "ヤマダ", "タロウ", Male, {1958, 4, 12}, a, "試験町一丁目"),
        resident("1002", "500", "山田", "和子", "ヤマダ", "カズコ", Female, {1960, 9, 1}, a, "試験町一丁目"),
        resident("1003", "500", "山田", "健", "ヤマダ", "ケン", Male, {1989, 1, 20}, a, "試験町一丁目"),
        resident("1004", "500", "山田", "陽菜", "ヤマダ", "ヒナ", Female, {2018, 7, 7}, a, "試験町一丁目"),
        resident("1005", "501", "山田", "花子", "ヤマダ", "ハナコ", Female, {1961, 5, 2}, b, "試験町二丁目"),
        resident("1006", "502", "山手", "春男", "ヤマテ", "ハルオ", Male, {1972, 3, 3}, c, "試験町三丁目"),
        resident("1007", "502", "山手", "秋子", "ヤマテ", "アキコ", Female, {1975, 11, 30}, c, "試験町三丁目"),
        resident("1008", "503", "佐藤", "一郎", "サトウ", "イチロウ", Male, {1990, 2, 14}, b, "試験町二丁目"),
        resident("1009", "504", "渡邉", "みどり", "ワタナベ", "ミドリ", Female, {1943, 8, 15}, a, "試験町一丁目"),
    };
}

domain::ShelterInfo shelterInfo(const char* id, const char* name, std::vector<std::string> catchment) {
    domain::ShelterInfo out;
    out.id.value = id;
    out.name = name;
    out.designated = true;
    out.catchment = std::move(catchment);
    out.capacity = 450;
    return out;
}

}  // namespace

SchoolTablet::SchoolTablet(Register residents)
    : SchoolTablet(residents == Register::Present ? neighbourhood() : std::vector<domain::Resident>{}) {}

SchoolTablet::SchoolTablet(const std::vector<domain::Resident>& residents) {
    makeDatabase(residents);
    start();
}

void SchoolTablet::makeDatabase(const std::vector<domain::Resident>& residents) {
    const auto key = store::loadOrMakeKey(m_dir / "tablet.key");
    REQUIRE(key);
    const auto opened = store::Store::open(m_dir / "tablet.db", *key, {});
    REQUIRE(opened);
    const std::vector<domain::ShelterInfo> shelters{
        shelterInfo("S001", "試験第一小学校", {"試験町一丁目", "試験町二丁目", "試験町三丁目"}),
        shelterInfo("S002", "試験第二小学校", {"試験町四丁目"})};
    REQUIRE((*opened)->registers().replaceShelters(1, shelters));
    if (!residents.empty()) REQUIRE((*opened)->registers().replaceResidents(1, residents));
}

void SchoolTablet::start(std::unique_ptr<readers::CardSource> cards) {
    auto opened = tablet::Tablet::open({.data = m_dir.path(), .clock = m_clock, .random = {}});
    REQUIRE(opened);
    m_tablet = std::move(*opened);
    if (!m_tablet->identity()) {
        tablet::Identity identity;
        identity.device = base::DeviceId::make(*m_clock, m_tablet->random());
        identity.deviceName = "1号機";
        identity.shelter.value = "S001";
        identity.officeName = "試験区";
        identity.incident = base::IncidentId::make(*m_clock, m_tablet->random());
        identity.incidentName = "試験の地震";
        REQUIRE(m_tablet->adopt(identity));
    }
    m_session = std::make_unique<reception::ReceptionSession>(*m_tablet, m_spooler, std::move(cards));
}

void SchoolTablet::restart() {
    m_session.reset();
    m_tablet.reset();
    start();
}

void SchoolTablet::useCards(std::unique_ptr<readers::CardSource> cards) {
    m_session.reset();
    m_tablet.reset();
    start(std::move(cards));
}

void SchoolTablet::search(const QString& digits) {
    reception::SearchViewModel& search = *m_session->search();
    search.clear();
    for (const QChar digit : digits)
        search.row(digit.digitValue());
    REQUIRE(eventually([&] { return !search.searching(); }));
}

void SchoolTablet::open(const QString& digits) {
    search(digits);
    REQUIRE(m_session->search()->candidates()->count() > 0);
    m_session->search()->pick(0);
}

void SchoolTablet::openFour() {
    reception::SearchViewModel& search = *m_session->search();
    search.clear();
    for (const int digit : {8, 7, 4})
        search.row(digit);
    search.toGiven();
    search.row(4);  // た: タロウ
    REQUIRE(eventually([&] { return !search.searching() && search.candidates()->count() == 1; }));
    search.pick(0);
    REQUIRE(m_session->household()->members()->rowCount() == 4);
}

void SchoolTablet::openTwo() {
    reception::SearchViewModel& search = *m_session->search();
    search.clear();
    for (const int digit : {8, 7, 4})
        search.row(digit);
    search.toGiven();
    search.row(1);  // あ: アキコ
    REQUIRE(eventually([&] { return !search.searching() && search.candidates()->count() == 1; }));
    search.pick(0);
    REQUIRE(m_session->household()->members()->rowCount() == 2);
}

void SchoolTablet::settle() {
    REQUIRE(eventually([&] { return m_session->operations()->unsaved() == 0; }));
    m_session->facts().refresh();
    REQUIRE(eventually([&] { return !m_session->facts().isReading(); }));
}

void SchoolTablet::receiveTen() {
    openFour();
    m_session->household()->receive();
    settle();
    m_clock->advance(std::chrono::minutes(10));
    openTwo();
    m_session->household()->receive();
    settle();
    m_clock->advance(std::chrono::minutes(10));
    m_session->headCount()->start();
    m_session->headCount()->change(0, 4);
    m_session->headCount()->enter();
    readBook();
}

void SchoolTablet::readBook() {
    settle();
    m_session->book().refresh();
    REQUIRE(eventually([&] { return m_session->book().hasRead() && !m_session->book().isReading(); }));
}

std::uint32_t SchoolTablet::named() {
    return m_tablet->view([](const state::State& state) {
        const state::ShelterView* here = state.shelter({"S001"});
        return here ? here->named : 0;
    });
}

std::uint32_t SchoolTablet::counted() {
    return m_tablet->view([](const state::State& state) {
        const state::ShelterView* here = state.shelter({"S001"});
        return here ? here->counted : 0;
    });
}

base::EventId SchoolTablet::write(event::Payload payload) {
    event::Draft draft;
    draft.incident = m_tablet->identity()->incident;
    draft.shelter = m_tablet->identity()->shelter;
    draft.payload = std::move(payload);
    const auto recorded = m_tablet->recordNow({draft});
    REQUIRE(recorded);
    return recorded->events.front();
}

void SchoolTablet::lookAt(const QString& page) {
    reception::RosterWatch& roster = *m_session->roster();
    roster.look(page);
    REQUIRE(eventually([&] { return roster.open() && (roster.shown() || roster.asksWhy()); }));
    if (roster.asksWhy()) roster.giveReason(0);
    REQUIRE(eventually([&] { return roster.shown(); }));
}

void SchoolTablet::giveList(std::uint64_t edition, std::vector<std::vector<std::string>> pages) {
    event::ListIssued issued;
    issued.list = base::ListId::make(*m_clock, m_tablet->random());
    issued.kind = "unaccounted";
    issued.scope = "試験区 全域";
    issued.edition = edition;
    issued.copies = 1;
    issued.pages = static_cast<std::uint32_t>(pages.size());
    issued.shelters = {{"S001"}};
    event::ListRows rows;
    rows.list = issued.list;
    rows.shelters = issued.shelters;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        // Pages of other districts do not come here.
        if (pages[page].empty()) continue;
        rows.pages.push_back({static_cast<std::uint32_t>(page + 1), {}});
        for (const std::string& subject : pages[page])
            rows.pages.back().rows.push_back({subject, 1});
    }
    write(issued);
    write(rows);
}

base::PersonId SchoolTablet::arriveAsHanako() {
    // No birth: to be looked at.
    tablet::Arriving hanako;
    hanako.familyName = "高橋";
    hanako.givenName = "花子";
    hanako.familyKana = "タカハシ";
    hanako.givenKana = "ハナコ";
    hanako.address = "王子1丁目";
    tablet::Reception reception;
    reception.people = {hanako};
    const auto me = m_tablet->identity();
    const auto prepared = m_tablet->view([&](const state::State& state) {
        return tablet::receive(reception, {me->incident, me->shelter, {}}, state, *m_clock, m_tablet->random());
    });
    REQUIRE(m_tablet->recordNow(prepared.drafts));
    return m_tablet->view([](const state::State& state) {
        for (const state::PersonView* person : state.people()) {
            if (person->text(domain::PersonField::GivenName) == "花子" &&
                person->text(domain::PersonField::FamilyName) == "高橋")
                return person->id;
        }
        return base::PersonId{};
    });
}

std::string SchoolTablet::giveRoster(std::vector<sync::SliceOfficer> officers) {
    const auto person = [](const char* no, const char* name, const char* kana, domain::PartialDate birth,
                           const char* address) {
        domain::RosterPerson out;
        out.no.value = no;
        out.name = name;
        out.kana = kana;
        out.birth = birth;
        out.address = address;
        out.phone = "03-0000-0001";
        out.reason = "要介護４";
        return out;
    };
    const std::vector people{person("R1", "髙橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", {1935, 4, 5}, "北区王子1-2-3"),
                             person("R2", "渡邉　茂", "ﾜﾀﾅﾍﾞ ｼｹﾞﾙ", {1933, 1, 2}, "北区王子1-1-3"),
                             person("R3", "斎藤　和子", "ｻｲﾄｳ ｶｽﾞｺ", {1937, 3, 8}, "北区赤羽2-1-5")};
    const std::string key(sync::kSliceKeyBytes, 'k');
    const auto sealed = sync::sealSlice({{"S001"}, 1, 0, std::move(officers)}, people, key);
    REQUIRE(sealed);
    m_session.reset();
    m_tablet.reset();
    {
        const auto databaseKey = store::loadOrMakeKey(m_dir / "tablet.key");
        REQUIRE(databaseKey);
        const auto opened = store::Store::open(m_dir / "tablet.db", *databaseKey, {});
        REQUIRE(opened);
        store::Registers registers((*opened)->database());
        REQUIRE(registers.replaceBytes(store::kRosterSlice, {1, people.size()}, *sealed));
    }
    start();
    return key;
}

void SchoolTablet::openRoster() {
    event::RosterUnsealed order;
    order.shelter.value = "S001";
    order.key = giveRoster({});
    write(order);
}

void SchoolTablet::arriveElsewhere(const std::string& residentNo, const std::string& shelter) {
    tablet::Desk desk;
    desk.incident = m_tablet->identity()->incident;
    desk.shelter.value = shelter;
    for (const domain::Resident& resident : neighbourhood()) {
        if (resident.no != residentNo) continue;
        tablet::Reception reception;
        reception.people.push_back(tablet::Arriving::from(resident));
        const auto prepared = m_tablet->view([&](const state::State& state) {
            return tablet::receive(reception, desk, state, *m_clock, m_tablet->random());
        });
        REQUIRE(m_tablet->recordNow(prepared.drafts));
    }
}

}  // namespace hinanjo::test
