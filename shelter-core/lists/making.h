// What every list takes over from its making. Inside this folder only.
#pragma once

#include "lists/build.h"

namespace hinanjo::lists {

// Head of a document: everything but title, scope, notes, columns and rows.
[[nodiscard]] Document begin(const Making& making, std::string kind, std::string title);

// The shelter's name, or its id where nobody can say the name.
[[nodiscard]] std::string shelterWords(const Making& making, const base::ShelterId& shelter);

// 「男」「女」; empty if never said (paper leaves room), 「−」 if the person declined.
[[nodiscard]] std::string sexWords(domain::Sex sex);

}  // namespace hinanjo::lists
