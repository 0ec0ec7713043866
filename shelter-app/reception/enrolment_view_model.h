// 端末の登録 (W16): a one-time code, typed, pasted, scanned by a keyboard-like scanner, or read from a file, becomes
// this tablet's identity. The exchange with HQ runs on a thread of its own.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QThreadPool>

#include "tablet/tablet.h"

namespace hinanjo::reception {

// The code itself, or the content of the file that `codeOrFile` names.
[[nodiscard]] QString enrolmentCodeFrom(const QString& codeOrFile);

class EnrolmentViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionSession")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool done READ done NOTIFY changed)
    // In Japanese: what went wrong and what to do; empty: nothing.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY changed)

public:
    explicit EnrolmentViewModel(tablet::Tablet& tablet, QObject* parent = nullptr);
    ~EnrolmentViewModel() override;

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool done() const { return m_done; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString progress() const;

    Q_INVOKABLE void enrol(const QString& codeOrFile);
    // Text on the clipboard, for [貼り付け].
    Q_INVOKABLE QString clipboard() const;

signals:
    void changed();
    void enrolled();

private:
    void finish(const base::Status& status);

    tablet::Tablet& m_tablet;
    bool m_busy = false;
    bool m_done = false;
    QString m_problem;
    QThreadPool m_thread;
};

}  // namespace hinanjo::reception
