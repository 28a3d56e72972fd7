#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Names;

/// Facts that may be missing and have been tested with `finns` where we are now.
class Guards {
public:
    explicit Guards(Names& names) : names_(names) {}

    /// With the member as it is written (`för Berg`), or none: then all members have been tested.
    std::set<std::pair<FactId, std::string>> tested;
    bool in_presence = false;  ///< what is read is itself asked whether it is there

    /// What must be there if the condition holds, or if it does not.
    void add_guards(const syntax::Expression& condition, const Place& place, bool holds = true);
    [[nodiscard]] bool is_guarded(FactId fact, const std::vector<const syntax::Expression*>* members) const;

private:
    void add_guard(const syntax::Expression& read, const Place& place);

    Names& names_;
};

}  // namespace klausul
