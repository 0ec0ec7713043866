// Readers and cards through PC/SC (pcscd, libpcsclite). Readers may be plugged in at any time, and pcscd may start
// later.
#pragma once

#include "readers/card_channel.h"

namespace hinanjo::readers {

// wait() and connect() belong to one thread; wake() may be called from any.
[[nodiscard]] std::unique_ptr<CardSource> makePcscSource();

}  // namespace hinanjo::readers
