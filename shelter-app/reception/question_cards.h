// Open questions as staff read them: what it is about, and each side with who said it when. W13.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "state/questions.h"

namespace hinanjo::reception {

struct QuestionSide {
    QString text;            // The value, or the facts of one record of a pair, one a line.
    QString detail;          // Who said so and when.
    int choice = -1;         // To hand to state::decide(); -1: not to be chosen here.
    bool meanwhile = false;  // What is shown and done until somebody decides.
    QString choiceName;      // For screen readers and the operations list.
};

struct QuestionCard {
    state::Question question;
    QString heading;
    QString subject;
    QString remark;  // Why something cannot be decided here; empty for none.
    std::vector<QuestionSide> sides;
    bool isPair = false;  // Answered by 同じ人 / 別の人; sides are the two records.
    int same = -1;        // Pairs: the choice that says so; -1: not offered.
    int different = -1;
};

using ShelterName = std::function<QString(const base::ShelterId&)>;

// Every open question of `state`, in its order. Takes part of the reading thread; nothing in it points into the state.
[[nodiscard]] std::vector<QuestionCard> questionCards(const state::State& state, const ShelterName& shelterName,
                                                      base::TimePoint now);

}  // namespace hinanjo::reception
