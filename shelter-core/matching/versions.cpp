#include "matching/versions.h"

#include "base/digest.h"
#include "base/files.h"
#include "base/ids.h"
#include "rules_version.h"

namespace hinanjo::matching {

base::Result<Matcher::Versions> versionsOf(const std::filesystem::path& share) {
    constexpr std::size_t kBytes = 4;
    base::Sha256Stream all;
    for (const char* name :
         {"name_fold.tsv", "radicals.tsv", "confusable_names.tsv", "name_readings_ipadic.csv", "kita_chome.csv"}) {
        HINANJO_ASSIGN(const std::string bytes, base::readFile(share / name));
        const base::Sha256 hash = base::sha256(bytes);
        all.add(base::asText(hash));
    }
    const base::Sha256 hash = all.finish();
    return Matcher::Versions{kRulesVersion, base::toHex(base::asText(hash).substr(0, kBytes))};
}

}  // namespace hinanjo::matching
