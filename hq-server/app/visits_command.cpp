// Reading back: what ticked lists, telephone calls and visits say of roster persons. A later word replaces an earlier
// one whatever the order they are typed in; the same list typed twice adds nothing; every word can be taken back.
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "app/commands.h"
#include "app/home_shelters.h"
#include "app/printed_rows.h"
#include "app/typed_rows.h"
#include "base/text.h"
#include "safety/say.h"
#include "safety/words.h"

namespace hinanjo::app {
namespace {

using base::ErrorCode;
using Source = domain::RosterPersonAccounted::Source;

// Clocks differ, and nobody has seen what is to come.
constexpr std::chrono::minutes kAhead{10};

// One word, as typed. Everything may be empty.
struct TypedWord {
    std::string rosterNo, list, page, row, as, at, by, source, remark, name;
};

// Which field is wrong, and how.
struct Wrong {
    std::string field;
    std::string why;
};

std::optional<std::uint32_t> number(const std::string& text) {
    const std::string folded = base::nfkc(base::trimmed(text));
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
    if (error != std::errc{} || end != folded.data() + folded.size() || value == 0) return std::nullopt;
    return value;
}

class Reader {
public:
    Reader(office::Office& office, const std::shared_ptr<const safety::RosterBook>& book)
        : m_office(office), m_book(*book), m_homes(office, book) {}

    struct Read {
        domain::RosterPersonAccounted word;
        std::optional<base::TimePoint> at;
    };
    [[nodiscard]] std::optional<Wrong> read(const TypedWord& typed, Read& out) const {
        domain::RosterPersonAccounted& word = out.word;
        word.rosterNo.value = base::trimmed(typed.rosterNo);
        word.listEdition = base::nfkc(base::trimmed(typed.list));
        const bool onList = !word.listEdition.empty();
        if (onList) {
            const auto page = number(typed.page);
            if (!page) return Wrong{"ページ", "is not a page number"};
            const auto row = number(typed.row);
            if (!row) return Wrong{"行", "is not a row number"};
            word.page = *page;
            word.row = *row;
            const auto found = rosterNoOn(m_office, word.listEdition, *page, *row);
            if (!found) return Wrong{"版", found.error().detail};
            if (!word.rosterNo.empty() && word.rosterNo != *found)
                return Wrong{"整理番号", "is not the person on that page and row of the list"};
            word.rosterNo = *found;
        }
        if (word.rosterNo.empty()) return Wrong{"整理番号", "neither a number nor list, page and row"};
        const auto row = m_book.rows.find(word.rosterNo.value);
        if (row == m_book.rows.end()) return Wrong{"整理番号", "is not on the roster in force"};
        // A relative's or a household member's name: the word is about somebody else, or tells who said it.
        if (!base::trimmed(typed.name).empty() && !m_book.matcher->canBeNamed(row->second, typed.name))
            return Wrong{"氏名", "is another name than that person's; who told it goes into 確認者"};
        const auto outcome = safety::readOutcome(typed.as);
        if (!outcome) return Wrong{"結果", "is none of 無事, 避難済, 不在, 要救助, けが, 死亡"};
        word.outcome = *outcome;
        word.source = onList ? Source::TickedList : Source::Phone;
        if (!base::trimmed(typed.source).empty()) {
            const auto source = safety::readSource(typed.source);
            if (!source) return Wrong{"方法", "is none of 一覧, 電話, 訪問, 他の避難所"};
            word.source = *source;
        }
        if (!base::trimmed(typed.at).empty()) {
            out.at = readTypedTime(typed.at);
            if (!out.at) return Wrong{"日時", "is not a date and time"};
            if (*out.at > m_office.clock().now() + kAhead) return Wrong{"日時", "lies in the future"};
        }
        word.toldBy = base::trimmed(typed.by);
        word.remark = base::trimmed(typed.remark);
        word.shelter = m_homes.of(word.rosterNo.value);
        return std::nullopt;
    }

private:
    office::Office& m_office;
    const safety::RosterBook& m_book;
    HomeShelters m_homes;
};

base::Result<std::optional<event::Draft>> draftOf(office::Office& office, base::IncidentId incident,
                                                  const Reader::Read& read) {
    base::Result<std::optional<event::Draft>> draft{std::nullopt};
    office.read([&](const state::State& state) { draft = safety::sayOf(state, read.word, read.at); });
    if (draft && *draft) (*draft)->incident = incident;
    return draft;
}

base::Result<event::IncidentDeclared> openIncident(const office::Office& office) {
    const auto incident = office.incident();
    if (!incident) return base::fail(ErrorCode::NotFound, "visits: no incident is declared (hq-server incident start)");
    if (office.hasIncidentEnded()) return base::fail(ErrorCode::Conflict, "visits: the incident has ended");
    return *incident;
}

// Heads of the file, ours first, and how spreadsheets may call them.
constexpr std::array<std::array<const char*, 3>, 10> kColumns{{{"整理番号", "roster_no", "番号"},
                                                               {"版", "list", "edition"},
                                                               {"ページ", "page", "頁"},
                                                               {"行", "row", "行番号"},
                                                               {"結果", "as", "安否"},
                                                               {"日時", "at", "time"},
                                                               {"確認者", "by", "担当"},
                                                               {"方法", "source", "手段"},
                                                               {"備考", "remark", "メモ"},
                                                               {"氏名", "name", "対象者氏名"}}};
constexpr std::array kCells{&TypedWord::rosterNo, &TypedWord::list, &TypedWord::page, &TypedWord::row,
                            &TypedWord::as,       &TypedWord::at,   &TypedWord::by,   &TypedWord::source,
                            &TypedWord::remark,   &TypedWord::name};

std::map<std::size_t, std::string TypedWord::*> columnsOf(const std::vector<std::string>& head) {
    std::map<std::size_t, std::string TypedWord::*> out;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string name = base::nfkc(base::trimmed(head[i]));
        for (std::size_t c = 0; c < kColumns.size(); ++c) {
            for (const char* alias : kColumns[c]) {
                if (name == base::nfkc(alias)) out.emplace(i, kCells[c]);
            }
        }
    }
    return out;
}

}  // namespace

int enterVisit(office::Office& office, const VisitOptions& options, const Output& output) {
    if (options.list.empty() == options.rosterNo.empty()) {
        output.complain("visits enter: one of --list EDITION --page N --row N, --roster-no NO");
        return kUsage;
    }
    const auto incident = openIncident(office);
    if (!incident) return output.fail(incident.error());
    const auto book = office.roster();
    if (!book) return output.fail(book.error());
    office.settle();
    const TypedWord typed{options.rosterNo,
                          options.list,
                          std::to_string(options.page),
                          std::to_string(options.row),
                          options.as,
                          options.at,
                          options.by,
                          options.source,
                          options.remark,
                          {}};
    Reader::Read read;
    if (const auto wrong = Reader(office, *book).read(typed, read))
        return output.fail({ErrorCode::Invalid, "visits: " + wrong->field + ": " + wrong->why});
    auto draft = draftOf(office, incident->incident, read);
    if (!draft) return output.fail(draft.error());
    if (!*draft) {
        output.say("already here");
        return kDone;
    }
    const auto recorded = office.record({std::move(**draft)});
    if (!recorded) return output.fail(recorded.error());
    output.say("entered " + recorded->front().hex() + "  roster " + read.word.rosterNo.value + "  " +
               safety::outcomeWords(read.word.outcome));
    return kDone;
}

int importVisits(office::Office& office, const std::string& input, const std::string& refused, const Files& files,
                 const Output& output) {
    const auto incident = openIncident(office);
    if (!incident) return output.fail(incident.error());
    const auto book = office.roster();
    if (!book) return output.fail(book.error());
    const auto file = files(input);
    const std::string fileName = file.filename().string();
    const auto table = readTable(file);
    if (!table) return output.fail(table.error());
    const auto columns = columnsOf(table->head);
    const auto has = [&](std::string TypedWord::*cell) {
        for (const auto& [at, which] : columns) {
            if (which == cell) return true;
        }
        return false;
    };
    if (!has(&TypedWord::as)) return output.fail({ErrorCode::Invalid, fileName + ":1: 結果: the column is missing"});
    if (!has(&TypedWord::rosterNo) && !(has(&TypedWord::list) && has(&TypedWord::page) && has(&TypedWord::row))) {
        return output.fail(
            {ErrorCode::Invalid, fileName + ":1: 整理番号: the column is missing, and so is one of 版, ページ, 行"});
    }

    office.settle();
    const Reader reader(office, *book);
    std::vector<Refusal> refusals;
    for (const auto& problem : table->problems)
        refusals.push_back({problem.line, "row", problem.what, problem.cells});
    std::size_t taken = 0, alreadyHere = 0, empty = 0;
    // The state knows what was said before only once it is recorded: a person twice in one file, in two steps.
    std::vector<event::Draft> drafts;
    std::set<std::string> pending;
    constexpr std::size_t kDraftsAtOnce = 4000;
    const auto flush = [&]() -> base::Status {
        pending.clear();
        if (drafts.empty()) return {};
        HINANJO_ASSIGN([[maybe_unused]] const auto ids, office.record(std::move(drafts)));
        drafts.clear();
        return {};
    };
    for (const auto& row : table->rows) {
        TypedWord typed;
        for (const auto& [at, cell] : columns)
            typed.*cell = row.cells[at];
        // Nothing was ticked in this row of the list.
        if (base::trimmed(typed.as).empty()) {
            ++empty;
            continue;
        }
        Reader::Read read;
        if (const auto wrong = reader.read(typed, read)) {
            refusals.push_back({row.line, wrong->field, wrong->why, row.cells});
            continue;
        }
        if (pending.contains(read.word.rosterNo.value) || drafts.size() >= kDraftsAtOnce) {
            if (const auto stored = flush(); !stored) return output.fail(stored.error());
        }
        auto draft = draftOf(office, incident->incident, read);
        if (!draft) {
            refusals.push_back({row.line, "日時", draft.error().detail, row.cells});
            continue;
        }
        if (!*draft) {
            ++alreadyHere;
            continue;
        }
        ++taken;
        pending.insert(read.word.rosterNo.value);
        drafts.push_back(std::move(**draft));
    }
    if (const auto stored = flush(); !stored) return output.fail(stored.error());
    if (const auto told =
            tellRefusals(fileName, table->head, refusals,
                         refused.empty() ? file.string() + ".refused.csv" : files(refused).string(), output);
        !told)
        return output.fail(told.error());
    output.say("taken " + std::to_string(taken) + "  already here " + std::to_string(alreadyHere) + "  not ticked " +
               std::to_string(empty) + "  refused " + std::to_string(refusals.size()) + "  rows " +
               std::to_string(table->rows.size()));
    return refusals.empty() ? kDone : kRefused;
}

}  // namespace hinanjo::app
