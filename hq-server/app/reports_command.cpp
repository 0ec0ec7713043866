#include "app/reports_command.h"

#include <map>

#include "app/printable.h"
#include "lists/build.h"

namespace hinanjo::app {
namespace {

class ReportWriter {
public:
    ReportWriter(const state::State& state, const Output& output) : m_state(state), m_output(output) {
        for (const state::StaffView* staff : state.staff())
            m_names[staff->id] = staff->name;
    }

    void shelter(const std::string& name, const base::ShelterId& id) {
        const state::ShelterView* view = m_state.shelter(id);
        const state::SituationView* situation = m_state.situation(id);
        std::string line = printable(name) + "  ";
        line += view != nullptr ? word(view->status) : word({});
        if (view != nullptr) {
            if (view->statusSince) line += " since " + lists::shortTime(*view->statusSince);
            line += "  inside " + std::to_string(view->inside()) + " (counted only " + std::to_string(view->counted) +
                    ")  outside " + std::to_string(view->outside);
        }
        m_output.say(line);
        if (situation == nullptr) {
            m_output.say("  no report");
            return;
        }
        if (!situation->reports.empty()) {
            const auto& last = situation->reports.back();
            m_output.say("  report " + std::to_string(last.number) + " of " + when(last.said) +
                         (last.freeText.empty() ? "" : "  " + printable(last.freeText)));
        }
        for (const auto& [code, item] : situation->items)
            m_output.say("  " + printable(code) + " = " + printable(item.value) + "  " + when(item.said));
        for (const auto& [kind, at] : situation->supplies) {
            if (at.supply.quantity == 0) continue;
            m_output.say("  wants " + printable(kind) + " " + std::to_string(at.supply.quantity) + " " +
                         printable(at.supply.unit) + "  " + when(at.said));
        }
    }

private:
    // "11/25 14:05 受付係A"
    [[nodiscard]] std::string when(const state::Source& source) const {
        const auto name = m_names.find(source.staff());
        return lists::shortTime(m_state.correctedTime(source)) +
               (name == m_names.end() ? std::string() : " " + printable(name->second));
    }

    const state::State& m_state;
    const Output& m_output;
    std::map<base::StaffId, std::string> m_names;
};

}  // namespace

int showReports(office::Office& office, const Output& output) {
    office.settle();
    std::size_t silent = 0;
    office.read([&](const state::State& state) {
        ReportWriter writer(state, output);
        std::map<base::ShelterId, std::string> shelters;
        for (const state::ShelterView* view : state.shelters())
            shelters[view->id] = view->name.value_or(office.shelterName(view->id));
        for (const state::SituationView* situation : state.situations())
            shelters.try_emplace(situation->shelter, office.shelterName(situation->shelter));
        for (const auto& [id, name] : shelters) {
            writer.shelter(name, id);
            const state::SituationView* situation = state.situation(id);
            if (situation == nullptr || situation->reports.empty()) ++silent;
        }
    });
    output.say(std::to_string(silent) + " without a report");
    return kDone;
}

}  // namespace hinanjo::app
