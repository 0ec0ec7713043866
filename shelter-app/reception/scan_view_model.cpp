#include "reception/scan_view_model.h"

#include "reception/scan_words.h"
#include "reception/words.h"

namespace hinanjo::reception {
namespace {

constexpr int kBirth = 6, kExpiry = 4;

}  // namespace

ScanViewModel::ScanViewModel(tablet::Tablet& tablet, TabletFacts& facts, HouseholdViewModel& household,
                             QuickAddViewModel& quickAdd, std::unique_ptr<readers::CardSource> cards, QObject* parent)
    : QObject(parent),
      m_tablet(tablet),
      m_facts(facts),
      m_household(household),
      m_quickAdd(quickAdd),
      m_hub(std::move(cards)) {
    m_thread.setMaxThreadCount(1);
    auto municipal = codes::MunicipalCodes::load(tablet.directory() / "codes.toml");
    if (municipal) {
        m_hub.setMunicipal(std::move(*municipal));
    } else if (municipal.error().code != base::ErrorCode::NotFound) {
        //: %1 what is wrong with the file, in English, with its line
        m_notice = tr("区のコードの設定が読めません（%1）。区のコード以外は使えます")
                       .arg(QString::fromStdString(municipal.error().detail));
    }
    connect(&m_hub, &readers::ScanHub::scanned, this, &ScanViewModel::take);
    connect(&m_hub, &readers::ScanHub::refused, this, &ScanViewModel::refuse);
    connect(&m_hub, &readers::ScanHub::looked, this, &ScanViewModel::looked);
    connect(&m_hub, &readers::ScanHub::unreadableKeys, this, [this] {
        if (readsCodes()) say(scan_words::unreadableKeys());
    });
    connect(&m_hub, &readers::ScanHub::cameraBroken, this, [this] {
        m_cameraBroken = true;
        emit changed();
    });
    if (readers::CardReader* card = m_hub.card()) {
        connect(card, &readers::CardReader::presenceChanged, this, [this](readers::CardPresence presence) {
            if (presence != readers::CardPresence::Present) {
                m_cardReady = false;
                m_digits.clear();
            }
            emit changed();
        });
        connect(card, &readers::CardReader::opened, this, [this] {
            m_cardReady = true;
            m_digits.clear();
            if (readsCodes()) {
                say({});
                emit open(QStringLiteral("scan"));
            }
            emit changed();
        });
        connect(card, &readers::CardReader::done, this,
                [this](const codes::SaidHousehold& said) { takeHousehold(said, From::Card); });
        connect(card, &readers::CardReader::failed, this, &ScanViewModel::takeFailure);
    }
}

ScanViewModel::~ScanViewModel() {
    m_thread.waitForDone();
}

bool ScanViewModel::isOn(const char* page) const {
    return m_page == QLatin1String(page);
}

bool ScanViewModel::readsCodes() const {
    return isOn("home") || isOn("reception") || isOn("scan");
}

void ScanViewModel::setPage(const QString& page) {
    if (page == m_page) return;
    m_page = page;
    m_digits.clear();
    // A word about a code belongs to the page where it was held up.
    if (!readsCodes()) m_notice.clear();
    m_hub.setLooking(readsCodes() || isOn("household") || isOn("leaving") || isOn("unlock") || isOn("enrol") || isOn("neighbours"));
    emit pageChanged();
    emit changed();
}

void ScanViewModel::attach(QObject* window) {
    m_hub.watchKeys(window);
}

void ScanViewModel::say(const QString& notice) {
    m_notice = notice;
    emit changed();
    // On the home page there is no room for it.
    if (!notice.isEmpty() && isOn("home")) emit open(QStringLiteral("reception"));
}

void ScanViewModel::take(const codes::Code& code) {
    if (const auto* token = std::get_if<codes::TokenCode>(&code)) {
        if (readsCodes() || isOn("household") || isOn("leaving")) takeToken(*token);
    } else if (const auto* said = std::get_if<codes::SaidHousehold>(&code)) {
        if (readsCodes()) {
            takeHousehold(*said, From::Code);
        } else if (isOn("household")) {
            say(scan_words::finishFirst());
        }
    } else if (const auto* enrolment = std::get_if<codes::EnrolmentText>(&code); enrolment && isOn("enrol")) {
        emit enrolmentRead(QString::fromStdString(enrolment->text));
    } else if (const auto* neighbour = std::get_if<codes::NeighbourText>(&code); neighbour && isOn("neighbours")) {
        emit neighbourRead(QString::fromStdString(neighbour->text));
    } else if (const auto* badge = std::get_if<codes::BadgeText>(&code); badge && isOn("unlock")) {
        emit badgeRead(QString::fromStdString(badge->text));
    } else if (readsCodes()) {
        say(scan_words::forAnotherPage(code));
    }
}

void ScanViewModel::takeHousehold(const codes::SaidHousehold& said, From from) {
    const quint64 generation = ++m_generation;
    m_busy = true;
    m_digits.clear();
    say({});
    m_thread.start([this, generation, said, from] {
        SaidArrival arrival = m_finder.find(
            m_tablet, said, from == From::Card ? SaidFinder::Says::OneOfThem : SaidFinder::Says::Everybody);
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, said, from, arrival = std::move(arrival)] {
                if (generation != m_generation) return;
                m_busy = false;
                // Whoever went on by hand meanwhile is not pulled away.
                if (readsCodes()) show(arrival, said, from);
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void ScanViewModel::show(const SaidArrival& arrival, const codes::SaidHousehold& said, From from) {
    if (arrival.wantsReading()) {
        m_quickAdd.startFrom(arrival.members.front().arriving);
        emit open(QStringLiteral("quickadd"));
        return;
    }
    m_household.openSaid(arrival, originOf(arrival, said, from));
    emit open(QStringLiteral("household"));
}

void ScanViewModel::takeToken(const codes::TokenCode& token) {
    const auto identity = m_tablet.identity();
    if (!identity) return;
    const QString number = QString::fromStdString(token.number);
    if (token.shelter != identity->shelter) {
        const QString words = scan_words::tokenOfOther(number, m_facts.shelterName(token.shelter));
        isOn("leaving") ? emit slipRefused(words) : say(words);
        return;
    }
    if (isOn("leaving")) {
        emit slipRead(number);
        return;
    }
    std::optional<Candidate> holder;
    m_tablet.read([&](const state::State& state) {
        for (const state::HouseholdView* household : state.searchByToken(token.number)) {
            if (household->mistake) continue;
            Candidate candidate;
            candidate.household = household->id;
            candidate.subtitle = QString::fromStdString(household->text(domain::HouseholdField::Town));
            holder = candidate;
            break;
        }
    });
    if (isOn("household")) {
        if (holder) {
            say(scan_words::tokenTaken(number));
        } else {
            m_household.useToken(number);
            say({});
        }
        return;
    }
    if (!holder) {
        say(scan_words::tokenUnknown(number));
        return;
    }
    say({});
    m_household.open(*holder);
    emit open(QStringLiteral("household"));
}

void ScanViewModel::refuse(const base::Error& error) {
    if (readsCodes() || isOn("household")) say(scan_words::refused(error.code));
    if (isOn("leaving")) emit slipRefused(scan_words::refused(error.code));
}

void ScanViewModel::takeFailure(const readers::CardFailure& failure) {
    m_busy = false;
    m_digits.clear();
    if (failure.problem != readers::CardProblem::WrongCode) m_cardReady = false;
    if (readsCodes()) say(scan_words::card(failure));
    emit changed();
}

QString ScanViewModel::cardText() const {
    const readers::CardReader* card = m_hub.card();
    if (!card) return scan_words::presence(readers::CardPresence::NoReader);
    if (m_busy) return scan_words::reading();
    return card->presence() == readers::CardPresence::Present && m_cardReady ? scan_words::typeDigits()
                                                                             : scan_words::presence(card->presence());
}

QString ScanViewModel::cameraText() const {
    if (!m_hub.hasCamera()) return scan_words::noCamera();
    return m_cameraBroken ? scan_words::brokenCamera() : QString();
}

QString ScanViewModel::digitsOf(int from, int count, int group) const {
    QString out;
    for (int i = 0; i < count; ++i) {
        if (i > 0 && i % group == 0) out += u' ';
        out += from + i < m_digits.size() ? m_digits.at(from + i) : QChar(u'_');
    }
    return out;
}

QString ScanViewModel::birthDigits() const {
    return digitsOf(0, kBirth, 2);
}

QString ScanViewModel::expiryDigits() const {
    return digitsOf(kBirth, kExpiry, kExpiry);
}

QString ScanViewModel::securityDigits() const {
    return digitsOf(kBirth + kExpiry, readers::PrintedCode::kDigits - kBirth - kExpiry, readers::PrintedCode::kDigits);
}

int ScanViewModel::part() const {
    return m_digits.size() < kBirth ? 0 : m_digits.size() < kBirth + kExpiry ? 1 : 2;
}

void ScanViewModel::digit(int digit) {
    if (!m_cardReady || m_busy || digit < 0 || digit > 9) return;
    m_digits += QString::number(digit);
    if (m_digits.size() == readers::PrintedCode::kDigits) {
        if (const auto code = readers::PrintedCode::fromDigits(m_digits.toStdString())) {
            m_busy = true;
            m_notice.clear();
            m_hub.card()->read(*code);
        } else {
            m_notice = scan_words::noSuchDay();
        }
        m_digits.clear();
    }
    emit changed();
}

void ScanViewModel::erase() {
    m_digits.chop(1);
    emit changed();
}

void ScanViewModel::clear() {
    m_digits.clear();
    emit changed();
}

QString ScanViewModel::originOf(const SaidArrival& arrival, const codes::SaidHousehold& said, From from) const {
    QStringList parts;
    if (from == From::Card) {
        parts << tr("マイナンバーカードの情報です");
    } else {
        //: %1 name of the municipality's layout, 「試験市の事前登録」
        parts << (said.madeBy.empty() ? tr("事前登録のコードの情報です")
                                      : tr("%1の情報です").arg(QString::fromStdString(said.madeBy)));
    }
    if (said.written) {
        const auto today = domain::japaneseDay(m_tablet.clock().now());
        const QString day = QStringLiteral("%1-%2-%3")
                                .arg(static_cast<int>(said.written->year()))
                                .arg(static_cast<unsigned>(said.written->month()), 2, 10, QLatin1Char('0'))
                                .arg(static_cast<unsigned>(said.written->day()), 2, 10, QLatin1Char('0'));
        const bool old = std::chrono::sys_days(today) - std::chrono::sys_days(*said.written) > std::chrono::days(365);
        //: %1 day on which the household wrote it, more than a year ago
        parts << (old ? tr("▲ %1の記入で 1年より前です。変わっていないか聞いてください").arg(day)
                      //: %1 day on which the household wrote it
                      : tr("%1の記入").arg(day));
    }
    if (!said.unread.empty()) {
        QStringList unread;
        for (const std::string& field : said.unread)
            unread << QString::fromStdString(field);
        //: %1 fields of the code that could not be read
        parts << tr("▲ 読めなかった項目: %1").arg(unread.join(u'、'));
    }
    //: The household of a code or card was not found in the residents' register
    if (arrival.residentHouseholdNo.empty()) parts << tr("住民名簿では見つかりません");
    return parts.join(u'。');
}

}  // namespace hinanjo::reception
