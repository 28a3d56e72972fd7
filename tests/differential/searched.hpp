#pragma once

// The search for gaps and conflicts against cases drawn at random: what it says never happens must not happen.

#include <string>
#include <utility>
#include <vector>

#include "library.hpp"

namespace klausul::differential {

class Searched {
public:
    explicit Searched(const Library& library);

    /// What the case shows, under the default readings, that was said never to happen; nothing for a case outside of
    /// what the search looks at.
    [[nodiscard]] std::string contradicted_by(Library& library, const TestCase& facts) const;
    [[nodiscard]] std::size_t proofs() const { return never_.size(); }

private:
    std::vector<std::pair<std::string, Status>> never_;  ///< answers and statuses
};

}  // namespace klausul::differential
