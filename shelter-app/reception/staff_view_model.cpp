#include "reception/staff_view_model.h"

#include <algorithm>

#include "base/pin.h"
#include "sync/badge_code.h"

namespace hinanjo::reception {
namespace {

using Duty = event::StaffChanged::Role;

// Wrong PINs in a row before somebody has to wait, and how long: doubled each time. Ten thousand PINs then take weeks.
constexpr int kFreeTries = 5;
constexpr std::chrono::seconds kFirstWait{30};
constexpr std::chrono::seconds kLongestWait{300};

}  // namespace

StaffViewModel::StaffViewModel(tablet::Tablet& tablet, TabletFacts& facts, OperationsModel& operations, QObject* parent)
    : QAbstractListModel(parent), m_tablet(tablet), m_facts(facts), m_operations(operations) {
    m_thread.setMaxThreadCount(1);
    m_waiting.setInterval(500);
    connect(&m_waiting, &QTimer::timeout, this, [this] {
        if (secondsToWait() == 0) m_waiting.stop();
        emit changed();
    });
    connect(&m_facts, &TabletFacts::changed, this, &StaffViewModel::follow);
    m_people = m_facts.now().staff;
    m_locked = required();
}

StaffViewModel::~StaffViewModel() {
    m_thread.waitForDone();
}

int StaffViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant StaffViewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const state::StaffView& staff = m_people[static_cast<std::size_t>(index.row())];
    switch (role) {
        case NameRole:
            return QString::fromStdString(staff.name);
        case DutyRole:
            switch (staff.role) {
                case Duty::Reception:
                    //: What somebody does at the shelter
                    return tr("受付係");
                case Duty::Lead:
                    return tr("責任者");
                case Duty::HqSent:
                    return tr("本部派遣");
                case Duty::Training:
                    return tr("訓練");
                case Duty::NotSaid:
                    break;
            }
            return QString();
        case ChosenRole:
            return staff.id == m_chosen;
        default:
            return {};
    }
}

QHash<int, QByteArray> StaffViewModel::roleNames() const {
    return {{NameRole, "name"}, {DutyRole, "duty"}, {ChosenRole, "chosen"}};
}

QString StaffViewModel::name() const {
    const auto it = std::ranges::find(m_people, m_current, &state::StaffView::id);
    //: Nobody said who works at this tablet
    return it == m_people.end() ? tr("担当不明") : QString::fromStdString(it->name);
}

bool StaffViewModel::ready() const {
    return !m_chosen.empty() && !m_checking && secondsToWait() == 0;
}

QString StaffViewModel::message() const {
    if (const int seconds = secondsToWait(); seconds > 0) {
        //: Too many wrong PINs; %1 seconds
        return tr("まちがいが続きました。あと %1秒 "
                  "待ってください。急ぐときは「PINなしで人数だけ登録」で受付を始められます")
            .arg(seconds);
    }
    //: The PIN is being checked
    if (m_checking) return tr("確かめています…");
    if (!m_why.isEmpty()) return m_why;
    //: Unlock page: what to do first
    if (m_chosen.empty()) return tr("名前を押してください。バッジがあれば かざすだけです");
    //: Unlock page: what to do next
    return tr("PIN 4けたを押してください");
}

int StaffViewModel::secondsToWait() const {
    const auto left = m_waitUntil - m_tablet.clock().now();
    return left <= base::Millis{} ? 0 : static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

// Staff may be added, renamed and removed while the tablet works.
void StaffViewModel::follow() {
    const std::vector<state::StaffView>& now = m_facts.now().staff;
    const auto same = [](const state::StaffView& a, const state::StaffView& b) {
        return a.id == b.id && a.name == b.name && a.role == b.role && a.pinVerifier == b.pinVerifier &&
               a.badgeDigest == b.badgeDigest;
    };
    if (std::ranges::equal(m_people, now, same)) return;
    beginResetModel();
    m_people = now;
    endResetModel();
    const auto known = [&](const base::StaffId& id) {
        return std::ranges::find(m_people, id, &state::StaffView::id) != m_people.end();
    };
    if (!known(m_chosen)) m_chosen = {};
    // Who was taken off works here no longer. Who works without a PIN, because nobody was named, goes on until the
    // tablet is left alone.
    if (!m_current.empty() && !known(m_current)) {
        m_current = {};
        m_operations.setStaff({});
        m_locked = required();
    }
    if (!required()) m_locked = m_countsOnly = false;
    emit accessChanged();
    emit changed();
}

void StaffViewModel::lock() {
    if (!required() || m_locked) return;
    m_locked = true;
    m_countsOnly = false;
    begin();
    emit accessChanged();
}

void StaffViewModel::begin() {
    m_pin.clear();
    m_scan.clear();
    m_why.clear();
    // Whoever was here is the one who most likely comes back.
    m_chosen = m_current;
    touchAll();
    emit changed();
}

void StaffViewModel::choose(int row) {
    if (row < 0 || row >= count() || m_checking) return;
    m_chosen = m_people[static_cast<std::size_t>(row)].id;
    m_pin.clear();
    m_why.clear();
    touchAll();
    emit changed();
}

void StaffViewModel::digit(int value) {
    if (!ready() || value < 0 || value > 9) return;
    m_why.clear();
    m_pin.push_back(static_cast<char>('0' + value));
    if (m_pin.size() == base::kPinDigits) check();
    emit changed();
}

void StaffViewModel::erase() {
    if (!m_pin.empty()) m_pin.pop_back();
    emit changed();
}

void StaffViewModel::key(const QString& text) {
    if (text.size() != 1) return;
    if (m_scan.isEmpty() && text.at(0).isDigit()) {
        digit(text.at(0).digitValue());
        return;
    }
    m_scan += text;
}

void StaffViewModel::enter() {
    const QString scanned = std::exchange(m_scan, QString());
    if (!scanned.isEmpty()) badge(scanned);
}

void StaffViewModel::badge(const QString& text) {
    m_scan.clear();
    m_pin.clear();
    const auto code = sync::BadgeCode::parse(text.toStdString());
    const auto it = code ? std::ranges::find(m_people, code->staff, &state::StaffView::id) : m_people.end();
    if (it == m_people.end() || it->badgeDigest.empty() || it->badgeDigest != code->digest()) {
        //: The code that was scanned opens nothing here
        refuse(tr("このバッジは ここでは使えません。名前とPINで入ってください"));
        return;
    }
    takeOver(it->id);
}

void StaffViewModel::check() {
    const auto it = std::ranges::find(m_people, m_chosen, &state::StaffView::id);
    if (it == m_people.end()) return;
    m_checking = true;
    m_thread.start([this, verifier = it->pinVerifier, pin = std::exchange(m_pin, {})] {
        const bool right = base::pinMatches(verifier, pin);
        // The destructor waits for this thread; the queued call dies with this object.
        QMetaObject::invokeMethod(
            this, [this, right] { finish(right); }, Qt::QueuedConnection);
    });
}

void StaffViewModel::finish(bool right) {
    m_checking = false;
    if (right && !m_chosen.empty()) {
        takeOver(m_chosen);
        return;
    }
    if (++m_wrong >= kFreeTries) {
        const auto wait =
            std::min<std::chrono::seconds>(kFirstWait * (1 << std::min(m_wrong - kFreeTries, 8)), kLongestWait);
        m_waitUntil = m_tablet.clock().now() + wait;
        m_waiting.start();
    }
    //: Wrong PIN
    refuse(tr("PINが ちがいます。もう一度押してください"));
}

void StaffViewModel::refuse(const QString& why) {
    m_why = why;
    emit changed();
}

void StaffViewModel::takeOver(const base::StaffId& staff) {
    m_current = staff;
    m_operations.setStaff(staff);
    m_locked = m_countsOnly = false;
    m_wrong = 0;
    m_waitUntil = {};
    begin();
    emit accessChanged();
    emit switched();
}

void StaffViewModel::countWithoutPin() {
    if (!required()) return;
    m_current = {};
    m_operations.setStaff({});
    m_locked = false;
    m_countsOnly = true;
    begin();
    emit accessChanged();
}

void StaffViewModel::touchAll() {
    if (count() > 0) emit dataChanged(index(0), index(count() - 1), {ChosenRole});
}

}  // namespace hinanjo::reception
