#include "tablet/roster_slice.h"

#include "base/files.h"

namespace hinanjo::tablet {
namespace {

using base::ErrorCode;
using base::fail;

constexpr const char* kKeyFact = "tablet.slice_key";

}  // namespace

base::Result<store::RegisterVersion> RosterSlice::version() {
    return m_core.ask(
        [](store::Store& opened) { return store::Registers(opened.database()).version(store::kRosterSlice); });
}

base::Result<std::string> RosterSlice::sealed() {
    HINANJO_ASSIGN(std::string bytes, m_core.ask([](store::Store& opened) {
        return store::Registers(opened.database()).bytes(store::kRosterSlice);
    }));
    if (bytes.empty()) return fail(ErrorCode::NotFound, "roster slice: none has arrived from headquarters");
    return bytes;
}

base::Result<std::vector<std::string>> RosterSlice::keys() {
    base::Result<std::vector<std::string>> keys{m_core.sliceKeys()};
    HINANJO_ASSIGN(const std::optional<std::string> kept,
                   m_core.ask([](store::Store& opened) { return opened.events().fact(kKeyFact); }));
    if (kept) keys->push_back(*kept);
    return keys;
}

base::Result<std::shared_ptr<const safety::RosterBook>> RosterSlice::book() {
    const std::lock_guard lock(m_mutex);
    HINANJO_ASSIGN(const store::RegisterVersion now, version());
    if (m_book && m_book->version == now.version) return m_book;
    m_book.reset();
    HINANJO_ASSIGN(const std::string bytes, sealed());
    HINANJO_ASSIGN(const sync::SliceHead head, sync::readSliceHead(bytes));
    HINANJO_ASSIGN(const std::vector<std::string> all, keys());
    for (const std::string& key : all) {
        auto people = sync::openSlice(bytes, key);
        if (!people && people.error().code == ErrorCode::Denied) continue;
        if (!people) return fail(people.error());
        HINANJO_ASSIGN(m_book, safety::RosterBook::make(head.version, std::move(*people), {}, base::shareDirectory()));
        return m_book;
    }
    return fail(ErrorCode::Denied, "roster slice: is sealed");
}

RosterSliceStatus RosterSlice::status() {
    RosterSliceStatus out;
    const auto now = version();
    if (!now || now->version == 0) return out;
    {
        const std::lock_guard lock(m_mutex);
        if (m_head.version != now->version) {
            const auto bytes = sealed();
            auto head = bytes ? sync::readSliceHead(*bytes) : base::Result<sync::SliceHead>(base::fail(bytes.error()));
            if (!head) return out;
            m_head = std::move(*head);
        }
        out.version = m_head.version;
        out.rows = m_head.rows;
        for (const sync::SliceOfficer& officer : m_head.officers)
            out.officers.emplace_back(officer.id, officer.name);
    }
    out.open = book().has_value();
    return out;
}

base::Result<RosterSlice::Proved> RosterSlice::prove(const sync::OfficerCode& one, const sync::OfficerCode& two) {
    HINANJO_ASSIGN(const std::string bytes, sealed());
    HINANJO_ASSIGN(const sync::SliceHead head, sync::readSliceHead(bytes));
    base::Result<Proved> proved{Proved{{}, head.version}};
    HINANJO_ASSIGN(proved->key, sync::sliceKeyOf(bytes, one, two));
    const auto people = sync::openSlice(bytes, proved->key);
    if (!people) return fail(people.error());
    return proved;
}

base::Status RosterSlice::keep(const std::string& key) {
    return m_core.ask([&](store::Store& opened) { return opened.events().setFact(kKeyFact, key); });
}

}  // namespace hinanjo::tablet
