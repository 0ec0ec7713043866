// What every list takes over from its making. Inside this folder only.
#pragma once

#include "lists/build.h"

namespace hinanjo::lists {

// Head of a document: everything but title, scope, notes, columns and rows.
[[nodiscard]] Document begin(const Making& making, std::string kind, std::string title);

// The shelter's name, or its id where nobody can say the name.
[[nodiscard]] std::string shelterWords(const Making& making, const base::ShelterId& shelter);

// 「山田 太郎」 over 「ヤマダ タロウ」; the reading alone, another name or 「（氏名 未確認）」 where there is no other.
[[nodiscard]] Cell nameCell(const state::PersonView& person);
// Any of the records decided to be this person asked not to be disclosed.
[[nodiscard]] bool isProtected(const state::State& state, const state::PersonView& person);

// 「男」「女」; empty if never said (paper leaves room), 「−」 if the person declined.
[[nodiscard]] std::string sexWords(domain::Sex sex);

// 「酸素」 for domain::care codes; the code itself for any other.
[[nodiscard]] std::string careWord(std::string_view code);

// The duty of those who receive a list (49条の13), where it has a basis.
void addSecrecy(Document& document, const Making& making);
// 「 うち 掲載していない人 2人（本部が直接確認します）」; empty for none.
[[nodiscard]] std::string keptWords(std::size_t people);

}  // namespace hinanjo::lists
