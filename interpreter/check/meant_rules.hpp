#pragma once

#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Collected;
class Names;

/// The rules that a tag, a clause or a document named in a line means.
class MeantRules {
public:
    MeantRules(const Program& program, Reports& reports, const Collected& collected, Names& names)
        : program_(program), reports_(reports), collected_(collected), names_(names) {}

    /// Whether a clause, or one around it, is what `§ name` means in a document.
    bool stands_in(Maybe<ClauseId> clause, const std::string& name, DocumentId document) const;
    /// Empty if nothing is called so, which is reported.
    std::vector<RuleId> rules_meant(DocumentId document, const syntax::RuleReference& reference);

private:
    const Program& program_;
    Reports& reports_;
    const Collected& collected_;
    Names& names_;
};

}  // namespace klausul
