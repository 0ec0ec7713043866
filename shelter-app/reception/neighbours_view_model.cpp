#include "reception/neighbours_view_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

#include "sync/peer_code.h"

namespace hinanjo::reception {

NeighboursViewModel::NeighboursViewModel(tablet::Tablet& tablet, TabletFacts& facts, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_facts(facts) {
    connect(&m_facts, &TabletFacts::changed, this, &NeighboursViewModel::changed);
}

QString NeighboursViewModel::connected() const {
    QStringList names;
    for (const std::string& name : m_facts.now().sync.neighbours)
        names << QString::fromStdString(name);
    //: No other tablet of the shelter is connected
    if (names.isEmpty()) return tr("？ いま つながっている端末はありません");
    //: %1 names of the tablets that are connected now; the text after it goes between two names
    return tr("○ いま つながっている端末: %1").arg(names.join(tr("、")));
}

bool NeighboursViewModel::add(const QString& codeOrAddress) {
    const std::string text = codeOrAddress.trimmed().toStdString();
    std::vector<sync::PeerAddress> addresses;
    const auto code = sync::PeerCode::parse(text);
    const auto me = m_facts.now().identity;
    m_wrong = true;
    if (code && me && code->device == me->device) {
        //: The code is the tablet's own
        m_message = tr("これは この端末のコードです。隣の端末のコードを入れてください");
        emit changed();
        return false;
    }
    if (code) {
        addresses = code->addresses;
    } else if (const auto address = sync::PeerAddress::parse(text)) {
        addresses.push_back(*address);
    }
    if (addresses.empty()) {
        //: The text is no code of a tablet
        m_message = tr("コードの形がちがいます。隣の端末の画面にあるとおりに、はじめから終わりまで入れてください");
        emit changed();
        return false;
    }
    for (const sync::PeerAddress& address : addresses)
        m_tablet.addNeighbour(address.text());
    m_wrong = false;
    //: The connection is being tried from now on
    m_message = tr("つなぎに行っています。つながると 上に名前が出ます。同じ避難所の端末だけが つながります");
    emit changed();
    return true;
}

QString NeighboursViewModel::clipboard() const {
    return QGuiApplication::clipboard()->text().trimmed();
}

}  // namespace hinanjo::reception
