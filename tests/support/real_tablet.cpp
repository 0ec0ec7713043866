#include "support/real_tablet.h"

#include <stdexcept>

#include "tablet/identity_file.h"

namespace hinanjo::test {
namespace {

void must(const base::Status& done) {
    if (!done) throw std::runtime_error(done.error().detail);
}

// Every household as the desk's rules make it, recorded as one.
base::Result<tablet::Recorded> record(tablet::Tablet& tablet, const std::vector<tablet::Reception>& receptions) {
    const auto me = tablet.identity();
    std::vector<event::Draft> drafts;
    tablet.read([&](const state::State& state) {
        for (const tablet::Reception& reception : receptions) {
            auto more =
                tablet::receive(reception, {me->incident, me->shelter, {"s1"}}, state, tablet.clock(), tablet.random())
                    .drafts;
            drafts.insert(drafts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
    });
    return tablet.recordNow(std::move(drafts));
}

base::EventId lastOf(const base::Result<tablet::Recorded>& recorded) {
    if (!recorded) throw std::runtime_error(recorded.error().detail);
    return recorded->events.back();
}

}  // namespace

tablet::Tablet::Options tabletIn(std::filesystem::path data) {
    tablet::Tablet::Options options;
    options.data = std::move(data);
    options.reconnectAfter = std::chrono::milliseconds(100);
    return options;
}

tablet::Tablet::Options neighbourIn(std::filesystem::path data) {
    auto options = tabletIn(std::move(data));
    options.neighbours.enabled = true;
    options.neighbours.listenOn = "127.0.0.1";
    return options;
}

std::unique_ptr<tablet::Tablet> openTablet(tablet::Tablet::Options options) {
    auto opened = tablet::Tablet::open(std::move(options));
    if (!opened) throw std::runtime_error(opened.error().detail);
    return std::move(*opened);
}

void connect(tablet::Tablet& tablet) {
    tablet.startSync();
    if (!eventually([&] { return tablet.syncStatus().connected && !tablet.identity()->incident.isNull(); }))
        throw std::runtime_error("the tablet does not reach HQ or hears of no incident");
}

std::unique_ptr<tablet::Tablet> joinTablet(const HqProcess& hq, tablet::Tablet::Options options,
                                           const std::string& shelter) {
    auto tablet = openTablet(std::move(options));
    must(tablet->enrol(hq.enrolmentCode(shelter)));
    connect(*tablet);
    return tablet;
}

void loseHq(const std::filesystem::path& data) {
    auto enrolment = tablet::loadEnrolment(data);
    if (!enrolment) throw std::runtime_error(enrolment.error().detail);
    enrolment->identity.hqAddress = "127.0.0.1:1";
    must(tablet::saveEnrolment(data, *enrolment));
}

std::vector<base::EventId> tryReceive(tablet::Tablet& tablet, const tablet::Reception& reception) {
    auto recorded = record(tablet, {reception});
    return recorded ? std::move(recorded->events) : std::vector<base::EventId>{};
}

base::EventId receive(tablet::Tablet& tablet, const tablet::Reception& reception) {
    return lastOf(record(tablet, {reception}));
}

base::EventId receive(tablet::Tablet& tablet, sim::Crowd& crowd, int households) {
    std::vector<tablet::Reception> receptions;
    for (int i = 0; i < households; ++i)
        receptions.push_back(crowd.household(""));
    return lastOf(record(tablet, receptions));
}

std::string neighbourAddress(const tablet::Tablet& tablet) {
    return "127.0.0.1:" + std::to_string(tablet.neighbourPort());
}

std::size_t peopleOf(const tablet::Tablet& tablet) {
    return tablet.view([](const state::State& s) { return s.people().size(); });
}

base::Sha256 digestOf(const tablet::Tablet& tablet) {
    return tablet.view([](const state::State& s) { return s.digest(); });
}

bool agree(const tablet::Tablet& a, const tablet::Tablet& b) {
    return digestOf(a) == digestOf(b);
}

bool isAllAtHq(const tablet::Tablet& tablet) {
    return tablet.syncStatus().notAtHq == 0;
}

}  // namespace hinanjo::test
