#include "reception/enrolment_view_model.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

namespace hinanjo::reception {
namespace {

// A code is shorter than this; whatever is longer is not read into memory.
constexpr qint64 kLongestCode = 4096;

}  // namespace

QString enrolmentCodeFrom(const QString& codeOrFile) {
    const QString text = codeOrFile.trimmed();
    QFile file(text);
    if (!text.isEmpty() && file.exists() && file.open(QIODevice::ReadOnly)) {
        return QString::fromUtf8(file.read(kLongestCode)).trimmed();
    }
    return text;
}

EnrolmentViewModel::EnrolmentViewModel(tablet::Tablet& tablet, QObject* parent)
    : QObject(parent), m_tablet(tablet), m_done(tablet.identity().has_value()) {
    m_thread.setMaxThreadCount(1);
}

EnrolmentViewModel::~EnrolmentViewModel() {
    m_thread.waitForDone();
}

QString EnrolmentViewModel::progress() const {
    //: Enrolment: the tablet talks to HQ
    if (m_busy) return tr("本部とやりとりしています…");
    //: Enrolment has succeeded
    if (m_done) return tr("○ この端末は登録されました");
    return {};
}

void EnrolmentViewModel::enrol(const QString& codeOrFile) {
    if (m_busy || m_done) return;
    const QString code = enrolmentCodeFrom(codeOrFile);
    m_problem.clear();
    if (code.isEmpty()) {
        //: Enrolment without a code
        m_problem = tr("コードを入れてください");
        emit changed();
        return;
    }
    m_busy = true;
    emit changed();
    m_thread.start([this, code = code.toStdString()] {
        base::Status status = m_tablet.enrol(code);
        QMetaObject::invokeMethod(
            this, [this, status = std::move(status)] { finish(status); }, Qt::QueuedConnection);
    });
}

QString EnrolmentViewModel::clipboard() const {
    return QGuiApplication::clipboard()->text().trimmed();
}

void EnrolmentViewModel::finish(const base::Status& status) {
    m_busy = false;
    if (status) {
        m_done = true;
    } else {
        switch (status.error().code) {
            case base::ErrorCode::Denied:
                //: Enrolment refused by HQ
                m_problem =
                    tr("本部がこのコードを受けつけません。使用ずみか、期限切れです。本部で新しいコードを出してもらって"
                       "ください");
                break;
            case base::ErrorCode::Unavailable:
                //: HQ could not be reached
                m_problem =
                    tr("本部につながりません。ネットワークを確かめて、もう一度押してください。コードはまだ使えます");
                break;
            case base::ErrorCode::Invalid:
                //: The text is not an enrolment code
                m_problem = tr("コードの形がちがいます。はじめから終わりまで入れてください（HNJ1 で始まります）");
                break;
            default:
                //: Enrolment failed for another reason; %1 is a technical text
                m_problem =
                    tr("登録できません。本部に伝えてください: %1").arg(QString::fromStdString(status.error().detail));
                break;
        }
    }
    emit changed();
    if (status) emit enrolled();
}

}  // namespace hinanjo::reception
