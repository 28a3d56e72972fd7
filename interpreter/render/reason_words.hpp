#pragma once

// What an answer rests on, in a few words.

#include <set>
#include <string>
#include <vector>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// "; genom [TIL-15; TIL-20]": the helpers that the value was put together from, without what the clauses that spoke
/// bear themselves; empty if there are none.
[[nodiscard]] std::string helpers_cited(const Outcome& outcome, Language language);

/// Each line of the agreement that gave the answer once, as it is written; beyond a few they are counted.
[[nodiscard]] std::vector<std::string> sentences_quoted(const Outcome& outcome, Language language);

/// "tid hos personen: 150 min; det brådskar: nej", but for those with a name in `without`; beyond a few they are
/// counted. Empty if there are none.
[[nodiscard]] std::string deciding_facts(const Outcome& outcome, const std::set<IndexedName>& without,
                                         Language language);

/// Why one rule gave way to another.
[[nodiscard]] std::string ground_words(const Beaten& beaten, Language language);

}  // namespace klausul
