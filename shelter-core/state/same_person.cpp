#include "state/same_person.h"

#include <algorithm>
#include <tuple>

namespace hinanjo::state {
namespace {

using Members = std::vector<base::PersonId>;
using Belonging = std::unordered_map<base::PersonId, std::shared_ptr<Members>>;
using Vetoes = std::unordered_map<base::PersonId, std::vector<base::PersonId>>;

bool isVetoed(const Members& few, const std::shared_ptr<Members>& others, const Vetoes& vetoes,
              const Belonging& belonging) {
    return std::ranges::any_of(few, [&](base::PersonId one) {
        const auto against = vetoes.find(one);
        return against != vetoes.end() && std::ranges::any_of(against->second, [&](base::PersonId other) {
                   const auto at = belonging.find(other);
                   return at != belonging.end() && at->second == others;
               });
    });
}

}  // namespace

Groups makeGroups(const std::vector<SamePairRecord*>& pairs) {
    Belonging belonging;
    Vetoes vetoes;
    std::vector<SamePairRecord*> same;
    for (SamePairRecord* pair : pairs) {
        pair->view.leftOut = false;
        if (pair->isSame) {
            same.push_back(pair);
            for (const base::PersonId id : {pair->view.a, pair->view.b}) {
                auto& members = belonging[id];
                if (!members) members = std::make_shared<Members>(Members{id});
            }
        } else if (pair->isDifferent) {
            vetoes[pair->view.a].push_back(pair->view.b);
            vetoes[pair->view.b].push_back(pair->view.a);
        }
    }
    std::ranges::sort(same, [](const SamePairRecord* a, const SamePairRecord* b) {
        const Source& left = a->view.heads.front();
        const Source& right = b->view.heads.front();
        return std::tie(left.time, left.event) < std::tie(right.time, right.event);
    });
    for (SamePairRecord* pair : same) {
        auto few = belonging[pair->view.a];
        auto many = belonging[pair->view.b];
        if (few == many) continue;
        if (few->size() > many->size()) few.swap(many);
        if (isVetoed(*few, many, vetoes, belonging)) {
            pair->view.leftOut = true;
            continue;
        }
        many->insert(many->end(), few->begin(), few->end());
        for (const base::PersonId id : *few)
            belonging[id] = many;
    }
    Groups groups;
    groups.reserve(belonging.size());
    for (auto& [id, members] : belonging) {
        if (!std::ranges::is_sorted(*members)) std::ranges::sort(*members);
        groups.emplace(id, members);
    }
    return groups;
}

}  // namespace hinanjo::state
