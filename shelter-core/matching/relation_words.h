// 「の母」「妻」「他1名」: words beside a name that say it may be somebody else's. 「さん」「様」: somebody else wrote
// it.
#pragma once

#include <string>
#include <string_view>

namespace hinanjo::matching {

struct WordsBeside {
    bool relation = false;   // A person has to look.
    bool honorific = false;  // Nobody calls herself so: somebody else wrote it, for whomever.
};
// Cuts such words off a folded name cell, and says which there were.
[[nodiscard]] WordsBeside cutRelationWords(std::u32string& cell);

// The same words anywhere in a folded remark.
[[nodiscard]] bool hasRelationWords(std::u32string_view remark);

// 「本人は自宅に残っています」「探しています」: a folded remark that says the person named is not the one who came.
// Errs on the side of true: a person looks.
[[nodiscard]] bool saysAbsent(std::u32string_view remark);

}  // namespace hinanjo::matching
