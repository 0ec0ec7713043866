// What matching is made of. Everything is on; scripts/evaluate-matching switches one off at a time to measure what it
// is worth (docs/matching-evaluation.md). Nothing else may: a decision must not depend on a setting.
#pragma once

namespace hinanjo::matching {

struct Ingredients {
    bool household = true;       // The third hypothesis. Off: the same person or a stranger.
    bool sharedPhones = true;    // A home's roster people share their telephones.
    bool variantFolding = true;  // 邉 is 辺. Off: NFKC alone.
    bool kanaFolding = true;     // ョ is ヨ, ヅ is ズ, no ー. Off: hiragana is katakana, that is all.
    bool termFrequency = true;   // A rare name says more. Off: all names are equally common.
    bool evidenceRules = true;   // Off: whoever is probable enough is certain.
    bool addressNumbers = true;  // 番 and 号. Off: nothing beyond the 丁目.
    bool addressRooms = true;    // 棟 and 室. Off: a building is one home.
};

}  // namespace hinanjo::matching
