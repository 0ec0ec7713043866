#include "reception/ticked_list_view_model.h"

#include <algorithm>
#include <array>

#include "lists/issued_rows.h"
#include "print/page_code.h"
#include "reception/roster_words.h"
#include "reception/words.h"
#include "safety/say.h"
#include "safety/words.h"

namespace hinanjo::reception {
namespace {

using safety::Outcome;
using std::chrono::minutes;

constexpr std::array kWords{Outcome::Safe, Outcome::Injured, Outcome::Absent, Outcome::Evacuated, Outcome::NeedsRescue};
constexpr std::array kAgo{minutes{0},   minutes{30},  minutes{60},  minutes{120},
                          minutes{180}, minutes{360}, minutes{720}, minutes{1440}};
constexpr qsizetype kMostDigits = 4;
constexpr qsizetype kMostEditionDigits = 12;
constexpr int kMostChoices = 4;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString editionOf(const tablet::PrintedList& list) {
    return QString::number(list.issued.edition);
}

}  // namespace

TickedListViewModel::TickedListViewModel(tablet::Tablet& tablet, RosterWatch& roster, OperationsModel& operations,
                                         QObject* parent)
    : QObject(parent), m_tablet(tablet), m_roster(roster), m_operations(operations) {
    connect(&m_roster, &RosterWatch::changed, this, [this] {
        m_picture = m_roster.picture();
        update();
    });
}

// --- which list ---

const tablet::PrintedList* TickedListViewModel::chosen() const {
    if (!m_picture || !m_list) return nullptr;
    const auto found = std::ranges::find(m_picture->lists, *m_list, [](const auto& list) { return list.issued.list; });
    return found == m_picture->lists.end() ? nullptr : &*found;
}

QString TickedListViewModel::list() const {
    const tablet::PrintedList* chosen = this->chosen();
    if (chosen == nullptr) return {};
    //: The list that is entered, as its pages say: %1 edition, %2 letters at the foot, %3 how many pages
    return tr("版 %1　表 %2　全%3ページ")
        .arg(editionOf(*chosen), text(print::spokenId(*m_list)))
        .arg(chosen->issued.pages);
}

QVariantList TickedListViewModel::choices() const {
    QVariantList out;
    if (!m_picture) return out;
    for (const tablet::PrintedList& list : m_picture->lists) {
        if (out.size() == kMostChoices) break;
        if (!editionOf(list).startsWith(m_edition)) continue;
        const QString words = tr("版 %1　表 %2　全%3ページ")
                                  .arg(editionOf(list), text(print::spokenId(list.issued.list)))
                                  .arg(list.issued.pages);
        out << QVariantMap{
            {QStringLiteral("id"), text(list.issued.list.hex())},
            {QStringLiteral("words"),
             //: %1 the list as its pages say, %2 when it was printed, %3 for which districts
             tr("%1　%2　%3").arg(words, words::momentSeen(list.at, m_tablet.clock().now()), text(list.issued.scope))}};
    }
    return out;
}

void TickedListViewModel::choose(const QString& id) {
    const auto list = base::ListId::fromHex(id.toStdString());
    if (!list) return;
    m_list = *list;
    m_page.clear();
    m_row.clear();
    m_word = -1;
    m_field = 0;
    m_ago = 0;
    m_problem.clear();
    update();
}

void TickedListViewModel::leaveList() {
    m_list.reset();
    m_edition.clear();
    m_page.clear();
    m_row.clear();
    m_word = -1;
    m_problem.clear();
    update();
}

void TickedListViewModel::start() {
    leaveList();
}

// --- page, row, word ---

QStringList TickedListViewModel::words() const {
    QStringList out;
    for (const Outcome word : kWords)
        out << text(safety::outcomeWords(word));
    return out;
}

void TickedListViewModel::setField(int field) {
    if (field < 0 || field > 2) return;
    m_field = field;
    // What is typed anew replaces what stood there.
    if (field == 0) m_page.clear();
    if (field <= 1) m_row.clear();
    m_word = -1;
    m_problem.clear();
    update();
}

void TickedListViewModel::digit(int value) {
    if (value < 0 || value > 9) return;
    m_problem.clear();
    const auto type = [&](QString& into, qsizetype most) {
        if (into.size() < most && (value > 0 || !into.isEmpty())) into += QString::number(value);
    };
    if (!m_list) {
        type(m_edition, kMostEditionDigits);
    } else if (m_field == 0) {
        type(m_page, kMostDigits);
    } else if (m_field == 1) {
        type(m_row, kMostDigits);
    } else if (value >= 1 && value <= static_cast<int>(kWords.size())) {
        m_word = value - 1;
    }
    update();
}

void TickedListViewModel::erase() {
    m_problem.clear();
    if (!m_list) {
        m_edition.chop(1);
    } else if (m_field == 2) {
        // A word is one digit; without one the row's is the last.
        if (m_word < 0) m_field = 1;
        m_word = -1;
    } else if (m_field == 1 && m_row.isEmpty()) {
        m_field = 0;
    } else {
        (m_field == 0 ? m_page : m_row).chop(1);
    }
    update();
}

void TickedListViewModel::next() {
    m_problem.clear();
    if (m_list) {
        if (m_field == 0 && !m_page.isEmpty()) {
            m_field = 1;
        } else if (m_field == 1 && !m_found.no.empty()) {
            m_field = 2;
        }
        update();
        return;
    }
    if (!m_picture || m_edition.isEmpty()) return;
    std::vector<const tablet::PrintedList*> called;
    for (const tablet::PrintedList& list : m_picture->lists) {
        if (editionOf(list) == m_edition) called.push_back(&list);
    }
    if (called.size() == 1) {
        choose(text(called.front()->issued.list.hex()));
        return;
    }
    m_problem =
        called.empty() ?
                       //: Entering a list: %1 its edition
            tr("版 %1 の一覧は この端末に届いていません。記録していません。紙を本部に届けてください").arg(m_edition)
                       //: Entering a list: %1 edition that more than one list has
                       : tr("版 %1 の一覧は ひとつではありません。紙の「表」の文字で えらんでください").arg(m_edition);
    emit changed();
}

TickedListViewModel::Found TickedListViewModel::find() const {
    Found found;
    const tablet::PrintedList* list = chosen();
    if (list == nullptr || m_page.isEmpty()) return found;
    const std::uint32_t page = m_page.toUInt();
    if (page < 1 || page > list->issued.pages) {
        //: Entering a list: %1 how many pages it has
        found.problem = tr("この一覧は %1ページまでです。版とページを 確かめてください").arg(list->issued.pages);
        return found;
    }
    const auto rows = lists::rowsOfPage(list->rows, page);
    if (rows.empty()) {
        //: Entering a list: %1 a page with nobody of this shelter's districts
        found.problem = tr("%1ページは この避難所の地区の分ではありません。紙を本部に届けてください").arg(page);
        return found;
    }
    if (m_row.isEmpty()) return found;
    const std::uint32_t row = m_row.toUInt();
    if (row < 1 || row > rows.size()) {
        //: Entering a list: %1 page, %2 how many rows it has
        found.problem = tr("%1ページは %2行までです。行を 確かめてください").arg(page).arg(rows.size());
        return found;
    }
    const safety::Accounts& accounts = m_picture->people->accounts;
    const auto at = accounts.book->rows.find(rows[row - 1].subject);
    if (at == accounts.book->rows.end()) {
        //: Entering a list: the row is somebody of another shelter's districts, or nobody any more
        found.problem = tr("この行は この避難所の地区の人ではありません。紙を本部に届けてください");
        return found;
    }
    const domain::RosterPerson& person = accounts.book->people[at->second];
    found.no = person.no;
    found.name = words::rosterName(person);
    found.place = words::rosterPlace(person);
    if (const auto said = accounts.said.words.find(person.no.value); said != accounts.said.words.end()) {
        found.rescue = said->second.needsRescue;
        //: Entering a list: %1 what was found before, %2 when
        found.standing =
            tr("いまの記録: %1　%2")
                .arg(text(safety::outcomeWords(found.rescue ? Outcome::NeedsRescue : said->second.said.outcome)),
                     words::momentSeen(said->second.at, m_tablet.clock().now()));
    } else if (accounts.people[at->second].isAccountedFor()) {
        //: Entering a list: %1 why the person is accounted for already
        found.standing = tr("もう確認済みです（%1）").arg(text(accounts.people[at->second].why));
    }
    return found;
}

void TickedListViewModel::update() {
    // A list that is not here any more, or names that nobody may see: nothing stays on the page.
    if (m_list && chosen() == nullptr && m_picture) m_list.reset();
    m_found = find();
    emit changed();
}

// --- when, and recording ---

std::optional<base::TimePoint> TickedListViewModel::seenAt() const {
    const tablet::PrintedList* list = chosen();
    if (m_ago == 0 || list == nullptr) return std::nullopt;
    // Nobody ticks a list before it is printed.
    return std::max(list->at, m_tablet.clock().now() - base::Millis(kAgo[m_ago]));
}

QString TickedListViewModel::seen() const {
    const auto at = seenAt();
    //: When a row was ticked: now
    return at ? words::momentSeen(*at, m_tablet.clock().now()) : tr("いま");
}

void TickedListViewModel::earlier() {
    const tablet::PrintedList* list = chosen();
    if (list == nullptr) return;
    const bool atPrinting = m_ago > 0 && *seenAt() == list->at;
    m_ago = atPrinting ? 0 : (m_ago + 1) % kAgo.size();
    m_problem.clear();
    emit changed();
}

void TickedListViewModel::accept() {
    if (m_word >= 0) record(m_word);
}

void TickedListViewModel::record(int word) {
    if (word < 0 || word >= static_cast<int>(kWords.size()) || m_found.no.empty()) return;
    m_problem.clear();
    const Outcome outcome = kWords[static_cast<std::size_t>(word)];
    if (m_found.rescue && outcome != Outcome::NeedsRescue && m_ago == 0) {
        //: Entering a list: somebody reported that this person must be rescued; the tick may be older than that
        m_problem = tr("要救助の知らせが あります。紙に しるしを付けた時刻を えらんでから、もう一度 押してください");
        emit changed();
        return;
    }
    domain::RosterPersonAccounted said;
    said.rosterNo = m_found.no;
    said.outcome = outcome;
    said.source = domain::RosterPersonAccounted::Source::TickedList;
    said.listEdition = std::to_string(chosen()->issued.edition);
    said.page = m_page.toUInt();
    said.row = m_row.toUInt();
    said.shelter = m_operations.desk().shelter;
    base::Result<std::optional<event::Draft>> draft{std::nullopt};
    m_tablet.read([&](const state::State& state) { draft = safety::sayOf(state, std::move(said), seenAt()); });
    if (!draft) {
        //: Entering a list: what is known was seen later than the tick
        m_problem = tr("この時刻より あとの知らせが あります。記録していません");
    } else if (!*draft) {
        //: Entering a list: the very same was entered before
        m_problem = tr("この行は もう入っています");
    }
    if (!draft || !*draft) {
        emit changed();
        return;
    }
    const QString subject = QStringLiteral("%1 %2").arg(m_found.name, text(safety::outcomeWords(outcome)));
    m_operations.record(OperationsModel::Kind::Told, subject, [&](const tablet::Desk& desk, const state::State&) {
        (*draft)->incident = desk.incident;
        (*draft)->shelter = desk.shelter;
        (*draft)->staff = desk.staff;
        return std::vector{std::move(**draft)};
    });
    // The page stays for the next row.
    m_row.clear();
    m_word = -1;
    m_field = 1;
    update();
}

}  // namespace hinanjo::reception
